import { writeFileSync } from 'node:fs';
import { DateTime } from 'luxon';
import { Client } from 'pg';
import type { LogPlace } from '../../../log/open-store.js';
import { installLogTables } from '../../../log/postgres/install.js';
import { openLogDatabase } from '../../../log/open-log.js';
import { partitionsEnd } from '../../../log/postgres/partitions.js';
import { openPostgresStore } from '../../../log/postgres/write-store.js';
import { openAppender } from '../../../log/append.js';
import { verifierKey } from '../../../log/checkpoint.js';
import { openLogIdentity, logFiles } from '../../../log/log-files.js';
import { openSearchKeys } from '../../../log/search-keys.js';
import { serialEntry } from '../../../log/serial-entry.js';
import { verifyLog } from '../../../log/verify.js';
import { openLogWriter } from '../../../log/writer.js';
import { join } from 'node:path';
import { cutConnection } from '../../support/cut-connection.js';
import { startTestGateway } from '../../support/gateway.js';
import { logFolder, logOrigin, operations } from '../../support/query-log.js';
import { eventually } from '../../support/servers/eventually.js';
import { serverStartTimeout, startPostgres } from '../../support/servers/index.js';
import type { PostgresServer } from '../../support/servers/index.js';

const writer = { name: 'writer_of_logs', password: 'invented' };
const reader = { name: 'reader_of_logs', password: 'invented too' };
const now = new Date('2026-11-26T12:00:00Z');

let server: PostgresServer;
beforeAll(async () => {
  server = await startPostgres();
  await server.query('CREATE DATABASE logs');
  await installLogTables({ url: server.url('logs'), writers: [writer], readers: [reader], months: 2, now });
}, serverStartTimeout);
afterAll(() => server.close());

const urlOf = (role: { name: string; password: string }, port = server.port): string => {
  const url = new URL(server.url('logs', { user: role.name, password: role.password }));
  url.port = String(port);
  return url.href;
};

/** The writer's own connection, without the thread that it stands in. */
async function openHere(place: LogPlace, origin: string, at: () => Date = () => now) {
  const { signingKey } = openLogIdentity(place.folder, origin);
  const store = await openPostgresStore({ ...place.database!, origin, verifierKey: verifierKey(origin, signingKey) });
  const keys = openSearchKeys(join(place.folder, logFiles.searchKeys));
  const appender = await openAppender({ store, keys, origin, signingKey, checkpointMs: 0, now: at });
  return {
    store, appender,
    verified: () => verifyLog({ store, origin, key: signingKey }),
    async close() {
      keys.close();
      await store.close();
    },
  };
}

const as = async (role: { name: string; password: string }, sql: string): Promise<string> => {
  const client = new Client({ connectionString: urlOf(role) });
  await client.connect();
  try {
    await client.query(sql);
    return 'done';
  } catch (error) {
    return (error as Error).message;
  } finally {
    await client.end();
  }
};

const place = (port?: number): LogPlace => ({ folder: logFolder(), database: { url: urlOf(writer, port), timeoutMs: 60_000 } });

it('the role that writes may read and insert, and nothing else; one that reads, only read', async () => {
  const log = await openHere(place(), 'rights.test.example');
  await log.appender.append(operations(1).map(serialEntry));
  await log.close();
  const tables = ['log', 'leaf', 'tile', 'operation', 'checkpoint', 'flush'];
  const column = { log: 'verifier_key', leaf: 'parts', tile: 'hashes', operation: 'text', checkpoint: 'note', flush: 'oldest_open' };
  for (const table of tables) {
    const name = column[table as keyof typeof column];
    for (const sql of [`UPDATE query_log.${table} SET ${name} = ${name}`, `DELETE FROM query_log.${table}`, `TRUNCATE query_log.${table}`]) {
      expect([sql, await as(writer, sql)]).toEqual([sql, `permission denied for table ${table}`]);
      expect([sql, await as(reader, sql)]).toEqual([sql, `permission denied for table ${table}`]);
      // Whoever owns them is held back from a defect, not from malice.
      expect([sql, (await server.query(`SELECT count(*) AS n FROM query_log.${table}`, 'logs'))[0]!['n'] === '0' ? 'the log is append-only' : await server.query(sql, 'logs').then(() => 'done', (error: Error) => error.message)])
        .toEqual([sql, 'the log is append-only']);
    }
    expect(await as(writer, `DROP TABLE query_log.${table}`)).toBe(`must be owner of table ${table}`);
    expect(await as(writer, `ALTER TABLE query_log.${table} DISABLE TRIGGER ALL`)).toBe(`must be owner of table ${table}`);
    expect(await as(reader, `SELECT * FROM query_log.${table}`)).toBe('done');
  }
  expect(await as(reader, "INSERT INTO query_log.checkpoint VALUES ('x', 1, 'y')")).toBe('permission denied for table checkpoint');
  expect(await as(writer, 'UPDATE query_log.leaf_2026_11 SET parts = parts')).toBe('permission denied for table leaf_2026_11');
  expect(await as(writer, 'CREATE TABLE query_log.leaf_2030_01 PARTITION OF query_log.leaf DEFAULT')).toBe('permission denied for schema query_log');
  expect(await as(writer, 'DROP SCHEMA query_log CASCADE')).toBe('must be owner of schema query_log');
});

