import type { NativeInsert } from '../../demo/register.js';
import type { Cell } from '../mapping/index.js';

/** Rows of one table that have the same columns. */
export interface Batch {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** A batch that is being filled. */
interface OpenBatch extends Batch {
  readonly rows: (readonly Cell[])[];
}

/** The tables that a national schema makes, in that order. */
export const tablesMade = (nativeSql: string): readonly string[] => [...nativeSql.matchAll(/^CREATE TABLE "?(\w+)"?/gm)].map(([, table]) => table!);

/** Most rows of a batch. */
const mostRows = 1_000;

/**
 * The rows in batches, table by table in the order in which the schema makes the tables: a table that others refer to is made
 * before them, so that no row comes before the one it refers to. Within a table, rows stay in order unless their columns differ.
 * @throws Error for a row of a table that the schema does not make.
 */
export function batches(nativeSql: string, rows: Iterable<NativeInsert>): readonly Batch[] {
  const tables = new Map(tablesMade(nativeSql).map((table): [string, Map<string, OpenBatch[]>] => [table, new Map<string, OpenBatch[]>()]));
  for (const [table, row] of rows) {
    const byColumns = tables.get(table);
    if (!byColumns) throw new Error(`There is a row of the table ${table}, which the schema does not make`);
    const columns = Object.keys(row);
    const key = columns.join(' ');
    const list = byColumns.get(key) ?? [];
    if (list.length === 0) byColumns.set(key, list);
    if (list.length === 0 || list.at(-1)!.rows.length >= mostRows) list.push({ table, columns, rows: [] });
    list.at(-1)!.rows.push(columns.map((column) => row[column]!));
  }
  return [...tables.values()].flatMap((byColumns) => [...byColumns.values()].flat());
}
