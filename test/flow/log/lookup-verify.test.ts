import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { lookupSchema, openLookup, openPostgresLookup, openPostgresSnapshot, openSqliteLookup, openSqliteSnapshot, verifyLookup } from '../../../log/lookup/index.js';
import type { LookupSnapshot, LookupStore } from '../../../log/lookup/index.js';
import type { LogStore } from '../../../log/store.js';
import { logFolder } from '../../support/query-log.js';
import { appendLeaves, leavesOf, makeLogStore, randomNumbers, randomOperation } from '../../support/random-log.js';
import { serverStartTimeout, startPostgres } from '../../support/servers/index.js';
import type { PostgresServer } from '../../support/servers/index.js';

let postgres: PostgresServer;
beforeAll(async () => void (postgres = await startPostgres()), serverStartTimeout);
afterAll(() => postgres.close());

const origin = 'log-0';
const start = Date.parse('2026-03-02T05:00:00Z');
const random = randomNumbers(7);

/** Where lookups are kept: each by a name. */
interface Engine {
  open(name: string): Promise<LookupStore>;
  copy(from: string, to: string): Promise<void>;
  /** Runs SQL as somebody would who has the store; `{schema}` stands before the names of tables, and `{term}` for a posting's term. */
  change(name: string, sql: string): Promise<void>;
  snapshot(name: string): Promise<LookupSnapshot>;
}

const folder = logFolder();
const file = (name: string): string => join(folder, `${name}.sqlite`);
const engines: readonly (readonly [string, Engine])[] = [
  ['SQLite', {
    open: async (name) => openSqliteLookup(file(name)),
    copy: async (from, to) => ['', '-wal'].filter((end) => existsSync(`${file(from)}${end}`)).forEach((end) => cpSync(`${file(from)}${end}`, `${file(to)}${end}`)),
    async change(name, sql) {
      const database = new DatabaseSync(file(name));
      database.exec(sql.replaceAll('{schema}', '').replaceAll(/\{term ([^}]*)\}/g, "'$1'").replaceAll(/\{bytes ([^}]*)\}/g, "x'$1'"));
      database.close();
    },
    snapshot: async (name) => openSqliteSnapshot(file(name), origin),
  }],
  ['PostgreSQL', {
    async open(name) {
      if ((await postgres.query(`SELECT FROM pg_database WHERE datname = '${name}'`)).length === 0) await postgres.query(`CREATE DATABASE ${name}`);
      return openPostgresLookup({ connectionString: postgres.url(name) });
    },
    async copy(from, to) {
      await postgres.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${from}'`);
      await postgres.query(`CREATE DATABASE ${to} TEMPLATE ${from}`);
    },
    change: async (name, sql) => void await postgres.query(sql.replaceAll('{schema}', `${lookupSchema}.`)
      .replaceAll(/\{term ([^}]*)\}/g, `(SELECT id FROM ${lookupSchema}.term WHERE term = '$1')`).replaceAll(/\{bytes ([^}]*)\}/g, "'\\x$1'"), name),
    snapshot: (name) => openPostgresSnapshot({ connectionString: postgres.url(name) }, origin),
  }],
];

/** What somebody does who has a lookup, and what is told of it. */
const attacks: readonly (readonly [name: string, sql: string, told: RegExp])[] = [
  ['entries of a user are hidden', 'UPDATE {schema}posting SET bits = {bytes 00} WHERE term = {term user:user-1} AND block = 1',
    /^the lookup, block 1: Expected the entries by user that the log has, got others, of entry log-0:\d+$/],
  ['a record is hidden', 'DELETE FROM {schema}posting WHERE term = {term record:FR:person:1} AND block = 0', /^the lookup, block 0: Expected the entries by record that the log has, got others, of entry log-0:\d+$/],
  ['an entry is said to be of another user', 'UPDATE {schema}posting SET bits = {bytes 000700} WHERE term = {term user:user-2} AND block = 0', /^the lookup, block 0: Expected the entries by user that the log has/],
  ['a posting is made unreadable', 'UPDATE {schema}posting SET bits = {bytes 09} WHERE term = {term role:ANALYST} AND block = 0', /^the lookup, block 0: Expected a role that can be read, got one that cannot$/],
  ['an entry is said to be another', 'UPDATE {schema}chunk SET places = {bytes 00} WHERE chunk = 70', /^the lookup, block 1: Expected the places and the time of entry log-0:\d+, got others$/],
  ['refused calls are hidden', 'UPDATE {schema}refusal SET refused = 1', /^the lookup, block 0: Expected the refused calls that the log counts, got others$/],
  ['refused calls are added', "INSERT INTO {schema}refusal VALUES ('log-0', 7, '2026-03-02T05', 'UNAUTHENTICATED', 9)", /^the lookup, block 7: Expected no refused calls of a block that is not full, got some$/],
  ['a block is said to be later', 'UPDATE {schema}block SET last_at = last_at + 1 WHERE block = 1', /^the lookup, block 1: Expected the places, the times and the hash that the log has, got others$/],
  ['the last block is taken away', 'DELETE FROM {schema}block WHERE block = 1', /^the lookup, block 1: Expected no [a-z]+ of a block that is not full, got one$/],
  ['the first block is taken away', 'DELETE FROM {schema}block WHERE block = 0', /^the lookup, block 0: Expected it before those that follow, got none$/],
];

