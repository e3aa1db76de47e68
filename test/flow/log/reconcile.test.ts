import { join } from 'node:path';
import { installLogTables, openLogFolder, openLogWriter, reconcile, writeDelivered } from '../../../log/index.js';
import type { AccessPart, CountriesPart, CountryPart, Finding, LeafPart, LogEntry, LogWriter, RecordsPart, Result } from '../../../log/index.js';
import { runCommand } from '../../support/command.js';
import { logFolder, openLog } from '../../support/query-log.js';
import { serverStartTimeout, startPostgres } from '../../support/servers/index.js';
import type { PostgresServer } from '../../support/servers/index.js';
import { logWriterRole } from '../../support/stored-logs.js';

/** Keeps the thread that writes logs alive between the tests. */
let thread: LogWriter;
beforeAll(async () => void (thread = await openLog(logFolder())));
afterAll(() => thread.close());

const gatewayOrigin = 'g.example';
const asker = { user: 'inv-1', organisation: null, country: 'BE', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null } as const;
const plain = { search: null, operation: null };
const about: LeafPart = { part: 'case', caseReference: 'INV-7', justification: null };

const intent = (id: string): LogEntry => ({
  ...plain, header: { kind: 'INTENT', id, purpose: 'INVESTIGATION', profile: 'analyst', policyVersion: '1', granularity: 'RECORD', operation: null },
  parts: [{ part: 'requester', ...asker, issuer: 'https://issuer.example' }, about],
});
const outcome = (id: string, parts: readonly LeafPart[], result: Result = 'SERVED'): LogEntry => ({ ...plain, header: { kind: 'OUTCOME', id, result, code: null, latencyMs: 3 }, parts });
const france = (records: readonly string[], answers: readonly string[], sources: readonly string[] = ['LIVE']): CountryPart =>
  ({ part: 'country', country: 'FR', status: 'HIT', sources, count: records.length, reason: null, latencyMs: 2, records, answers });
const nothing = (status: string, sources: readonly string[], countries: readonly string[], answers?: CountriesPart['answers']): CountriesPart =>
  ({ part: 'countries', status, sources, reason: null, countries, ...(answers && { answers }) });
const answer = (id: string, records: readonly RecordsPart[], more: { readonly attempt?: number; readonly user?: string } = {}): LogEntry => ({
  ...plain,
  header: {
    kind: 'ANSWER', askedFor: { origin: gatewayOrigin, id }, question: `nonce-of-${id}.0.${more.attempt ?? 1}`, purpose: 'INVESTIGATION', policyVersion: '1', rules: 'none;', granularity: 'RECORD',
    operation: null, result: 'SERVED', code: null, latencyMs: 1,
  },
  parts: [{ part: 'requester', ...asker, ...(more.user !== undefined && { user: more.user }) }, about, ...records],
});
const gave = (...records: string[]): RecordsPart => ({ part: 'records', how: 'DISCLOSED', records });
const access = (entry: string, records: readonly string[], answers: readonly string[]): AccessPart => ({
  part: 'access', entry, at: '2026-11-26T10:00:00.000Z', result: 'SERVED', requester: { ...asker, issuer: 'https://issuer.example' }, purpose: 'INVESTIGATION', caseReference: 'INV-7', justification: null,
  sources: ['CACHE'], answers, records,
});
const accesses = (...parts: AccessPart[]): LogEntry => ({ ...plain, header: { kind: 'ACCESSES', gateway: gatewayOrigin, count: parts.length }, parts });

/** What the gateway and the bureaux of FR and BE have logged. */
interface Logs { gateway: LogEntry[]; FR: LogEntry[]; BE: LogEntry[] }

