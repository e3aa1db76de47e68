import { sql } from 'kysely';
import type { Column, Sql } from '../database/column.js';
import type { NativeSource } from '../database/national-database.js';
import type { Cell, ColumnRef, Join } from '../mapping/index.js';

/**
 * A table and its joins as one statement uses them. Columns are asked for first; `from` then names the joins that were
 * needed, and no other.
 */
export class Scope {
  readonly #used = new Set<Join>();

  /**
   * @param alias what the table is called in the statement; not to clash with a join's `as`.
   */
  constructor(
    private readonly source: NativeSource,
    readonly table: string,
    readonly alias: string,
    private readonly joins: readonly Join[] = [],
  ) {}

  /** A column, by its reference in the mapping. */
  column(ref: ColumnRef): Column {
    const dot = ref.indexOf('.');
    if (dot < 0) return columnOf(this.source, this.table, this.alias, ref);
    const join = this.joins.find(({ as }) => as === ref.slice(0, dot));
    if (!join) throw new Error(`${this.table} has no join for the column ${ref}`);
    this.#use(join);
    return columnOf(this.source, join.table, join.as, ref.slice(dot + 1));
  }

  #use(join: Join): void {
    if (this.#used.has(join)) return;
    this.#used.add(join);
    this.column(join.equals);
  }

  /** The table and the joins used so far, as they stand after FROM. */
  from(): Sql {
    return sql`${sql.id(this.table)} as ${sql.id(this.alias)}${this.joined()}`;
  }

  /** The joins used so far, as they stand behind the table. */
  joined(): Sql {
    const used = this.joins.filter((join) => this.#used.has(join));
    const joins = used.map((join) => sql` left join ${sql.id(join.table)} as ${sql.id(join.as)}
      on ${sql.id(join.as, join.column)} = ${this.column(join.equals).sql}`);
    return joins.length > 0 ? sql.join(joins, sql``) : sql``;
  }

  /** Conditions of a `where` of the mapping. */
  where(values: Readonly<Record<ColumnRef, Cell | readonly Cell[]>> = {}): readonly Sql[] {
    return Object.entries(values).map(([ref, value]) => this.source.engine.fittedByMany(isOneOf(this.source, this.column(ref), value)));
  }
}

/** A column of a table as a statement calls it. */
export const columnOf = ({ tables }: NativeSource, table: string, alias: string, name: string): Column =>
  ({ sql: sql.id(alias, name), kind: tables.get(table)?.get(name) ?? 'other' });

const isList = (value: Cell | readonly Cell[]): value is readonly Cell[] => Array.isArray(value);

/** The condition that a column holds the value of a mapping's `where`, or one of several. */
export function isOneOf({ engine }: NativeSource, column: Column, value: Cell | readonly Cell[]): Sql {
  const values = isList(value) ? value : [value];
  const some = values.filter((cell) => cell !== null);
  return anyOf([
    ...(some.length > 0 ? [engine.among(column, some)] : []),
    ...(some.length < values.length ? [sql`${column.sql} is null`] : []),
  ]);
}

/** Conditions joined by AND; true when there is none. */
export const allOf = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? sql`(${sql.join(conditions, sql` and `)})` : sql`1 = 1`);

/** Conditions joined by OR; false when there is none. */
export const anyOf = (conditions: readonly Sql[]): Sql => (conditions.length > 0 ? sql`(${sql.join(conditions, sql` or `)})` : sql`1 = 0`);
