import { keptRefs, keptRegister, shownRef } from '../../support/kept-register.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { CountryMapping } from '../../../subgraphs/bureau/mapping/index.js';
import { idsOf, ownerNetwork } from '../../support/owner-network.js';
import { policyFile } from '../../support/policy.js';

const network = ownerNetwork();
/** Over France with records it withholds from officers of other countries, with records it masks from Ghana, and without either; and over Belgium. */
let withheld: TestGateway, masked: TestGateway, without: TestGateway;
let id: Awaited<ReturnType<typeof idsOf>>, inBelgium: typeof id;

/** France's rules, and one that keeps where persons were born from officers. */
const withField = (mapping: CountryMapping): CountryMapping => {
  const { reads, rules } = mapping.rules!;
  const kept = { rule: 'confidentiality', on: ['Person'], fields: ['placeOfBirth'], of: ['OFFICIAL'], only: [{ role: ['ANALYST'] }], then: 'WITHHELD' } as const;
  return { ...mapping, rules: { reads, rules: [...rules, kept] } };
};

const everything = { roles: ['ANALYST' as const, 'OFFICER' as const], records: 'all' as const, asks: 'all' as const, countries: 'all' as const };
/** By purpose, how much is told. */
const policy = policyFile({
  version: 'granularities',
  profiles: [
    { name: 'records', purposes: ['INVESTIGATION'], granularity: 'RECORD', ...everything },
    { name: 'counts', purposes: ['SECURITY_CHECK'], granularity: 'COUNT', ...everything },
    { name: 'hits', purposes: ['BORDER_CONTROL'], granularity: 'BOOLEAN', ...everything },
  ],
});

beforeAll(async () => {
  [id, inBelgium] = await Promise.all([idsOf('FR'), idsOf('BE')]);
  const belgium = await network.bureau(keptRegister('BE', null));
  const operations = [{ code: 'KEPT-OP', name: 'Kept', region: null, members: ['BE', 'FR'], from: null, to: null }];
  const notices = [{ reference: '2026/1', colour: 'RED' as const, subject: id('Person', keptRefs.Person), offences: [], actionToTake: null, issued: '2026-01-01' }];
  [withheld, masked, without] = await Promise.all([{ confidentiality: 'CONFIDENTIAL' as const }, { deniedTo: ['GH'] }, null].map(async (kept) =>
    network.gateway([belgium, await network.bureau(keptRegister('FR', kept), kept && 'confidentiality' in kept ? withField : undefined)], { operations, notices, policy }))) as [TestGateway, TestGateway, TestGateway];
}, 60_000);

afterAll(() => network.close());

interface Answer { readonly data: Readonly<Record<string, unknown>>; readonly errors?: readonly unknown[] }

/** Asks as an officer of Ghana. */
async function ask(gateway: TestGateway, query: string, variables: Readonly<Record<string, unknown>> = {}, purpose = 'INVESTIGATION'): Promise<Answer> {
  const { status, body } = await gateway.ask(query, variables, { authorization: `Bearer ${await gateway.token({ country: 'GH', role: 'OFFICER' })}`, 'x-purpose': purpose });
  expect(status).toBe(200);
  return body as Answer;
}

const refused = (part: 'its answer' | 'this part of its record', ...path: readonly (string | number)[]): unknown =>
  expect.objectContaining({ message: `The bureau of France (FR) withholds ${part}.`, path, extensions: { code: 'COUNTRY_REFUSED', country: 'FR', reason: 'WITHHELD_BY_OWNER' } });

const countries = 'complete countries { country status count reason }';
const matches = `query ($id: ID!, $min: Float) { person(id: $id) { matches(minScore: $min) { ${countries} candidates { person { id } } } } }`;

test('what a country withholds makes `matches` incomplete, whatever the lowest score', async () => {
  const whom = { id: inBelgium('Person', shownRef) };
  const given = { complete: false, countries: [{ country: 'FR', status: 'WITHHELD', count: null, reason: null }], candidates: [{ person: { id: id('Person', shownRef) } }] };
  for (const min of [null, 1]) expect(await ask(withheld, matches, { ...whom, min })).toEqual({ data: { person: { matches: given } } });
  const analyst = await withheld.ask(matches, whom);
  expect(analyst.body).toMatchObject({ data: { person: { matches: { complete: true, countries: [{ status: 'HIT', count: 2 }] } } } });
});

test('what a country withholds makes an operation incomplete, and is in no sum', async () => {
  const totals = `${countries} arrests seizures { quantity }`;
  const given = {
    complete: false, arrests: 0, seizures: [],
    countries: [{ country: 'BE', status: 'NO_HIT', count: null, reason: null }, { country: 'FR', status: 'WITHHELD', count: null, reason: null }],
  };
  expect(await ask(withheld, `{ operation(code: "KEPT-OP") { ${totals} } operations { ${totals} } }`)).toEqual({ data: { operation: given, operations: [given] } });
  expect((await withheld.ask(`{ operation(code: "KEPT-OP") { ${totals} } }`)).body)
    .toMatchObject({ data: { operation: { complete: true, seizures: [{ quantity: 7 }], countries: [{ status: 'NO_HIT' }, { status: 'HIT' }] } } });
});

