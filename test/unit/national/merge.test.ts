import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { bureauCursor, cursorSeal, searchDigest } from '../../../gateway/national/cursor.js';
import { byRank, isRanked, mergeRanked } from '../../../gateway/national/merge.js';
import type { Ranked } from '../../../gateway/national/merge.js';

const score = fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true }));
const records = fc.uniqueArray(
  fc.record({ score, id: fc.string({ unit: fc.constantFrom('a', 'b', 'Z', ':', '1', '0'), minLength: 1, maxLength: 6 }) }),
  { selector: ({ id }) => id, maxLength: 60 },
);

/** Some split of the records over up to five countries: each record with the country it goes to. */
const split = records.chain((list) => fc.tuple(fc.constant(list), fc.array(fc.nat(4), { minLength: list.length, maxLength: list.length })));

/** Pages through lists as the gateway does: each country gives its best `first` behind the position. */
function pagesOf(lists: readonly (readonly Ranked[])[], first: number): Ranked[][] {
  const pages: Ranked[][] = [];
  for (let after: Ranked | null = null; ;) {
    const rest = lists.map((list) => list.filter((item) => after === null || byRank(after, item) < 0).slice(0, first));
    const page = mergeRanked(rest, first);
    if (page.length === 0) return pages;
    pages.push(page);
    after = page.at(-1)!;
  }
}

test('any split of the same records over countries gives the same pages, each record once, in order', () => {
  fc.assert(fc.property(split, fc.integer({ min: 1, max: 10 }), ([list, places], first) => {
    const lists = [0, 1, 2, 3, 4].map((country) => list.filter((_, index) => places[index] === country).sort(byRank));
    const pages = pagesOf(lists, first);
    const whole = [...list].sort(byRank);
    expect(pages.flat()).toEqual(whole);
    expect(pages).toEqual(pagesOf([whole], first));
    expect(pages.slice(0, -1).every((page) => page.length === first)).toBe(true);
  }));
});

test('the order is total: never equal for different ids, antisymmetric, transitive', () => {
  const ranked = fc.record({ score, id: fc.string({ maxLength: 3 }) });
  fc.assert(fc.property(ranked, ranked, ranked, (a, b, c) => {
    expect(Math.sign(byRank(a, b)) + Math.sign(byRank(b, a))).toBe(0);
    if (a.id !== b.id) expect(byRank(a, b)).not.toBe(0);
    if (byRank(a, b) < 0 && byRank(b, c) < 0) expect(byRank(a, c)).toBeLessThan(0);
  }));
});

test('a list is ranked exactly when it stands in strictly ascending rank behind the position', () => {
  fc.assert(fc.property(records, fc.option(fc.record({ score, id: fc.string({ maxLength: 3 }) })), (list, after) => {
    const sorted = [...list].sort(byRank);
    const behind = sorted.filter((item) => after === null || byRank(after, item) < 0);
    expect(isRanked(behind, after)).toBe(true);
    if (behind.length < sorted.length) expect(isRanked(sorted, after)).toBe(false);
    if (behind.length > 1) expect(isRanked([...behind].reverse(), after)).toBe(false);
  }));
});

describe('cursor', () => {
  const seal = cursorSeal(randomBytes(32));
  const position = fc.record({
    score, id: fc.string({ maxLength: 40 }), failed: fc.array(fc.tuple(fc.constantFrom('FR', 'BE'), fc.constantFrom('TIMEOUT' as const, 'UNAVAILABLE' as const)), { maxLength: 5 }),
  });

  test('opens to the very position, also scores that no short decimal holds', () => {
    fc.assert(fc.property(position, (value) => {
      // -0 and 0 are the same place in the order.
      expect(seal.open(seal.seal(value, 'd'), 'd')).toEqual({ ...value, score: value.score + 0 });
    }));
  });

  test('opens for no other search and with no other key, and no bit can be changed', () => {
    fc.assert(fc.property(position, fc.nat(), fc.integer({ min: 1, max: 255 }), (value, at, change) => {
      const cursor = seal.seal(value, 'd');
      expect(seal.open(cursor, 'e')).toBeNull();
      expect(cursorSeal(randomBytes(32)).open(cursor, 'd')).toBeNull();
      const bytes = Buffer.from(cursor, 'base64url');
      bytes[at % bytes.length]! ^= change;
      expect(seal.open(bytes.toString('base64url'), 'd')).toBeNull();
    }));
  });

  test('says nothing in clear', () => {
    const cursor = seal.seal({ score: 0.75, id: 'FR:person:8812', failed: [['BE', 'TIMEOUT']] }, 'd');
    expect(Buffer.from(cursor, 'base64url').toString('latin1')).not.toMatch(/FR|8812|BE|TIMEOUT/);
  });

  test('the digest of a search does not depend on the order of keys and countries, and depends on everything else', () => {
    const digest = searchDigest('persons', { name: 'x', birth: '1990' }, ['FR', 'BE']);
    expect(searchDigest('persons', { birth: '1990', name: 'x', sex: null }, ['BE', 'FR'])).toBe(digest);
    for (const other of [searchDigest('vehicles', { name: 'x', birth: '1990' }, ['FR', 'BE']), searchDigest('persons', { name: 'x' }, ['FR', 'BE']), searchDigest('persons', { name: 'x', birth: '1990' }, null)]) {
      expect(other).not.toBe(digest);
    }
  });

  test('a key of another length is refused', () => {
    expect(() => cursorSeal(randomBytes(16))).toThrow('A cursor key has 32 bytes, got 16.');
  });

  test('the bureau\'s cursor is the pair in base64url', () => {
    expect(JSON.parse(Buffer.from(bureauCursor({ score: 0.5, id: 'FR:person:1' }), 'base64url').toString())).toEqual([0.5, 'FR:person:1']);
  });
});
