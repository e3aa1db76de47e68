import { Client } from 'pg';
import { DateTime } from 'luxon';
import { installPostgresLookup } from '../lookup/postgres-lookup.js';
import { LogStoreError } from '../store.js';
import { defaultTimeoutMs } from './database.js';
import type { LogDatabase } from './database.js';
import { storeError } from './failures.js';
import { appendOnlyTables, partitionSql, schemaName, tablesSql, tablesVersion } from './tables.js';

/** A role that is given its rights; made when there is none of this name. */
export interface LogRole {
  readonly name: string;
  /** Its password. Left out: a role that is there keeps its own, one that is made has none. */
  readonly password?: string;
}

export interface InstallOptions extends LogDatabase {
  /** Roles of gateways and bureaux: they may read and insert, and nothing else. */
  readonly writers: readonly LogRole[];
  /** Roles of auditors: they may read. Default: none. */
  readonly readers?: readonly LogRole[];
  /** Months after this one that partitions are made for, 1 to 120. */
  readonly months: number;
  /** Default: the time of this machine. */
  readonly now?: Date;
}

/** What was done. */
export interface Installed {
  /** Whether the tables were made; else they were there. */
  readonly made: boolean;
  /** The last month that has a partition, for example `2029-11`. */
  readonly until: string;
  /** What an operator should look at; empty: nothing. */
  readonly warnings: readonly string[];
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes the tables of query logs in a database, the partitions of the coming months, and what roles need; repeatable, all or nothing.
 * The URL is of the role that is to own them.
 * @throws LogStoreError
 */
export async function installLogTables({ url, timeoutMs = defaultTimeoutMs, writers, readers = [], months, now = new Date() }: InstallOptions): Promise<Installed> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: timeoutMs, application_name: 'bureaux query log, installing', options: '-c TimeZone=UTC -c client_min_messages=warning' });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.query('BEGIN');
    await client.query("SELECT pg_advisory_xact_lock(hashtext('bureaux query log, installing'))");
    const made = await haveTables(client);
    // The month before, for entries of a clock that is behind.
    const first = DateTime.fromJSDate(now, { zone: 'utc' }).startOf('month').minus({ months: 1 });
    for (let month = 0; month <= months + 1; month += 1) {
      await client.query(partitionSql(first.plus({ months: month }).toISODate()!, first.plus({ months: month + 1 }).toISODate()!));
    }
    for (const [roles, rights] of [[readers, 'SELECT'], [writers, 'SELECT, INSERT']] as const) {
      for (const role of roles) await giveRights(client, role, rights);
    }
    await installPostgresLookup(client, writers.map(({ name }) => name), readers.map(({ name }) => name));
    await client.query('COMMIT');
    return { made, until: first.plus({ months: months + 1 }).toFormat('yyyy-MM'), warnings: await warningsOf(client) };
  } catch (error) {
    throw storeError(error);
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function haveTables(client: Client): Promise<boolean> {
  const { rows: [there] } = await client.query<{ readonly found: string | null }>('SELECT to_regclass($1) AS found', [`${schemaName}.version`]);
  if (there!.found === null) {
    await client.query(tablesSql);
    return true;
  }
  const { rows: [row] } = await client.query<{ readonly version: number }>(`SELECT version FROM ${schemaName}.version`);
  if (row?.version !== tablesVersion) throw new LogStoreError(`Expected a query log of version ${tablesVersion}, got one of version ${row?.version ?? 'none'}`);
  return false;
}

/** A role that could give itself more is refused: the owner's own, a member of it, one that may do everything. */
async function giveRights(client: Client, { name, password }: LogRole, rights: string): Promise<void> {
  const role = quoted(name);
  const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${role} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS`);
  if (password !== undefined) await client.query(`ALTER ROLE ${role} LOGIN PASSWORD ${literal(password)}`);
  const { rows: [found] } = await client.query<{ readonly mighty: boolean }>(
    `SELECT r.rolsuper OR pg_has_role(r.oid, n.nspowner, 'MEMBER') AS mighty FROM pg_roles r, pg_namespace n WHERE r.rolname = $1 AND n.nspname = $2`, [name, schemaName],
  );
  if (found!.mighty) throw new LogStoreError(`Expected ${name} to be a role that cannot change the tables, got one that owns them or may do everything`);
  await client.query(`
    REVOKE ALL ON ALL TABLES IN SCHEMA ${schemaName} FROM ${role};
    REVOKE ALL ON SCHEMA ${schemaName} FROM ${role};
    GRANT USAGE ON SCHEMA ${schemaName} TO ${role};
    GRANT SELECT ON ${schemaName}.version TO ${role};
    GRANT ${rights} ON ${appendOnlyTables.map((table) => `${schemaName}.${table}`).join(', ')} TO ${role}`);
}

async function warningsOf(client: Client): Promise<readonly string[]> {
  const { rows } = await client.query<{ readonly name: string }>("SELECT name FROM pg_settings WHERE name IN ('fsync', 'full_page_writes') AND setting = 'off' ORDER BY name");
  return rows.map(({ name }) => `${name} is off on this server: what it has confirmed may be lost by a power cut`);
}
