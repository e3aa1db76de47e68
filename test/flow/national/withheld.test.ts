import { keptRefs, keptRegister, shownRef } from '../../support/kept-register.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import { idsOf, ownerNetwork } from '../../support/owner-network.js';

const network = ownerNetwork();
/** Over France with records it withholds from officers of other countries, with records it masks from Ghana, and without either; and over Belgium. */
let withheld: TestGateway, masked: TestGateway, without: TestGateway;
let id: Awaited<ReturnType<typeof idsOf>>, inBelgium: typeof id;

beforeAll(async () => {
  [id, inBelgium] = await Promise.all([idsOf('FR'), idsOf('BE')]);
  const belgium = await network.bureau(keptRegister('BE', null));
  const operations = [{ code: 'KEPT-OP', name: 'Kept', region: null, members: ['BE', 'FR'], from: null, to: null }];
  const notices = [{ reference: '2026/1', colour: 'RED' as const, subject: id('Person', keptRefs.Person), offences: [], actionToTake: null, issued: '2026-01-01' }];
  [withheld, masked, without] = await Promise.all([{ confidentiality: 'CONFIDENTIAL' as const }, { deniedTo: ['GH'] }, null].map(async (kept) =>
    network.gateway([belgium, await network.bureau(keptRegister('FR', kept))], { operations, notices }))) as [TestGateway, TestGateway, TestGateway];
}, 60_000);

afterAll(() => network.close());

interface Answer { readonly data: Readonly<Record<string, unknown>>; readonly errors?: readonly unknown[] }

/** Asks as an officer of Ghana. */
async function ask(gateway: TestGateway, query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  const { status, body } = await gateway.ask(query, variables, { authorization: `Bearer ${await gateway.token({ country: 'GH', role: 'OFFICER' })}` });
  expect(status).toBe(200);
  return body as Answer;
}

const refused = (...path: readonly (string | number)[]) =>
  expect.objectContaining({ message: 'The bureau of France (FR) withholds its answer.', path, extensions: { code: 'COUNTRY_REFUSED', country: 'FR', reason: 'WITHHELD_BY_OWNER' } });

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

test('a notice on a person who is withheld says so', async () => {
  const { data, errors } = await ask(withheld, '{ notices { totalCount edges { node { reference subject { names { full } } } } } }');
  expect(data).toEqual({ notices: { totalCount: 1, edges: [{ node: { reference: '2026/1', subject: { names: null } } }] } });
  expect(errors).toEqual([refused('notices', 'edges', 0, 'node', 'subject')]);
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
