import fc from 'fast-check';
import { byRank } from '../../../gateway/national/merge.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau, MemoryRecord } from '../../support/memory-bureau.js';
import { national } from '../../support/national.js';
import type { Answered } from '../../support/national.js';

const countries = ['BE', 'FR', 'NG'] as const;
let bureaux: MemoryBureau[];
let graph: ReturnType<typeof national>;

beforeAll(async () => {
  bureaux = await Promise.all(countries.map((country) => startMemoryBureau(country, [])));
  graph = national(bureaux, { breakerFailures: 1_000 });
});
afterAll(async () => {
  await graph.close();
  await Promise.all(bureaux.map((bureau) => bureau.kill()));
});

interface Page { edges: { node: { id: string } }[]; complete: boolean; pageInfo: { hasNextPage: boolean; endCursor: string | null }; countries: { country: string; status: string; reason: string | null }[] }

async function page(first: number, after: string | null): Promise<Page> {
  const answer: Answered = await graph.ask(`query ($first: Int, $after: String) {
    persons(search: { name: "x" }, first: $first, after: $after) {
      edges { node { id } } complete pageInfo { hasNextPage endCursor } countries { country status reason }
    }
  }`, { first, after });
  expect(answer.errors).toBeUndefined();
  return answer.data.persons as unknown as Page;
}

const score = fc.constantFrom(0.7, 0.75, 0.8, 1);
const population = fc.uniqueArray(
  fc.record({ country: fc.constantFrom(...countries), n: fc.nat(30), score }), { selector: ({ country, n }) => `${country}${n}`, maxLength: 25 },
);

test('paging returns each record once, in order, and fails no country that goes down or comes back between pages', async () => {
  await fc.assert(fc.asyncProperty(population, fc.integer({ min: 1, max: 7 }), fc.array(fc.subarray([...countries]), { maxLength: 12 }), async (people, first, downs) => {
    const all = people.map(({ country, n, score: own }): MemoryRecord & { score: number } =>
      ({ __typename: 'Person', id: `${country}:person:${n}`, country, score: own }));
    for (const bureau of bureaux) bureau.records = all.filter((record) => record.country === bureau.country);
    const seen: string[] = [];
    const failed = new Set<string>();
    let after: string | null = null;
    for (let turn = 0; ; turn += 1) {
      const down = downs[turn] ?? [];
      for (const bureau of bureaux) bureau.fault = down.includes(bureau.country as (typeof countries)[number]) ? 'garbage' : null;
      const got: Page = await page(first, after);
      down.forEach((country) => failed.add(country));
      expect(got.complete).toBe(failed.size === 0);
      expect(got.countries.filter(({ status }) => status === 'UNAVAILABLE').map(({ country }) => country)).toEqual([...failed].sort());
      for (const { country, reason } of got.countries.filter(({ status }) => status === 'UNAVAILABLE')) {
        expect(reason).toBe(down.includes(country as (typeof countries)[number]) ? 'BAD_ANSWER' : 'FAILED_ON_EARLIER_PAGE');
      }
      seen.push(...got.edges.map(({ node }) => node.id));
      if (got.pageInfo.endCursor === null) break;
      after = got.pageInfo.endCursor;
    }
    const order = [...all].sort(byRank).map(({ id }) => id);
    expect(seen).toEqual(order.filter((id) => seen.includes(id)));
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of order) if (!failed.has(id.slice(0, 2))) expect(seen).toContain(id);
  }), { numRuns: 40 });
});
