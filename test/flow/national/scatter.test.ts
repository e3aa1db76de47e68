import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau, MemoryRecord } from '../../support/memory-bureau.js';
import { national, requestContext } from '../../support/national.js';

const person = (country: string, n: number, score: number): MemoryRecord => ({
  __typename: 'Person', id: `${country}:person:${n}`, country, score, sex: 'MALE',
  names: [{ full: `Name ${country} ${n}` }],
});

let bureaux: MemoryBureau[];
let graph: ReturnType<typeof national>;

beforeAll(async () => {
  bureaux = await Promise.all([
    startMemoryBureau('FR', [person('FR', 1, 0.9), person('FR', 2, 0.8), { __typename: 'TravelDocument', id: 'FR:document:1', country: 'FR', number: 'A1', status: 'STOLEN' }]),
    startMemoryBureau('BE', [person('BE', 1, 0.95), person('BE', 2, 0.8)], ['Person.sex', 'Query.vehicles', 'Query.checkVehicles', 'PersonSearch.category']),
    startMemoryBureau('NG', [], ['PersonSearch.birth@intervals']),
  ]);
  graph = national(bureaux);
});
afterAll(async () => {
  await graph.close();
  await Promise.all(bureaux.map((bureau) => bureau.kill()));
});

const persons = `query ($search: PersonSearch!, $in: [CountryCode!], $first: Int, $after: String) {
  persons(search: $search, in: $in, first: $first, after: $after) {
    edges { node { __typename id sex names { full } } score cursor }
    pageInfo { hasNextPage hasPreviousPage endCursor }
    totalCount complete countries { country status count reason source }
  }
}`;

test('one page from all countries, ranked by score and id, with the outcome of each', async () => {
  const { data, errors } = await graph.ask(persons, { search: { name: 'Name' } });
  expect(errors).toBeUndefined();
  expect(data.persons!.edges).toMatchObject([
    { node: { id: 'BE:person:1', sex: null }, score: 0.95 },
    { node: { id: 'FR:person:1', sex: 'MALE' }, score: 0.9 },
    { node: { id: 'BE:person:2', sex: null }, score: 0.8 },
    { node: { id: 'FR:person:2', sex: 'MALE' }, score: 0.8 },
  ]);
  expect(data.persons).toMatchObject({
    totalCount: 4, complete: true, pageInfo: { hasNextPage: false, hasPreviousPage: false },
    countries: [
      { country: 'BE', status: 'HIT', count: 2, reason: null, source: 'LIVE' },
      { country: 'FR', status: 'HIT', count: 2, reason: null, source: 'LIVE' },
      { country: 'NG', status: 'NO_HIT', count: 0, reason: null, source: 'LIVE' },
    ],
  });
});

test('countries named, one of them not connected', async () => {
  const { data } = await graph.ask(persons, { search: { name: 'Name' }, in: ['FR', 'US', 'FR'] });
  expect(data.persons!.countries).toMatchObject([
    { country: 'FR', status: 'HIT' }, { country: 'US', status: 'NOT_CONNECTED', source: null },
  ]);
  expect(data.persons!.complete).toBe(false);
});

test('a country without the register is UNSUPPORTED and leaves the answer complete; without the field it does not', async () => {
  const { data } = await graph.ask(`{
    vehicles(search: { vin: "X" }) { totalCount complete countries { country status reason } }
    persons(search: { category: WANTED }) { complete countries { country status reason } }
  }`);
  expect(data.vehicles).toEqual({
    totalCount: 0, complete: true, countries: [
      { country: 'BE', status: 'UNSUPPORTED', reason: 'NO_SUCH_REGISTER' },
      { country: 'FR', status: 'NO_HIT', reason: null }, { country: 'NG', status: 'NO_HIT', reason: null },
    ],
  });
  expect(data.persons).toEqual({
    complete: false, countries: [
      { country: 'BE', status: 'UNSUPPORTED', reason: 'FIELD_NOT_SEARCHABLE' },
      { country: 'FR', status: 'HIT', reason: null }, { country: 'NG', status: 'NO_HIT', reason: null },
    ],
  });
});

test('a country that takes no intervals of dates is not asked for one, and is UNSUPPORTED; it is asked for a date', async () => {
  const before = bureaux.map((bureau) => bureau.requests.length);
  const { data } = await graph.ask(`{
    span: persons(search: { birth: "1980/1985" }) { complete countries { country status reason } }
    year: persons(search: { birth: "1980" }, in: ["NG"]) { complete }
  }`);
  expect(data.span).toEqual({
    complete: false, countries: [
      { country: 'BE', status: 'HIT', reason: null }, { country: 'FR', status: 'HIT', reason: null },
      { country: 'NG', status: 'UNSUPPORTED', reason: 'FIELD_NOT_SEARCHABLE' },
    ],
  });
  expect(data.year).toEqual({ complete: true });
  expect(bureaux.map((bureau, index) => bureau.requests.length - before[index]!)).toEqual([1, 1, 1]);
  expect(bureaux[2]!.requests.at(-1)!.query).not.toContain('span');
});

