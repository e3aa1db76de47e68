import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RowDataPacket } from 'mysql2/promise';
import { createConnection } from 'mysql2/promise';
import { giveToServer } from './account.js';
import { binaries } from './binaries.js';
import { randomPassword } from './passwords.js';
import { startPrivateServer } from './private-server.js';
import { runProgram } from './run-program.js';
import type { Login, Row, SqlServer, SqlServerOptions } from './sql-server.js';

/** A private MariaDB server. */
export type MariadbServer = SqlServer;

/**
 * What makes it small and quick. Nothing waits for the disk, so a power cut may lose data; a commit that was confirmed is with
 * the operating system and outlives the server's own process.
 */
const settings = {
  'bind-address': '127.0.0.1',
  'innodb-flush-method': 'nosync',
  'innodb-flush-log-at-trx-commit': 2,
  'innodb-buffer-pool-size': '16M',
  'key-buffer-size': '1M',
  'aria-pagecache-buffer-size': '8M',
  'max-connections': 50,
  'performance-schema': 'OFF',
};

/** Settings that the data are made with, and must be started with. */
const dataSettings = {
  'innodb-log-file-size': '8M',
  'character-set-server': 'utf8mb4',
};

/**
 * Starts a private MariaDB server with the database `mysql`, in utf8mb4.
 * @param options settings as in my.cnf.
 */
export async function startMariadb(options: SqlServerOptions = {}): Promise<MariadbServer> {
  // These two packages have what is needed and bring no service.
  const [install, , mariadbd] = await binaries(['mariadb-install-db', 'my_print_defaults', 'mariadbd'], ['mariadb-server-core', 'mariadb-client-core']);
  const admin: Login = { user: 'admin', password: randomPassword() };
  const server = await startPrivateServer({
    name: 'mariadb',
    async prepare(folder) {
      const accounts = join(folder, 'accounts.sql');
      writeFileSync(accounts, accountsSql(admin), { mode: 0o600 });
      giveToServer(accounts);
      await runProgram(folder, install, [
        '--no-defaults', `--datadir=${join(folder, 'data')}`, '--skip-test-db', '--auth-root-authentication-method=socket', ...flags(dataSettings),
      ]);
    },
    command: (folder, port) => ({
      file: mariadbd,
      args: [
        '--no-defaults', `--datadir=${join(folder, 'data')}`, `--socket=${join(folder, 'socket')}`, `--pid-file=${join(folder, 'pid')}`,
        `--tmpdir=${folder}`, `--init-file=${join(folder, 'accounts.sql')}`, '--skip-name-resolve',
        ...flags({ ...settings, ...dataSettings, port, ...options.settings }),
      ],
    }),
    async answers(_, port) {
      await ask(mariadbUrl(port, 'mysql', admin), 'SELECT 1');
    },
    stopSignal: 'SIGTERM',
    endSignal: 'SIGKILL',
  });
  const url = (database: string, login = admin): string => mariadbUrl(server.port, database, login);
  return {
    ...server,
    admin,
    adminUrl: url('mysql'),
    url,
    query: (sql, database = 'mysql') => ask(url(database), sql),
  };
}

/** Run at each start. The root of a new server has no password and is known by the operating system alone. */
const accountsSql = ({ user, password }: Login): string =>
  `CREATE USER IF NOT EXISTS '${user}'@'127.0.0.1' IDENTIFIED BY '${password}';\nGRANT ALL ON *.* TO '${user}'@'127.0.0.1' WITH GRANT OPTION;\n`;

const flags = (values: Readonly<Record<string, string | number>>): readonly string[] =>
  Object.entries(values).map(([name, value]) => `--${name}=${value}`);

function mariadbUrl(port: number, database: string, { user, password }: Login): string {
  return `mysql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

async function ask(url: string, sql: string): Promise<readonly Row[]> {
  const connection = await createConnection({ uri: url, multipleStatements: true, connectTimeout: 5_000 });
  connection.on('error', () => {});
  try {
    const [rows] = await connection.query<RowDataPacket[]>(sql);
    return Array.isArray(rows) ? rows : [];
  } finally {
    await connection.end();
  }
}
