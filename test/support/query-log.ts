import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { LogEntry } from '../../log/log-entry.js';
import type { LeafPart } from '../../log/entry.js';
import { logFiles } from '../../log/log-files.js';
import { openLogWriter } from '../../log/writer.js';
import type { LogWriter } from '../../log/writer.js';

export * from './read-log.js';

export const logOrigin = 'gateway-1.test.example';

/** A folder for a log, gone when the test file ends. */
export function logFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-log-'));
  folders.push(folder);
  return folder;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

export const openLog = (folder: string, checkpointMs = 60_000): Promise<LogWriter> =>
  openLogWriter({ folder, origin: logOrigin, checkpointMs, thread: false, mostWaiting: 100_000, onFailure: () => undefined });

const requester: LeafPart = {
  part: 'requester', user: 'inv-1', organisation: 'Invented authority', country: 'BE', role: 'ANALYST', scopes: [], partnerSystem: null, onBehalfOf: null,
};

/** The beginning of an operation that searches for a name. */
export const intent = (id: string, name = 'Nobody'): LogEntry => ({
  header: { kind: 'INTENT', id, purpose: 'INVESTIGATION', profile: 'analyst', policyVersion: '1', granularity: 'RECORD', operation: null },
  parts: [requester, { part: 'case', caseReference: 'INV-7', justification: null }],
  search: { country: 'BE', values: JSON.stringify({ name }) },
  operation: null,
});

/** Its end, with a record of France. */
export const outcome = (id: string): LogEntry => ({
  header: { kind: 'OUTCOME', id, result: 'SERVED', code: null, latencyMs: 12 },
  parts: [
    { part: 'country', country: 'FR', status: 'HIT', sources: ['LIVE'], count: 1, reason: null, latencyMs: 9, records: ['FR:person:1'] },
    { part: 'countries', status: 'NO_HIT', sources: ['LIVE'], reason: null, countries: ['BE', 'NG'] },
  ],
  search: null,
  operation: null,
});

/** Entries of `count` operations. */
export const operations = (count: number): LogEntry[] => Array.from({ length: count }, (_, place) => [intent(`op-${place}`), outcome(`op-${place}`)]).flat();

/** Changes a log as somebody would who has its file. */
export function tamper(folder: string, change: (database: InstanceType<typeof DatabaseSync>) => void): void {
  const database = new DatabaseSync(join(folder, logFiles.log));
  try {
    for (const table of ['leaf', 'tile', 'operation', 'checkpoint']) database.exec(`DROP TRIGGER ${table}_no_update; DROP TRIGGER ${table}_no_delete`);
    change(database);
  } finally {
    database.close();
  }
}

