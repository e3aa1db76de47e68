import { writeFileSync } from 'node:fs';
import { projectFile } from '../../../schema/files.js';
import { join } from 'node:path';
import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { readEntryId } from '../../../log/index.js';
import { runCommand } from '../../support/command.js';
import { demoPolicy } from '../../support/policy.js';
import { tamper } from '../../support/query-log.js';
import type { Role } from '../../../gateway/request.js';

let bureaux: readonly MemoryBureau[];
let gateway: TestGateway;

beforeAll(async () => {
  const person = (country: string) => ({ __typename: 'Person', id: `${country}:person:1`, country, sex: 'MALE', names: [{ full: 'Invented' }], births: ['1984-03-12'], category: 'WANTED' });
  bureaux = await Promise.all([startMemoryBureau('FR', [person('FR')]), startMemoryBureau('BE', [person('BE')]), startMemoryBureau('NG', [])]);
  gateway = await startTestGateway({
    deadlineMs: 60_000, policy: demoPolicy, countries: bureaux.map(({ country, url }) => ({ code: country, url })), queryLog: { origin: 'gateway.test', folder: 'query-log', thread: false, checkpointMs: 10 },
  });
});

afterAll(async () => {
  await gateway.close();
  await Promise.all(bureaux.map((bureau) => bureau.kill()));
});

interface Asker { readonly role: Role; readonly country: string; readonly user: string; readonly organisation?: string; readonly scopes?: readonly string[] }

const analyst: Asker = { role: 'ANALYST', country: 'NG', user: 'a.okoro', organisation: 'NG Police' };
const auditor: Asker = { role: 'AUDITOR', country: 'FR', user: 'auditor-1', scopes: ['audit:*'] };

async function ask({ role, ...claims }: Asker, query: string, variables?: Record<string, unknown>, purpose = role === 'ANALYST' ? 'INVESTIGATION' : 'AUDIT', caseReference = 'CASE-7'): Promise<HttpAnswer> {
  const token = await gateway.token({ role, ...claims });
  return gateway.ask(query, variables, { authorization: `Bearer ${token}`, 'x-purpose': purpose, 'x-case-reference': caseReference });
}

interface Entry {
  readonly id: string; readonly leaves: readonly string[]; readonly correlationId: string; readonly verb: string; readonly case: string; readonly result: string;
  readonly requester: { readonly user: string | null; readonly organisation: string | null; readonly country: string };
  readonly countries: readonly { readonly country: string; readonly status: string; readonly records: readonly string[] }[];
}
interface Page { readonly edges: readonly { readonly node: Entry }[]; readonly totalCount: number }

const entry = `id leaves correlationId verb case result code purpose profile granularity fields operation requester { user organisation country role }
  search { values reason } countries { country status sources records }`;
const log = `query($filter: QueryLogFilter) { queryLog(filter: $filter) { totalCount edges { node { ${entry} } } } }`;

async function read(asker: Asker, filter: Record<string, unknown> = {}): Promise<readonly Entry[]> {
  const { body, text, status } = await ask(asker, log, { filter });
  expect([status, text]).toEqual([200, expect.not.stringContaining('errors')]);
  return (body as { data: { queryLog: Page } }).data.queryLog.edges.map(({ node }) => node);
}

const search = 'query($name: String!) { persons(search: {name: $name}, in: [FR, BE, NG]) { totalCount edges { node { id names { full } } } } }';

