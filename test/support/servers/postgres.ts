import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { giveToServer } from './account.js';
import { binaries } from './binaries.js';
import { randomPassword } from './passwords.js';
import { startPrivateServer } from './private-server.js';
import { removeSharedMemory } from './postgres-shared-memory.js';
import { runProgram } from './run-program.js';
import type { Login, Row, SqlServer, SqlServerOptions } from './sql-server.js';

/** A private PostgreSQL server. */
export type PostgresServer = SqlServer;

/**
 * What makes it small and quick. Nothing waits for the disk, so a power cut may lose data; a commit that was confirmed is with
 * the operating system and outlives the server's own process.
 */
const settings = {
  listen_addresses: '127.0.0.1',
  fsync: 'off',
  full_page_writes: 'off',
  shared_buffers: '16MB',
  max_connections: 50,
  max_wal_senders: 0,
  wal_level: 'minimal',
  // Its shared memory is then in its folder and goes with it.
  dynamic_shared_memory_type: 'mmap',
  jit: 'off',
};

/**
 * Starts a private PostgreSQL server with the database `postgres`, in UTF-8 and the locale C.UTF-8.
 * @param options settings as in postgresql.conf.
 */
export async function startPostgres(options: SqlServerOptions = {}): Promise<PostgresServer> {
  const [initdb, postgres] = await binaries(['initdb', 'postgres'], ['postgresql']);
  const admin: Login = { user: 'postgres', password: randomPassword() };
  const server = await startPrivateServer({
    name: 'postgres',
    async prepare(folder) {
      const passwordFile = join(folder, 'password');
      writeFileSync(passwordFile, admin.password, { mode: 0o600 });
      giveToServer(passwordFile);
      await runProgram(folder, initdb, [
        `--pgdata=${join(folder, 'data')}`, '--no-sync', '--encoding=UTF8', '--locale=C.UTF-8', `--username=${admin.user}`, `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
      ]);
    },
    command: (folder, port) => ({
      file: postgres,
      args: [
        '-D', join(folder, 'data'),
        ...Object.entries({ ...settings, port, unix_socket_directories: folder, ...options.settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
      ],
    }),
    async answers(_, port) {
      await ask(postgresUrl(port, 'postgres', admin), 'SELECT 1');
    },
    stopSignal: 'SIGINT',
    endSignal: 'SIGQUIT',
  });
  const url = (database: string, login = admin): string => postgresUrl(server.port, database, login);
  return {
    ...server,
    admin,
    adminUrl: url('postgres'),
    url,
    query: (sql, database = 'postgres') => ask(url(database), sql),
    async kill() {
      await server.kill();
      await removeSharedMemory(join(server.folder, 'data'));
    },
  };
}

function postgresUrl(port: number, database: string, { user, password }: Login): string {
  return `postgresql://${encodeURIComponent(user)}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

async function ask(url: string, sql: string): Promise<readonly Row[]> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  // A connection that is cut while no query runs has nobody to tell.
  client.on('error', () => {});
  try {
    await client.connect();
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}