const operations = Array.from({ length: 12_400 }, (_none, number) => randomOperation(number, start + number * 1000, random));
/** Operations that were left open. */
const left = operations.filter(({ result }) => result === null);
const leftAtFirst = left.length;

let log: LogStore;
beforeAll(async () => {
  log = makeLogStore(logFolder());
  await appendLeaves(log, [[{ v: 1, origin, at: '2026-03-02T05:00:00.000Z', kind: 'REFUSALS', from: '2026-03-02T05:00:00.000Z', to: '2026-03-02T05:00:00.000Z', counts: { UNAUTHENTICATED: 3 } }, []]]);
  await appendLeaves(log, leavesOf(operations, origin));
});
afterAll(() => log.close());

describe.each(engines)('a lookup in %s', (kind, engine) => {
  beforeAll(async () => {
    const lookup = await openLookup([{ origin, store: log }], await engine.open('whole'));
    await lookup.follow();
    await lookup.close();
  }, 60_000);

  const verified = async (name: string, over = log) => {
    const snapshot = await engine.snapshot(name);
    try {
      return await verifyLookup(origin, over, snapshot);
    } finally {
      await snapshot.close();
    }
  };
  /** An operation that was left open ends, long after its block was full. */
  const endLate = (): Promise<void> => appendLeaves(log, [[
    { v: 1, origin, at: '2026-03-20T00:00:00.000Z', kind: 'OUTCOME', id: left.shift()!.id, result: 'UNKNOWN', code: null, latencyMs: null }, [{ part: 'countries', status: 'TIMEOUT', sources: ['LIVE'], reason: null, countries: ['US'] }],
  ]]);

  it('is as its log says, also when an end has come that it does not have yet, and when it has it', async () => {
    const whole = { blocks: 2, operations: 2 * 4096, fault: null };
    expect(await verified('whole')).toEqual(whole);
    await endLate();
    expect(await verified('whole')).toEqual(whole);
    await engine.copy('whole', 'behind');
    const store = await engine.open('whole');
    const lookup = await openLookup([{ origin, store: log }], store);
    await lookup.follow();
    expect(await lookup.count({ views: [[['asked:US']]], from: null, to: null })).toBe(leftAtFirst - left.length);
    await lookup.close();
    expect(await verified('whole')).toEqual(whole);
    expect(await verified('behind')).toEqual(whole);
    // What it has of that end it has whole.
    await engine.copy('whole', 'hidden');
    await engine.change('hidden', 'DELETE FROM {schema}posting WHERE term = {term asked:US}');
    expect((await verified('hidden')).fault).toMatch(/^the lookup, block 0: Expected the entries by asked that the log has, got others, of entry log-0:\d+$/);
  }, 60_000);

  // What is compared is compared alike: of PostgreSQL one attack on each table is enough.
  it.each(attacks.filter((_attack, at) => kind === 'SQLite' || [1, 4, 5, 7].includes(at)))('tells when %s', async (name, sql, told) => {
    const copy = `copy_${attacks.findIndex(([each]) => each === name)}`;
    await engine.copy('whole', copy);
    await engine.change(copy, sql);
    const { fault } = await verified(copy);
    expect(fault).toMatch(told);
    expect(fault).not.toMatch(/user-\d|person/);
  }, 60_000);

  it('tells when it has more than its log', async () => {
    const shorter: LogStore = { ...log, state: async () => ({ size: 5_000, oldestOpen: 0 }) };
    expect((await verified('whole', shorter)).fault).toBe('the lookup, block 0: Expected none, as the log has no more operations, got one');
  });
});
