import type { AnswerCache, CacheQuestion } from '../../../gateway/national/answer-cache.js';
import type { RequestContext } from '../../../gateway/request.js';
import { openTestCache } from '../../support/cache.js';
import type { TestCache } from '../../support/cache.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { national, requestContext } from '../../support/national.js';
import { eventually } from '../../support/servers/eventually.js';

const first = 'first;country', second = 'second;country,role';
const vehicles = (vin: string): string => `{ vehicles(search: { vin: "${vin}" }) { totalCount countries { source } } }`;
const entity = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Vehicle { plate } } }';
const one = { representations: [{ __typename: 'Vehicle', id: 'FR:vehicle:1' }] };

let bureau: MemoryBureau, cache: TestCache, asked: ReturnType<typeof national>;
/** What was asked to be kept, by question. */
let kept: CacheQuestion[];
/** While set, what is looked up in the cache is not told: who asks has its class, and has not asked its bureau. */
let held: Promise<void> | null;
let waiting = 0;

/** The cache as a gateway has it, with lookups that can be held. */
const watched = (answers: AnswerCache): AnswerCache => ({
  shared: answers.shared, holds: answers.holds, mayKeep: answers.mayKeep, keyOf: answers.keyOf,
  async find(questions) {
    const rooms = await answers.find(questions);
    const gate = held;
    if (gate !== null) {
      waiting += 1;
      await gate;
      waiting -= 1;
    }
    return rooms.map((room, place) => ({
      ...room,
      keep(answer) {
        kept.push(questions[place]!);
        room.keep(answer);
      },
    }));
  },
});

beforeEach(async () => {
  bureau = await startMemoryBureau('FR', [{ __typename: 'Vehicle', id: 'FR:vehicle:1', country: 'FR', plate: 'AB 1' }]);
  Object.assign(bureau, { cacheControl: 'max-age=60, public', rules: first });
  [kept, held] = [[], null];
  cache = await openTestCache({ redis: null, bureaux: [bureau] });
  asked = national([bureau], {}, watched(cache.answers));
  // Its first answer says that answers may be kept.
  await asked.ask(vehicles('warm'));
});
afterEach(async () => {
  await asked.close();
  await cache.close();
  await bureau.kill();
});

const requester = (role: 'ANALYST' | 'OFFICER'): RequestContext =>
  ({ ...requestContext(), requester: { user: role, organisation: 'o', country: 'GH', role, scopes: [], partnerSystem: null, onBehalfOf: null } });

/** How the answer was known. */
const source = async (vin: string): Promise<unknown> => (await asked.ask(vehicles(vin))).data['vehicles']!['countries']![0]!['source'];

test('what is asked under rules that change before it is sent is not kept, and not shared with who waits for the same', async () => {
  for (const ask of [
    (context: RequestContext) => asked.ask(vehicles('a'), {}, context),
    (context: RequestContext) => asked.ask(entity, one, context),
  ]) {
    bureau.rules = first;
    await asked.ask(vehicles(`learn ${kept.length}`));
    let release = (): void => undefined;
    held = new Promise((resolve) => (release = resolve));
    // By the first rules both are of one class: they read the country alone.
    const both = [ask(requester('ANALYST')), ask(requester('OFFICER'))];
    await eventually('both to be looking', () => Promise.resolve(waiting === 2));
    held = null;
    bureau.rules = second;
    await asked.ask(vehicles(`learnt ${kept.length}`));
    [kept, bureau.requests.length] = [[], 0];
    release();
    await Promise.all(both);
    expect(bureau.requests).toHaveLength(2);
    expect(kept.filter(({ rules }) => rules === first)).toEqual([]);
  }
});

test('an answer under other rules than those it was asked under is not kept; one under the same is', async () => {
  bureau.rules = second;
  expect(await source('b')).toBe('LIVE');
  expect(kept).toEqual([]);
  expect(await source('b')).toBe('LIVE');
  expect(kept.map(({ rules }) => rules)).toEqual([second]);
  expect(await source('b')).toBe('CACHE');
  // Without a word of its rules nobody knows under which it answered.
  bureau.rules = null;
  expect(await source('c')).toBe('LIVE');
  expect(await source('c')).toBe('LIVE');
  expect(kept).toHaveLength(1);
});

test('an answer that was long under way does not bring back the rules it was given under', async () => {
  const slow = bureau.hold();
  const late = source('late');
  await eventually('the question to be held', () => Promise.resolve(bureau.held === 1));
  // What is asked from now on is not held.
  bureau.hold().release();
  bureau.rules = second;
  for (const expected of ['LIVE', 'LIVE', 'CACHE']) expect(await source('d')).toBe(expected);
  slow.release();
  expect(await late).toBe('LIVE');
  // Kept under the first rules it is given to nobody any more, and what is kept under the second still is.
  expect(await source('d')).toBe('CACHE');
  expect(await source('late')).toBe('LIVE');
});