test("a query by an analyst, the auditor's view of it, and a proof that verifies offline", async () => {
  const asked = await ask(analyst, search, { name: 'Invented' });
  expect(asked.status).toBe(200);
  const correlationId = asked.headers.get('x-correlation-id');
  const [seen] = (await read(auditor, { user: 'a.okoro' })).filter((each) => each.correlationId === correlationId);
  process.stdout.write(`the auditor's view: ${JSON.stringify(seen)}\n`);
  expect(seen).toMatchObject({
    verb: 'DISCLOSURE', case: 'CASE-7', result: 'SERVED', code: null, purpose: 'INVESTIGATION', profile: 'investigation', granularity: 'RECORD',
    requester: { user: 'a.okoro', organisation: 'NG Police', country: 'NG', role: 'ANALYST' },
    search: { values: expect.stringContaining('Invented') as string, reason: null },
    fields: expect.arrayContaining(['Name.full', 'Person.id', 'PersonConnection.totalCount']) as string[],
    operation: expect.not.stringContaining('Invented') as string,
    countries: [
      { country: 'BE', status: 'HIT', sources: ['LIVE'], records: ['BE:person:1'] }, { country: 'FR', status: 'HIT', sources: ['LIVE'], records: ['FR:person:1'] },
      { country: 'NG', status: 'NO_HIT', sources: ['LIVE'], records: [] },
    ],
  });

  const proofs = 'query($first: ID!, $last: ID!) { first: queryLogProof(id: $first) { json } last: queryLogProof(id: $last) { json } queryLogCheckpoint { origin size rootHash note } }';
  const proved = async (asker: Asker): Promise<{ first: { json: string }; last: { json: string } }> => {
    // A checkpoint over the newest leaves is signed soon; asking writes leaves itself, under which these two lie deeper each time.
    for (;;) {
      const { data } = (await ask(asker, proofs, { first: seen!.leaves[0], last: seen!.leaves[1] })).body as { data: { first: { json: string } | null; last: { json: string } | null } };
      if (data.first && data.last) return data as { first: { json: string }; last: { json: string } };
    }
  };
  const key = join(gateway.folder, 'query-log', 'verifier-key.txt'), file = join(gateway.folder, 'proof.json');
  const verified = async (json: string) => {
    writeFileSync(file, json);
    const { code, stdout, stderr } = await runCommand('audit', 'verify', '--proof', file, '--key', key);
    return { code, stderr, stdout, told: JSON.parse(stdout) as { closed: number } };
  };
  const whole = await proved(auditor);
  expect((await verified(whole.first.json)).stdout).toContain('a.okoro');
  const last = await verified(whole.last.json);
  process.stdout.write(`verified: ${last.stdout}\n`);
  expect([last.code, last.told.closed, last.stdout]).toEqual([0, 0, expect.stringContaining('FR:person:1')]);

  // The officer of Belgium proves his part; of the rest there are commitments.
  const part = await verified((await proved({ role: 'DPO', country: 'BE', user: 'dpo-be' })).last.json);
  expect([part.code, part.told.closed]).toEqual([0, 2]);
  expect(part.stdout).toContain('BE:person:1');
  expect(part.stdout).not.toMatch(/FR|NG/);
});

test("a data-protection officer of BE sees who consulted Belgian records and nothing else; analysts see their own", async () => {
  await ask({ ...analyst, user: 'b.diallo' }, '{ person(id: "FR:person:1") { names { full } } }', undefined, undefined, 'CASE-FR');
  await ask({ ...analyst, user: 'b.diallo' }, '{ person(id: "BE:person:1") { names { full } } }', undefined, undefined, 'CASE-BE');
  await ask({ ...analyst, user: 'b.diallo' }, '{ person(id: "NG:person:9") { names { full } } }', undefined, undefined, 'CASE-NG');
  const officer: Asker = { role: 'DPO', country: 'BE', user: 'dpo-be' };
  const seen = await read(officer);
  process.stdout.write(`the officer of BE: ${JSON.stringify(seen.map(({ requester, case: about, countries }) => ({ requester, about, countries })))}\n`);
  expect(new Set(seen.flatMap(({ countries }) => countries.map(({ country }) => country)))).toEqual(new Set(['BE']));
  expect(JSON.stringify(seen)).not.toMatch(/FR:person|NG:person|CASE-FR|CASE-NG/);
  expect(seen.map((each) => each.case)).toContain('CASE-BE');
  expect(await read(officer, { record: 'FR:person:1' })).toEqual([]);
  expect((await read(officer, { record: 'BE:person:1', user: 'b.diallo' })).map((each) => each.case)).toEqual(['CASE-BE']);

  const own = await read({ ...analyst, user: 'b.diallo' });
  expect(new Set(own.map(({ requester }) => requester.user))).toEqual(new Set(['b.diallo']));
  expect(own.map((each) => each.case)).toEqual(expect.arrayContaining(['CASE-FR', 'CASE-BE', 'CASE-NG']));
  expect(await read({ ...analyst, user: 'nobody-yet' }, { case: 'CASE-FR' })).toEqual([]);
});