it('is installed as often as one likes; months are made ahead, and a time without one is refused', async () => {
  const options = { url: server.url('logs'), writers: [writer], readers: [reader], now };
  expect(await installLogTables({ ...options, months: 2 })).toMatchObject({ made: false, until: '2027-01', warnings: [expect.stringMatching(/^fsync is off/), expect.stringMatching(/^full_page_writes is off/)] });
  let time = now;
  const log = await openHere(place(), 'months.test.example', () => time);
  await log.appender.append(operations(1).map(serialEntry));
  time = new Date('2027-02-01T00:00:00Z');
  await expect(log.appender.append(operations(1).map(serialEntry))).rejects.toThrow("Expected a month's partition for the time of the entries, got none");
  expect(await installLogTables({ ...options, months: 3 })).toMatchObject({ made: false, until: '2027-02' });
  expect(await log.appender.append(operations(1).map(serialEntry))).toBe(2);
  expect(await log.verified()).toMatchObject({ size: 4, fault: null });
  await log.close();
  const rows = await server.query("SELECT tableoid::regclass::text AS name, count(*)::int AS n FROM query_log.leaf WHERE origin = 'months.test.example' GROUP BY 1 ORDER BY 1", 'logs');
  expect(rows).toEqual([{ name: 'query_log.leaf_2026_11', n: 2 }, { name: 'query_log.leaf_2027_02', n: 2 }]);
});

it('gives no rights to who could take more, and says what is missing where it was not installed', async () => {
  await expect(installLogTables({ url: server.url('logs'), writers: [{ name: 'postgres' }], months: 1, now }))
    .rejects.toThrow('Expected postgres to be a role that cannot change the tables, got one that owns them or may do everything');
  const elsewhere = { folder: logFolder(), database: { url: server.adminUrl } };
  await expect(openHere(elsewhere, logOrigin)).rejects.toThrow('Expected the tables of a query log in the database, got none: `bureaux audit install` makes them');
  const wrong = { folder: logFolder(), database: { url: urlOf({ ...writer, password: 'wrong' }) } };
  await expect(openHere(wrong, logOrigin)).rejects.toThrow("Expected the log's database to take the password, got a refusal");
});

it('one database has many logs, and each has one writer', async () => {
  const places = [place(), place()];
  const [one, two] = await Promise.all([openHere(places[0]!, 'one.test.example'), openHere(places[1]!, 'two.test.example')]);
  await Promise.all([one.appender.append(operations(3).map(serialEntry)), two.appender.append(operations(2).map(serialEntry))]);
  expect(await one.verified()).toMatchObject({ origin: 'one.test.example', size: 6, fault: null });
  expect(await two.verified()).toMatchObject({ origin: 'two.test.example', size: 4, fault: null });
  const second = { ...places[0]!, database: { url: urlOf(writer), timeoutMs: 60_000, lockTimeoutMs: 50 } };
  await expect(openHere(second, 'one.test.example')).rejects.toThrow('Expected to be the only writer of one.test.example, got another that writes it');
  await one.close();
  await (await openHere(second, 'one.test.example')).close();
  // A folder of the same origin that has another key.
  await expect(openHere(place(), 'one.test.example')).rejects.toThrow('Expected the log of one.test.example in the database to be of the key in the folder, got one of another key');
  await two.close();
});

it('an append whose answer was lost is written once; one that did not arrive, not at all', async () => {
  const between = await cutConnection(server.port);
  const log = await openHere(place(between.port), 'lost.test.example');
  expect(await log.appender.append(operations(1).map(serialEntry))).toBe(0);
  between.beforeNextAnswer();
  expect(await log.appender.append(operations(2).map(serialEntry))).toBe(2);
  between.beforeNextRequest();
  await expect(log.appender.append(operations(3).map(serialEntry))).rejects.toThrow("Expected the log's database to answer, got");
  expect(await log.appender.append(operations(1).map(serialEntry))).toBe(6);
  expect(await log.verified()).toMatchObject({ size: 8, open: 0, fault: null });
  expect(log.appender.size).toBe(8);
  await log.close();
  await between.close();
});

it('an append whose answer was lost while the database stays away is found when it is back', async () => {
  const between = await cutConnection(server.port);
  const log = await openHere(place(between.port), 'away.test.example');
  await log.appender.append(operations(1).map(serialEntry));
  between.beforeNextAnswer();
  const append = log.appender.append(operations(2).map(serialEntry));
  // The connection under way is cut by its answer; new ones are refused from now on.
  between.refuseNew(true);
  await expect(append).rejects.toThrow("Expected the log's database to answer, got");
  await expect(log.appender.append(operations(1).map(serialEntry))).rejects.toThrow("Expected the log's database to answer, got");
  between.refuseNew(false);
  // Two operations were written, and are there; the one that was refused while it was away is not.
  expect(await log.appender.append(operations(1).map(serialEntry))).toBe(6);
  expect(await log.verified()).toMatchObject({ size: 8, open: 0, fault: null });
  await log.close();
  await between.close();
});

