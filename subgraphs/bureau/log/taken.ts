import { hash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { canonicalJson, decodeLeaf, openLogFolder, readEntryId } from '../../../log/index.js';
import type { AccessPart } from '../../../log/index.js';

/** Which uses of its answers a bureau has been told of, by their entries in the gateways' logs. Derived from the bureau's own log. */
export interface TakenAccesses {
  /** NEW: it was not told of it. REPEATED: just this was told. OTHERWISE: something else was told of the same entry. */
  look(access: AccessPart): 'NEW' | 'REPEATED' | 'OTHERWISE';
  /** Notes what was written to the log. @param next the place behind the leaf that tells of them. */
  note(accesses: readonly AccessPart[], next: number): void;
  close(): void;
}

const tables = `PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF;
CREATE TABLE IF NOT EXISTS taken (origin TEXT, place INTEGER, digest BLOB NOT NULL, PRIMARY KEY (origin, place)) STRICT, WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS followed (one INTEGER PRIMARY KEY CHECK (one = 1), size INTEGER NOT NULL) STRICT;
INSERT OR IGNORE INTO followed VALUES (1, 0);`;

/** Leaves that are read at a time. */
const page = 1_000;

const digestOf = (access: AccessPart): Uint8Array => hash('sha256', canonicalJson(access), 'buffer');

/** Opens the account of a log in its folder, and follows the log to its end; to be opened before new leaves are written. */
export async function openTaken(folder: string): Promise<TakenAccesses> {
  const database = new DatabaseSync(join(folder, 'taken.sqlite'), { timeout: 5000 });
  database.exec(tables);
  const select = database.prepare('SELECT digest FROM taken WHERE origin = ? AND place = ?');
  const insert = database.prepare('INSERT OR REPLACE INTO taken (origin, place, digest) VALUES (?, ?, ?)');
  const follow = database.prepare('UPDATE followed SET size = ?');
  const note: TakenAccesses['note'] = (accesses, next) => {
    database.exec('BEGIN');
    for (const access of accesses) {
      const { origin, sequence } = readEntryId(access.entry)!;
      insert.run(origin, sequence, digestOf(access));
    }
    follow.run(next);
    database.exec('COMMIT');
  };
  const log = openLogFolder(folder);
  try {
    const { size } = await log.store.state();
    const { size: followed } = database.prepare('SELECT size FROM followed').get() as { readonly size: number };
    // A log that is shorter than what was followed is another one.
    if (followed > size) database.exec('DELETE FROM taken');
    for (let from = followed > size ? 0 : followed; from < size; from += page) {
      const leaves = await log.store.leaves(from, Math.min(size, from + page));
      const told = leaves.filter(({ leaf }) => decodeLeaf(leaf).header.kind === 'ACCESSES').flatMap(({ parts }) => parts.map((part) => JSON.parse(part) as AccessPart));
      note(told, Math.min(size, from + page));
    }
  } finally {
    await log.close();
  }
  return {
    look(access) {
      const { origin, sequence } = readEntryId(access.entry)!;
      const row = select.get(origin, sequence) as { readonly digest: Uint8Array } | undefined;
      if (!row) return 'NEW';
      return Buffer.compare(row.digest, digestOf(access)) === 0 ? 'REPEATED' : 'OTHERWISE';
    },
    note,
    close: () => database.close(),
  };
}
