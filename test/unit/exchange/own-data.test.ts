import { createExchange, exchangeContext, exchangeDataSchema } from '../../../subgraphs/exchange/index.js';
import { fakePort, outcome, state } from './fake-port.js';
import type { Answering } from './fake-port.js';

const contact = { bureau: 'BCN Paris', telephone: '+33 1 00 00 00 00', email: 'ncb@fr.example' };
const data = exchangeDataSchema.parse({
  countries: [{ code: 'FR', name: 'France', contact }, { code: 'DE', name: 'Germany', contact: null }],
  operations: [
    { code: 'ADWENPA', name: 'Operation Adwenpa', region: 'Abidjan-Lagos corridor', members: ['CI', 'GH', 'NG'], from: '2026-01-01', to: null },
    { code: 'A-1', name: 'Another', region: null, members: ['FR'], from: null, to: null },
  ],
  notices: Array.from({ length: 25 }, (_, index) => ({
    reference: `2026/${index % 2 ? 'RED' : 'BLUE'}/${String(index).padStart(5, '0')}`, colour: index % 2 ? 'RED' : 'BLUE',
    subject: index === 1 ? 'FR:person:8812' : null, offences: [{ code: 'ROBBERY', text: 'vol' }], actionToTake: null, issued: `2026-03-${String(1 + (index % 3)).padStart(2, '0')}`,
  })),
});
const exchange = createExchange(data);

async function ask(query: string, answering: Answering = {}, states = [state('FR'), state('GH', { health: 'UNREACHABLE', reason: 'CIRCUIT_OPEN', holds: [] })]) {
  const fake = fakePort(answering, states);
  const result = await exchange.process({ query }, exchangeContext(fake.port));
  return { data: JSON.parse(JSON.stringify(result.data ?? null)), errors: result.errors, asked: fake.asked };
}

test('countries: those with data and those with a bureau, and how each is doing; nobody is asked', async () => {
  const { data: answer, asked } = await ask('{ countries { code name contact { bureau } connectedSince holds health healthReason } }');
  expect(answer.countries).toEqual([
    { code: 'DE', name: 'Germany', contact: null, connectedSince: null, holds: null, health: 'NOT_CONNECTED', healthReason: 'NO_BUREAU' },
    { code: 'FR', name: 'France', contact: { bureau: 'BCN Paris' }, connectedSince: '2026-01-01', holds: ['Person'], health: 'CONNECTED', healthReason: null },
    { code: 'GH', name: 'Ghana', contact: null, connectedSince: '2026-01-01', holds: null, health: 'UNREACHABLE', healthReason: 'CIRCUIT_OPEN' },
  ]);
  expect(asked).toEqual([]);
  expect((await ask('{ country(code: "AQ") { code } }')).data).toEqual({ country: null });
  for (const code of ['ZZ', 'zz', 'fr', '']) {
    expect((await ask(`{ country(code: "${code}") { code } }`)).errors).toMatchObject([{ message: `code: expected an ISO 3166-1 alpha-2 code, came another text of ${code.length} characters`, path: ['country'], extensions: { code: 'BAD_USER_INPUT' } }]);
  }
  // A page of notices that cannot be given takes nothing with it.
  const beside = await ask('{ notices(first: 1000) { totalCount } country(code: "zz") { code } found: country(code: "GH") { name } }');
  expect([beside.data, beside.errors!.map(({ path }) => path)]).toEqual([{ notices: null, country: null, found: { name: 'Ghana' } }, [['notices'], ['country']]]);
  expect((await ask('{ country(code: "GH") { name } }')).data).toEqual({ country: { name: 'Ghana' } });
});

const totals = '{ operation(code: "ADWENPA") { code name region members from to complete countries { country status count reason } arrests seizures { kind quantity unit } deduplicated } }';

test('an operation adds up what its members report, asked once', async () => {
  const { data: answer, asked } = await ask(totals, {
    CI: () => ({ arrests: 3, seizures: [{ kind: 'DRUG', quantity: 0.1, unit: 'KGM' }, { kind: 'CURRENCY', quantity: 100, unit: 'XOF' }] }),
    GH: () => ({ arrests: 4, seizures: [{ kind: 'DRUG', quantity: 0.2, unit: 'KGM' }, { kind: 'DRUG', quantity: 5, unit: 'C62' }] }),
    NG: () => outcome('NG', 'TIMEOUT'),
  });
  expect(asked).toHaveLength(1);
  expect(asked[0]).toMatchObject({ field: 'operationTotals', arguments: { operation: 'ADWENPA' }, in: ['CI', 'GH', 'NG'] });
  expect(answer.operation).toEqual({
    code: 'ADWENPA', name: 'Operation Adwenpa', region: 'Abidjan-Lagos corridor', members: ['CI', 'GH', 'NG'], from: '2026-01-01', to: null,
    complete: false,
    countries: [
      { country: 'CI', status: 'HIT', count: null, reason: null }, { country: 'GH', status: 'HIT', count: null, reason: null },
      { country: 'NG', status: 'TIMEOUT', count: null, reason: null },
    ],
    arrests: 7,
    seizures: [{ kind: 'CURRENCY', quantity: 100, unit: 'XOF' }, { kind: 'DRUG', quantity: 5, unit: 'C62' }, { kind: 'DRUG', quantity: 0.3, unit: 'KGM' }],
    deduplicated: false,
  });
});

