import { hash } from 'node:crypto';
import { askBinaryFuse, buildBinaryFuse, filterKeyBytes, mixKeys } from '../../../schema/filter/binary-fuse.js';

const keyOf = (name: string): Buffer => hash('sha256', name, 'buffer').subarray(0, filterKeyBytes);
const keysOf = (count: number, kind = 'in'): Buffer => Buffer.concat(Array.from({ length: count }, (_, place) => keyOf(`${kind} ${place}`)));
const has = (filter: ReturnType<typeof askBinaryFuse>, key: Buffer): boolean => filter.mayHave(key.readUInt32LE(0), key.readUInt32LE(4));

it.each([0, 1, 2, 3, 5, 10, 100, 1_000, 20_000])('has each of %i keys, whatever their order and however often they come', (count) => {
  const keys = keysOf(count);
  const built = buildBinaryFuse(keys);
  const filter = askBinaryFuse(built);
  for (let place = 0; place < count; place += 1) expect(has(filter, keyOf(`in ${place}`))).toBe(true);
  const reversed = Buffer.concat(Array.from({ length: count }, (_, place) => keyOf(`in ${count - 1 - place}`)));
  expect(buildBinaryFuse(Buffer.concat([reversed, keys]))).toEqual(built);
  expect(built.keys).toBe(count);
});

it.each([1, 15, 16, 500])('tells of %i items with some keys each what it tells of each key alone', (count) => {
  const filter = askBinaryFuse(buildBinaryFuse(keysOf(20_000)));
  const items: number[] = [], keys: Buffer[] = [];
  for (let item = 0; item < count; item += 1) {
    for (let key = 0; key < item % 4; key += 1) {
      items.push(item);
      keys.push(keyOf(item % 3 === 0 ? `in ${item * 7 + key}` : `out ${item} ${key}`));
    }
  }
  const words = Uint32Array.from(keys.flatMap((key) => [key.readUInt32LE(0), key.readUInt32LE(4)]));
  const found = new Set(filter.among(mixKeys(words, Uint32Array.from(items), filter.seed)));
  expect([...found].sort((a, b) => a - b)).toEqual([...new Set(items.filter((_, place) => has(filter, keys[place]!)))]);
  // All that were put in, at least.
  for (const [place, item] of items.entries()) if (item % 3 === 0) expect([item, found.has(items[place]!)]).toEqual([item, true]);
});

it('takes less than 20 bits a key from 100,000 keys on, and has others once in 65,536 times', () => {
  const count = 100_000;
  const built = buildBinaryFuse(keysOf(count));
  expect(built.fingerprints.byteLength * 8 / count).toBeLessThan(20);
  const filter = askBinaryFuse(built);
  const tried = 1_000_000;
  let falsely = 0;
  const words = new Uint32Array(2);
  for (let place = 0; place < tried; place += 1) {
    // Any words do: they need not be hashes of something.
    words[0] = Math.imul(place + 1, 0x9e3779b1);
    words[1] = Math.imul(place + 7, 0x85ebca77);
    if (filter.mayHave(words[0], words[1])) falsely += 1;
  }
  // 15.3 are expected; beyond 40 is less than once in ten million runs, and the run is the same each time.
  expect(falsely).toBeLessThanOrEqual(40);
  expect(falsely).toBeGreaterThan(0);
});

it('refuses what is no filter', () => {
  const built = buildBinaryFuse(keysOf(100));
  expect(() => askBinaryFuse({ ...built, fingerprints: built.fingerprints.subarray(1) })).toThrow(`Expected ${built.fingerprints.length} fingerprints for 100 keys, got ${built.fingerprints.length - 1}.`);
  expect(() => buildBinaryFuse(new Uint8Array(9))).toThrow('Expected keys of 8 bytes, got 9 bytes.');
});