test('several root fields, aliases, fragments and conditions go to each bureau in one call', async () => {
  const before = bureaux.map((bureau) => bureau.requests.length);
  const { data, errors } = await graph.ask(`query ($yes: Boolean!, $no: Boolean!) {
    a: persons(search: { name: "x" }, first: 1) { list: edges { who: node { ...N } again: node { sex } } complete @skip(if: $yes) }
    b: persons(search: { name: "y" }) @include(if: $yes) { ...C }
    c: persons(search: { name: "z" }) @include(if: $no) { totalCount }
    one: record(id: "FR:document:1") { id ... on TravelDocument { number } }
    __typename
  }
  fragment N on Person { names @include(if: $yes) { full } }
  fragment C on PersonConnection { totalCount }`, { yes: true, no: false });
  expect(errors).toBeUndefined();
  expect(JSON.parse(JSON.stringify(data))).toEqual({
    __typename: 'Query',
    a: { list: [{ who: { names: [{ full: 'Name BE 1' }] }, again: { sex: null } }] },
    b: { totalCount: 4 },
    one: { id: 'FR:document:1', number: 'A1' },
  });
  expect(bureaux.map((bureau, index) => bureau.requests.length - before[index]!)).toEqual([1, 1, 1]);
});

test('a derived operation is the same text whatever the values', async () => {
  const [fr] = bureaux;
  const before = fr!.requests.length;
  await graph.ask(persons, { search: { name: 'Ann' }, in: ['FR'], first: 3 });
  await graph.ask(persons, { search: { birth: '1990' }, in: ['FR'], first: 7 });
  const [one, two] = fr!.requests.slice(before);
  expect(one!.query).toBe(two!.query);
  expect(one!.query).not.toMatch(/cursor|complete|latencyMs/);
});

test('checks are merged item by item, bad items beside the others', async () => {
  const { data } = await graph.ask(`{
    checkTravelDocuments(documents: [{ number: "Z" }, {}, { number: "A1" }]) {
      index outcome complete countries { country status count reason } records { id } error { code message }
    }
  }`);
  expect(data.checkTravelDocuments).toMatchObject([
    { index: 0, outcome: 'NO_HIT', complete: true, records: [], error: null },
    { index: 1, outcome: 'UNKNOWN', complete: false, countries: [], error: { code: 'BAD_ITEM', message: expect.stringContaining('number, issuer, mrz') } },
    { index: 2, outcome: 'HIT', complete: true, records: [{ id: 'FR:document:1' }], countries: [{ country: 'BE', status: 'NO_HIT' }, { country: 'FR', status: 'HIT', count: 1 }, { country: 'NG' }] },
  ]);
});

test('entities come back in order, each country asked once, equal ones asked once', async () => {
  const before = bureaux.map((bureau) => bureau.requests.length);
  const ids = ['NG:person:9', 'FR:person:2', 'BE:person:1', 'FR:person:1', 'FR:person:2', 'US:person:1', 'nonsense'];
  const { data, errors } = await graph.ask(
    'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { sex names { full } } } }',
    { representations: ids.map((id) => ({ __typename: 'Person', id })) },
  );
  expect(JSON.parse(JSON.stringify(data._entities))).toEqual([
    null,
    { sex: 'MALE', names: [{ full: 'Name FR 2' }] },
    { sex: null, names: [{ full: 'Name BE 1' }] },
    { sex: 'MALE', names: [{ full: 'Name FR 1' }] },
    { sex: 'MALE', names: [{ full: 'Name FR 2' }] },
    null, null,
  ]);
  expect(errors).toMatchObject([{ path: ['_entities', 5], extensions: { code: 'COUNTRY_NOT_CONNECTED', country: 'US' } }]);
  expect(bureaux.map((bureau, index) => bureau.requests.length - before[index]!)).toEqual([1, 1, 1]);
  expect(bureaux[0]!.requests.at(-1)!.variables._bx_representations_0).toHaveLength(2);
});

