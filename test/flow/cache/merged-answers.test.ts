import fc from 'fast-check';
import { anyOf, recordTag } from '../../../gateway/cache/tags.js';
import type { RequestContext } from '../../../gateway/request.js';
import { openTestCache } from '../../support/cache.js';
import type { TestCache } from '../../support/cache.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { national, requestContext } from '../../support/national.js';
import type { Answered } from '../../support/national.js';
import { eventually } from '../../support/servers/eventually.js';

const codes = ['FR', 'BE', 'TN'] as const;
const idOf = (country: string, n: number): string => `${country}:person:${n}`;
const person = (country: string, n: number, version = 0) =>
  ({ __typename: 'Person', id: idOf(country, n), country, sex: 'MALE', score: 1 - n / 10, names: [{ full: `Name ${country} ${n} as of ${version}` }] });

let bureaux: MemoryBureau[];
let cache: TestCache;
let kept: ReturnType<typeof national>;
/** The same bureaux without a cache: what is merged there is merged anew for each question. */
let anew: ReturnType<typeof national>;

beforeAll(async () => {
  bureaux = await Promise.all(codes.map((country) => startMemoryBureau(country, [])));
});
afterAll(() => Promise.all(bureaux.map((bureau) => bureau.kill())));
beforeEach(async () => {
  for (const bureau of bureaux) {
    bureau.cacheControl = 'max-age=60, public';
    bureau.records = [1, 2].map((n) => person(bureau.country, n));
  }
  cache = await openTestCache({ redis: null, bureaux });
  kept = national(bureaux, {}, cache.answers);
  anew = national(bureaux);
  await kept.ask('{ persons(search: { name: "first" }) { totalCount } }');
});
afterEach(async () => {
  await Promise.all([kept.close(), anew.close()]);
  await cache.close();
});

const seenAs = (visibility: string): RequestContext => ({ ...requestContext(), visibility });
const page = 'query ($name: String!, $after: String) { persons(search: { name: $name }, first: 2, after: $after) { edges { node { names { full } } } pageInfo { endCursor } } }';
// A cursor is sealed with chance: the same one comes twice only when nothing was merged anew.
const cursorOf = ({ data }: Answered): string => data.persons!.pageInfo!.endCursor as unknown as string;
const ask = (variables: Record<string, unknown> = { name: 'a' }, context = requestContext()): Promise<Answered> => kept.ask(page, variables, context);

test('what was merged is not merged again while the answers it was made of stand', async () => {
  const first = cursorOf(await ask());
  expect(cursorOf(await ask())).toBe(first);
  expect(cursorOf(await ask({ name: 'b' }))).not.toBe(first);
  const second = cursorOf(await ask({ name: 'a', after: first }));
  expect(second).not.toBe(first);
  expect(cursorOf(await ask({ name: 'a', after: first }))).toBe(second);
});

test('every request has objects of its own', async () => {
  await ask();
  const one = await ask();
  const text = JSON.stringify(one.data);
  (one.data.persons as unknown as { edges: unknown[] }).edges.length = 0;
  expect(JSON.stringify((await ask()).data)).toBe(text);
});

test('a change of one country ends it, as it ends the answer of that country', async () => {
  const first = cursorOf(await ask());
  bureaux[1]!.records = [person('BE', 1, 1)];
  bureaux[1]!.tellChange('Person', idOf('BE', 1));
  await eventually('the change to be honoured', async () => cursorOf(await ask()) !== first);
  expect(JSON.stringify((await ask()).data)).toContain('Name BE 1 as of 1');
});

test('it is given to requesters who may see the same, and to no other', async () => {
  const first = cursorOf(await ask({ name: 'a' }, seenAs('x')));
  expect(cursorOf(await ask({ name: 'a' }, seenAs('y')))).not.toBe(first);
  expect(cursorOf(await ask({ name: 'a' }, seenAs('x')))).toBe(first);
});

