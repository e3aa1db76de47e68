import { additionsSource, openDesk } from '../../../gateway/national/index.js';
import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau, MemoryRecord } from '../../support/memory-bureau.js';
import { askSource, national, requestContext } from '../../support/national.js';

const person = (country: string, n: number, more: object = {}): MemoryRecord =>
  ({ __typename: 'Person', id: `${country}:person:${n}`, country, names: [{ full: `Name ${country} ${n}` }], ...more });

let france: MemoryBureau, italy: MemoryBureau, belgium: MemoryBureau, indonesia: MemoryBureau;
let gateway: TestGateway;

beforeAll(async () => {
  const car = { __typename: 'Vehicle', id: 'FR:vehicle:7', country: 'FR', vin: '1M8GDM9AXKP042788' };
  france = await startMemoryBureau('FR', [
    person('FR', 1, { frFile: { level: 3, place: { text: 'Lyon' }, car, subject: { __typename: 'Person', id: 'FR:person:2' } } }), person('FR', 2), car,
  ], ['Place.country', 'Person.sex'], `
    extend type Person { frFile: FrFile }
    type FrFile { level: Int! place: Place car: Vehicle subject: Person }
  `);
  italy = await startMemoryBureau('IT', [person('IT', 1, { itNotes: ['a note'] })], [], 'extend type Person { itNotes: [String!] itOffice(short: Boolean): String }');
  belgium = await startMemoryBureau('BE', [person('BE', 1)]);
  indonesia = await startMemoryBureau('ID', [person('ID', 1, { idCard: 'K-1' })], [], 'extend type Person { idCard: String }');
  gateway = await startTestGateway({ deadlineMs: 60_000, countries: [france, italy, belgium, indonesia].map(({ country, url }) => ({ code: country, url })), cache: { enabled: false } });
});
afterAll(async () => {
  await gateway.close();
  await Promise.all([france, italy, belgium, indonesia].map((bureau) => bureau.kill()));
});
beforeEach(() => {
  for (const bureau of [france, italy, belgium, indonesia]) bureau.requests.length = 0;
});

const entityCalls = ({ requests }: MemoryBureau) => requests.filter(({ query }) => query.includes('_entities'))
  .map(({ query, variables }) => [query, (variables['_bx_representations_0'] as { id: string }[]).map(({ id }) => id)] as const);

test('each country is asked for what it adds itself, of its own records alone', async () => {
  const { body } = await gateway.ask('{ persons(search: { name: "Name" }) { complete edges { node { id frFile { level } itNotes } } } }');
  expect(body).toMatchObject({ data: { persons: { complete: true } } });
  expect((body as { data: { persons: { edges: { node: unknown }[] } } }).data.persons.edges.map(({ node }) => node)).toEqual([
    { id: 'BE:person:1', frFile: null, itNotes: null }, { id: 'FR:person:1', frFile: { level: 3 }, itNotes: null },
    { id: 'FR:person:2', frFile: null, itNotes: null }, { id: 'ID:person:1', frFile: null, itNotes: null }, { id: 'IT:person:1', frFile: null, itNotes: ['a note'] },
  ]);
  expect(entityCalls(belgium)).toEqual([]);
  expect(entityCalls(indonesia)).toEqual([]);
  const [[french, frenchIds], ...moreFrench] = entityCalls(france) as [ReturnType<typeof entityCalls>[number], ...unknown[]];
  const [[italian, italianIds], ...moreItalian] = entityCalls(italy) as [ReturnType<typeof entityCalls>[number], ...unknown[]];
  expect([moreFrench, moreItalian]).toEqual([[], []]);
  expect([frenchIds, italianIds]).toEqual([['FR:person:1', 'FR:person:2'], ['IT:person:1']]);
  expect([french.includes('itNotes'), italian.includes('frFile')]).toEqual([false, false]);
});

test('a country whose fields nobody asks for is not asked, and is no failure', async () => {
  italy.fault = 'refuse';
  const { body } = await gateway.ask('{ record(id: "FR:person:1") { id ... on Person { frFile { level } } } other: record(id: "BE:person:1") { ... on Person { frFile { level } itNotes } } }');
  italy.fault = null;
  expect(body).toEqual({ data: { record: { id: 'FR:person:1', frFile: { level: 3 } }, other: { frFile: null, itNotes: null } } });
  expect(italy.requests).toEqual([]);
});

test('what it adds leads back to the profile: values it has a part of, and records', async () => {
  const { body } = await gateway.ask('{ person(id: "FR:person:1") { frFile { place { text country } car { vin } subject { id names { full } frFile { level } } } } }');
  expect(body).toEqual({
    data: {
      person: { frFile: { place: { text: 'Lyon', country: null }, car: { vin: '1M8GDM9AXKP042788' }, subject: { id: 'FR:person:2', names: [{ full: 'Name FR 2' }], frFile: null } } },
    },
  });
});

test('a country that fails at what it adds is told at its own records', async () => {
  italy.rewrite = (answer) => {
    if (JSON.stringify(answer).includes('a note')) answer.data = { _entities: 'nothing' } as never;
  };
  const answer = await gateway.ask('{ persons(search: { name: "Name" }) { edges { node { id itNotes frFile { level } } } } }');
  italy.rewrite = null;
  expect(answer.body).toMatchObject({
    data: { persons: { edges: [{}, { node: { id: 'FR:person:1', frFile: { level: 3 } } }, {}, {}, { node: { id: 'IT:person:1', itNotes: null } }] } },
    errors: [{ path: ['persons', 'edges', 4, 'node'], extensions: { country: 'IT', reason: 'BAD_ANSWER' } }],
  });
  expect(errorCodes(answer)).toEqual(['COUNTRY_UNAVAILABLE']);
});

test('the key that every entity has is no field of Indonesia, whose code reads like it', async () => {
  const { table, close } = national([france, indonesia]);
  const source = additionsSource('type Person { id: ID! frFile: FrFile idCard: String } type FrFile { level: Int! }', new Set(['FR', 'ID']), { table, desk: openDesk(null, null) });
  const ask = (fields: string) => askSource(source, `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${fields} } } }`,
    { representations: ['FR:person:1', 'ID:person:1'].map((id) => ({ __typename: 'Person', id })) }, requestContext());
  expect((await ask('id frFile { level }')).data).toEqual({ _entities: [{ id: 'FR:person:1', frFile: { level: 3 } }, null] });
  expect(indonesia.requests).toEqual([]);
  expect((await ask('id idCard')).data).toEqual({ _entities: [null, { id: 'ID:person:1', idCard: 'K-1' }] });
  await close();
});
