import { startMemoryBureau } from '../support/memory-bureau.js';
import type { MemoryBureau, RewrittenAnswer } from '../support/memory-bureau.js';
import { national } from '../support/national.js';

let good: MemoryBureau;
let ill: MemoryBureau;
let graph: ReturnType<typeof national>;

beforeAll(async () => {
  good = await startMemoryBureau('FR', [{ __typename: 'Person', id: 'FR:person:1', country: 'FR', names: [{ full: 'N1' }] }]);
  ill = await startMemoryBureau('BE', [
    { __typename: 'Person', id: 'BE:person:1', country: 'BE', names: [{ full: 'N1' }] },
    { __typename: 'TravelDocument', id: 'BE:document:1', country: 'BE', number: 'A1', status: 'STOLEN' },
  ]);
  graph = national([good, ill], { breakerFailures: 1_000 });
});
afterAll(async () => {
  await graph.close();
  await Promise.all([good.kill(), ill.kill()]);
});

const persons = '{ persons(search: { name: "x" }) { edges { node { id names { full } } } pageInfo { hasNextPage } totalCount complete countries { country status reason } } }';
const check = '{ checkTravelDocuments(documents: [{ number: "A1" }]) { outcome complete countries { country status reason } records { id } error { code message } } }';
const one = '{ person(id: "BE:person:1") { id names { full } } }';
const error = (path?: readonly (string | number)[]) => ({ message: 'SELECT secret', ...(path && { path }) });
/** The value of the one root field of an answer, to be written into. */
const value = ({ data }: RewrittenAnswer): Record<string, unknown> & Record<number, Record<string, unknown>> => Object.values(data)[0]!;

const ofPersons: readonly (readonly [string, string, (answer: RewrittenAnswer) => void])[] = [
  ['an error that has no path', 'BUREAU_ERROR', (answer) => void (answer.errors = [error()])],
  ['an error at a field that was not asked', 'BUREAU_ERROR', (answer) => void (answer.errors = [error(['other'])])],
  ['nothing, and an error that has no path', 'BUREAU_ERROR', (answer) => {
    Object.assign(value(answer), { edges: [], totalCount: 0 });
    answer.errors = [error()];
  }],
  ['nothing, and an error at the edges', 'BUREAU_ERROR', (answer) => {
    Object.assign(value(answer), { edges: [], totalCount: 0 });
    answer.errors = [error(['persons', 'edges'])];
  }],
  ['no edges of the three that it counts', 'BAD_ANSWER', (answer) => Object.assign(value(answer), { edges: [], totalCount: 3 })],
];

test.each(ofPersons)('a bureau that answers %s is UNAVAILABLE (%s), never NO_HIT', async (_, reason, rewrite) => {
  ill.rewrite = rewrite;
  const { data, errors } = await graph.ask(persons);
  expect(errors).toBeUndefined();
  expect(data.persons).toMatchObject({
    totalCount: 1, complete: false, countries: [{ country: 'BE', status: 'UNAVAILABLE', reason }, { country: 'FR', status: 'HIT', reason: null }],
  });
});

const ofChecks: readonly (readonly [string, (answer: RewrittenAnswer) => void])[] = [
  ['an error that has no path', (answer) => void (answer.errors = [error()])],
  ['null for the records of a hit', (answer) => {
    Object.assign(value(answer)[0]!, { records: null });
    answer.errors = [error(['checkTravelDocuments', 0, 'records'])];
  }],
  ['what is no interpretation', (answer) => Object.assign(value(answer)[0]!, { interpretation: [{ field: 'name', form: null, readAs: 'x', warnings: [] }] })],
  ['a record of another country', (answer) => Object.assign(value(answer)[0]!, { records: [{ id: 'NG:document:1' }] })],
  ['no hit, with a record', (answer) => Object.assign(value(answer)[0]!, { outcome: 'NO_HIT' })],
  ['a hit that it counts to none', (answer) => Object.assign(value(answer)[0]!, { countries: [{ status: 'HIT', count: 0, reason: null }], records: [] })],
];

test.each(ofChecks)('a bureau that answers a check with %s is UNAVAILABLE, and the item UNKNOWN', async (_, rewrite) => {
  ill.rewrite = rewrite;
  const { data } = await graph.ask(check);
  expect(data.checkTravelDocuments).toMatchObject([
    { outcome: 'UNKNOWN', complete: false, records: [], error: null, countries: [{ country: 'BE', status: 'UNAVAILABLE' }, { country: 'FR', status: 'NO_HIT' }] },
  ]);
});

test("a bureau's own words on an item do not leave, and do not hide what others have", async () => {
  ill.rewrite = (answer) => Object.assign(value(answer)[0]!, {
    outcome: 'UNKNOWN', countries: [], records: [], error: { code: 'X', message: `SELECT * FROM secret at http://10.0.0.1/db ${'y'.repeat(50_000)}` },
  });
  const { data } = await graph.ask(check);
  expect(JSON.stringify(data)).not.toMatch(/secret|10\.0\.0\.1|yyy/);
  expect(data.checkTravelDocuments).toMatchObject([
    { outcome: 'UNKNOWN', error: null, countries: [{ country: 'BE', status: 'REFUSED', reason: 'BAD_ITEM' }, { country: 'FR', status: 'NO_HIT' }] },
  ]);
});

test('a record that is null with an error that has no path is no record that does not exist', async () => {
  ill.rewrite = (answer) => {
    Object.assign(answer.data, { person: null });
    answer.errors = [error()];
  };
  const { data, errors } = await graph.ask(one);
  expect(data.person).toBeNull();
  expect(errors).toMatchObject([{ path: ['person'], extensions: { code: 'COUNTRY_UNAVAILABLE', reason: 'BUREAU_ERROR' } }]);
});

test('entities with an error that has no path are not believed', async () => {
  ill.rewrite = (answer) => void (answer.errors = [error()]);
  const { data, errors } = await graph.ask(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { names { full } } } }',
    { representations: [{ __typename: 'Person', id: 'BE:person:1' }, { __typename: 'Person', id: 'FR:person:1' }] },
  );
  expect(data._entities).toEqual([null, { names: [{ full: 'N1' }] }]);
  expect(errors).toMatchObject([{ path: ['_entities', 0], extensions: { code: 'COUNTRY_UNAVAILABLE' } }]);
});

test('a bureau that finds the question bad is well, and its status tells', async () => {
  ill.rewrite = (answer) => {
    answer.errors = [{ message: 'name "Ann" is bad', path: ['persons'], extensions: { code: 'BAD_USER_INPUT' } }];
    Object.assign(answer.data, { persons: null });
  };
  const { data } = await graph.ask(persons);
  expect(data.persons!.countries).toMatchObject([{ country: 'BE', status: 'REFUSED', reason: 'BAD_USER_INPUT' }, { country: 'FR' }]);
});
