import { closeSync, fdatasyncSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { installLogTables, openLogDatabase, openLogFolder, openLogWriter, verifyLog } from '../../log/index.js';
import type { LogPlace, LogWriter, OpenedLog } from '../../log/index.js';
import type { LogEntry } from '../../log/log-entry.js';
import { startPostgres } from '../../test/support/servers/index.js';

export type StoreKind = 'sqlite' | 'postgres';

export interface LogStoreLoad {
  readonly stores: readonly StoreKind[];
  /** Entries that are written. */
  readonly entries: number;
  /** Operations under way at a time, two entries each. */
  readonly clients: number;
}

/** What one store did. */
export interface LogStoreFigures {
  readonly entriesPerSecond: number;
  /** The slowest tenth of the run. */
  readonly slowestPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU of this process, the log's thread included, for an entry, in microseconds. */
  readonly cpuMicros: number;
  /** Bytes on the disk for an entry; null: the server has them. */
  readonly bytes: number | null;
  readonly verifySeconds: number;
  /** CPU of this process for verifying, in seconds. */
  readonly verifyCpuSeconds: number;
}

export interface LogStoreResults extends Omit<LogStoreLoad, 'stores'> {
  /** How often 4 KiB can be appended to a file and be on the disk, one after another, in a second. */
  readonly fdatasyncPerSecond: number;
  readonly stores: Readonly<Partial<Record<StoreKind, LogStoreFigures>>>;
}

const origin = 'gateway-1.bench.example';

/** Appends to a file and flushes it, for two seconds. */
function rawFlushes(folder: string): number {
  const file = openSync(join(folder, 'raw'), 'w');
  const block = Buffer.alloc(4096, 1);
  let flushes = 0;
  const start = performance.now();
  while (performance.now() - start < 2_000) {
    writeSync(file, block);
    fdatasyncSync(file);
    flushes += 1;
  }
  closeSync(file);
  return flushes / ((performance.now() - start) / 1000);
}

const text = 'query ($search: PersonSearch!) { persons(search: $search) { edges { node { id names { full } births { date } warrants { reference } } } complete countries { country status count } } }';
const digest = hash('sha256', text);
const countries = ['AR', 'BA', 'BE', 'BJ', 'BR', 'CI', 'GH', 'NG', 'PY', 'RS', 'TG', 'TN', 'US'];

/** An operation that searches 14 countries for a name, and finds two records in one. */
function operation(place: number): readonly LogEntry[] {
  const id = `01-${String(place).padStart(10, '0')}-bench`;
  return [
    {
      header: { kind: 'INTENT', id, purpose: 'INVESTIGATION', profile: 'analyst', policyVersion: '2026-11-01', granularity: 'RECORD', operation: digest },
      parts: [
        { part: 'requester', user: `user-${place % 500}`, organisation: 'NCB Invented', country: 'FR', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null },
        { part: 'case', caseReference: `BENCH-${place % 1000}`, justification: null },
      ],
      search: { country: 'FR', values: JSON.stringify({ search: { name: `Name ${place}`, birth: '1970-01-01' } }) },
      operation: { digest, text },
    },
    {
      header: { kind: 'OUTCOME', id, result: 'SERVED', code: null, latencyMs: 12 },
      parts: [
        { part: 'country', country: 'FR', status: 'HIT', sources: ['LIVE'], count: 2, reason: null, latencyMs: 9, records: [`FR:person:${place}`, `FR:person:${place + 1}`] },
        { part: 'countries', status: 'NO_HIT', sources: ['LIVE'], reason: null, countries },
      ],
      search: null,
      operation: null,
    },
  ];
}

/** Writes with so many clients, each of which waits until its own entries are durable. */
async function write(log: LogWriter, { entries, clients }: LogStoreLoad, progress: (line: string) => void): Promise<Pick<LogStoreFigures, 'entriesPerSecond' | 'slowestPerSecond' | 'p50Ms' | 'p99Ms' | 'cpuMicros'>> {
  const all = Math.ceil(entries / 2), tenth = Math.ceil(all / 10);
  const latencies: number[] = [], marks: number[] = [];
  let next = 0, done = 0;
  const cpu = process.cpuUsage(), start = performance.now();
  const client = async (): Promise<void> => {
    while (next < all) {
      const place = (next += 1);
      const asked = performance.now();
      await log.append(operation(place));
      latencies.push(performance.now() - asked);
      done += 1;
      if (done % tenth === 0) {
        marks.push(performance.now());
        progress(`  ${done * 2} entries, ${Math.round(done * 2 / ((performance.now() - start) / 1000))} a second`);
      }
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  latencies.sort((a, b) => a - b);
  const at = (part: number): number => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * part))]!;
  const spans = marks.map((mark, place) => mark - (marks[place - 1] ?? start));
  return {
    entriesPerSecond: (all * 2) / seconds, slowestPerSecond: (tenth * 2) / (Math.max(...spans) / 1000), p50Ms: at(0.5), p99Ms: at(0.99), cpuMicros: (user + system) / (all * 2),
  };
}