test('a country that tells its changes no more ends it', async () => {
  const first = cursorOf(await ask());
  const answers = { ...cache.answers, holds: (country: string) => country !== 'TN' };
  const silent = national(bureaux, {}, answers);
  try {
    await silent.ask('{ persons(search: { name: "first" }) { totalCount } }');
    const [one, other] = [await silent.ask(page, { name: 'a' }), await silent.ask(page, { name: 'a' })].map(cursorOf);
    expect(new Set([first, one, other]).size).toBe(3);
  } finally {
    await silent.close();
  }
});

test('what differs from request to request is told for each', async () => {
  const query = '{ persons(search: { name: "a" }) { pageInfo { endCursor } countries { country source asOf } } }';
  const sources = ({ data }: Answered): readonly string[] => (data.persons!.countries as unknown as { readonly source: string }[]).map(({ source }) => source);
  const [live, first, second] = [await kept.ask(query), await kept.ask(query), await kept.ask(query)];
  expect([live, first, second].map((answer) => sources(answer)[0])).toEqual(['LIVE', 'CACHE', 'CACHE']);
  expect(cursorOf(second)).toBe(cursorOf(first));
  const timed = '{ persons(search: { name: "a" }) { pageInfo { endCursor } countries { latencyMs } } }';
  expect(cursorOf(await kept.ask(timed))).not.toBe(cursorOf(await kept.ask(timed)));
});

const questions: readonly (readonly [query: string, variables: readonly Record<string, unknown>[]])[] = [
  ['query ($name: String!, $first: Int) { found: persons(search: { name: $name }, first: $first) { edges { at: node { id names { full } } score } totalCount complete countries { country status count } } }',
    [{ name: 'a', first: 2 }, { name: 'a', first: 3 }, { name: 'b' }]],
  ['query ($with: Boolean!) { persons(search: { name: "a" }, in: [FR, BE]) { edges { node { names @include(if: $with) { full } sex } } totalCount @skip(if: $with) } }', [{ with: true }, { with: false }]],
  ['query ($id: ID!) { person(id: $id) { names { full } } persons(search: { name: "a" }) { totalCount } }', [{ id: idOf('FR', 1) }, { id: idOf('TN', 2) }]],
];
const asking = fc.record({ kind: fc.constant('ask' as const), question: fc.nat({ max: questions.length - 1 }), values: fc.nat({ max: 2 }), visibility: fc.constantFrom('x', 'y') });
const changing = fc.record({ kind: fc.constant('change' as const), country: fc.nat({ max: codes.length - 1 }), n: fc.integer({ min: 1, max: 3 }), gone: fc.boolean(), all: fc.boolean() });

test('whatever is asked and changed in whatever order, what is remembered is what would be merged anew', async () => {
  let version = 0;
  await fc.assert(fc.asyncProperty(fc.array(fc.oneof({ weight: 4, arbitrary: asking }, { weight: 1, arbitrary: changing }), { minLength: 8, maxLength: 24 }), async (steps) => {
    for (const step of steps) {
      if (step.kind === 'ask') {
        const [query, values] = questions[step.question]!;
        const variables = values[step.values % values.length]!;
        const [remembered, merged] = [await kept.ask(query, variables, seenAs(step.visibility)), await anew.ask(query, variables)];
        expect(JSON.stringify(remembered)).toBe(JSON.stringify(merged));
      } else {
        const bureau = bureaux[step.country]!;
        version += 1;
        bureau.records = [...bureau.records.filter(({ id }) => id !== idOf(bureau.country, step.n)), ...(step.gone ? [] : [person(bureau.country, step.n, version)])];
        const tags = [recordTag(idOf(bureau.country, step.n)), anyOf('Person')];
        await cache.store.invalidate({ country: bureau.country, tags: step.all ? 'all' : tags, position: null });
      }
    }
  }), { numRuns: 12 });
}, 120_000);
