import { DatabaseError } from '../errors.js';
import type { NationalDatabase, OpenOptions } from './national-database.js';
import { openSqlite } from './sqlite/open.js';

/** What the kind of a URL opens. The drivers of servers are loaded only where one is asked. */
const openers: Readonly<Record<string, (url: string, options: OpenOptions) => Promise<NationalDatabase>>> = {
  'sqlite:': (url, options) => openSqlite(url.slice('sqlite:'.length), options),
  'postgres:': async (url, options) => (await import('./postgres/open.js')).openPostgres(url, options),
  'postgresql:': async (url, options) => (await import('./postgres/open.js')).openPostgres(url, options),
  'mysql:': async (url, options) => (await import('./mariadb/open.js')).openMariadb(url, options),
  'mariadb:': async (url, options) => (await import('./mariadb/open.js')).openMariadb(url, options),
};

/**
 * Opens a national database for reading.
 * @param url `sqlite:PATH`, an existing file; `postgres://USER@HOST:PORT/DATABASE` or `postgresql://...`; `mysql://...` or
 * `mariadb://...`, a MariaDB server.
 * @throws DatabaseError for another kind of URL, or a database that cannot be used.
 */
export async function open(url: string, options: OpenOptions = {}): Promise<NationalDatabase> {
  const kind = url.slice(0, url.indexOf(':') + 1);
  const opener = Object.hasOwn(openers, kind) ? openers[kind] : undefined;
  if (opener) return opener(url, options);
  // The URL itself is not told: it may hold a password.
  throw new DatabaseError(`Expected a database URL that starts with ${Object.keys(openers).join(', ')}, got one that starts with ${kind || 'no kind'}`);
}
