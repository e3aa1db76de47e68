import { join } from 'node:path';
import { logFiles } from './log-files.js';
import type { LogDatabase } from './postgres/database.js';
import { openPostgresStore } from './postgres/write-store.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';
import type { LogStore } from './store.js';

/** Where a log is kept. Its keys are in its folder in any case. */
export interface LogPlace {
  readonly folder: string;
  /** The PostgreSQL database that has its entries. Left out: a SQLite file in the folder. */
  readonly database?: LogDatabase;
}

/** Opens a log's store for its one writer. @param verifierKey the log's public key as signed-note writes it. @throws LogStoreError */
export async function openWriterStore({ folder, database }: LogPlace, origin: string, verifierKey: string): Promise<LogStore> {
  if (database === undefined) return openSqliteStore(join(folder, logFiles.log));
  return openPostgresStore({ ...database, origin, verifierKey });
}
