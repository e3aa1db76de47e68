import { LogStoreError } from '../store.js';

/** A PostgreSQL database that has logs. */
export interface LogDatabase {
  /** `postgres://USER:PASSWORD@HOST:PORT/DATABASE`; what else pg-connection-string reads, too. */
  readonly url: string;
  /** How long connecting, or one statement, may take, in milliseconds, 100 to 60,000. Default 5,000. */
  readonly timeoutMs?: number;
  /** How long another writer of a log may take to let go of it, in milliseconds, 1 to 60,000. Default: as `timeoutMs`. */
  readonly lockTimeoutMs?: number;
}

export const defaultTimeoutMs = 5_000;

/**
 * The URL with the password, where it holds none.
 * @throws LogStoreError when it is no URL of a PostgreSQL database; the URL itself is not told.
 */
export function logDatabaseUrl(url: string, password: string | undefined): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    throw new LogStoreError('Expected a database URL postgres://USER@HOST:PORT/DATABASE, got something else');
  }
  if (!/^postgres(ql)?:$/.test(parsed.protocol)) throw new LogStoreError('Expected a database URL that begins with postgres:, got another');
  if (password !== undefined && parsed.password === '') parsed.password = encodeURIComponent(password);
  return parsed.href;
}
