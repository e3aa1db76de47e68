import { DummyDriver, Kysely, MysqlAdapter, MysqlIntrospector, MysqlQueryCompiler } from 'kysely';
import type { NationalDatabase, NativeSchema, OpenOptions } from '../national-database.js';
import { openOnServer, type ServerKind } from '../server-database.js';
import { patienceOf, serverOptions, withPassword } from '../server-options.js';
import { type ColumnRow, columnsSql, tablesOf } from './columns.js';
import { mariadbServer } from './server.js';
import { mariadbSql } from './sql.js';

/** Kysely writes statements; running them is mariadbServer's, which can end them. */
const compiler = new Kysely<NativeSchema>({
  dialect: {
    createAdapter: () => new MysqlAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (kysely) => new MysqlIntrospector(kysely),
    createQueryCompiler: () => new MysqlQueryCompiler(),
  },
});

const least = [10, 6] as const;

/** The version of a MariaDB server is, say, `10.11.19-MariaDB-0+deb12u1`; that of another server names no MariaDB. */
function objection(version: string): string | null {
  const [, major = '0', minor = '0'] = /^(?:5\.5\.5-)?(\d+)\.(\d+).*MariaDB/i.exec(version) ?? [];
  const enough = Number(major) > least[0] || (Number(major) === least[0] && Number(minor) >= least[1]);
  return enough ? null : `Expected MariaDB ${least.join('.')} or later, got ${version}`;
}

const kind: ServerKind = {
  name: 'mariadb',
  title: 'MariaDB',
  engine: mariadbSql,
  compiler,
  versionSql: 'select version() as version',
  objection,
  columnsSql,
  tablesOf: (rows) => tablesOf(rows as readonly ColumnRow[]),
};

/**
 * Opens a MariaDB database for reading.
 * @param url `mysql://USER@HOST:PORT/DATABASE` or `mariadb://...`, with or without the password.
 * @throws DatabaseError when it cannot be reached, is no MariaDB or too old.
 */
export function openMariadb(url: string, options: OpenOptions): Promise<NationalDatabase> {
  const limits = serverOptions(options);
  return openOnServer(kind, mariadbServer(withPassword(url, options.password), limits), patienceOf(limits), options);
}