test('entities that parallel branches of one request ask are joined into one call to each country', async () => {
  const before = bureaux[0]!.requests.length;
  const context = requestContext();
  const ask = (field: string) => graph.ask(
    `query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { ${field} } } }`,
    { representations: [{ __typename: 'Person', id: 'FR:person:1' }] }, context,
  );
  const [one, two] = await Promise.all([ask('sex'), ask('names { full }')]);
  expect(one.data._entities).toMatchObject([{ sex: 'MALE' }]);
  expect(two.data._entities).toMatchObject([{ names: [{ full: 'Name FR 1' }] }]);
  expect(bureaux[0]!.requests.length - before).toBe(1);
});

test('a field of Record that only some of a bureau\'s types have is asked of those', async () => {
  const partial = await startMemoryBureau('TG', [
    { __typename: 'Person', id: 'TG:person:1', country: 'TG', localId: 'p1' }, { __typename: 'TravelDocument', id: 'TG:document:1', country: 'TG', localId: 'd1' },
  ], ['Record.localId', 'Person.localId', 'Record.handlingCode', ...['Person', 'TravelDocument', 'Warrant', 'Vehicle', 'Firearm', 'Seizure', 'Arrest'].map((type) => `${type}.handlingCode`)]);
  const alone = national([partial]);
  const { data, errors } = await alone.ask('{ a: record(id: "TG:person:1") { id localId handlingCode } b: record(id: "TG:document:1") { id localId handlingCode } }');
  expect(errors).toBeUndefined();
  expect(data).toEqual({ a: { id: 'TG:person:1', localId: null, handlingCode: null }, b: { id: 'TG:document:1', localId: 'd1', handlingCode: null } });
  await alone.close();
  await partial.kill();
});

describe('bad input is refused with the field it stands at, and the other fields are answered', () => {
  test.each([
    ['persons(search: {})', 'Argument "search" of "persons" expects at least one field to look for, got none.'],
    ['persons(search: { minScore: 0.5 })', 'Argument "search" of "persons" expects at least one field to look for, got none.'],
    ['persons(search: { name: "x" }, in: [])', 'Argument "in" of "persons" expects at least one country, got none; leave it out to ask all.'],
    ['persons(search: { name: "x" }, in: ["QQ"])', 'Argument "in.0" of "persons": Expected an ISO 3166-1 alpha-2 code in capital letters such as FR, got a text of 2 characters that is none'],
    ['persons(search: { birth: "31/12/1990" })', expect.stringContaining('search.birth')],
    ['persons(search: { name: "x" }, first: 0)', 'Argument "first" of "persons" expects 1 to 1000, got 0.'],
    ['persons(search: { name: "x" }, first: 1001)', 'Argument "first" of "persons" expects 1 to 1000, got 1001.'],
  ])('%s', async (field, message) => {
    const { data, errors } = await graph.ask(`{ bad: ${field} { complete } good: persons(search: { name: "x" }) { totalCount } }`);
    expect(errors).toMatchObject([{ message, path: ['bad'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(data).toEqual({ bad: null, good: { totalCount: 4 } });
  });

  test('an alias the gateway keeps for itself reaches no bureau', async () => {
    const before = bureaux.map((bureau) => bureau.requests.length);
    const { data, errors } = await graph.ask('{ persons(search: { name: "x" }) { edges { node { id _bx_id: sex } } } }');
    expect(data).toEqual({ persons: null });
    expect(errors).toMatchObject([{ path: ['persons'], extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(bureaux.map((bureau) => bureau.requests.length)).toEqual(before);
  });

  test.each(['FR', 'FR:person', 'fr:person:1', 'FR:thing:1', `FR:person:${'9'.repeat(201)}`, 'FR:person:1\u0000'])('record id %j', async (id) => {
    const { data, errors } = await graph.ask('query ($id: ID!) { record(id: $id) { id } }', { id });
    expect(data).toEqual({ record: null });
    expect(errors).toMatchObject([{ path: ['record'], extensions: { code: 'BAD_USER_INPUT' } }]);
  });

  test('a cursor that was not sealed here, was changed, or is of another search', async () => {
    const { data } = await graph.ask(persons, { search: { name: 'Name' }, first: 1 });
    const { endCursor } = data.persons!.pageInfo as unknown as { endCursor: string };
    const changed = `${endCursor.slice(0, -2)}${endCursor.endsWith('AA') ? 'BB' : 'AA'}`;
    for (const [after, search] of [['x', 'Name'], [changed, 'Name'], [endCursor, 'Other'], [`${endCursor}=`, 'Name']]) {
      const answer = await graph.ask(persons, { search: { name: search }, first: 1, after });
      expect(answer.errors).toMatchObject([{ path: ['persons'], extensions: { code: 'BAD_CURSOR' } }]);
    }
  });
});
