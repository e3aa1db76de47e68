import { existsSync } from 'node:fs';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { isRunning } from '../../support/servers/process-family.js';
import type { Row, SqlServer, SqlServerOptions } from '../../support/servers/index.js';
import { serverStartTimeout, startMariadb, startPostgres } from '../../support/servers/index.js';
import { answersWithin } from './answers-within.js';

/** A connection of a test that lives as long as the test needs it. */
interface Connection {
  one(): Promise<unknown>;
  end(): Promise<void>;
}

/** A statement and the row it answers with. */
interface Asked {
  readonly ask: string;
  readonly is: Row;
}

/** What is tested of each kind of server. */
interface Kind {
  readonly name: string;
  readonly start: (options?: SqlServerOptions) => Promise<SqlServer>;
  readonly encoding: Asked;
  readonly addresses: Asked;
  readonly setting: Asked & { readonly options: SqlServerOptions };
  readonly connect: (url: string) => Promise<Connection>;
}

const kinds: readonly Kind[] = [
  {
    name: 'PostgreSQL',
    start: startPostgres,
    encoding: { ask: 'SHOW server_encoding', is: { server_encoding: 'UTF8' } },
    addresses: { ask: 'SHOW listen_addresses', is: { listen_addresses: '127.0.0.1' } },
    setting: { options: { settings: { work_mem: '1MB' } }, ask: 'SHOW work_mem', is: { work_mem: '1MB' } },
    async connect(url) {
      const client = new Client({ connectionString: url });
      await client.connect();
      return { one: async () => (await client.query<Row>('SELECT 1 AS one')).rows, end: () => client.end() };
    },
  },
  {
    name: 'MariaDB',
    start: startMariadb,
    encoding: { ask: 'SELECT @@character_set_server AS encoding', is: { encoding: 'utf8mb4' } },
    addresses: { ask: 'SELECT @@bind_address AS address', is: { address: '127.0.0.1' } },
    setting: { options: { settings: { 'max-allowed-packet': '2M' } }, ask: 'SELECT @@max_allowed_packet AS bytes', is: { bytes: 2_097_152 } },
    async connect(url) {
      const client = await createConnection(url);
      return { one: async () => (await client.query('SELECT 1 AS one'))[0], end: () => client.end() };
    },
  },
];

describe.each(kinds)('a private $name server', ({ start, encoding, addresses, setting, connect }) => {
  let server: SqlServer;

  beforeAll(async () => {
    server = await start(setting.options);
    await server.query('CREATE DATABASE national');
    await server.query('CREATE TABLE person (name VARCHAR(40))', 'national');
  }, serverStartTimeout);

  afterAll(() => server.close());

  const names = async (): Promise<readonly unknown[]> => (await server.query('SELECT name FROM person ORDER BY name', 'national')).map(({ name }) => name);

  test('speaks Unicode, on 127.0.0.1 alone, with the settings asked for', async () => {
    expect(await server.query(encoding.ask)).toEqual([encoding.is]);
    expect(await server.query(addresses.ask)).toEqual([addresses.is]);
    expect(await server.query(setting.ask)).toEqual([setting.is]);
  });

  test('lets the admin in by its password alone', async () => {
    await expect(connect(server.adminUrl).then((connection) => connection.end())).resolves.toBeUndefined();
    await expect(connect(server.url('national', { ...server.admin, password: 'wrong' }))).rejects.toThrow(/password|denied/i);
    await expect(connect(server.url('national', { ...server.admin, password: '' }))).rejects.toThrow(/password|denied/i);
  });

  test('keeps what it confirmed when it restarts and when it is killed', async () => {
    const { port } = server;
    await server.query("INSERT INTO person VALUES ('Anna')", 'national');
    await server.restart();
    expect(await names()).toEqual(['Anna']);

    await server.query("INSERT INTO person VALUES ('Žofia')", 'national');
    await server.kill();
    expect(server.pid()).toBeUndefined();
    await expect(connect(server.adminUrl)).rejects.toThrow('ECONNREFUSED');
    await server.restart();
    expect(await names()).toEqual(['Anna', 'Žofia']);
    expect(server.port).toBe(port);
  });

  test('answers nobody while it is held, and goes on after', async () => {
    const connection = await connect(server.url('national'));
    await server.pause();
    const answer = connection.one();
    expect(await answersWithin(300, answer)).toBe(false);
    server.resume();
    expect(await answer).toEqual([{ one: 1 }]);
    await connection.end();
  });

  test('starts again after it was stopped', async () => {
    await server.stop();
    expect(server.pid()).toBeUndefined();
    await server.restart();
    expect(await server.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('leaves nothing when it is closed, even while it is held', async () => {
    const other = await start();
    const pid = other.pid()!;
    expect(other.port).not.toBe(server.port);
    expect(other.admin.password).not.toBe(server.admin.password);
    await other.pause();
    await other.close();
    expect(isRunning(pid)).toBe(false);
    expect(existsSync(other.folder)).toBe(false);
  }, serverStartTimeout);
});
