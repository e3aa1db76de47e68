import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { sql } from 'kysely';
import { createConnection } from 'mysql2/promise';
import { Client } from 'pg';
import { createOnServer } from '../../../subgraphs/bureau/database/create-on-server.js';
import { type NationalDatabase, open, type OpenOptions, startBureau } from '../../../subgraphs/bureau/index.js';
import { iceland, icelandRows, icelandSql } from '../../support/bureau-countries.js';
import { serverStartTimeout, type SqlServer, startMariadb, startPostgres } from '../../support/servers/index.js';

const reader = { user: 'island_read', password: 'reads only' };
const writer = { user: 'island_write', password: 'writes, too' };

/** What differs between the engines in these tests. */
const kinds = [
  {
    name: 'PostgreSQL', start: startPostgres, nativeSql: icelandSql,
    sleep: (seconds: number) => sql`select pg_sleep(${seconds})`,
    work: sql`select count(*) from generate_series(1, 2000000000)`,
    running: "select query as statement from pg_stat_activity where usename = 'island_read' and state <> 'idle'",
    connections: "select count(*) as n from pg_stat_activity where usename = 'island_read'",
    held: 'begin; lock table skra in access exclusive mode',
    letGo: 'rollback',
    readOnly: /cannot execute .* in a read-only transaction/,
    denied: /permission denied for table skra/,
    timedOut: /statement timeout/,
    async connect(url: string) {
      const client = new Client({ connectionString: url });
      await client.connect();
      return { run: async (statement: string) => void (await client.query(statement)), end: () => client.end() };
    },
    unguarded: 'set default_transaction_read_only = off',
  },
  {
    name: 'MariaDB', start: startMariadb, nativeSql: icelandSql.replaceAll('kennitala TEXT', 'kennitala VARCHAR(20)'),
    sleep: (seconds: number) => sql`select sleep(${seconds})`,
    work: sql`select count(*) from seq_1_to_100000 a, seq_1_to_100000 b where a.seq + b.seq = 3`,
    running: "select info as statement from information_schema.processlist where user = 'island_read' and command <> 'Sleep'",
    connections: "select count(*) as n from information_schema.processlist where user = 'island_read'",
    held: 'lock tables skra write',
    letGo: 'unlock tables',
    readOnly: /READ ONLY transaction/,
    denied: /command denied to user/,
    timedOut: /max_statement_time exceeded/,
    async connect(url: string) {
      const connection = await createConnection({ uri: url });
      return { run: async (statement: string) => void (await connection.query(statement)), end: () => connection.end() };
    },
    unguarded: 'set session tx_read_only = 0',
  },
] as const;

