import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { hashBytes } from '../../schema/merkle.js';
import { LogStoreError, readParts } from '../store.js';
import type { Flush, LogStore, StoredCheckpoint, StoredLeaf } from '../store.js';

/** Version of the tables below. */
const version = 1;

/** The triggers are no protection against who has the file: they keep a defect from changing what is written. */
const tables = `
CREATE TABLE leaf (
  sequence INTEGER PRIMARY KEY,
  leaf BLOB NOT NULL,
  parts TEXT NOT NULL,
  secret BLOB NOT NULL
) STRICT;
CREATE TABLE tile (
  level INTEGER NOT NULL,
  place INTEGER NOT NULL,
  hashes BLOB NOT NULL,
  PRIMARY KEY (level, place)
) STRICT, WITHOUT ROWID;
CREATE TABLE operation (digest TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE checkpoint (size INTEGER PRIMARY KEY, note TEXT NOT NULL) STRICT;
CREATE TABLE open_from (one INTEGER PRIMARY KEY CHECK (one = 1), sequence INTEGER NOT NULL) STRICT;
INSERT INTO open_from VALUES (1, 0);
${['leaf', 'tile', 'operation', 'checkpoint'].flatMap((table) => ['UPDATE', 'DELETE'].map((verb) => `
CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;`)).join('')}
PRAGMA user_version = ${version};`;

type Row = Readonly<Record<string, string | number | bigint | Uint8Array | null>>;

const readHashes = (joined: Uint8Array): Uint8Array[] =>
  Array.from({ length: Math.ceil(joined.length / hashBytes) }, (_, place) => joined.subarray(place * hashBytes, (place + 1) * hashBytes));

const readLeaf = ({ sequence, leaf, parts, secret }: Row): StoredLeaf =>
  ({ sequence: Number(sequence), leaf: leaf as Uint8Array, parts: readParts(String(parts)), secret: secret as Uint8Array });

const readCheckpoint = ({ size, note }: Row): StoredCheckpoint => ({ size: Number(size), note: String(note) });

/**
 * Opens a log in a SQLite file (WAL, `synchronous = FULL`: a transaction is on the disk when it is committed).
 * @param readOnly whether it is only read; then the file has to be there.
 * @throws LogStoreError when it is no log, or one of another version.
 */