/** A live answer, the same from the cache, and one nobody waited for; BE has nothing, live and from the cache, and masks a record. */
const clean = (): Logs => ({
  gateway: [
    intent('op-1'), outcome('op-1', [france(['FR:person:1', 'FR:person:2'], ['bureau/FR:0']), nothing('NO_HIT', ['LIVE'], ['BE', 'NG'])]),
    intent('op-2'), outcome('op-2', [
      france(['FR:person:1', 'FR:person:2'], ['bureau/FR:0'], ['CACHE']), nothing('NO_HIT', ['CACHE'], ['BE'], { BE: ['bureau/BE:0'] }),
    ]),
    intent('op-3'), outcome('op-3', [nothing('TIMEOUT', ['LIVE'], ['FR']), nothing('NO_HIT', ['LIVE'], ['BE'])]),
  ],
  FR: [answer('op-1', [gave('FR:person:1', 'FR:person:2')]), accesses(access('g.example:3', ['FR:person:1', 'FR:person:2'], ['bureau/FR:0'])), answer('op-3', [gave('FR:person:1')])],
  BE: [answer('op-1', [{ part: 'records', how: 'MASKED', records: ['BE:person:secret'] }]), accesses(access('g.example:3', [], ['bureau/BE:0'])), answer('op-3', [])],
});

async function write(folder: string, origin: string, entries: readonly LogEntry[]): Promise<string> {
  const log = await openLogWriter({ folder, origin, checkpointMs: 60_000, mostWaiting: 1_000, onFailure: () => undefined });
  await log.append(entries);
  await log.close();
  return folder;
}

async function compareLogs(logs: Logs, undelivered?: (origin: string, country: string) => number | null): Promise<{ readonly found: readonly Finding[]; readonly told: Awaited<ReturnType<typeof reconcile>> }> {
  const [gateway, fr, be] = [
    openLogFolder(await write(logFolder(), gatewayOrigin, logs.gateway)), openLogFolder(await write(logFolder(), 'bureau/FR', logs.FR)), openLogFolder(await write(logFolder(), 'bureau/BE', logs.BE)),
  ];
  const found: Finding[] = [];
  try {
    const told = await reconcile({
      gateways: [gateway], bureaux: new Map([['FR', fr], ['BE', be]]), onFinding: (finding) => void found.push(finding), ...(undelivered && { undelivered }),
    });
    return { found, told };
  } finally {
    for (const log of [gateway, fr, be]) await log.close();
  }
}

const notReceived = { found: 'NOT_RECEIVED', country: 'FR', bureau: 'bureau/FR:2', gateway: 'g.example:5', operation: 'op-3' };

it('finds nothing missing in logs that tell the same; an answer nobody waited for is explained', async () => {
  const { found, told } = await compareLogs(clean());
  expect(found).toEqual([{ ...notReceived, reason: 'The operation ended SERVED, the country TIMEOUT: the answer was not waited for' }]);
  expect(told).toMatchObject({ operations: 3, answers: 4, ofOthers: 0, accesses: 2, found: { NOT_RECEIVED: 1, MISSING_AT_BUREAU: 0, MISSING_AT_GATEWAY: 0 } });
});

it('what filters said is no use of an answer: countries are not told of it, and nothing is missing', async () => {
  const logs = clean();
  logs.gateway[1] = outcome('op-1', [france(['FR:person:1', 'FR:person:2'], ['bureau/FR:0'], ['FILTER', 'LIVE']), nothing('NO_HIT', ['LIVE'], ['BE', 'NG'])]);
  logs.gateway.push(intent('op-4'), outcome('op-4', [nothing('NO_HIT', ['FILTER'], ['BE', 'FR'])]));
  const { found, told } = await compareLogs(logs);
  expect(found).toEqual([expect.objectContaining(notReceived)]);
  expect(told).toMatchObject({ operations: 4, accesses: 2 });
});

