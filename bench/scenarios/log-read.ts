import { randomBytes } from 'node:crypto';
import { DatabaseSync } from '@photostructure/sqlite';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { canonicalJson, encodeLeaf } from '../../log/leaf.js';
import { blockSize } from '../../log/lookup/bits.js';
import { hourOf, lookupSchema, openLookup, openPostgresLookup, openSqliteLookup, term, termsOf } from '../../log/lookup/index.js';
import type { Lookup, LookupStore } from '../../log/lookup/index.js';
import { OpenBlock } from '../../log/lookup/open-block.js';
import { installLogTables } from '../../log/postgres/install.js';
import { leafHash } from '../../schema/merkle.js';
import { openLogDatabaseReader } from '../../log/postgres/read-store.js';
import { openPostgresStore } from '../../log/postgres/write-store.js';
import { openSqliteStore } from '../../log/sqlite/sqlite-store.js';
import type { LogStore, StoredLeaf } from '../../log/store.js';
import { createLogSubgraph } from '../../subgraphs/log/index.js';
import type { LogReader, LogSubgraph } from '../../subgraphs/log/index.js';
import { startPostgres } from '../../test/support/servers/index.js';
import { borrowedLeaves } from '../log/borrowed-leaves.js';
import { benchCountries, benchOrigin, benchRecords, benchStart, benchStep, madeLeaves, mixed } from '../log/operations.js';
import { percentile } from '../measure.js';

export interface LogReadLoad {
  /** Operations in the lookup. */
  readonly operations: number;
  /** Questions of each kind. */
  readonly questions: number;
}

/** Times of one kind of question, in milliseconds. */
export interface LogReadFigures {
  readonly question: string;
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU of this process for each, with the lookup in SQLite and without that of the server. */
  readonly cpuMs: number;
}

export interface LogReadEngine {
  readonly engine: string;
  /** Operations a second: into the lookup alone, and following a log that is there. */
  readonly sealedPerSecond: number;
  readonly followedPerSecond: number;
  readonly bytes: number;
  readonly figures: readonly LogReadFigures[];
}

/** Operations whose leaves are there to be read. */
const withLeaves = 20_000;

/** Makes leaves and writes them, in flushes of a thousand. */
async function writeLeaves(store: LogStore, operations: number): Promise<void> {
  const { size } = await store.state();
  for (let from = size; from < operations * 2; from += 1_000) {
    const leaves = Array.from({ length: 500 }, (_none, each) => madeLeaves(from / 2 + each)).flat().map(([header, parts], place): StoredLeaf => {
      const { leaf, parts: texts, secret } = encodeLeaf(header, parts.map(canonicalJson), randomBytes(32));
      return { sequence: from + place, leaf, parts: texts, secret };
    });
    await store.append({ at: new Date(), leaves, tiles: [], operations: new Map(), oldestOpen: from + 1_000, checkpoint: null });
  }
}

/** Writes full blocks of operations to lookups. @returns seconds of each. */
async function writeBlocks(stores: readonly LookupStore[], logs: readonly LogStore[], operations: number, progress: (line: string) => void): Promise<readonly number[]> {
  const seconds = stores.map(() => 0);
  for (let block = 0; block < operations / blockSize; block += 1) {
    const open = new OpenBlock(block);
    for (let number = block * blockSize; number < (block + 1) * blockSize; number += 1) {
      const [intent, outcome] = madeLeaves(number);
      const place = open.add({ intent: 2 * number, outcome: 2 * number + 1, at: benchStart + number * benchStep }, new Uint8Array(), termsOf(...intent));
      open.mark(place, termsOf(...outcome));
    }
    for (const [place, store] of stores.entries()) {
      const sealing = open.sealing();
      const [last] = await logs[place]!.leaves(sealing.block.lastPlace, sealing.block.lastPlace + 1);
      const before = performance.now();
      await store.seal(benchOrigin, { ...sealing, block: { ...sealing.block, lastHash: leafHash(last!.leaf) } });
      seconds[place]! += (performance.now() - before) / 1000;
    }
    if (block % 20 === 19) progress(`  ${(block + 1) * blockSize} operations in the lookups`);
  }
  return seconds;
}

/** Blocks that are made of operations of their own; those after them repeat what they are found by, at other times. */
const ownBlocks = 49;

