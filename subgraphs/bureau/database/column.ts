import type { RawBuilder } from 'kysely';

/** A piece of SQL with its parameters. */
export type Sql = RawBuilder<unknown>;

/**
 * What a column holds, as far as it matters to the SQL that reads it. `datetime` has no zone, `instant` has one or is kept in
 * UTC; `other` is what the bureau reads as text. SQLite's columns are all `other`: there, each value has its own type.
 */
export type ColumnKind = 'text' | 'integer' | 'decimal' | 'boolean' | 'date' | 'datetime' | 'instant' | 'other';

/** The tables and views of a national database, each with its columns. */
export type Tables = ReadonlyMap<string, ReadonlyMap<string, ColumnKind>>;

/** A native column in a statement. */
export interface Column {
  readonly sql: Sql;
  readonly kind: ColumnKind;
}
