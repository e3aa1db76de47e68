import { DatabaseSync } from '@photostructure/sqlite';
import type { LookupStore, Posting, RefusalCount, SealedBlock, Sealing } from './lookup-store.js';
import { amendedChunk, amendedPosting, chunkOf } from './amend.js';
import { blockSize } from './bits.js';
import { chunkSize } from './chunk.js';

/** Version of the tables and of what is in them; a file of another is emptied. */
const version = 1;

const tables = `
CREATE TABLE block (origin TEXT NOT NULL, block INTEGER NOT NULL, first_place INTEGER NOT NULL, last_place INTEGER NOT NULL, last_hash BLOB NOT NULL,
  first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, fences BLOB NOT NULL, PRIMARY KEY (origin, block)) STRICT, WITHOUT ROWID;
CREATE TABLE chunk (origin TEXT NOT NULL, chunk INTEGER NOT NULL, places BLOB NOT NULL, UNIQUE (origin, chunk)) STRICT;
CREATE TABLE posting (origin TEXT NOT NULL, term TEXT NOT NULL, block INTEGER NOT NULL, bits BLOB NOT NULL,
  PRIMARY KEY (origin, term, block)) STRICT, WITHOUT ROWID;
CREATE TABLE refusal (origin TEXT NOT NULL, block INTEGER NOT NULL, hour TEXT NOT NULL, code TEXT NOT NULL, refused INTEGER NOT NULL,
  PRIMARY KEY (origin, block, hour, code)) STRICT, WITHOUT ROWID;
PRAGMA user_version = ${version};`;

type Row = Readonly<Record<string, string | number | bigint | Uint8Array | null>>;

const chunksOfABlock = blockSize / chunkSize;

/**
 * Opens a lookup in a SQLite file, which is made when it is not there. It is derived from the log: nothing waits for the disk.
 */
export function openSqliteLookup(path: string): LookupStore {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
  const { user_version: found } = database.prepare('PRAGMA user_version').get() as { readonly user_version: number };
  if (found !== version) {
    const old = ['block', 'chunk', 'posting', 'refusal'].map((name) => `DROP TABLE IF EXISTS ${name};`).join('');
    database.exec(`BEGIN IMMEDIATE; ${old} ${tables} COMMIT`);
  }
  const insertBlock = database.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const insertChunk = database.prepare('INSERT INTO chunk (origin, chunk, places) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET places = excluded.places');
  const insertPosting = database.prepare('INSERT INTO posting (origin, term, block, bits) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits');
  const insertRefusal = database.prepare('INSERT INTO refusal VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const selectBlocks = database.prepare('SELECT * FROM block WHERE origin = ? ORDER BY block');
  const selectPostings = database.prepare('SELECT block, bits FROM posting WHERE origin = ? AND term = ? AND block <= ? ORDER BY block DESC LIMIT ?');
  const selectPosting = database.prepare('SELECT bits FROM posting WHERE origin = ? AND term = ? AND block = ?');
  const selectChunk = database.prepare('SELECT places FROM chunk WHERE origin = ? AND chunk = ?');
  const selectRefusals = database.prepare('SELECT hour, code, sum(refused) AS refused FROM refusal WHERE origin = ? GROUP BY hour, code');
  const selectNext = database.prepare('SELECT term FROM posting WHERE origin = ? AND term > ? AND term < ? ORDER BY term LIMIT 1');

  const whole = (work: () => void): void => {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    blocks: async (origin) => (selectBlocks.all(origin) as Row[]).map((row): SealedBlock => ({
      block: Number(row['block']), firstPlace: Number(row['first_place']), lastPlace: Number(row['last_place']), lastHash: row['last_hash'] as Uint8Array,
      from: Number(row['first_at']), to: Number(row['last_at']), fences: row['fences'] as Uint8Array,
    })),
    seal: async (origin, { block, chunks, postings, refusals }: Sealing) => whole(() => {
      const { changes } = insertBlock.run(origin, block.block, block.firstPlace, block.lastPlace, block.lastHash, block.from, block.to, block.fences);
      if (Number(changes) === 0) return;
      chunks.forEach((places, index) => insertChunk.run(origin, block.block * chunksOfABlock + index, places));
      for (const [term, bits] of postings) insertPosting.run(origin, term, block.block, bits);
      for (const { hour, code, count } of refusals) insertRefusal.run(origin, block.block, hour, code, count);
    }),
    amend: async (origin, amendment) => whole(() => {
      const { block, at, add, remove } = amendment;
      const chunk = chunkOf(amendment);
      insertChunk.run(origin, chunk, amendedChunk((selectChunk.get(origin, chunk) as Row)['places'] as Uint8Array, amendment));
      for (const [terms, isIn] of [[add, true], [remove, false]] as const) {
        for (const term of terms) {
          const row = selectPosting.get(origin, term, block) as Row | undefined;
          insertPosting.run(origin, term, block, amendedPosting(row ? row['bits'] as Uint8Array : null, at, isIn));
        }
      }
    }),
    postings: async (origin, term, last, most) =>
      (selectPostings.all(origin, term, last, most) as Row[]).map((row): Posting => ({ block: Number(row['block']), bits: row['bits'] as Uint8Array })),
    async terms(origin, prefix) {
      const found: string[] = [];
      const end = `${prefix}\u{10ffff}`;
      for (let after = prefix; ;) {
        const row = selectNext.get(origin, after, end) as Row | undefined;
        if (!row) return found;
        found.push((after = String(row['term'])));
      }
    },
    chunks: async (origin, indexes) => new Map(indexes.map((index) => [index, (selectChunk.get(origin, index) as Row)['places'] as Uint8Array])),
    refusals: async (origin) => (selectRefusals.all(origin) as Row[]).map((row): RefusalCount => ({ hour: String(row['hour']), code: String(row['code']), count: Number(row['refused']) })),
    clear: async (origin) => whole(() => {
      for (const table of ['block', 'chunk', 'posting', 'refusal']) database.prepare(`DELETE FROM ${table} WHERE origin = ?`).run(origin);
    }),
    close: async () => database.close(),
  };
}
