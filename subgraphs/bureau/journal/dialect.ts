import type { Cell } from '../mapping/index.js';

/** What happens to a row. */
export type RowEvent = 'INSERT' | 'UPDATE' | 'DELETE';

/** The tables of a journal in the national schema. */
export const journalTable = 'change_journal', originTable = 'change_journal_origin';

/** `via` of a line of the journal that tells of all records of its type. */
export const anyRecord = '*';

/** The columns that triggers fill; a line without a type tells that anything may have changed. */
export const toldColumns = 'record_type, record_key, via, happened';

/** What a trigger writes to the journal under one condition, as SQL expressions. */
export interface Telling {
  /** Null: it is always told. */
  readonly condition: string | null;
  /** The lines, each the values of `toldColumns` in parentheses. */
  readonly lines: readonly string[];
}

/** How an engine writes a journal. */
export interface JournalDialect {
  /** The journal's own tables, empty but for one line: what was said of the database before may not be true. */
  readonly tables: string;
  quoted(name: string): string;
  /** @throws TypeError for a value that a mapping's `where` does not have. */
  literal(cell: Cell): string;
  /** A column of the changed row as text. */
  text(column: string): string;
  /** Whether two columns hold different values, code point by code point. */
  differ(one: string, other: string): string;
  /** The triggers of one table. */
  triggers(table: string, tellings: Readonly<Record<RowEvent, readonly Telling[]>>): string;
}

/** A text or a whole number as all engines take it. @throws TypeError */
export function plainLiteral(cell: Cell): string {
  if (typeof cell === 'string') return `'${cell.replaceAll("'", "''")}'`;
  if (typeof cell === 'number' || typeof cell === 'bigint') return String(cell);
  throw new TypeError(`Expected a condition on a text or a number, got one on ${cell === null ? 'null' : typeof cell}`);
}