test('auditors are kept to their scope; others, and fields the policy does not grant, are refused', async () => {
  const cases = async (asker: Asker): Promise<readonly string[]> => [...new Set((await read(asker, { user: 'b.diallo' })).map((each) => each.case))].sort();
  expect(await cases({ role: 'AUDITOR', country: 'FR', user: 'auditor-fr' })).toEqual(['CASE-FR']);
  expect(await cases({ role: 'AUDITOR', country: 'FR', user: 'auditor-be', scopes: ['audit:BE'] })).toEqual(['CASE-BE']);
  expect(await cases({ role: 'AUDITOR', country: 'FR', user: 'auditor-ng', scopes: ['audit:NG'] })).toEqual(['CASE-7', 'CASE-BE', 'CASE-FR', 'CASE-NG']);
  expect(await cases({ role: 'AUDITOR', country: 'FR', user: 'auditor-xx', scopes: ['audit:XX'] })).toEqual([]);
  for (const [asker, purpose, query] of [
    [analyst, 'INVESTIGATION', '{ queryLogStatistics(by: COUNTRY) { total } }'], [{ role: 'OFFICER', country: 'FR', user: 'o' }, 'BORDER_CONTROL', '{ queryLog { totalCount } }'],
    [{ role: 'ADMIN', country: 'FR', user: 'a' }, 'AUDIT', '{ queryLog { totalCount } }'],
  ] as const) expect([query, ...errorCodes(await ask(asker, query, undefined, purpose))]).toEqual([query, 'UNAUTHORIZED_FIELD_OR_TYPE']);
});

test('reading the log is an entry itself, which says what was looked for', async () => {
  await read({ role: 'DPO', country: 'BE', user: 'dpo-curious' }, { record: 'BE:person:1' });
  const [reading] = await read(auditor, { user: 'dpo-curious' });
  expect(reading).toMatchObject({ purpose: 'AUDIT', verb: 'CONSULTATION', countries: [], search: { values: expect.stringContaining('BE:person:1') as string }, fields: expect.arrayContaining(['QueryLogEntry.id']) as string[] });
});

test('statistics and who saw a record', async () => {
  const { body } = await ask({ role: 'DPO', country: 'BE', user: 'dpo-be' }, `{
    queryLogStatistics(by: STATUS) { total groups { key count } }
    queryLogAccess(record: "BE:person:1") { requesters { requester { user organisation country } count cases purposes } entries { totalCount edges { node { case } } } } }`);
  const { queryLogStatistics, queryLogAccess } = (body as { data: { queryLogStatistics: { groups: { key: string; count: number }[] }; queryLogAccess: { requesters: { requester: { user: string }; cases: string[] }[]; entries: Page } } }).data;
  expect(queryLogStatistics.groups.map(({ key }) => key)).toEqual(['HIT']);
  expect(queryLogAccess.requesters).toMatchObject([{ requester: { user: 'b.diallo' }, cases: ['CASE-BE'] }, { requester: { user: 'a.okoro' }, cases: ['CASE-7'] }]);
  expect(queryLogAccess.entries.totalCount).toBe(2);
});

test('the queries of docs/auditing.md are answered', async () => {
  const queries = [...projectFile('docs', 'auditing.md').matchAll(/^```graphql\n([^]*?)^```$/gm)].map(([, query]) => query!);
  expect(queries.length).toBeGreaterThanOrEqual(5);
  for (const query of queries) {
    const { status, body } = await ask(auditor, query);
    expect([query, status, (body as { errors?: unknown }).errors]).toEqual([query, 200, undefined]);
  }
});

test('an entry that somebody has made unreadable is passed over, counted, and named in the gateway\'s own log once', async () => {
  const [{ id }] = (await read(auditor, { case: 'CASE-NG' })) as [Entry];
  tamper(join(gateway.folder, 'query-log'), (database) => database.prepare('UPDATE leaf SET parts = ? WHERE sequence = ?').run('["no part"]', readEntryId(id)!.sequence));
  const counted = async () => ((await ask(auditor, '{ queryLog(filter: {case: "CASE-NG"}) { unreadable edges { node { id } } } }')).body as { data: { queryLog: unknown } }).data.queryLog;
  await counted();
  expect(await counted()).toEqual({ unreadable: 1, edges: [] });
  const named = gateway.logged.map((line) => JSON.parse(line) as { readonly level: number; readonly entry?: string; readonly msg?: string }).filter(({ msg }) => msg?.startsWith('an entry of the query log cannot be read and is passed over'));
  expect(named).toMatchObject([{ level: 50, entry: id }]);
  expect(JSON.stringify(named)).not.toMatch(/diallo|CASE/);
});
