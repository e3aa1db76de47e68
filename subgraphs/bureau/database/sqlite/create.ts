import { mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { NativeInsert } from '../../../demo/register.js';
import type { Cell } from '../../mapping/index.js';
import { toSqlite } from './translate.js';

/** What is optional when a national database is made. */
export interface CreateOptions {
  /** Adds its journal of changes (see journal/journal-sql.ts), in SQLite's own SQL. Default: it has none. */
  readonly journalSql?: string | undefined;
  /** Told how many rows have been written, every 1,000 rows and at the end. Default: nobody is told. */
  readonly onProgress?: (written: number) => void;
}

/** How many rows are written between two reports. */
const reportEvery = 1000;

/** A value as SQLite stores it: a truth value as 1 or 0, a time as ISO 8601 text. */
function stored(cell: Cell): string | number | bigint | null | Uint8Array {
  if (typeof cell === 'boolean') return cell ? 1 : 0;
  return cell instanceof Date ? cell.toISOString() : cell;
}

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

/**
 * Makes a national database in a file: runs `nativeSql`, translated from its own engine, then writes the rows in one transaction, foreign keys enforced. It is
 * written beside `path` and renamed when it is whole, so that a half-made database never stands at `path`; one that
 * stands there already is replaced.
 * @param path where the SQLite file is to stand; its folder is made.
 * @returns how many rows were written.
 * @throws Error that names the table a row of which the database refused; its values are not told.
 */
export function createNational(
  path: string,
  nativeSql: string,
  rows: Iterable<NativeInsert>,
  { journalSql, onProgress = () => {} }: CreateOptions = {},
): number {
  mkdirSync(dirname(path), { recursive: true });
  const temporary = `${path}.${process.pid}.tmp`;
  rmSync(temporary, { force: true });
  const database = new DatabaseSync(temporary);
  let written = 0;
  try {
    // A crash costs the temporary file alone, so nothing need be flushed before the end.
    database.exec('PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF');
    database.exec(toSqlite(nativeSql));
    database.exec('BEGIN');
    const statements = new Map<string, ReturnType<typeof database.prepare>>();
    for (const [table, row] of rows) {
      const columns = Object.keys(row);
      const key = `${table} ${columns.join(' ')}`;
      let statement = statements.get(key);
      try {
        if (!statement) {
          statement = database.prepare(
            `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
          );
          statements.set(key, statement);
        }
        statement.run(...columns.map((column) => stored(row[column]!)));
      } catch (cause) {
        throw new Error(`Row ${written + 1}, of table ${table}, was refused: ${cause instanceof Error ? cause.message : 'no reason given'}`, { cause });
      }
      if (++written % reportEvery === 0) onProgress(written);
    }
    if (journalSql !== undefined) database.exec(journalSql);
    database.exec('COMMIT');
    onProgress(written);
    database.close();
    renameSync(temporary, path);
  } catch (error) {
    if (database.isOpen) database.close();
    rmSync(temporary, { force: true });
    throw error;
  }
  return written;
}
