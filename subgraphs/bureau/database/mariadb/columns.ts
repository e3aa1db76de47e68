import type { ColumnKind, Tables } from '../column.js';

const kinds: Readonly<Record<string, ColumnKind>> = {
  char: 'text', varchar: 'text', tinytext: 'text', text: 'text', mediumtext: 'text', longtext: 'text', enum: 'text', set: 'text',
  tinyint: 'integer', smallint: 'integer', mediumint: 'integer', int: 'integer', bigint: 'integer', year: 'integer',
  decimal: 'decimal', float: 'decimal', double: 'decimal',
  // A TIMESTAMP is kept in UTC, a DATETIME as it was written.
  date: 'date', datetime: 'datetime', timestamp: 'instant',
};

/** The columns the user may read, of the tables and views of the database. */
export const columnsSql = `
  select table_name as table_name, column_name as column_name, data_type as type_name
  from information_schema.columns where table_schema = database() order by table_name, ordinal_position`;

/** A row of `columnsSql`. */
export interface ColumnRow {
  readonly table_name: string;
  readonly column_name: string;
  readonly type_name: string;
}

/** The tables of the rows of `columnsSql`. */
export function tablesOf(rows: readonly ColumnRow[]): Tables {
  const tables = new Map<string, Map<string, ColumnKind>>();
  for (const { table_name: table, column_name: column, type_name: type } of rows) {
    const columns = tables.get(table) ?? new Map<string, ColumnKind>();
    tables.set(table, columns.set(column, kinds[type] ?? 'other'));
  }
  return tables;
}