test.each(['id', 'names { full }', 'id names { full } matches { complete }'])('a notice on a person who is withheld says so, and does not tell its id: subject { %s }', async (selection) => {
  const { data, errors } = await ask(withheld, `{ notices { totalCount edges { node { reference subject { ${selection} } } } } }`);
  expect(data).toEqual({ notices: { totalCount: 1, edges: [{ node: { reference: '2026/1', subject: null } }] } });
  expect(errors).toEqual([refused('its answer', 'notices', 'edges', 0, 'node', 'subject')]);
});

test('a notice on a person who is masked reads as one on a person who is not on record; to whom the person is given, so is the id', async () => {
  const query = '{ notices { totalCount edges { node { reference subject { id } } } } }';
  expect(await ask(masked, query)).toEqual({ data: { notices: { totalCount: 1, edges: [{ node: { reference: '2026/1', subject: null } }] } } });
  expect(await ask(without, query)).toEqual(await ask(masked, query));
  for (const gateway of [withheld, masked]) {
    expect((await gateway.ask(query)).body).toEqual({ data: { notices: { totalCount: 1, edges: [{ node: { reference: '2026/1', subject: { id: id('Person', keptRefs.Person) } } }] } } });
  }
});

test('the owners of subjects are asked once for all notices, where a subject is asked for alone; one that does not answer is an error', async () => {
  const bureau = await startMemoryBureau('FR', [1, 2].map((n) => ({ __typename: 'Person', id: `FR:person:${n}`, country: 'FR' })));
  const notice = (n: number) => ({ reference: `2026/${n}`, colour: 'RED' as const, subject: `FR:person:${n}`, offences: [], actionToTake: null, issued: '2026-01-01' });
  const gateway = await network.gateway([bureau], { notices: [1, 2, 3].map(notice) });
  const asked = async (query: string) => {
    bureau.requests.length = 0;
    return { body: (await gateway.ask(query)).body, requests: bureau.requests.filter(({ query: text }) => !text.includes('_service')).length };
  };
  const all = (of: (n: number) => unknown) => [1, 2, 3].map((n) => ({ node: { reference: `2026/${n}`, ...(of(n) !== undefined && { subject: of(n) }) } }));
  expect(await asked('{ notices { edges { node { reference } } } }')).toEqual({ body: { data: { notices: { edges: all(() => undefined) } } }, requests: 0 });
  const query = '{ notices { edges { node { reference subject { id } } } } }';
  expect(await asked(query)).toEqual({ body: { data: { notices: { edges: all((n) => (n < 3 ? { id: `FR:person:${n}` } : null)) } } }, requests: 1 });
  await bureau.kill();
  expect((await asked(query)).body).toMatchObject({
    data: { notices: { edges: all(() => null) } },
    errors: [0, 1, 2].map((place) => ({ path: ['notices', 'edges', place, 'node', 'subject'], extensions: { code: 'COUNTRY_UNAVAILABLE', country: 'FR' } })),
  });
});

test('a part of a record that is withheld is an error at its path, and the rest is given', async () => {
  const shown = id('Person', shownRef);
  const parts = 'id placeOfBirth { text } documents { number }';
  const given = { id: shown, placeOfBirth: null, documents: [] };
  const search = 'search: { name: "Kornelia Zwart" }, in: ["FR"]';
  const both = (...path: readonly (string | number)[]) => [refused('this part of its record', ...path, 'placeOfBirth'), refused('this part of its record', ...path, 'papers')];
  const sorted = (errors: readonly unknown[] = []) => [...errors].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? 1 : -1));
  const aliased = parts.replace('documents', 'papers: documents');
  const { documents, ...rest } = given;
  const person = { ...rest, papers: documents };

  const found = await ask(withheld, `{ persons(${search}) { complete edges { node { ${aliased} } } } }`);
  expect(found.data).toEqual({ persons: { complete: false, edges: [{ node: person }] } });
  expect(sorted(found.errors)).toEqual(both('persons', 'edges', 0, 'node'));

  const one = await ask(withheld, `query ($id: ID!) { person(id: $id) { ${aliased} } }`, { id: shown });
  expect(one.data).toEqual({ person });
  expect(sorted(one.errors)).toEqual(both('person'));

  const checked = await ask(withheld, `{ checkPersons(persons: [{ name: "Kornelia Zwart", birth: "1961-04-05" }], in: ["FR"]) { records { ... on Person { ${aliased} } } } }`);
  expect(checked.data).toEqual({ checkPersons: [{ records: [person] }] });
  expect(sorted(checked.errors)).toEqual(both('checkPersons', 0, 'records', 0));

  const linked = await ask(withheld, `query ($id: ID!) { person(id: $id) { matches { candidates { person { ${aliased} } } } } }`, { id: inBelgium('Person', shownRef) });
  expect(linked.data).toEqual({ person: { matches: { candidates: [{ person }] } } });
  expect(sorted(linked.errors)).toEqual(both('person', 'matches', 'candidates', 0, 'person'));
});

