import { type Connection, createConnection } from 'mysql2/promise';
import { type Batch, batches, tablesMade } from '../rows-by-table.js';
import { checkNames, type NationalRequest, refusedBatch, type ServerLogin } from '../national-request.js';

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** The database's own collation is one that people use: case and accents count for nothing. */
const collation = 'utf8mb4_unicode_520_ci';

/**
 * Makes a national database on a MariaDB server: the schema, the rows in one transaction, foreign keys enforced, then the two
 * users. One that cannot be finished is dropped.
 * @param adminUrl of a user that may create databases and users.
 * @returns how many rows were written.
 */
export async function createOnMariadb(adminUrl: string, request: NationalRequest): Promise<number> {
  checkNames(request);
  const database = quoted(request.database);
  const admin = await createConnection({ uri: adminUrl.replace(/^mariadb:/, 'mysql:'), multipleStatements: true, connectTimeout: 10_000 });
  admin.on('error', () => {});
  try {
    await admin.query("set session time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES'");
    if (request.replace) await admin.query(`drop database if exists ${database}`);
    await admin.query(`create database ${database} character set utf8mb4 collate ${collation}`);
    try {
      await admin.query(`use ${database}`);
      await admin.query(request.nativeSql);
      // By table, so that the journal, which comes later, is not among them.
      const { writer } = request;
      await haveUser(admin, writer, tablesMade(request.nativeSql).map((table) => `select, insert, update, delete on ${database}.${quoted(table)}`));
      const written = await fill(admin, request);
      // The last step: that the reader may read says that the database is whole.
      await haveUser(admin, request.reader, [`select on ${database}.*`]);
      return written;
    } catch (error) {
      await admin.query(`drop database ${database}`);
      throw error;
    }
  } finally {
    await admin.end();
  }
}

/** A user with these rights alone; one that is there gets the password, and keeps what it may elsewhere. */
async function haveUser(admin: Connection, { user, password }: ServerLogin, rights: readonly string[]): Promise<void> {
  await admin.query(`create user if not exists ${quoted(user)}@'%' identified by ?; alter user ${quoted(user)}@'%' identified by ?`, [password, password]);
  for (const right of rights) await admin.query(`grant ${right} to ${quoted(user)}@'%'`);
}

async function fill(admin: Connection, { nativeSql, rows, journalSql, onProgress }: NationalRequest): Promise<number> {
  await admin.query('start transaction');
  let written = 0;
  for (const batch of batches(nativeSql, rows)) {
    await insert(admin, batch);
    written += batch.rows.length;
    onProgress?.(written);
  }
  await admin.query('commit');
  if (journalSql !== undefined) await admin.query(journalSql);
  return written;
}

async function insert(admin: Connection, { table, columns, rows }: Batch): Promise<void> {
  try {
    await admin.query(`insert into ${quoted(table)} (${columns.map(quoted).join(', ')}) values ?`, [rows]);
  } catch (cause) {
    throw refusedBatch(table, cause);
  }
}
