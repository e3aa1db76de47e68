import { join } from 'node:path';
import type { ReadEntry } from '../../../log/index.js';
import { startTestGateway, testPurpose } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { entriesOf, operationText, verifyFolder } from '../../support/query-log.js';
import { eventually } from '../../support/servers/eventually.js';

const person = (country: string, n: number, rest = {}) => ({ __typename: 'Person', id: `${country}:person:${n}`, country, sex: 'MALE', names: [{ full: `Name ${country} ${n}` }], ...rest });

let fr: MemoryBureau, be: MemoryBureau, gateway: TestGateway, folder: string;

beforeAll(async () => {
  fr = await startMemoryBureau('FR', [person('FR', 1), person('FR', 2), { __typename: 'TravelDocument', id: 'FR:document:1', country: 'FR', number: 'A1', status: 'STOLEN' }]);
  be = await startMemoryBureau('BE', []);
  for (const bureau of [fr, be]) bureau.cacheControl = 'max-age=60, public';
  gateway = await startTestGateway({
    deadlineMs: 60_000, countries: [fr, be].map(({ country, url }) => ({ code: country, url })),
    notices: [{ reference: 'N-1', colour: 'RED', subject: 'FR:person:1', offences: [], actionToTake: 'Tell.', issued: '2026-01-01' }],
  });
  folder = join(gateway.folder, 'query-log');
});

afterAll(async () => {
  await gateway?.close();
  await Promise.all([fr, be].map((bureau) => bureau?.kill()));
});

/** The entries of one answer, by its correlation id. */
async function entries({ headers }: HttpAnswer): Promise<readonly ReadEntry[]> {
  const id = headers.get('x-correlation-id');
  return (await entriesOf(folder)).filter(({ header }) => 'id' in header && header.id === id);
}

const persons = 'query Ann($name: String!) { found: persons(search: { name: $name, sex: MALE }, in: ["FR", "BE", "NG"], first: 5) { edges { node { ...all } } totalCount } } fragment all on Person { id names { full } }';

test('an answer that was served: who asked why for what, and what of whom was given', async () => {
  const answer = await gateway.ask(persons, { name: 'Ann Invented' });
  expect(answer.status).toBe(200);
  const [intent, outcome] = await entries(answer) as [ReadEntry, ReadEntry];
  expect(intent).toMatchObject({
    header: { v: 1, origin: 'gateway.test', kind: 'INTENT', purpose: 'INVESTIGATION', profile: 'everything', policyVersion: 'permissive', granularity: 'RECORD' },
    requester: { user: 'test-user', country: 'FR', role: 'ANALYST' },
    case: { caseReference: testPurpose['x-case-reference'], justification: null },
    search: { values: { v1: 'Ann Invented', v2: 'MALE', v3: ['FR', 'BE', 'NG'], v4: 5 } },
  });
  const { operation } = intent.header as { readonly operation: string };
  expect((await operationText(folder, operation))!.replace(/\s+/g, ' ')).toBe(
    'query ($v1: String!, $v2: Sex, $v3: [CountryCode!], $v4: Int) { a1: persons(search: {name: $v1, sex: $v2}, in: $v3, first: $v4) { edges { node { ...f1 } } totalCount } } fragment f1 on Person { id names { full } }',
  );
  expect(outcome.header).toMatchObject({ kind: 'OUTCOME', result: 'SERVED', code: null });
  expect(outcome.countries).toEqual([{
    country: 'FR', status: 'HIT', sources: ['LIVE'], count: 2, reason: null, latencyMs: expect.any(Number) as number, records: ['FR:person:1', 'FR:person:2'],
  }]);
  expect(outcome.others).toEqual([
    { status: 'NOT_CONNECTED', sources: [], reason: null, countries: ['NG'] },
    { status: 'NO_HIT', sources: ['LIVE'], reason: null, countries: ['BE'] },
  ]);
});