const item = `outcome ${countries} records { id }`;
const checks = (fields: string): string =>
  `{ checkPersons(persons: [{ name: "Kornelia Zwart", birth: "1961-04-05" }], in: ["FR"]) { ${fields} } checkVehicles(vehicles: [{ vin: "KEPT0000000090902" }], in: ["FR"]) { ${fields} } }`;
const kept = { complete: false, countries: [{ country: 'FR', status: 'WITHHELD', count: null, reason: null }] };

test('a check that finds one record and is not given another is a hit, and not complete', async () => {
  const hit = { outcome: 'HIT', ...kept, records: [{ id: id('Person', shownRef) }] };
  const unknown = { outcome: 'UNKNOWN', ...kept, records: [] };
  expect(await ask(withheld, checks(item))).toEqual({ data: { checkPersons: [hit], checkVehicles: [unknown] } });
  // The same is known where what became of it in each country is not asked.
  expect(await ask(withheld, checks('outcome complete'))).toEqual({ data: { checkPersons: [{ outcome: 'HIT', complete: false }], checkVehicles: [{ outcome: 'UNKNOWN', complete: false }] } });
});

test.each([['SECURITY_CHECK', 1, 0], ['BORDER_CONTROL', null, null]])('without records (%s) what is withheld reads WITHHELD, too, and is not counted', async (purpose, one, none) => {
  const search = (fields: string): string => `{
    persons(search: { birth: "1961-04-05" }, in: ["FR"]) { totalCount ${fields} edges { score } }
    byName: persons(search: { name: "Kornelia Zwart" }, in: ["FR"]) { totalCount ${fields} edges { score } }
    vehicles(search: { vin: "KEPT0000000090902" }, in: ["FR"]) { totalCount ${fields} edges { score } }
  }`;
  const given = (totalCount: number | null) => ({ totalCount, ...kept, edges: [] });
  expect(await ask(withheld, search(countries), {}, purpose)).toEqual({ data: { persons: given(one), byName: given(one), vehicles: given(none) } });
  expect(await ask(withheld, search('complete'), {}, purpose)).toMatchObject({ data: { persons: { complete: false }, byName: { complete: false }, vehicles: { complete: false } } });
  expect(await ask(withheld, checks(item), {}, purpose)).toEqual({ data: { checkPersons: [{ outcome: 'HIT', ...kept, records: [] }], checkVehicles: [{ outcome: 'UNKNOWN', ...kept, records: [] }] } });

  for (const query of [search(countries), checks(item)]) {
    const answer = await ask(masked, query, {}, purpose);
    expect(answer).toEqual(await ask(without, query, {}, purpose));
    expect(answer.data).toMatchObject({ ...('vehicles' in answer.data ? { vehicles: { complete: true, countries: [{ status: 'NO_HIT', count: none }] } } : { checkVehicles: [{ outcome: 'NO_HIT', complete: true, countries: [{ count: none }] }] }) });
  }
});

test('what is masked is as if it were not there, in what the exchange adds, too', async () => {
  const queries: readonly [string, object?][] = [
    [matches, { id: inBelgium('Person', shownRef) }],
    [`{ operation(code: "KEPT-OP") { ${countries} arrests seizures { quantity } } operations { ${countries} } }`],
    ['{ notices { totalCount edges { node { reference subject { id names { full } } } } } }'],
  ];
  for (const [query, variables] of queries) {
    const answer = await ask(masked, query, { ...variables });
    expect(answer).toEqual(await ask(without, query, { ...variables }));
    expect(JSON.stringify(answer)).not.toMatch(/WITHHELD|errors/);
  }
});

test('a bureau that does not implement `withheld` is asked without it', async () => {
  const person = (country: string) => ({ __typename: 'Person', id: `${country}:person:1`, country, names: [{ full: 'Kornelia Zwart' }], births: ['1961-04-05'], sex: 'FEMALE' });
  const bureaux = await Promise.all(['BE', 'FR'].map((country) => startMemoryBureau(country, [person(country)], ['PersonCandidates.withheld', 'OperationTotals.withheld'])));
  const gateway = await network.gateway(bureaux, { operations: [{ code: 'X', name: 'X', region: null, members: ['FR'], from: null, to: null }] });
  const { body } = await gateway.ask(`{ person(id: "FR:person:1") { matches { ${countries} } } operation(code: "X") { ${countries} } }`);
  expect(body).toEqual({
    data: {
      person: { matches: { complete: true, countries: [{ country: 'BE', status: 'NO_HIT', count: 0, reason: null }] } },
      operation: { complete: true, countries: [{ country: 'FR', status: 'NO_HIT', count: null, reason: null }] },
    },
  });
  for (const one of bureaux) await one.kill();
});
