import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readVerifierKey } from './checkpoint.js';
import type { Hold } from './hold.js';
import { readKeptCheckpoint } from './kept-checkpoint.js';
import { logFiles, readLogVerifier } from './log-files.js';
import type { LogDatabase } from './postgres/database.js';
import { openSearchKeys } from './search-keys.js';
import type { SearchKeys } from './search-keys.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';
import { LogStoreError } from './store.js';
import type { LogStore } from './store.js';

/** A log that is read, while its gateway runs or after. */
export interface OpenedLog {
  readonly origin: string;
  /** The public key. */
  readonly key: KeyObject;
  readonly store: LogStore;
  /** Opens search values. Null: the keys are not in the folder; they may be kept elsewhere. */
  readonly searchKeys: SearchKeys | null;
  /** The newest checkpoint as it is kept in the log's folder. Null: none, or the folder is elsewhere. */
  readonly kept: string | null;
  close(): Promise<void>;
}

/** Opens the log in a folder for reading. @throws LogStoreError, CheckpointError */
export function openLogFolder(folder: string): OpenedLog {
  const file = join(folder, logFiles.log);
  if (!existsSync(file)) throw new LogStoreError(`Expected a query log in the folder, got no ${logFiles.log}`);
  const { origin, key } = readLogVerifier(folder);
  // Read before the store is: that has it, too.
  const kept = readKeptCheckpoint(folder, origin);
  const store = openSqliteStore(file, { readOnly: true });
  const searchKeys = searchKeysIn(folder);
  return { origin, key, store, searchKeys, kept, close: () => closeAll(searchKeys, store) };
}

export interface LogDatabaseOptions extends LogDatabase {
  /** Which log of the database. Default: the only one there is. */
  readonly origin?: string;
  /** The log's public key as its auditor has kept it. Default: the one that the database has. */
  readonly key?: KeyObject;
  /** The folder of the log, for the keys that open search values. Default: they stay closed. */
  readonly folder?: string;
}

/** Opens a log in a PostgreSQL database for reading. @throws LogStoreError, CheckpointError */
export async function openLogDatabase({ origin: wanted, key, folder, ...database }: LogDatabaseOptions): Promise<OpenedLog> {
  const { openLogDatabaseReader } = await import('./postgres/read-store.js');
  const reader = await openLogDatabaseReader(database);
  try {
    const logs = await reader.logs();
    const found = wanted === undefined && logs.length === 1 ? logs[0] : logs.find(({ origin }) => origin === wanted);
    if (!found) throw new LogStoreError(`Expected ${wanted === undefined ? 'the origin of a log' : `the log of ${wanted}`} in the database, which has ${logs.map(({ origin }) => origin).join(', ') || 'none'}`);
    const { origin } = found;
    const kept = folder === undefined ? null : readKeptCheckpoint(folder, origin);
    const store = reader.store(origin);
    // The keys of another log open nothing of this one.
    const searchKeys = folder !== undefined && isFolderOf(folder, origin) ? searchKeysIn(folder) : null;
    return { origin, key: key ?? readVerifierKey(found.verifierKey).key, store, searchKeys, kept, close: () => closeAll(searchKeys, store) };
  } catch (error) {
    await reader.close();
    throw error;
  }
}

/** The legal holds of the log in a folder, the oldest first. @throws LogStoreError when it has no keys. */
export function holdsIn(folder: string): readonly Hold[] {
  const keys = searchKeysIn(folder);
  if (!keys) throw new LogStoreError(`Expected the keys of a query log in the folder, got no ${logFiles.searchKeys}`);
  try {
    return keys.holds();
  } finally {
    keys.close();
  }
}

export function searchKeysIn(folder: string): SearchKeys | null {
  const file = join(folder, logFiles.searchKeys);
  return existsSync(file) ? openSearchKeys(file, { readOnly: true }) : null;
}

/** Whether a folder is that of a log. */
function isFolderOf(folder: string, origin: string): boolean {
  return existsSync(join(folder, logFiles.verifierKey)) && readLogVerifier(folder).origin === origin;
}

async function closeAll(searchKeys: SearchKeys | null, store: LogStore): Promise<void> {
  searchKeys?.close();
  await store.close();
}
