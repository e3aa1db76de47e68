import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';

let bureaux: MemoryBureau[];
let gateway: TestGateway;

const people = (country: string) => [1, 2, 3].map((n) => ({ __typename: 'Person', id: `${country}:person:${n}`, country, localId: String(n), sex: 'MALE', names: [{ full: `N${n}` }] }));

beforeAll(async () => {
  bureaux = await Promise.all(['BE', 'FR'].map((country) => startMemoryBureau(country, people(country))));
  gateway = await startTestGateway({ countries: bureaux.map(({ country, url }) => ({ code: country, url })) });
});
afterAll(async () => {
  await gateway?.close();
  await Promise.all((bureaux ?? []).map((bureau) => bureau.kill()));
});

const data = async (query: string, variables?: Record<string, unknown>): Promise<unknown> => {
  const { body } = await gateway.ask(query, variables);
  const { data: given, errors } = body as { readonly data: unknown; readonly errors?: unknown };
  expect(errors).toBeUndefined();
  return given;
};

// Each is asked three times: the first plans, later ones go by the short way.
const thrice = async (query: string, expected: unknown, variables?: Record<string, unknown>): Promise<void> => {
  for (let time = 0; time < 3; time += 1) expect(await data(query, variables)).toEqual(expected);
};

test('a default value names the countries, and no other is asked', async () => {
  const before = bureaux[0]!.requests.length;
  await thrice('query ($in: [CountryCode!] = ["FR"]) { persons(search: { name: "N" }, in: $in) { totalCount countries { country } } }', { persons: { totalCount: 3, countries: [{ country: 'FR' }] } });
  expect(bureaux[0]!.requests.length).toBe(before);
});

test('default values of first, search, id and inside a list', async () => {
  await thrice('query ($f: Int = 1) { persons(search: { name: "N" }, in: ["FR"], first: $f) { edges { node { id } } } }', { persons: { edges: [{ node: { id: 'FR:person:1' } }] } });
  await thrice('query ($s: PersonSearch! = { name: "N" }, $c: CountryCode! = "BE") { persons(search: $s, in: [$c]) { totalCount } }', { persons: { totalCount: 3 } });
  await thrice('query ($id: ID! = "FR:person:2") { person(id: $id) { id } }', { person: { id: 'FR:person:2' } });
});

test('a variable that came wins over its default, null too', async () => {
  await thrice('query ($in: [CountryCode!] = ["FR"]) { persons(search: { name: "N" }, in: $in) { totalCount } }', { persons: { totalCount: 3 } }, { in: ['BE'] });
  await thrice('query ($in: [CountryCode!] = ["FR"]) { persons(search: { name: "N" }, in: $in) { totalCount } }', { persons: { totalCount: 6 } }, { in: null });
});

test('default values of @include and @skip', async () => {
  const query = 'query ($with: Boolean = true, $without: Boolean! = false) { persons(search: { name: "N" }, in: ["FR"]) { totalCount @include(if: $with) complete @skip(if: $without) } }';
  await thrice(query, { persons: { totalCount: 3, complete: true } });
  await thrice(query, { persons: { complete: true } }, { with: false });
});

const misleading = [
  'names { full: script }', 'names { full: family }', 'sex: category', 'births: nationalities', 'id: localId', '... on Record { id: localId }',
];

