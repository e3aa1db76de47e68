import { DatabaseSync } from '@photostructure/sqlite';
import { readBlock } from './lookup-store.js';
import type { LookupStore, Posting, RefusalCount, Sealing } from './lookup-store.js';
import { amendedChunk, amendedPosting, chunkOf } from './amend.js';
import { blockSize } from './bits.js';
import { chunkSize } from './chunk.js';

/** Version of the tables and of what is in them; a file of another is emptied. */
export const sqliteLookupVersion = 4;

/** The name of the file beside a log in SQLite. */
export const lookupFile = 'lookup.sqlite';

const tables = `
CREATE TABLE block (origin TEXT NOT NULL, block INTEGER NOT NULL, first_place INTEGER NOT NULL, last_place INTEGER NOT NULL, last_hash BLOB NOT NULL,
  first_at INTEGER NOT NULL, last_at INTEGER NOT NULL, fences BLOB NOT NULL, PRIMARY KEY (origin, block)) STRICT, WITHOUT ROWID;
CREATE TABLE chunk (origin TEXT NOT NULL, chunk INTEGER NOT NULL, places BLOB NOT NULL, UNIQUE (origin, chunk)) STRICT;
CREATE TABLE posting (origin TEXT NOT NULL, term TEXT NOT NULL, block INTEGER NOT NULL, bits BLOB NOT NULL,
  PRIMARY KEY (origin, term, block)) STRICT, WITHOUT ROWID;
CREATE TABLE refusal (origin TEXT NOT NULL, block INTEGER NOT NULL, hour TEXT NOT NULL, code TEXT NOT NULL, refused INTEGER NOT NULL,
  PRIMARY KEY (origin, block, hour, code)) STRICT, WITHOUT ROWID;
CREATE TABLE passed_over (origin TEXT NOT NULL, place INTEGER NOT NULL, PRIMARY KEY (origin, place)) STRICT, WITHOUT ROWID;
CREATE TABLE sealing (origin TEXT PRIMARY KEY, block INTEGER NOT NULL) STRICT, WITHOUT ROWID;
PRAGMA user_version = ${sqliteLookupVersion};`;

const names = ['block', 'chunk', 'posting', 'refusal', 'passed_over', 'sealing'] as const;

export type Row = Readonly<Record<string, string | number | bigint | Uint8Array | null>>;

/** Rows written in one transaction, or read before other work is let in: it stops everything else in the process for some milliseconds. */
const rowsAtOnce = 400;

const chunksOfABlock = blockSize / chunkSize;

/**
 * Opens a lookup in a SQLite file, which is made when it is not there. It is derived from the log: nothing waits for the disk.
 */
export function openSqliteLookup(path: string): LookupStore {
  const database = new DatabaseSync(path, { timeout: 5000 });
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536');
  const { user_version: found } = database.prepare('PRAGMA user_version').get() as { readonly user_version: number };
  if (found !== sqliteLookupVersion) {
    const old = names.map((name) => `DROP TABLE IF EXISTS ${name};`).join('');
    database.exec(`BEGIN IMMEDIATE; ${old} ${tables} COMMIT`);
  }
  const insertBlock = database.prepare('INSERT INTO block VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const insertChunk = database.prepare('INSERT INTO chunk (origin, chunk, places) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET places = excluded.places');
  const insertPosting = database.prepare('INSERT INTO posting (origin, term, block, bits) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET bits = excluded.bits');
  const insertRefusal = database.prepare('INSERT INTO refusal VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING');
  const beginSealing = database.prepare('INSERT INTO sealing VALUES (?, ?) ON CONFLICT DO NOTHING');
  const endSealing = database.prepare('DELETE FROM sealing WHERE origin = ?');
  const selectBlock = database.prepare('SELECT 1 FROM block WHERE origin = ? AND block = ?');
  const selectBlocks = database.prepare('SELECT * FROM block WHERE origin = ? ORDER BY block');
  const selectPostings = database.prepare('SELECT block, bits FROM posting WHERE origin = ? AND term = ? AND block <= ? ORDER BY block DESC LIMIT ?');
  const selectPosting = database.prepare('SELECT bits FROM posting WHERE origin = ? AND term = ? AND block = ?');
  const selectChunk = database.prepare('SELECT places FROM chunk WHERE origin = ? AND chunk = ?');
  const selectChunks = database.prepare('SELECT chunk, places FROM chunk WHERE origin = ? AND chunk IN (SELECT value FROM json_each(?))');
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
    blocks: async (origin) => (selectBlocks.all(origin) as Row[]).map(readBlock),
    async seal(origin, { block, chunks, postings, refusals }: Sealing) {
      if (selectBlock.get(origin, block.block)) return;
      // What a process has left that ended while it wrote this block: of a term that the block has no longer nothing may stay.
      if (beginSealing.run(origin, block.block).changes === 0) database.prepare('DELETE FROM posting WHERE origin = ? AND block = ?').run(origin, block.block);
      const rest = postings[Symbol.iterator]();
      for (let ended = false; !ended;) {
        whole(() => {
          for (let written = 0; written < rowsAtOnce && !ended; written += 1) {
            const next = rest.next();
            if (next.done) ended = true;
            else insertPosting.run(origin, next.value[0], block.block, next.value[1]);
          }
        });
        await new Promise(setImmediate);
      }
      whole(() => {
        chunks.forEach((places, index) => insertChunk.run(origin, block.block * chunksOfABlock + index, places));
        for (const { hour, code, count } of refusals) insertRefusal.run(origin, block.block, hour, code, count);
        insertBlock.run(origin, block.block, block.firstPlace, block.lastPlace, block.lastHash, block.from, block.to, block.fences);
        endSealing.run(origin);
      });
    },
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
    async postings(origin, ranges) {
      const found: Posting[][] = [];
      let read = 0;
      for (const { term, last, most } of ranges) {
        if (read >= rowsAtOnce) {
          await new Promise(setImmediate);
          read = 0;
        }
        const rows = selectPostings.all(origin, term, last, most) as Row[];
        found.push(rows.map((row): Posting => ({ block: Number(row['block']), bits: row['bits'] as Uint8Array })));
        read += 1 + rows.length;
      }
      return found;
    },
    async terms(origin, prefix) {
      const found: string[] = [];
      const end = `${prefix}\u{10ffff}`;
      for (let after = prefix; ;) {
        const row = selectNext.get(origin, after, end) as Row | undefined;
        if (!row) return found;
        found.push((after = String(row['term'])));
      }
    },
    chunks: async (origin, indexes) => new Map((selectChunks.all(origin, JSON.stringify(indexes)) as Row[]).map((row) => [Number(row['chunk']), row['places'] as Uint8Array])),
    refusals: async (origin) => (selectRefusals.all(origin) as Row[]).map((row): RefusalCount => ({ hour: String(row['hour']), code: String(row['code']), count: Number(row['refused']) })),
    passOver: async (origin, place) => void database.prepare('INSERT INTO passed_over VALUES (?, ?) ON CONFLICT DO NOTHING').run(origin, place),
    passedOver: async (origin) => (database.prepare('SELECT place FROM passed_over WHERE origin = ? ORDER BY place').all(origin) as Row[]).map(({ place }) => Number(place)),
    clear: async (origin) => whole(() => {
      for (const table of names) database.prepare(`DELETE FROM ${table} WHERE origin = ?`).run(origin);
    }),
    close: async () => database.close(),
  };
}
