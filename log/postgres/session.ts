import { hash } from 'node:crypto';
import { LogStoreError } from '../store.js';
import { defaultTimeoutMs } from './database.js';
import type { LogDatabase } from './database.js';
import { sqlStateOf } from './failures.js';

/** SQLSTATE of a lock that was not had in time. */
const lockNotAvailable = '55P03';

/** The lock of a log: one session has it, and with it the right to write. */
const lockOf = (origin: string): string => hash('sha256', `bureaux query log ${origin}`, 'buffer').readBigInt64BE().toString();

/** The one session that writes a log. */
export interface WriterSession {
  /** Runs a statement. @throws whatever the server says, or that the connection is gone; it is then gone for good. */
  query<R>(name: string, text: string, values: readonly unknown[]): Promise<readonly R[]>;
  /** Whether it is gone. */
  readonly lost: boolean;
  /** What the server knows it by, to end it from another session. */
  readonly backend: Backend;
  end(): Promise<void>;
}

interface Backend {
  readonly pid: number;
  /** When it began, as the server writes it: process ids are used again. */
  readonly started: string;
}

/**
 * Commits are on the disk when they are answered (and on synchronous standbys, where the server has some); a server that loses us ends what it does for
 * us within seconds.
 */
const setUp = `SELECT pg_backend_pid() AS pid, (SELECT backend_start::text FROM pg_stat_activity WHERE pid = pg_backend_pid()) AS started,
  set_config('synchronous_commit', CASE current_setting('synchronous_commit') WHEN 'remote_apply' THEN 'remote_apply' ELSE 'on' END, false),
  set_config('timezone', 'UTC', false), set_config('client_connection_check_interval', '1000', false),
  set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false),
  set_config('lock_timeout', $1, false)`;

/**
 * Connects, and takes the lock of the log.
 * @param before a session of ours that was lost. It is ended first, so that nothing of it can still happen once the lock is ours.
 * @throws LogStoreError when another writes this log; else whatever the server says.
 */
export async function openWriterSession(database: LogDatabase, origin: string, before: Backend | null): Promise<WriterSession> {
  const { url, timeoutMs = defaultTimeoutMs, lockTimeoutMs = timeoutMs } = database;
  // A log in SQLite needs no client of PostgreSQL.
  const { Client } = await import('pg');
  const client = new Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, application_name: 'bureaux query log, writing', keepAlive: true });
  let lost = false;
  const lose = (): void => void (lost = true);
  client.on('error', lose);
  client.on('end', lose);
  const end = async (): Promise<void> => {
    lose();
    await client.end().catch(() => undefined);
  };

  async function query<R>(name: string, text: string, values: readonly unknown[]): Promise<readonly R[]> {
    if (lost) throw new LogStoreError("Expected the connection to the log's database, got a lost one");
    const running = client.query({ name, text, values: [...values] });
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        // With a statement under way, this cuts the connection.
        void end();
        reject(new LogStoreError(`Expected the log's database to answer within ${timeoutMs} ms, got no answer`));
      }, timeoutMs + 500);
    });
    running.catch(() => undefined);
    try {
      return (await Promise.race([running, late])).rows as R[];
    } finally {
      clearTimeout(timer);
    }
  }

  try {
    await client.connect();
    const [backend] = await query<Backend>('set-up', setUp, [String(lockTimeoutMs)]);
    if (before) await query('end-before', 'SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid = $1 AND backend_start::text = $2', [before.pid, before.started]);
    await query('lock', 'SELECT pg_advisory_lock($1::bigint)', [lockOf(origin)]);
    return {
      query, end, backend: backend!,
      get lost() {
        return lost;
      },
    };
  } catch (error) {
    await end();
    if (sqlStateOf(error) === lockNotAvailable) throw new LogStoreError(`Expected to be the only writer of ${origin}, got another that writes it`);
    throw error;
  }
}