/** The rest of the lookup: postings copied by the engine itself, from the first blocks; places, times and hours are each block's own. */
async function repeatBlocks(
  stores: readonly LookupStore[], logs: readonly LogStore[], copies: readonly ((shift: number) => Promise<unknown>)[], blocks: number, progress: (line: string) => void,
): Promise<void> {
  for (let first = ownBlocks; first < blocks; first += ownBlocks) {
    for (const copy of copies) await copy(first);
    for (let block = first; block < Math.min(blocks, first + ownBlocks); block += 1) {
      const open = new OpenBlock(block);
      for (let number = block * blockSize; number < (block + 1) * blockSize; number += 1) {
        const at = benchStart + number * benchStep;
        open.add({ intent: 2 * number, outcome: 2 * number + 1, at }, new Uint8Array(), [term('hour', hourOf(new Date(at).toISOString()))]);
      }
      for (const [place, store] of stores.entries()) {
        const sealing = open.sealing();
        const [last] = await logs[place]!.leaves(sealing.block.lastPlace, sealing.block.lastPlace + 1);
        await store.seal(benchOrigin, { ...sealing, block: { ...sealing.block, lastHash: leafHash(last!.leaf) } });
      }
    }
    progress(`  ${Math.min(blocks, first + ownBlocks) * blockSize} operations in the lookups`);
  }
}

type Question = readonly [name: string, filter: (number: number) => Readonly<Record<string, unknown>>];

/** Each filter with values as they are asked for: of users, cases and records another in every question. */
const filters = (operations: number): readonly Question[] => {
  const caseOf = (number: number): string => `CASE-${Math.floor(mixed(number, 77) % Math.min(operations, ownBlocks * blockSize) / 50)}`;
  const recordOf = (number: number): string => {
    for (let from = mixed(number, 78) % Math.min(operations, ownBlocks * blockSize); ; from += 1) {
      const found = madeLeaves(from)[1][1].find((part) => part.part === 'country');
      if (found?.part === 'country') return found.records[0]!;
    }
  };
  return [
    ['none', () => ({})],
    ['user', (number) => ({ user: `user-${mixed(number, 79) % 5_000}` })],
    ['organisation', (number) => ({ organisation: `Authority ${number % 60}` })],
    ['requesterCountry', (number) => ({ requesterCountry: benchCountries[number % 14] })],
    ['role', (number) => ({ role: number % 2 === 0 ? 'ANALYST' : 'OFFICER' })],
    ['country', (number) => ({ country: benchCountries[number % 14] })],
    ['purpose', (number) => ({ purpose: number % 2 === 0 ? 'INVESTIGATION' : 'ALERT' })],
    ['case', (number) => ({ case: caseOf(number) })],
    ['record', (number) => ({ record: recordOf(number) })],
    ['record, never given', (number) => ({ record: `FR:person:${benchRecords + number}` })],
    ['status', (number) => ({ status: number % 2 === 0 ? 'HIT' : 'TIMEOUT' })],
    ['status of a country', (number) => ({ status: ['HIT', 'TIMEOUT', 'NO_HIT'][number % 3], country: benchCountries[number % 14] })],
    ['result', (number) => ({ result: number % 2 === 0 ? 'SERVED' : 'REFUSED' })],
    ['code', () => ({ code: 'COST_EXCEEDED' })],
    ['user, of a country, for a purpose', (number) => ({ user: `user-${mixed(number, 80) % 5_000}`, country: benchCountries[number % 14], purpose: 'ALERT' })],
  ];
};

const page = `query($filter: QueryLogFilter) { queryLog(filter: $filter, first: 20) { pageInfo { hasNextPage endCursor } edges { cursor node {
  id at requester { user organisation country } purpose case result code countries { country status records } } } } }`;
const total = 'query($filter: QueryLogFilter) { queryLog(filter: $filter, first: 1) { totalCount } }';

async function measureQuestions(subgraph: LogSubgraph, reader: LogReader, { operations, questions }: LogReadLoad): Promise<LogReadFigures[]> {
  const figures: LogReadFigures[] = [];
  const ask = async (question: string, query: string, filter: (number: number) => Readonly<Record<string, unknown>>, times: number): Promise<void> => {
    const taken: number[] = [];
    const cpu = process.cpuUsage();
    for (let number = 0; number < times; number += 1) {
      const variables = { filter: filter(number) };
      const before = performance.now();
      const { errors } = await subgraph.process({ query, variables }, reader);
      taken.push(performance.now() - before);
      if (errors) throw errors[0]!;
    }
    const { user, system } = process.cpuUsage(cpu);
    figures.push({ question, p50Ms: percentile(taken, 0.5), p99Ms: percentile(taken, 0.99), cpuMs: (user + system) / 1000 / times });
  };
  const span = operations * benchStep;
  const during = (number: number): Readonly<Record<string, string>> => {
    const from = benchStart + mixed(number, 81) / 2 ** 32 * span * 0.9;
    return { from: new Date(from).toISOString(), to: new Date(from + span / 20).toISOString() };
  };
  await ask('warm-up', page, filters(operations)[1]![1], 50);
  figures.length = 0;
  for (const [name, filter] of filters(operations)) {
    await ask(name, page, filter, questions);
    await ask(`${name}, within a month`, page, (number) => ({ ...filter(number), ...during(number) }), questions);
  }
  await ask('how many: a country', total, (number) => ({ country: benchCountries[number % 14] }), 10);
  await ask('statistics by purpose', 'query($filter: QueryLogFilter) { queryLogStatistics(filter: $filter, by: PURPOSE) { groups { key count } } }', () => ({}), 3);
  await ask('statistics by hour, within a month', 'query($filter: QueryLogFilter) { queryLogStatistics(filter: $filter, by: HOUR) { groups { key count } } }', during, 3);
  return figures;
}

