import fc from 'fast-check';
import { memoryStore } from '../../../gateway/cache/memory-store.js';
import type { Mark, Place } from '../../../gateway/cache/store.js';

const kept = (text: string, expiresAt = Infinity) => ({ text, answeredAt: 0, expiresAt });
const place = (key: string, ...tags: readonly string[]): Place => ({ key, country: 'FR', tags });

type Step = readonly ['look' | 'write' | 'void', number] | readonly ['void-all'];
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom('look' as const, 'write' as const, 'void' as const), fc.nat(2)), fc.constant(['void-all'] as const),
);

test('whatever happens between a look and the write that follows it, what was made void since is never given', async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
    const store = memoryStore(1_000_000);
    const marks = new Map<number, Mark>();
    // What is true: the version of each record, raised by each change; a look reads it, as a bureau would.
    const versions = [0, 0, 0];
    const read = new Map<number, number>();
    for (const [kind, at = 0] of steps) {
      if (kind === 'look') {
        const [found] = await store.read([place(`k${at}`, `t${at}`)]);
        if (found!.kept) expect(found!.kept.text).toBe(String(versions[at]));
        marks.set(at, found!.mark!);
        read.set(at, versions[at]!);
      } else if (kind === 'write') {
        if (marks.has(at)) store.write(place(`k${at}`, `t${at}`), marks.get(at)!, kept(String(read.get(at))));
      } else {
        versions.forEach((_, index) => kind === 'void-all' || index === at ? (versions[index]! += 1) : undefined);
        await store.invalidate({ country: 'FR', tags: kind === 'void-all' ? 'all' : [`t${at}`], position: null });
      }
    }
  }), { numRuns: 500 });
});

test('an answer is given until it expires', async () => {
  let now = 1_000;
  const store = memoryStore(1_000_000, () => now);
  const [{ mark } = { mark: 0 }] = await store.read([place('k')]);
  store.write(place('k'), mark!, kept('a', 2_000));
  now = 1_999;
  expect((await store.read([place('k')]))[0]!.kept?.text).toBe('a');
  now = 2_000;
  expect((await store.read([place('k')]))[0]!.kept).toBeNull();
});

test('the least used leave when the room is full', async () => {
  const store = memoryStore(10_000);
  const [{ mark } = { mark: 0 }] = await store.read([place('k')]);
  for (let index = 0; index < 100; index += 1) store.write(place(`k${index}`), mark!, kept('x'.repeat(600)));
  const found = await store.read(Array.from({ length: 100 }, (_, index) => place(`k${index}`)));
  expect(found.filter((one) => one.kept).length).toBe(10);
  expect(found.at(-1)!.kept).not.toBeNull();
});

test('more tags than are remembered make everything of the country void, and nothing of another', async () => {
  const store = memoryStore(1_000_000);
  const other: Place = { key: 'other', country: 'BE', tags: ['t'] };
  const [{ mark } = { mark: 0 }] = await store.read([place('k', 'never')]);
  store.write(place('k', 'never'), mark!, kept('a'));
  store.write(other, mark!, kept('b'));
  await store.invalidate({ country: 'FR', tags: Array.from({ length: 10_001 }, (_, index) => `t${index}`), position: '7' });
  expect((await store.read([place('k', 'never'), other])).map((found) => found.kept?.text ?? null)).toEqual([null, 'b']);
  expect(await store.position('FR')).toBe('7');
});