describe.each(kinds)('$name', ({ start, nativeSql, sleep, work, running, connections, held, letGo, readOnly, denied, timedOut, connect, unguarded }) => {
  let server: SqlServer;
  const opened: NationalDatabase[] = [];
  beforeAll(async () => {
    server = await start();
    await createOnServer(server.adminUrl, {
      database: 'island', nativeSql, rows: icelandRows([{ key: 'a', name: 'Jón', born: '1980-01-02' }]), reader, writer,
    });
  }, serverStartTimeout);
  afterEach(async () => void (await Promise.all(opened.splice(0).map((database) => database.close()))));
  afterAll(() => server?.close());

  const url = (login = reader): string => server.url('island', login);
  async function opens(options: OpenOptions = {}, login = reader): Promise<NationalDatabase> {
    const database = await open(url(login), options);
    opened.push(database);
    return database;
  }
  const statements = async (): Promise<readonly unknown[]> => (await server.query(running)).map(({ statement }) => statement);
  async function until(condition: () => Promise<boolean>): Promise<void> {
    for (const deadline = Date.now() + 60_000; !(await condition()); await pause(20)) {
      if (Date.now() > deadline) throw new Error(`expected the condition within a minute; running: ${String(await statements())}`);
    }
  }
  const isRunning = async (): Promise<boolean> => (await statements()).length > 0;
  const isGone = async (): Promise<boolean> => (await statements()).length === 0;
  const one = sql<{ readonly n: number }>`select count(*) as n from skra`;

  test('the server refuses to let the bureau write, though the role may', async () => {
    const database = await opens({}, server.admin);
    await expect(database.rows(sql`insert into skra (kennitala) values ('b')`)).rejects.toThrow(readOnly);
    await expect(database.rows(sql`drop table skra`)).rejects.toThrow(readOnly);
    expect(await database.rows(one)).toEqual([{ n: 1 }]);
  });

  test('the server refuses to let the reading role write, though its session would', async () => {
    const connection = await connect(url());
    await connection.run(unguarded);
    for (const statement of ["insert into skra (kennitala) values ('b')", "update skra set nafn = 'x'", 'delete from skra']) {
      await expect(connection.run(statement)).rejects.toThrow(denied);
    }
    await expect(connection.run('create table other (id integer)')).rejects.toThrow(/denied/);
    await expect(connection.run('drop table skra')).rejects.toThrow(/denied|must be owner/);
    await connection.end();
  });

  test('the writing role may write, and make nothing', async () => {
    const connection = await connect(url(writer));
    await connection.run("insert into skra (kennitala) values ('b')");
    await connection.run("delete from skra where kennitala = 'b'");
    await expect(connection.run('create table other (id integer)')).rejects.toThrow(/denied/);
    await connection.end();
  });

  test.each([['sleeps', sleep(60)], ['works', work]])('a statement that %s is ended on the server when its asker goes', async (_what, statement) => {
    const database = await opens({ statementTimeout: 60_000 });
    const gone = new AbortController();
    const asked = database.rows(statement, gone.signal);
    asked.catch(() => {});
    await until(isRunning);
    // The server, which is held, has no part in letting the asker go.
    await server.pause();
    gone.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    server.resume();
    await until(isGone);
    expect(await database.rows(one)).toEqual([{ n: 1 }]);
  });

  test('a statement past its limit is ended by the server', async () => {
    const database = await opens({ statementTimeout: 300 });
    await expect(database.rows(work)).rejects.toThrow(timedOut);
    await until(isGone);
    expect(await database.rows(one)).toEqual([{ n: 1 }]);
  });

  test('there are never more connections than allowed, and a question that waits for one can be given up', async () => {
    const database = await opens({ connections: 2, statementTimeout: 60_000 });
    const gone = new AbortController();
    const country = await connect(url(server.admin));
    await country.run(held);
    const slow = Array.from({ length: 2 }, () => database.rows(one));
    await until(async () => (await statements()).length === 2);
    const waiting = database.rows(one, gone.signal);
    gone.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    const more = Array.from({ length: 6 }, () => database.rows(one));
    expect((await server.query(connections)).map(({ n }) => Number(n))).toEqual([2]);
    await country.run(letGo);
    await country.end();
    await Promise.all([...slow, ...more]);
    expect((await server.query(connections)).map(({ n }) => Number(n))).toEqual([2]);
  });

  test('a server that is held is given up in time, and used again when it goes on', async () => {
    const database = await opens({ statementTimeout: 1_000, connectTimeout: 1_000 });
    expect(await database.rows(one)).toEqual([{ n: 1 }]);
    await server.pause();
    await expect(database.rows(one)).rejects.toThrow('The database did not answer within 3000 milliseconds');
    server.resume();
    await until(async () => database.rows(one).then(() => true, () => false));
  });

  test.each([['stops in order', () => server.stop()], ['crashes', () => server.kill()]])('when the server %s, questions fail until it is back', async (_how, end) => {
    const bureau = await startBureau(iceland, url(), { open: true });
    const ask = async (): Promise<{ readonly data: unknown; readonly errors?: readonly unknown[] }> => {
      const body = JSON.stringify({ query: '{ person(id: "IS:person:a") { births } }' });
      return (await (await fetch(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })).json()) as never;
    };
    const known = { data: { person: { births: ['1980-01-02'] } } };
    const database = await opens({ statementTimeout: 60_000 });
    expect(await ask()).toEqual(known);
    const cut = database.rows(sleep(30));
    cut.catch(() => {});
    await until(isRunning);
    await end();
    await expect(cut).rejects.toThrow();
    expect(await ask()).toMatchObject({ data: { person: null }, errors: [{ message: 'The bureau failed to answer' }] });
    await server.restart();
    expect(await ask()).toEqual(known);
    expect(await database.rows(one)).toEqual([{ n: 1 }]);
    await bureau.close();
  });

  test('a bureau whose asker goes away ends what it asked the server', async () => {
    const bureau = await startBureau(iceland, url(), { statementTimeout: 60_000, open: true });
    const country = await connect(url(server.admin));
    await country.run(held);
    const asking = request(bureau.url, { method: 'POST', headers: { 'content-type': 'application/json' } });
    asking.on('error', () => {});
    asking.end(JSON.stringify({ query: '{ person(id: "IS:person:a") { births } }' }));
    await until(isRunning);
    asking.destroy();
    await until(isGone);
    await country.run(letGo);
    await country.end();
    await bureau.close();
  });

  test.each([
    ['a wrong password', { url: () => server.url('island', { ...reader, password: 'wrong' }), options: {} }, /^The (PostgreSQL|MariaDB) database cannot be opened: \w+$/],
    ['too few connections', { url, options: { connections: 0 } }, 'Expected `connections` to be a whole number from 1 to 100, got 0'],
    ['too long a limit', { url, options: { statementTimeout: 600_001 } }, 'Expected `statementTimeout` to be a whole number from 100 to 600000, got 600001'],
  ])('%s is refused', async (_what, asked, message) => {
    await expect(open(asked.url(), asked.options)).rejects.toThrow(message);
  });

  test('the password may come apart from the URL', async () => {
    const database = await open(server.url('island', { ...reader, password: '' }).replace(':@', '@'), { password: reader.password });
    opened.push(database);
    expect(await database.rows(one)).toEqual([{ n: 1 }]);
  });
});
