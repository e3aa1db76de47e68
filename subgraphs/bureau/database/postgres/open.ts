import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import type { NationalDatabase, NativeSchema, OpenOptions } from '../national-database.js';
import { openOnServer, type ServerKind } from '../server-database.js';
import { patienceOf, serverOptions, withPassword } from '../server-options.js';
import { type ColumnRow, columnsSql, tablesOf } from './columns.js';
import { postgresServer } from './server.js';
import { postgresSql } from './sql.js';

/** Kysely writes statements; running them is postgresServer's, which can end them. */
const compiler = new Kysely<NativeSchema>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new PostgresIntrospector(kysely),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

const kind: ServerKind = {
  name: 'postgres',
  title: 'PostgreSQL',
  engine: postgresSql,
  compiler,
  versionSql: "select current_setting('server_version_num') as version",
  objection: (version) => (Number(version) >= 140_000 ? null : `Expected PostgreSQL 14 or later, got ${Math.trunc(Number(version) / 10_000)}`),
  columnsSql,
  tablesOf: (rows) => tablesOf(rows as readonly ColumnRow[]),
};

/**
 * Opens a PostgreSQL database for reading.
 * @param url `postgres://USER@HOST:PORT/DATABASE`, with or without the password.
 * @throws DatabaseError when it cannot be reached or is too old.
 */
export function openPostgres(url: string, options: OpenOptions): Promise<NationalDatabase> {
  const limits = serverOptions(options);
  return openOnServer(kind, postgresServer(withPassword(url, options.password), limits), patienceOf(limits), options);
}