test.each(misleading)('an alias that would be handed on in place of another field is refused: %s', async (selection) => {
  const answer = await gateway.ask(`{ person(id: "FR:person:1") { ${selection} matches { complete } } }`);
  expect(errorCodes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
  expect(answer.text).toMatch(/Expected another alias than \\"\w+\\"/);
});

test('any other alias stands', async () => {
  await thrice('{ person(id: "FR:person:1") { key: id id gender: sex called: names { whole: full } } }', { person: { key: 'FR:person:1', id: 'FR:person:1', gender: 'MALE', called: [{ whole: 'N1' }] } });
});

test.each(['representations', '_bx_0_search'])('a variable of a name that the gateway uses itself is refused: $%s', async (name) => {
  const answer = await gateway.ask(`query ($${name}: Boolean!) { person(id: "FR:person:1") { id sex @include(if: $${name}) } }`, { [name]: true });
  expect(errorCodes(answer)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});

const badSearches: readonly (readonly [string, RegExp])[] = [
  ['{ name: "   " }', /"search.name" of "persons" expects a letter or a digit, got none/],
  ['{ name: "!!!" }', /expects a letter or a digit/],
  [`{ name: "${'a'.repeat(201)}" }`, /expects at most 200 characters, got 201/],
  ['{ name: "N", minScore: 2 }', /"search.minScore" of "persons" expects 0 to 1, got 2/],
  ['{ name: "N", minScore: -1 }', /expects 0 to 1, got -1/],
  ['{ birth: "1990", birthTolerance: 11 }', /expects 0 to 10, got 11/],
  ['{ birth: "1990/1980" }', /"search.birth" of "persons": Expected an interval that does not end before it begins, got one that does/],
  ['{ birth: "1990/" }', /Expected an interval such as .*, got a text of 5 characters that is none/],
];

test.each(badSearches)('a search that cannot be meant is bad input, not a country that fails: %s', async (search, message) => {
  const answer = await gateway.ask(`{ persons(search: ${search}) { totalCount } }`);
  expect(errorCodes(answer)).toEqual(['BAD_USER_INPUT']);
  expect((answer.body as { errors: { message: string }[] }).errors[0]!.message).toMatch(message);
});

test('items of a check that say nothing have their own error beside the others, and no country is asked for them', async () => {
  const query = '{ checkTravelDocuments(documents: [{}, { number: "A1" }, { number: "--" }]) { index outcome complete countries { country status } error { code message } } }';
  await thrice(query, {
    checkTravelDocuments: [
      { index: 0, outcome: 'UNKNOWN', complete: false, countries: [], error: { code: 'BAD_ITEM', message: expect.stringContaining('number, issuer, mrz') } },
      { index: 1, outcome: 'NO_HIT', complete: true, countries: [{ country: 'BE', status: 'NO_HIT' }, { country: 'FR', status: 'NO_HIT' }], error: null },
      { index: 2, outcome: 'UNKNOWN', complete: false, countries: [], error: { code: 'BAD_ITEM', message: '"number" expects a letter or a digit, got none.' } },
    ],
  });
});

const codeExpected = '"issuer" expects an ISO 3166-1 alpha-2 code in capital letters such as FR, got a text of 2 characters that is none.';
const refused = (index: number, message: string) =>
  ({ index, outcome: 'UNKNOWN', complete: false, countries: [], records: [], interpretation: null, error: { code: 'BAD_ITEM', message } });
const itemFields = 'index outcome complete countries { country status } records { id } interpretation { field } error { code message }';

test('a code or a date that is none is the error of its item alone, as a variable, inside one and in the document', async () => {
  const answered = (index: number) => ({
    index, outcome: 'NO_HIT', complete: true, countries: [{ country: 'BE', status: 'NO_HIT' }, { country: 'FR', status: 'NO_HIT' }], records: [],
    interpretation: [{ field: 'number' }], error: null,
  });
  const documents = { checkTravelDocuments: [answered(0), refused(1, codeExpected), refused(2, codeExpected), answered(3)] };
  const items = [{ number: 'T734912' }, { number: 'X1', issuer: 'ZZ' }, { number: 'X1', issuer: 'us' }, { number: 'X1', issuer: 'US' }];
  await thrice(`query ($d: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $d) { ${itemFields} } }`, documents, { d: items });
  await thrice(`query ($z: CountryCode, $i: TravelDocumentCheck!) { checkTravelDocuments(documents: [{ number: "T734912" }, { number: "X1", issuer: $z }, $i, { number: "X1", issuer: "US" }]) { ${itemFields} } }`, documents, { z: 'ZZ', i: items[2] });
  await thrice(`{ checkTravelDocuments(documents: [{ number: "T734912" }, { number: "X1", issuer: "ZZ" }, { number: "X1", issuer: "us" }, { number: "X1", issuer: "US" }]) { ${itemFields} } }`, documents);

  const births = ['1991-02-30', '0000', '14/03/1991'];
  const { checkPersons } = await data(`query ($p: [PersonCheck!]!) { checkPersons(persons: $p) { ${itemFields} } }`, {
    p: [{ name: 'N1', birth: '1991-02-28' }, ...births.map((birth) => ({ name: 'N1', birth }))],
  }) as { readonly checkPersons: readonly unknown[] };
  expect(checkPersons).toMatchObject([{ index: 0, outcome: 'HIT', complete: true, error: null }, ...births.map((_, at) => refused(at + 1, expect.stringMatching(/^"birth" expects /) as unknown as string))]);
  expect(JSON.stringify(checkPersons)).not.toMatch(/02-30|14\/03/);
});

test('a person that says nothing is told that a name and a date of birth are needed together', async () => {
  const { checkPersons } = await data('{ checkPersons(persons: [{}]) { error { message } } }') as { readonly checkPersons: readonly unknown[] };
  expect(checkPersons).toEqual([{ error: { message: expect.stringContaining('by name and birth together, the birth known to the decade at least, or by mrz;') as unknown } }]);
});

test('what is refused of an item is asked of no country, nor are others asked in its place', async () => {
  const before = bureaux.map(({ requests }) => requests.length);
  const query = `query ($v: [VehicleCheck!]!) { checkVehicles(vehicles: $v) { ${itemFields} } }`;
  const { checkVehicles } = await data(query, { v: { plate: 'AB1', plateCountry: 'ZZ' } }) as { readonly checkVehicles: readonly unknown[] };
  expect(checkVehicles).toEqual([refused(0, codeExpected.replace('issuer', 'plateCountry'))]);
  expect(bureaux.map(({ requests }) => requests.length)).toEqual(before);
  await data(query, { v: [{ plate: 'AB1', plateCountry: 'ZZ' }, { plate: 'CD2', plateCountry: 'FR' }] });
  for (const { requests } of bureaux) expect(JSON.stringify(requests.at(-1))).toMatch(/CD2(?!.*AB1)/);
});

test.each([
  ['a number', [{ number: 'A1', issuer: 5 }]], ['a field that is none', [{ number: 'A1', holder: 'x' }]], ['a text where a truth value belongs', [{ number: 'A1', confusables: 'x' }]],
])('%s in one item refuses the check', async (_, d) => {
  const answer = await gateway.ask('query ($d: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $d) { index } }', { d: [{ number: 'B2' }, ...d] });
  expect(errorCodes(answer)).toEqual(['BAD_USER_INPUT']);
});

test('one value in the place of a list is a list of one, in variables and in default values, too', async () => {
  const expected = { persons: { totalCount: 3, countries: [{ country: 'FR' }] } };
  await thrice('query ($in: [CountryCode!]) { persons(search: { name: "N" }, in: $in) { totalCount countries { country } } }', expected, { in: 'FR' });
  await thrice('query ($in: [CountryCode!] = "FR") { persons(search: { name: "N" }, in: $in) { totalCount countries { country } } }', expected);
  await thrice('query ($p: [PersonCheck!]!) { checkPersons(persons: $p, in: ["FR"]) { index } }', { checkPersons: [{ index: 0 }] }, { p: { name: 'N1' } });
});

test.each(['persons(search: { name: "N", minScore: 1e999 }) { totalCount }', 'persons(search: { name: "N" }, in: [-1e999]) { totalCount }'])('a number that is too large is refused: %s', async (field) => {
  const { status, body } = await gateway.ask(`{ ${field} }`);
  expect([status, body]).toMatchObject([200, { errors: [{ message: 'Float cannot represent a number as large as the one that came.', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] }]);
});