test('what was kept, and what was merged of it before, is given again from the log\'s point of view', async () => {
  const asked = (): number => fr.requests.length;
  const ask = () => gateway.ask(persons, { name: 'Kept Invented' });
  const [first] = [await ask()];
  let before = 0;
  await eventually('answers to be kept', async () => {
    before = asked();
    await ask();
    return asked() === before;
  });
  const again = await ask();
  expect(asked()).toBe(before);
  expect(again.body).toEqual(first.body);
  const records = async (answer: HttpAnswer) => (await entries(answer))[1]!.countries.map(({ sources, records: of, count, status }) => ({ sources, of, count, status }));
  expect(await records(first)).toEqual([{ sources: ['LIVE'], of: ['FR:person:1', 'FR:person:2'], count: 2, status: 'HIT' }]);
  expect(await records(again)).toEqual([{ sources: ['CACHE'], of: ['FR:person:1', 'FR:person:2'], count: 2, status: 'HIT' }]);
  expect((await entries(again))[1]!.others).toContainEqual({ status: 'NO_HIT', sources: ['CACHE'], reason: null, countries: ['BE'] });
});

test('two requests that wait for one answer: one was asked, the other shared it', async () => {
  const gate = fr.hold();
  const before = fr.requests.length;
  const asks = [gateway.ask(persons, { name: 'Shared Invented' }), gateway.ask(persons, { name: 'Shared Invented' })];
  // Both have an intent, and so have looked for the answer, when it is held and the log has them.
  await eventually('both to be under way', async () => fr.held === 1
    && (await entriesOf(folder)).filter(({ header, search }) => header.kind === 'INTENT' && (search?.values as { v1?: string } | null)?.v1 === 'Shared Invented').length === 2);
  gate.release();
  const given = await Promise.all((await Promise.all(asks)).map(async (answer) => (await entries(answer))[1]!.countries.map(({ sources, records }) => ({ sources, records }))));
  expect(fr.requests.length - before).toBe(1);
  expect(given.map(([country]) => country!.sources[0]).sort()).toEqual(['LIVE', 'SHARED']);
  for (const [country] of given) expect(country!.records).toEqual(['FR:person:1', 'FR:person:2']);
});

test('records by their ids, a check, totals and the subject of a notice', async () => {
  const recordsOf = async (query: string) => {
    const answer = await gateway.ask(query);
    expect(answer.body).not.toHaveProperty('errors');
    return (await entries(answer))[1]!.countries.map(({ country, status, sources, records }) => [country, status, sources, records]);
  };
  expect(await recordsOf('{ person(id: "FR:person:2") { sex } }')).toEqual([['FR', 'HIT', ['LIVE'], ['FR:person:2']]]);
  expect(await recordsOf('{ person(id: "FR:person:9") { sex } }')).toEqual([]);
  expect(await recordsOf('{ checkTravelDocuments(documents: [{ number: "A1" }, { number: "none" }]) { outcome records { id } } }')).toEqual([['FR', 'HIT', ['LIVE'], ['FR:document:1']]]);
  expect(await recordsOf('{ notices { edges { node { subject { id } } } } }')).toEqual([['FR', 'HIT', ['LIVE'], ['FR:person:1']]]);
});