export function openSqliteStore(path: string, { readOnly = false }: { readonly readOnly?: boolean } = {}): LogStore {
  if (!readOnly) mkdirSync(dirname(path), { recursive: true });
  const database = new DatabaseSync(path, { readOnly, timeout: 5000 });
  try {
    prepareTables(database, readOnly);
  } catch (error) {
    database.close();
    if (error instanceof LogStoreError) throw error;
    throw new LogStoreError(`Expected a query log in SQLite, got a file that cannot be read as one (${error instanceof Error ? error.message : 'no reason given'})`);
  }
  const begin = database.prepare('BEGIN IMMEDIATE'), commit = database.prepare('COMMIT');
  const insertLeaf = readOnly ? null : database.prepare('INSERT INTO leaf (sequence, leaf, parts, secret) VALUES (?, ?, ?, ?)');
  const insertTile = readOnly ? null : database.prepare('INSERT INTO tile (level, place, hashes) VALUES (?, ?, ?)');
  const insertOperation = readOnly ? null : database.prepare('INSERT INTO operation (digest, text) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const insertCheckpoint = readOnly ? null : database.prepare('INSERT INTO checkpoint (size, note) VALUES (?, ?) ON CONFLICT DO NOTHING');
  const setOpen = readOnly ? null : database.prepare('UPDATE open_from SET sequence = ?');
  const selectLeaves = database.prepare('SELECT sequence, leaf, parts, secret FROM leaf WHERE sequence >= ? AND sequence < ? ORDER BY sequence');
  const selectLeavesAt = database.prepare('SELECT sequence, leaf, parts, secret FROM leaf WHERE sequence IN (SELECT value FROM json_each(?))');
  const selectTile = database.prepare('SELECT hashes FROM tile WHERE level = ? AND place = ?');
  const selectOperation = database.prepare('SELECT text FROM operation WHERE digest = ?');
  const selectCheckpoints = database.prepare('SELECT size, note FROM checkpoint WHERE size >= ? AND size < ? ORDER BY size');
  const selectNewest = database.prepare('SELECT size, note FROM checkpoint ORDER BY size DESC LIMIT 1');
  const selectState = database.prepare('SELECT (SELECT coalesce(max(sequence) + 1, 0) FROM leaf) AS size, sequence AS open FROM open_from');

  const opened = new Map([path, `${path}-wal`].map((file) => [file, fileIdentity(file)]));
  // What is written into a file that has no name any more is lost with the process. The file of the WAL comes with the first transaction.
  const mustBeThere = (): void => {
    for (const [file, before] of opened) {
      const found = fileIdentity(file);
      if (before === null) opened.set(file, found);
      else if (found !== before) throw new LogStoreError('Expected the file of the log that was opened, got another or none');
    }
  };

  const write = ({ leaves, tiles, operations, oldestOpen, checkpoint }: Flush): void => {
    begin.run();
    try {
      for (const { sequence, leaf, parts, secret } of leaves) insertLeaf!.run(sequence, leaf, JSON.stringify(parts), secret);
      for (const { level, index, hashes } of tiles) insertTile!.run(level, index, Buffer.concat(hashes));
      for (const [digest, text] of operations) insertOperation!.run(digest, text);
      if (checkpoint) insertCheckpoint!.run(checkpoint.size, checkpoint.note);
      setOpen!.run(oldestOpen);
      commit.run();
    } catch (error) {
      // A commit that fails for a full disk has ended the transaction already.
      if (database.isTransaction) database.exec('ROLLBACK');
      throw error;
    }
  };

  return {
    async state() {
      if (!readOnly) mustBeThere();
      const { size, open } = selectState.get() as Row;
      return { size: Number(size), oldestOpen: Number(open) };
    },
    async append(flush) {
      write(flush);
      mustBeThere();
    },
    leaves: async (from, to) => (selectLeaves.all(from, to) as Row[]).map(readLeaf),
    leavesAt: async (places) => (selectLeavesAt.all(JSON.stringify(places)) as Row[]).map(readLeaf),
    async tile(level, index) {
      const row = selectTile.get(level, index) as Row | undefined;
      return row ? readHashes(row['hashes'] as Uint8Array) : null;
    },
    async operation(digest) {
      const row = selectOperation.get(digest) as Row | undefined;
      return row ? String(row['text']) : null;
    },
    checkpoints: async (from, to) => (selectCheckpoints.all(from, to) as Row[]).map(readCheckpoint),
    async newestCheckpoint() {
      const row = selectNewest.get() as Row | undefined;
      return row ? readCheckpoint(row) : null;
    },
    writableUntil: () => Promise.resolve(null),
    async close() {
      // The library keeps a closed database open until its statements are collected: what is in the WAL is put in its place before.
      if (!readOnly) database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
      database.close();
    },
  };
}

/** Which file a path names. Null: none. */
function fileIdentity(path: string): string | null {
  const found = statSync(path, { throwIfNoEntry: false });
  return found ? `${found.dev}:${found.ino}` : null;
}

function prepareTables(database: InstanceType<typeof DatabaseSync>, readOnly: boolean): void {
  if (!readOnly) database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  const { user_version: found } = database.prepare('PRAGMA user_version').get() as { readonly user_version: number };
  if (found === version) return;
  const { tables: there } = database.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() as { readonly tables: number };
  if (found !== 0 || there > 0 || readOnly) throw new LogStoreError(`Expected a query log of version ${version}, got ${found === 0 ? 'a file that is none' : `one of version ${found}`}`);
  database.exec(`BEGIN; ${tables} COMMIT`);
}