const cases: readonly (readonly [name: string, change: (logs: Logs) => void, expected: readonly object[]])[] = [
  ['an operation that is not in the gateway\'s log', ({ gateway }) => void gateway.splice(4, 2), [
    { found: 'MISSING_AT_GATEWAY', country: 'BE', bureau: 'bureau/BE:2', gateway: null, operation: 'op-3' },
    { found: 'MISSING_AT_GATEWAY', country: 'FR', bureau: 'bureau/FR:2', gateway: null, operation: 'op-3' },
  ]],
  ['a use from the cache that is not in the gateway\'s log', ({ gateway }) => void (gateway[3] = outcome('op-2', [])), [
    notReceived, { found: 'MISSING_AT_GATEWAY', country: 'BE', bureau: null, gateway: 'g.example:3' }, { found: 'MISSING_AT_GATEWAY', country: 'FR', bureau: null, gateway: 'g.example:3' },
  ]],
  ['an answer that is not in the bureau\'s log', ({ FR }) => void (FR[0] = accesses(access('other.example:1', [], []))), [
    { found: 'MISSING_AT_BUREAU', country: 'FR', bureau: 'bureau/FR:0', gateway: 'g.example:1', operation: 'op-1' },
    { found: 'MISSING_AT_BUREAU', country: 'FR', bureau: 'bureau/FR:0', gateway: 'g.example:3', operation: 'op-2' }, notReceived,
  ]],
  ['a use from the cache that the gateway is still to tell', ({ FR }) => void FR.splice(1, 1), [
    { ...notReceived, bureau: 'bureau/FR:1' }, { found: 'NOT_YET_DELIVERED', country: 'FR', bureau: null, gateway: 'g.example:3', operation: 'op-2' },
  ]],
  ['a use that was left out, though later ones were told', (logs) => {
    logs.gateway.push(intent('op-4'), outcome('op-4', [france(['FR:person:1'], ['bureau/FR:0'], ['SHARED'])]));
    logs.FR[1] = accesses(access('g.example:7', ['FR:person:1'], ['bureau/FR:0']));
  }, [notReceived, { found: 'MISSING_AT_BUREAU', country: 'FR', bureau: null, gateway: 'g.example:3', operation: 'op-2' }]],
  ['records that the gateway does not tell of', ({ gateway }) => void (gateway[1] = outcome('op-1', [france(['FR:person:1'], ['bureau/FR:0']), nothing('NO_HIT', ['LIVE'], ['BE'])])), [
    { found: 'RECORDS_DIFFER', country: 'FR', bureau: 'bureau/FR:0', gateway: 'g.example:1', records: ['FR:person:2'] }, notReceived,
  ]],
  ['records that the bureau does not tell of', ({ FR }) => void (FR[0] = answer('op-1', [gave('FR:person:1')])), [
    { found: 'RECORDS_DIFFER', country: 'FR', gateway: 'g.example:1', records: ['FR:person:2'] }, { found: 'RECORDS_DIFFER', country: 'FR', gateway: 'g.example:3', records: ['FR:person:2'] }, notReceived,
  ]],
  ['another requester', ({ FR }) => void (FR[0] = answer('op-1', [gave('FR:person:1', 'FR:person:2')], { user: 'somebody' })), [
    { found: 'TOLD_OTHERWISE', country: 'FR', bureau: 'bureau/FR:0', gateway: 'g.example:1', operation: 'op-1' }, notReceived,
  ]],
  ['an answer that the gateway hides behind another', ({ FR }) => void FR.push(answer('op-1', [gave('FR:person:9')])), [
    notReceived, { found: 'MISSING_AT_GATEWAY', country: 'FR', bureau: 'bureau/FR:3', gateway: 'g.example:1', records: ['FR:person:9'] },
  ]],
];

it.each(cases)('names %s', async (_name, change, expected) => {
  const logs = clean();
  change(logs);
  const { found } = await compareLogs(logs);
  expect(found).toMatchObject(expected);
  expect(found).toHaveLength(expected.length);
  // What an owner masks is not told, whatever is found.
  expect(JSON.stringify(found)).not.toContain('secret');
});

it('explains an answer of which the connection was lost, and the same question asked once more', async () => {
  const logs = clean();
  logs.FR.push(answer('op-5', [gave('FR:person:4')]), answer('op-5', [gave('FR:person:4')], { attempt: 2 }));
  logs.gateway.push(intent('op-5'), outcome('op-5', [france(['FR:person:4'], ['bureau/FR:4'])]));
  expect((await compareLogs(logs)).found).toMatchObject([notReceived, { found: 'NOT_RECEIVED', bureau: 'bureau/FR:3', operation: 'op-5' }]);
});