async function verify(log: OpenedLog, entries: number): Promise<Pick<LogStoreFigures, 'verifySeconds' | 'verifyCpuSeconds'>> {
  const cpu = process.cpuUsage(), start = performance.now();
  const { fault, size } = await verifyLog({ store: log.store, origin: log.origin, key: log.key });
  const verifySeconds = (performance.now() - start) / 1000;
  if (fault !== null || size < entries) throw new Error(`expected a whole log of ${entries} entries, got ${size} and ${fault?.reason ?? 'no fault'}`);
  const { user, system } = process.cpuUsage(cpu);
  return { verifySeconds, verifyCpuSeconds: (user + system) / 1e6 };
}

async function measure(place: LogPlace, load: LogStoreLoad, progress: (line: string) => void): Promise<LogStoreFigures> {
  const writer = await openLogWriter({ ...place, origin, checkpointMs: 1_000, mostWaiting: 1_000_000, onFailure: progress });
  let written;
  try {
    written = await write(writer, load, progress);
  } finally {
    await writer.close();
  }
  const bytes = place.database ? null : readdirSync(place.folder).reduce((sum, name) => sum + statSync(join(place.folder, name)).size, 0) / load.entries;
  progress('  verifying');
  const log = place.database ? await openLogDatabase({ ...place.database, timeoutMs: 60_000 }) : openLogFolder(place.folder);
  try {
    return { ...written, bytes, ...await verify(log, load.entries) };
  } finally {
    await log.close();
  }
}

/** The log's thread writes as a gateway has it write, with nothing else to do; then the log is verified by this process. */
export async function measureLogStore(load: LogStoreLoad, progress: (line: string) => void): Promise<LogStoreResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-log-'));
  const stores: Partial<Record<StoreKind, LogStoreFigures>> = {};
  try {
    const fdatasyncPerSecond = rawFlushes(folder);
    for (const kind of load.stores) {
      progress(`a log in ${kind}`);
      stores[kind] = kind === 'sqlite' ? await measure({ folder: join(folder, kind) }, load, progress) : await onPostgres(folder, load, progress);
    }
    return { entries: load.entries, clients: load.clients, fdatasyncPerSecond, stores };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** On a server that flushes as one in production does; it is on this machine, and shares its processors. */
async function onPostgres(folder: string, load: LogStoreLoad, progress: (line: string) => void): Promise<LogStoreFigures> {
  const server = await startPostgres({ settings: { fsync: 'on', full_page_writes: 'on', shared_buffers: '256MB', max_wal_size: '4GB' } });
  try {
    const role = { name: 'query_log_writer', password: 'bench' };
    await server.query('CREATE DATABASE logs');
    await installLogTables({ url: server.url('logs'), writers: [role], months: 1 });
    return await measure({ folder: join(folder, 'postgres'), database: { url: server.url('logs', { user: role.name, password: role.password }), timeoutMs: 60_000 } }, load, progress);
  } finally {
    await server.close();
  }
}
