import { Client } from 'pg';
import { type Batch, batches } from '../rows-by-table.js';
import { journalTable, originTable } from '../../journal/dialect.js';
import { checkNames, type NationalRequest, refusedBatch, type ServerLogin } from '../national-request.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/**
 * Makes a national database on a PostgreSQL server: the schema and the rows in one transaction, foreign keys enforced, then the
 * two roles. One that cannot be finished is dropped.
 * @param adminUrl of a role that may create databases and roles.
 * @returns how many rows were written.
 */
export async function createOnPostgres(adminUrl: string, request: NationalRequest): Promise<number> {
  checkNames(request);
  const database = quoted(request.database);
  return connected(adminUrl, undefined, async (admin) => {
    if (request.replace) await admin.query(`drop database if exists ${database} with (force)`);
    await admin.query(`create database ${database} template template0 encoding 'UTF8'`);
    try {
      for (const login of [request.reader, request.writer]) await haveRole(admin, login);
      await admin.query(`alter role ${quoted(request.reader.user)} set default_transaction_read_only = on`);
      await admin.query(`revoke all on database ${database} from public`);
      await admin.query(`grant connect on database ${database} to ${quoted(request.reader.user)}, ${quoted(request.writer.user)}`);
      return await connected(adminUrl, request.database, (client) => fill(client, request));
    } catch (error) {
      await admin.query(`drop database ${database} with (force)`);
      throw error;
    }
  });
}

async function connected<T>(url: string, database: string | undefined, use: (client: Client) => Promise<T>): Promise<T> {
  const of = new URL(url);
  if (database !== undefined) of.pathname = `/${database}`;
  const client = new Client({ connectionString: of.href, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return await use(client);
  } finally {
    await client.end();
  }
}

/** A role that may log in and is nothing else; one that is there gets the password. */
async function haveRole(admin: Client, { user, password }: ServerLogin): Promise<void> {
  const { rowCount } = await admin.query('select 1 from pg_roles where rolname = $1', [user]);
  const verb = rowCount === 0 ? 'create' : 'alter';
  await admin.query(`${verb} role ${quoted(user)} login nosuperuser nocreatedb nocreaterole noinherit nobypassrls password ${literal(password)}`);
}

async function fill(client: Client, { nativeSql, rows, journalSql, reader, writer, onProgress }: NationalRequest): Promise<number> {
  // The schema is made in a transaction of its own role, times without an offset are taken as they stand.
  await client.query("set timezone = 'UTC'");
  await client.query('begin');
  await client.query(nativeSql);
  let written = 0;
  for (const batch of batches(nativeSql, rows)) {
    await insert(client, batch);
    written += batch.rows.length;
    onProgress?.(written);
  }
  await client.query(`
    revoke all on schema public from public;
    grant usage on schema public to ${quoted(reader.user)}, ${quoted(writer.user)};
    grant select on all tables in schema public to ${quoted(reader.user)};
    grant select, insert, update, delete on all tables in schema public to ${quoted(writer.user)}`);
  if (journalSql !== undefined) await client.query(`${journalSql}; grant select on ${journalTable}, ${originTable} to ${quoted(reader.user)}`);
  await client.query('commit');
  await client.query('analyze');
  return written;
}

/** The rows go as one JSON text, which the table's own row type takes apart. */
async function insert(client: Client, { table, columns, rows }: Batch): Promise<void> {
  const names = columns.map(quoted).join(', ');
  const objects = rows.map((row) => Object.fromEntries(row.map((cell, index) => [columns[index]!, typeof cell === 'bigint' ? String(cell) : cell])));
  try {
    await client.query(
      `insert into ${quoted(table)} (${names}) select ${names} from json_populate_recordset(null::${quoted(table)}, $1::json)`, [JSON.stringify(objects)],
    );
  } catch (cause) {
    throw refusedBatch(table, cause);
  }
}
