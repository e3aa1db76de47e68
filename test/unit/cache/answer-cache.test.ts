import { cacheKeys } from '../../../gateway/cache/keys.js';
import { memoryStore } from '../../../gateway/cache/memory-store.js';
import { openAnswerCache } from '../../../gateway/cache/index.js';

const clock = { now: 1_000_000 };
/** How long ago the country last told all its changes, in milliseconds. Null: the country tells none. */
let told: number | null = 0;
beforeEach(() => void (told = 0));
const cacheWith = (lifetimes = { mostMs: 60_000, negativeMs: 10_000, behindMs: 15_000 }) => openAnswerCache({
  store: memoryStore(1_000_000, () => clock.now), keys: cacheKeys(new Uint8Array(32)), lifetimes, shared: false, follows: () => true, asOf: () => (told === null ? null : clock.now - told), now: () => clock.now,
});
const question = { country: 'FR', kind: 'call', schema: 's', visibility: 'v', question: 'q', record: null, types: [], maxAgeMs: null } as const;
const headers = { 'cache-control': 'max-age=30' };

test.each([
  ['as long as its bureau allows', {}, {}, 30_000],
  ['no longer than the configuration', {}, { headers: { 'cache-control': 'max-age=3600' } }, 60_000],
  ['no longer than a record in it may be used', {}, { validUntil: 1_007_000 }, 7_000],
  ['no longer than an answer that says there is nothing', {}, { negative: true }, 10_000],
  ['no longer than the age asked for', { maxAgeMs: 5_000 }, {}, 5_000],
])('an answer is kept %s', async (_what, asked, told, forMs) => {
  clock.now = 1_000_000;
  const cache = cacheWith();
  const [room] = await cache.find([{ ...question, ...asked }]);
  room!.keep({ text: '{}', answeredAt: clock.now, validUntil: Infinity, negative: false, headers, ...told });
  const known = async (): Promise<boolean> => (await cache.find([{ ...question, ...asked }]))[0]!.known !== null;
  clock.now = 1_000_000 + forMs - 1_000;
  expect(await known()).toBe(true);
  clock.now += 2_000;
  expect(await known()).toBe(false);
});

test('an answer that was kept for longer is not given to a question that wants a younger one', async () => {
  clock.now = 1_000_000;
  const cache = cacheWith();
  const [room] = await cache.find([question]);
  room!.keep({ text: '{}', answeredAt: clock.now, validUntil: Infinity, negative: false, headers });
  clock.now += 5_001;
  const of = async (maxAgeMs: number): Promise<boolean> => (await cache.find([{ ...question, maxAgeMs }]))[0]!.known !== null;
  expect([await of(5_000), await of(6_000)]).toEqual([false, true]);
});

test('an answer is not given that was last true for certain longer ago than allowed: when it was given, or when its country told all changes', async () => {
  clock.now = 1_000_000;
  const cache = cacheWith();
  const [room] = await cache.find([question]);
  room!.keep({ text: '{}', answeredAt: clock.now, validUntil: Infinity, negative: false, headers });
  const known = async (): Promise<number | undefined> => (await cache.find([question]))[0]!.known?.answeredAt;
  told = 100_000;
  clock.now += 14_000;
  expect(await known()).toBe(1_000_000);
  clock.now += 2_000;
  expect(await known()).toBeUndefined();
  told = 14_000;
  // It does not claim to be younger than it is.
  expect(await known()).toBe(1_000_000);
  told = 16_000;
  expect(await known()).toBeUndefined();
  told = null;
  expect(await known()).toBeUndefined();
});
