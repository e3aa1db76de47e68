import { execFileSync } from 'node:child_process';
import { existsSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import type * as workerThreads from 'node:worker_threads';
import type { LogEntry } from '../../../log/log-entry.js';
import { LogStoreError } from '../../../log/store.js';
import { openLogWriter } from '../../../log/writer.js';
import type { LogWriter, LogWriterOptions } from '../../../log/writer.js';
import { errorCodes, startTestGateway } from '../../support/gateway.js';
import type { HttpAnswer, TestGateway } from '../../support/gateway.js';
import { loggedGateway } from '../../support/logged-gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { entriesOf, logFolder, verifyFolder } from '../../support/query-log.js';
import { eventually } from '../../support/servers/eventually.js';

/** The threads that were started in this file. */
const mockThreads: Worker[] = [];
jest.mock('node:worker_threads', () => {
  const real = jest.requireActual<typeof workerThreads>('node:worker_threads');
  return {
    ...real,
    Worker: class extends real.Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args);
        mockThreads.push(this);
      }
    },
  };
});

const query = 'query ($name: String!) { persons(search: { name: $name }) { edges { node { id } } } }';

let fr: MemoryBureau;
const open: TestGateway[] = [];

beforeAll(async () => {
  fr = await startMemoryBureau('FR', [{ __typename: 'Person', id: 'FR:person:1', country: 'FR', names: [{ full: 'Invented' }] }]);
  fr.cacheControl = 'max-age=60, public';
});
afterEach(() => Promise.all(open.splice(0).map((gateway) => gateway.close())));
afterAll(() => fr?.kill());

/** A gateway whose log is opened by the test. */
async function startGateway(wrap: (writer: LogWriter) => LogWriter, { thread = false } = {}): Promise<TestGateway & { readonly log: string; readonly opened: () => number }> {
  let opened = 0;
  const gateway = await startTestGateway(
    { deadlineMs: 60_000, countries: [{ code: 'FR', url: fr.url }], queryLog: { origin: 'gateway.test', folder: 'query-log', thread, retryMs: 10, refusalsMs: 100 } },
    {
      openLogWriter: async (options: LogWriterOptions) => {
        opened += 1;
        return wrap(await openLogWriter(options));
      },
    },
  );
  open.push(gateway);
  return { ...gateway, log: join(gateway.folder, 'query-log'), opened: () => opened };
}

/** A writer that does otherwise before it writes. */
const before = (what: (entries: readonly LogEntry[]) => Promise<void>) => (writer: LogWriter): LogWriter => ({
  append: async (entries) => {
    await what(entries);
    return writer.append(entries);
  },
  order: (order) => writer.order(order),
  close: () => writer.close(),
  get checkpoint() { return writer.checkpoint; },
  get size() { return writer.size; },
  get ended() { return writer.ended; },
  get writableUntil() { return writer.writableUntil; },
});

const ready = async (gateway: TestGateway): Promise<boolean> => (await gateway.send('/health/ready')).status === 200;

function expectRefused(answer: HttpAnswer): void {
  expect([answer.status, answer.headers.get('retry-after'), errorCodes(answer)]).toEqual([503, '1', ['LOG_UNAVAILABLE']]);
  expect(answer.body).not.toHaveProperty('data');
  expect(answer.text).not.toContain('FR:person');
}

const outcomesOf = async (log: string, { headers }: HttpAnswer) => (await entriesOf(log)).flatMap(({ header }) =>
  (header.kind === 'OUTCOME' && header.id === headers.get('x-correlation-id') ? [[header.result, header.code]] : []));

test('an answer does not leave before its outcome is on the disk', async () => {
  const order: string[] = [];
  let release = (): void => undefined, told = (): void => undefined;
  const held = new Promise<void>((resolve) => (told = resolve));
  const gateway = await startGateway(before(async (entries) => {
    if (!entries.some(({ header }) => header.kind === 'OUTCOME')) return;
    const gate = new Promise<void>((resolve) => (release = resolve));
    told();
    await gate;
  }));
  const asking = gateway.ask(query, { name: 'held' }).then((answer) => {
    order.push('answered');
    return answer;
  });
  await held;
  // The bureau has answered, and the gateway answers others; only this answer waits.
  expect(await ready(gateway)).toBe(true);
  order.push('released');
  release();
  expect((await asking).status).toBe(200);
  expect(order).toEqual(['released', 'answered']);
});

