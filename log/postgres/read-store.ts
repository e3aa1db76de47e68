import { Pool } from 'pg';
import { LogStoreError } from '../store.js';
import type { LogStore } from '../store.js';
import { defaultTimeoutMs } from './database.js';
import type { LogDatabase } from './database.js';
import { storeError } from './failures.js';
import { checkVersion, readingOf } from './reading.js';
import type { Run } from './reading.js';
import { schemaName } from './tables.js';

/** Connections of a reader at most. */
const connections = 4;

/** A log as its database knows it. */
export interface KnownLog {
  readonly origin: string;
  /** As signed-note writes it. Whoever can write to the database could have put it there: an auditor keeps his own. */
  readonly verifierKey: string;
}

/** A database of logs that is only read; its connections are made when they are needed. */
export interface LogDatabaseReader {
  /** The logs that are in it, by origin. @throws LogStoreError */
  logs(): Promise<readonly KnownLog[]>;
  /** One of them. Closing it closes the whole. */
  store(origin: string): LogStore;
  close(): Promise<void>;
}

/** Opens a database of logs for reading. @throws LogStoreError when it has none, or of another version. */
export async function openLogDatabaseReader({ url, timeoutMs = defaultTimeoutMs }: LogDatabase): Promise<LogDatabaseReader> {
  const pool = new Pool({
    connectionString: url, max: connections, connectionTimeoutMillis: timeoutMs, query_timeout: timeoutMs * 12, application_name: 'bureaux query log, reading', keepAlive: true,
    options: '-c default_transaction_read_only=on -c TimeZone=UTC',
  });
  // One that is lost while nobody uses it leaves the pool by itself.
  pool.on('error', () => undefined);
  const run: Run = async <R>(name: string, text: string, values: readonly unknown[]) => {
    try {
      return (await pool.query({ name, text, values: [...values] })).rows as R[];
    } catch (error) {
      throw storeError(error);
    }
  };
  try {
    await checkVersion(run);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    logs: async () => (await run<{ readonly origin: string; readonly verifier_key: string }>('logs', `SELECT origin, verifier_key FROM ${schemaName}.log ORDER BY origin`, []))
      .map(({ origin, verifier_key: verifierKey }) => ({ origin, verifierKey })),
    store: (origin) => ({
      ...readingOf(run, origin),
      append: () => Promise.reject(new LogStoreError('Expected a log that is written to, got one that is only read')),
      close: () => pool.end(),
    }),
    close: () => pool.end(),
  };
}