describe('what is refused', () => {
  const refusals: readonly (readonly [code: string, what: string, query: string, headers: Readonly<Record<string, string | undefined>>, operation: boolean])[] = [
    ['PURPOSE_REQUIRED', 'no purpose', '{ persons(search: { name: "Refused Invented" }) { totalCount } }', { 'x-purpose': undefined }, true],
    ['BAD_PURPOSE', 'a purpose that is none', '{ countries { code } }', { 'x-purpose': 'CURIOSITY' }, false],
    ['GRAPHQL_PARSE_FAILED', 'no GraphQL', '{ persons(', {}, false],
    ['GRAPHQL_VALIDATION_FAILED', 'a field that is not there', '{ persons(search: { name: "Refused Invented" }) { secret } }', {}, false],
    ['LIMIT_EXCEEDED', 'too many root fields', `{ ${Array.from({ length: 21 }, (_, n) => `r${n}: person(id: "FR:person:${n}") { id }`).join(' ')} }`, {}, true],
    ['BAD_USER_INPUT', 'a variable of another type', 'query ($s: PersonSearch!) { persons(search: $s) { totalCount } }', {}, true],
  ];

  test.each(refusals)('%s: %s', async (code, _what, query, headers, operation) => {
    const answer = await gateway.ask(query, {}, { ...headers, accept: 'application/graphql-response+json' });
    expect([answer.status >= 400, (answer.body as { errors: { extensions: { code: unknown } }[] }).errors[0]!.extensions.code]).toEqual([true, code]);
    const [intent, outcome] = await entries(answer) as [ReadEntry, ReadEntry];
    expect(outcome).toMatchObject({ header: { kind: 'OUTCOME', result: 'REFUSED', code }, countries: [], others: [] });
    expect(intent).toMatchObject({ header: { kind: 'INTENT', operation: operation ? expect.stringMatching(/^[0-9a-f]{64}$/) as string : null }, requester: { user: 'test-user' } });
    if (query.includes('Refused Invented') && operation) expect(intent.search!.values).toEqual({ v1: { name: 'Refused Invented' } });
  });

  test('callers nobody knows are counted, however many: no entry each', async () => {
    const before = (await entriesOf(folder)).length;
    const many = 60;
    const answers = await Promise.all(Array.from({ length: many }, (_, n) => gateway.ask('{ countries { code } }', {}, { authorization: n % 2 === 0 ? 'Bearer none' : undefined })));
    expect(answers.every(({ status }) => status === 401)).toBe(true);
    const malformed = await gateway.send('/graphql', { method: 'POST', headers: { ...gateway.headers }, body: '{' });
    expect(malformed.status).toBe(400);
    let added: readonly ReadEntry[] = [];
    await eventually('the counts to be written', async () => {
      added = (await entriesOf(folder)).slice(before);
      return added.length > 0 && added.some(({ header }) => header.kind === 'REFUSALS' && 'BAD_REQUEST' in header.counts);
    });
    expect(added.every(({ header }) => header.kind === 'REFUSALS')).toBe(true);
    const counts = added.flatMap(({ header }) => (header.kind === 'REFUSALS' ? [header.counts['UNAUTHENTICATED'] ?? 0] : []));
    expect([counts.reduce((sum, count) => sum + count, 0), added.length < 20]).toEqual([many, true]);
  });
});

test('a client that has gone before the answer: ABANDONED, with what was given to the plan', async () => {
  const gate = fr.hold();
  const controller = new AbortController();
  const asking = fetch(`${gateway.url}/graphql`, {
    method: 'POST', headers: gateway.headers, signal: controller.signal, body: JSON.stringify({ query: persons, variables: { name: 'Left Invented' } }),
  }).then(() => 'answered', () => 'gone');
  const ofIt = async () => {
    const all = await entriesOf(folder);
    const intent = all.find(({ header, search }) => header.kind === 'INTENT' && (search?.values as { v1?: string } | null)?.v1 === 'Left Invented');
    return all.filter(({ header }) => 'id' in header && header.id === (intent?.header as { id?: string } | undefined)?.id);
  };
  await eventually('the question to be held', async () => fr.held === 1 && (await ofIt()).length === 1);
  controller.abort();
  expect(await asking).toBe('gone');
  await eventually('the outcome to be written', async () => (await ofIt()).length === 2);
  gate.release();
  expect((await ofIt())[1]).toMatchObject({ header: { kind: 'OUTCOME', result: 'ABANDONED', code: null } });
});

test('the log verifies, and its newest checkpoint travels with every question', async () => {
  const { size, fault } = await verifyFolder(folder);
  expect([size > 0, fault]).toEqual([true, null]);
});