it('goes on by itself when the server has ended its connection; who wrote in between is noticed', async () => {
  const log = await openHere(place(), 'ended.test.example');
  await log.appender.append(operations(1).map(serialEntry));
  await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bureaux query log, writing'");
  const first = await log.appender.append(operations(1).map(serialEntry)).catch(() => log.appender.append(operations(1).map(serialEntry)));
  expect(first).toBe(2);
  await server.query("INSERT INTO query_log.flush VALUES ('ended.test.example', 4, 5, 5)", 'logs');
  await expect(log.appender.append(operations(1).map(serialEntry))).rejects.toThrow('Expected a log that ends where this process has written last, got one that somebody else has written to');
  await log.close();
});

it('a gateway keeps its log there, answers 503 while it is away, and goes on when it is back', async () => {
  const between = await cutConnection(server.port);
  const url = new URL(urlOf(writer, between.port));
  url.password = '';
  const passwordFile = join(logFolder(), 'password');
  writeFileSync(passwordFile, `${writer.password}\n`);
  const { until } = await installLogTables({ url: server.url('logs'), writers: [writer], months: 1 });
  expect(until >= new Date().toISOString().slice(0, 7)).toBe(true);
  const gateway = await startTestGateway({ deadlineMs: 60_000, queryLog: { origin: 'gateway.test', folder: 'query-log', retryMs: 50, database: { url: url.href, passwordFile, timeoutMs: 10_000 } } });
  try {
    const ask = async () => (await gateway.ask('{ countries { code } }')).status;
    expect(await ask()).toBe(200);
    between.refuseNew(true);
    await server.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'bureaux query log, writing'");
    expect(await ask()).toBe(503);
    between.refuseNew(false);
    await eventually('the log to be written again', async () => (await ask()) === 200);
  } finally {
    await gateway.close();
    await between.close();
  }
  const log = await openLogDatabase({ url: urlOf(reader), origin: 'gateway.test' });
  const found = await verifyLog({ store: log.store, origin: log.origin, key: log.key });
  expect([found.fault, found.open, found.size >= 4]).toEqual([null, 0, true]);
  await log.close();
});

it('tells every role until when entries can be written, while that is near', async () => {
  await server.query('CREATE DATABASE months');
  const url = (role: typeof writer): string => server.url('months', { user: role.name, password: role.password });
  const install = (months: number) => installLogTables({ url: server.url('months'), writers: [writer], readers: [reader], months });
  const told: string[] = [];
  const opened = async (): Promise<string | null> => {
    const log = await openLogWriter({ folder, database: { url: url(writer) }, origin: 'months.test.example', checkpointMs: 60_000, mostWaiting: 10, thread: false, onFailure: () => undefined, onEnding: (until) => told.push(until) });
    const { writableUntil } = log;
    await log.append(operations(1));
    await log.close();
    return writableUntil;
  };
  const folder = logFolder();
  await install(1);
  const soon = await opened();
  const at = DateTime.utc().startOf('month').plus({ months: 2 });
  expect([soon, told]).toEqual([at.toISO(), [at.toISO()]]);
  const gateway = await startTestGateway({ queryLog: { origin: 'gateway.test', folder: 'query-log', thread: false, database: { url: url(writer) } } });
  expect((await gateway.send('/health/ready')).body).toEqual({ status: 'ready', queryLogUntil: soon });
  expect(gateway.logged.map((line) => JSON.parse(line) as { readonly until?: string }).filter(({ until }) => until !== undefined))
    .toMatchObject([{ level: 40, until: soon, msg: expect.stringMatching(/^the query log can be written until then/) as string }]);
  await gateway.close();
  const log = await openLogDatabase({ url: url(reader), origin: 'months.test.example' });
  expect((await log.store.writableUntil(new Date()))?.toISOString()).toBe(soon);
  await install(24);
  expect((await log.store.writableUntil(new Date()))?.toISOString()).toBe(at.plus({ months: 23 }).toISO());
  await log.close();
  expect([await opened(), told.length]).toEqual([null, 1]);
});

it('the end of the partitions is that of those that follow one another from now', () => {
  const month = (from: string, to: string): string => `FOR VALUES FROM ('${from} 00:00:00+00') TO ('${to} 00:00:00+00')`;
  const end = (...texts: string[]) => partitionsEnd(texts, now)?.toISOString() ?? null;
  expect(end(month('2026-12-01', '2027-01-01'), month('2026-10-01', '2026-11-01'), month('2026-11-01', '2026-12-01'), month('2027-02-01', '2027-03-01'))).toBe('2027-01-01T00:00:00.000Z');
  expect([end(), end(month('2026-10-01', '2026-11-01'))]).toEqual([now.toISOString(), now.toISOString()]);
  expect(end(month('2026-11-01', '2026-12-01'), 'DEFAULT')).toBeNull();
});