/** Follows a log that is there, into an empty lookup. @returns operations a second. */
async function measureFollowing(log: LogStore, store: LookupStore): Promise<number> {
  const lookup = await openLookup([{ origin: benchOrigin, store: log }], store);
  const before = performance.now();
  await lookup.follow();
  const seconds = (performance.now() - before) / 1000;
  await store.clear(benchOrigin);
  return withLeaves / seconds;
}

const subgraphOver = (lookup: Lookup, store: LogStore): LogSubgraph =>
  createLogSubgraph(async () => ({
    origin: benchOrigin, logs: new Map([[benchOrigin, { origin: benchOrigin, key: null as never, store, searchKeys: null }]]), lookup, retention: () => null,
  }));

const sizeSql = `SELECT sum(pg_total_relation_size(c.oid)) AS bytes FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace
  WHERE nspname = '${lookupSchema}' AND relkind = 'r'`;

/** How fast an auditor is answered, over many operations, in SQLite and in PostgreSQL. */
export async function measureLogRead(load: LogReadLoad, progress: (line: string) => void): Promise<readonly LogReadEngine[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-log-read-'));
  const postgres = await startPostgres({ settings: { shared_buffers: '1GB', max_wal_size: '4GB', autovacuum: 'off' } });
  try {
    await installLogTables({ url: postgres.adminUrl, writers: [], months: 1 });
    const logs = [openSqliteStore(join(folder, 'log.sqlite')), await openPostgresStore({ url: postgres.adminUrl, origin: benchOrigin, verifierKey: 'none' })];
    const stores = [openSqliteLookup(join(folder, 'lookup.sqlite')), await openPostgresLookup({ connectionString: postgres.adminUrl })];
    progress(`${withLeaves} operations with leaves`);
    for (const log of logs) await writeLeaves(log, withLeaves);
    const readers = [async () => openSqliteStore(join(folder, 'log.sqlite'), { readOnly: true }), async () => (await openLogDatabaseReader({ url: postgres.adminUrl })).store(benchOrigin)];
    const followed: number[] = [];
    for (const [place, log] of logs.entries()) followed.push(await measureFollowing(log, stores[place]!));
    const blocks = Math.ceil(load.operations / blockSize), operations = blocks * blockSize;
    const made = Math.min(blocks, ownBlocks) * blockSize;
    const borrowed = logs.map((log) => borrowedLeaves(log, withLeaves, 2 * operations));
    const seconds = await writeBlocks(stores, borrowed, made, progress);
    const direct = new DatabaseSync(join(folder, 'lookup.sqlite'));
    const copied = (term: string, shift: number): string => `posting.block < ${Math.min(ownBlocks, blocks - shift)} AND ${term} NOT LIKE 'hour:%'`;
    const copies = [
      async (shift: number) => direct.exec(`INSERT INTO posting SELECT origin, term, block + ${shift}, bits FROM posting WHERE ${copied('term', shift)}`),
      (shift: number) => postgres.query(`INSERT INTO ${lookupSchema}.posting SELECT posting.term, block + ${shift}, bits
        FROM ${lookupSchema}.posting JOIN ${lookupSchema}.term ON id = posting.term WHERE ${copied('term.term', shift)} ORDER BY block, length(bits) DESC`),
    ];
    await repeatBlocks(stores, borrowed, copies, blocks, progress);
    direct.close();
    await postgres.query('ANALYZE');
    const sizes = [
      readdirSync(folder).filter((name) => name.startsWith('lookup')).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0),
      Number((await postgres.query(sizeSql))[0]!['bytes']),
    ];
    const engines: LogReadEngine[] = [];
    for (const [place, engine] of ['SQLite', 'PostgreSQL'].entries()) {
      progress(`questions in ${engine}`);
      // Read as a gateway reads its log: beside the connection that writes.
      const reader = await readers[place]!();
      const leaves = borrowedLeaves(reader, withLeaves, 2 * operations);
      const lookup = await openLookup([{ origin: benchOrigin, store: leaves }], stores[place]!);
      const seen = await lookup.count({ views: [[[term('role', 'OFFICER')]]], from: null, to: null });
      if (seen === 0) throw new Error('The lookup was not taken for that of the log.');
      const figures = await measureQuestions(subgraphOver(lookup, leaves), { kind: 'SCOPE', countries: 'all' }, { ...load, operations });
      engines.push({ engine, sealedPerSecond: made / seconds[place]!, followedPerSecond: followed[place]!, bytes: sizes[place]!, figures });
      await reader.close();
    }
    for (const store of stores) await store.close();
    for (const log of logs) await log.close();
    return engines;
  } finally {
    await postgres.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