it('tells what a gateway has delivered by its own account from what it has not, where it gives one', async () => {
  const logs = clean();
  logs.FR.splice(1, 1);
  expect((await compareLogs(logs, () => 4)).found.map(({ found }) => found)).toEqual(['NOT_RECEIVED', 'MISSING_AT_BUREAU']);
  expect((await compareLogs(logs, () => 3)).found.map(({ found }) => found)).toEqual(['NOT_RECEIVED', 'NOT_YET_DELIVERED']);
});

it('is a command, which fails when something is missing', async () => {
  const data = logFolder();
  const logs = clean();
  await write(join(data, 'query-log'), gatewayOrigin, logs.gateway);
  await write(join(data, 'bureaux', 'FR', 'query-log'), 'bureau/FR', logs.FR);
  await write(join(data, 'bureaux', 'BE', 'query-log'), 'bureau/BE', logs.BE);
  const { code, stdout } = await runCommand('audit', 'reconcile', '--data', data);
  const lines = stdout.trim().split('\n').map((line) => JSON.parse(line) as object);
  expect([code, lines]).toEqual([0, [
    { ...notReceived, reason: 'The operation ended SERVED, the country TIMEOUT: the answer was not waited for' },
    { operations: 3, answers: 4, ofOthers: 0, accesses: 2, found: { MISSING_AT_BUREAU: 0, MISSING_AT_GATEWAY: 0, RECORDS_DIFFER: 0, TOLD_OTHERWISE: 0, NOT_YET_DELIVERED: 0, NOT_RECEIVED: 1 } },
  ]]);
  const other = await write(logFolder(), gatewayOrigin, logs.gateway.slice(0, 4));
  const cut = await runCommand('audit', 'reconcile', '--gateway', other, '--bureau', `FR=${join(data, 'bureaux', 'FR', 'query-log')}`);
  expect([cut.code, cut.stderr]).toEqual([1, 'bureaux: expected the logs of both sides to tell the same, came 1 difference\n']);
  expect(cut.stdout).toContain('"found":"MISSING_AT_GATEWAY","country":"FR"');
  expect((await runCommand('audit', 'reconcile', '--data', logFolder(), '--gateway', other)).code).toBe(2);
});

describe('of a gateway whose entries are in PostgreSQL', () => {
  let server: PostgresServer;
  beforeAll(async () => void (server = await startPostgres()), serverStartTimeout);
  afterAll(() => server.close());

  it("reads in the gateway's folder what it has told, and says when it cannot", async () => {
    await server.query('CREATE DATABASE logs');
    await installLogTables({ url: server.url('logs'), writers: [logWriterRole], months: 1 });
    const url = server.url('logs', { user: logWriterRole.name, password: logWriterRole.password });
    const folder = logFolder();
    const logs = clean();
    const log = await openLogWriter({ folder, database: { url }, origin: gatewayOrigin, checkpointMs: 60_000, mostWaiting: 1_000, onFailure: () => undefined });
    await log.append(logs.gateway);
    await log.close();
    // The bureau was told of the use, as the gateway says, and its log does not have it.
    const bureau = await write(logFolder(), 'bureau/FR', logs.FR.toSpliced(1, 1));
    writeDelivered(folder, { read: { next: 6, from: 6 }, countries: { FR: { next: 6, from: 6 } } });
    const compared = async (place: string) => {
      const { code, stdout, stderr } = await runCommand('audit', 'reconcile', '--gateway', `${place}@${url}`, '--bureau', `FR=${bureau}`);
      return { code, found: stdout.split('\n').flatMap((line) => (line.includes('"country"') ? [(JSON.parse(line) as Finding).found] : [])), stderr };
    };
    expect(await compared(folder)).toEqual({ code: 1, found: ['NOT_RECEIVED', 'MISSING_AT_BUREAU'], stderr: 'bureaux: expected the logs of both sides to tell the same, came 1 difference\n' });
    expect(await compared(gatewayOrigin)).toEqual({ code: 0, found: ['NOT_RECEIVED', 'NOT_YET_DELIVERED'], stderr: expect.stringMatching(/^bureaux: how far g\.example has told bureaux/) as string });
  });
});