test('when nobody reports there are no totals, not totals of nothing', async () => {
  const silent = () => outcome('CI', 'UNAVAILABLE');
  const { data: answer } = await ask(totals, { CI: silent, GH: () => 'garbage', NG: () => ({ arrests: null, seizures: null }) });
  expect(answer.operation).toMatchObject({ complete: false, arrests: null, seizures: null });
  expect(answer.operation.countries).toMatchObject([
    { status: 'UNAVAILABLE', reason: null }, { status: 'UNAVAILABLE', reason: 'BAD_ANSWER' }, { status: 'NO_HIT', reason: null },
  ]);
});

test('operations are listed without asking anybody for totals that are not selected', async () => {
  const { data: answer, asked } = await ask('{ operations { code } operation(code: "NONE") { code } }');
  expect(answer).toEqual({ operations: [{ code: 'A-1' }, { code: 'ADWENPA' }], operation: null });
  expect(asked).toEqual([]);
});

test('notices are paged, each once, newest first', async () => {
  const seen: string[] = [];
  for (let after = ''; ;) {
    const { data: answer } = await ask(`{ notices(first: 7${after}) { totalCount pageInfo { hasNextPage hasPreviousPage endCursor } edges { node { reference issued } } } }`);
    expect(answer.notices.totalCount).toBe(25);
    expect(answer.notices.pageInfo.hasPreviousPage).toBe(after !== '');
    const edges = answer.notices.edges as { node: { issued: string; reference: string } }[];
    seen.push(...edges.map(({ node }) => `${node.issued} ${node.reference}`));
    if (!answer.notices.pageInfo.hasNextPage) break;
    after = `, after: ${JSON.stringify(answer.notices.pageInfo.endCursor)}`;
  }
  expect(new Set(seen).size).toBe(25);
  expect(seen.map((one) => one.slice(0, 10))).toEqual([...seen.map((one) => one.slice(0, 10))].sort().reverse());
});

test('notices by colour, with their subject as a reference and coded offences', async () => {
  const { data: answer } = await ask('{ notices(colour: RED, first: 100) { totalCount edges { node { colour subject { id } offences { code list text } } } } }');
  expect(answer.notices.totalCount).toBe(12);
  const edges = answer.notices.edges as { node: { subject: unknown } }[];
  expect(edges.map(({ node }) => node.subject).filter(Boolean)).toEqual([{ id: 'FR:person:8812' }]);
  expect(answer.notices.edges[0].node.offences).toEqual([{ code: 'ROBBERY', list: 'UCR_OFFENSE', text: 'vol' }]);
});

test.each([
  ['{ notices(first: 0) { totalCount } }', 'first: expected 1 to 100, came 0', 'BAD_USER_INPUT'],
  ['{ notices(first: 101) { totalCount } }', 'first: expected 1 to 100, came 101', 'BAD_USER_INPUT'],
  ['{ notices(after: "garbage") { totalCount } }', 'after: expected a cursor of `notices`, came another text', 'BAD_CURSOR'],
])('%s is told', async (query, message, code) => {
  expect((await ask(query)).errors![0]).toMatchObject({ message, extensions: { code } });
});

test('what is no query of this graph is told', async () => {
  expect((await ask('{ nothing }')).errors![0]!.message).toContain('Cannot query field "nothing"');
  expect((await ask('{')).errors![0]!.message).toContain('Syntax Error');
  expect((await ask('{ countries { code } }')).errors).toBeUndefined();
});

test('publishes its SDL', async () => {
  const { data: answer } = await ask('{ _service { sdl } }');
  expect(answer._service.sdl).toContain('matches(');
  expect(exchange.sdl).toContain('@requires(fields: "names { full } births sex")');
});

test.each([
  [{ countries: [{ code: 'XX', name: 'Nowhere', contact: null }] }, 'expected an ISO 3166-1 alpha-2 code'],
  [{ operations: [{ code: 'A', name: 'A', region: null, members: ['FR', 'FR'], from: null, to: null }] }, 'expected each country once'],
  [{ notices: [{ reference: 'r', colour: 'RED', subject: 'FR:vehicle:1', offences: [], actionToTake: null, issued: '2026-01-01' }] }, 'expected a record id CC:person:localId'],
])('data that is wrong is refused: %j', (wrong, message) => {
  expect(exchangeDataSchema.safeParse(wrong).error?.message).toContain(message);
});