test('while the log cannot be written nothing is answered, nor given of what is kept; it goes on by itself', async () => {
  let broken = false;
  const gateway = await startGateway(before(async () => {
    if (broken) throw new LogStoreError('database or disk is full');
  }));
  let asked = 0;
  await eventually('the answer to be kept', async () => {
    asked = fr.requests.length;
    await gateway.ask(query, { name: 'kept' });
    return fr.requests.length === asked;
  });
  broken = true;
  // It was under way when the log broke: the answer is there, and does not leave.
  const under = await gateway.ask(query, { name: 'kept' });
  expectRefused(under);
  expectRefused(await gateway.ask(query, { name: 'kept' }));
  const unasked = fr.requests.length;
  expectRefused(await gateway.ask(query, { name: 'never asked' }));
  expect(fr.requests.length).toBe(unasked);
  const health = await gateway.send('/health/ready');
  expect([health.status, health.body]).toEqual([503, { status: 'unlogged' }]);
  expect(gateway.logged.filter((line) => line.includes('the query log cannot be written'))).toHaveLength(1);
  broken = false;
  await eventually('the log to be written again', () => ready(gateway));
  expect((await gateway.ask(query, { name: 'kept' })).status).toBe(200);
  expect(await outcomesOf(gateway.log, under)).toEqual([['FAILED', 'LOG_UNAVAILABLE']]);
  const counted = (await entriesOf(gateway.log)).flatMap(({ header }) => (header.kind === 'REFUSALS' ? [header.counts['LOG_UNAVAILABLE'] ?? 0] : []));
  expect(counted.reduce((sum, count) => sum + count, 0)).toBe(2);
  expect((await verifyFolder(gateway.log)).fault).toBeNull();
});

test('an outcome that cannot be written is not disclosed, though its intent was', async () => {
  let broken = false;
  const gateway = await startGateway(before(async (entries) => {
    if (broken && entries.some(({ header }) => header.kind === 'OUTCOME' && header.result === 'SERVED')) throw new LogStoreError('database or disk is full');
  }));
  broken = true;
  const answer = await gateway.ask(query, { name: 'outcome' });
  expectRefused(answer);
  await eventually('the end of it to be written', async () => (await outcomesOf(gateway.log, answer)).length > 0);
  expect(await outcomesOf(gateway.log, answer)).toEqual([['FAILED', 'LOG_UNAVAILABLE']]);
});

test('a folder that is gone: no log is made in its place; when it is back the gateway goes on', async () => {
  const gateway = await startGateway((writer) => writer);
  expect((await gateway.ask(query, { name: 'first' })).status).toBe(200);
  const size = (await entriesOf(gateway.log)).length;
  renameSync(gateway.log, `${gateway.log}-away`);
  const refused = await gateway.ask(query, { name: 'second' });
  expectRefused(refused);
  const tries = gateway.opened();
  await eventually('the log to be opened again, in vain', async () => gateway.opened() > tries + 1);
  expect([await ready(gateway), existsSync(gateway.log)]).toEqual([false, false]);
  renameSync(`${gateway.log}-away`, gateway.log);
  await eventually('the log to be written again', () => ready(gateway));
  expect((await gateway.ask(query, { name: 'third' })).status).toBe(200);
  const entries = await entriesOf(gateway.log);
  expect(entries.length).toBeGreaterThan(size);
  expect(entries.filter(({ header }) => header.kind === 'OUTCOME' && header.result === 'UNKNOWN')).toEqual([]);
  expect(await verifyFolder(gateway.log)).toMatchObject({ open: 0, fault: null });
});

test('a thread that dies is replaced; the operation under way has its outcome, and is not closed as UNKNOWN', async () => {
  const threads = mockThreads;
  const gateway = await startGateway((writer) => writer, { thread: true });
  expect((await gateway.ask(query, { name: 'before' })).status).toBe(200);
  const gate = fr.hold();
  const asking = gateway.ask(query, { name: 'under way' });
  await eventually('the intent to be written', async () => fr.held === 1 && (await verifyFolder(gateway.log)).open === 1);
  expect(threads).toHaveLength(1);
  await threads[0]!.terminate();
  gate.release();
  const answer = await asking;
  // What was not known to be dead yet could not be written by it.
  expectRefused(answer);
  await eventually('another thread to write', () => ready(gateway));
  expect(threads).toHaveLength(2);
  expect((await gateway.ask(query, { name: 'after' })).status).toBe(200);
  expect(await outcomesOf(gateway.log, answer)).toEqual([['FAILED', 'LOG_UNAVAILABLE']]);
  expect(await verifyFolder(gateway.log)).toMatchObject({ open: 0, fault: null });
});

test('a disk that is full, as the operating system tells it: files may not grow', async () => {
  const gateway = await loggedGateway(logFolder(), {});
  const running = await gateway.start();
  const ask = async (): Promise<number> => {
    const response = await fetch(`${running.url}/graphql`, { method: 'POST', headers: gateway.headers, body: '{"query":"{ countries { code } }"}' });
    await response.text();
    return response.status;
  };
  const mayGrow = (bytes: string): void => void execFileSync('prlimit', ['--pid', String(running.process.pid), `--fsize=${bytes}:unlimited`]);
  try {
    expect(await ask()).toBe(200);
    mayGrow('1');
    expect([await ask(), await ask()]).toEqual([503, 503]);
    mayGrow('unlimited');
    await eventually('it to answer again', async () => (await ask()) === 200);
  } finally {
    running.process.kill('SIGTERM');
  }
  expect(await running.ended).toBe(0);
  expect(await verifyFolder(gateway.log)).toMatchObject({ open: 0, fault: null });
});
