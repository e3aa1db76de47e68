import type { ColumnKind, Tables } from '../column.js';

const kinds: Readonly<Record<string, ColumnKind>> = {
  text: 'text', varchar: 'text', bpchar: 'text', name: 'text',
  int2: 'integer', int4: 'integer', int8: 'integer',
  numeric: 'decimal', float4: 'decimal', float8: 'decimal',
  bool: 'boolean', date: 'date', timestamp: 'datetime', timestamptz: 'instant',
};

/** The columns the role may read, of the tables and views its search path finds. A domain is told as what it is made of. */
export const columnsSql = `
  select c.relname as table_name, a.attname as column_name, coalesce(base.typname, t.typname) as type_name,
    coalesce(l.collisdeterministic, true) as by_bytes
  from pg_attribute a
    join pg_class c on c.oid = a.attrelid
    join pg_namespace n on n.oid = c.relnamespace
    join pg_type t on t.oid = a.atttypid
    left join pg_type base on base.oid = t.typbasetype
    left join pg_collation l on l.oid = a.attcollation
  where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped and pg_table_is_visible(c.oid)
    and n.nspname not in ('pg_catalog', 'information_schema') and has_column_privilege(c.oid, a.attnum, 'select')
  order by c.relname, a.attnum`;

/** A row of `columnsSql`. */
export interface ColumnRow {
  readonly table_name: string;
  readonly column_name: string;
  readonly type_name: string;
  /** 0: the collation may hold different texts to be equal. */
  readonly by_bytes: number;
}

/** The tables of the rows of `columnsSql`. */
export function tablesOf(rows: readonly ColumnRow[]): Tables {
  const tables = new Map<string, Map<string, ColumnKind>>();
  for (const { table_name: table, column_name: column, type_name: type, by_bytes: byBytes } of rows) {
    const columns = tables.get(table) ?? new Map<string, ColumnKind>();
    tables.set(table, columns.set(column, byBytes === 1 ? kinds[type] ?? 'other' : 'other'));
  }
  return tables;
}
