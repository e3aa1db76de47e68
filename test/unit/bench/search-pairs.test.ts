import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePairs } from '../../../bench/search/make/make-pairs.js';
import { acrossScripts, pairKey, partOf, parts } from '../../../bench/search/pair.js';
import { readPairs } from '../../../bench/search/read-pairs.js';

const search = join(__dirname, '..', '..', '..', 'bench', 'search');
const pairs = parts.flatMap((part) => readPairs(part).map((pair) => ({ ...pair, part })));

const share = (some: readonly unknown[], all: readonly unknown[]): number => some.length / all.length;

test('There are 3,000 pairs at least, 1,000 of them across scripts, and half of either are of different names', () => {
  const across = pairs.filter(acrossScripts);
  expect(pairs.length).toBeGreaterThanOrEqual(3_000);
  expect(across.length).toBeGreaterThanOrEqual(1_000);
  expect(share(pairs.filter(({ same }) => !same), pairs)).toBeGreaterThanOrEqual(0.5);
  expect(share(across.filter(({ same }) => !same), across)).toBeGreaterThanOrEqual(0.45);
});

test('No pair stands twice, in either order, and no name stands beside itself', () => {
  expect(new Set(pairs.map(pairKey)).size).toBe(pairs.length);
  expect(pairs.filter(({ a, b }) => a.toLowerCase() === b.toLowerCase())).toEqual([]);
});

test('Each pair lies in the part that the hash of its names says, about a third of them in the unseen one', () => {
  expect(pairs.filter((pair) => partOf(pair) !== pair.part)).toEqual([]);
  expect(partOf({ a: 'Иван Петров', b: 'Ivan Petrov' })).toBe(partOf({ a: 'Ivan Petrov', b: 'Иван Петров' }));
  expect(share(pairs.filter(({ part }) => part === 'unseen'), pairs)).toBeCloseTo(1 / 3, 1);
});

test('Each category has pairs in both parts and says where its pattern comes from', () => {
  const described = JSON.parse(readFileSync(join(search, 'categories.json'), 'utf8')) as Record<string, { readonly what: string; readonly source: string }>;
  for (const part of parts) expect([...new Set(readPairs(part).map(({ category }) => category))].sort()).toEqual(Object.keys(described).sort());
  for (const { what, source } of Object.values(described)) expect([what.length > 10, source.length > 10]).toEqual([true, true]);
});

test('The files hold what the tables of names and the rules make, in every run', () => {
  const lines = (some: readonly { readonly a: string; readonly b: string; readonly same: boolean; readonly category: string }[]): readonly string[] =>
    some.map(({ a, b, same, category }) => JSON.stringify([category, a, b, same])).sort();
  expect(lines(makePairs())).toEqual(lines(pairs));
});
