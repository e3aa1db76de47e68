import { DatabaseSync as Database } from '@photostructure/sqlite';
import type { Cell, Child, ColumnRef, CountryMapping, Join, NativeRow, Reading, RecordMapping } from '../../subgraphs/bureau/mapping/index.js';
import { toSqlite } from '../../subgraphs/bureau/database/sqlite/translate.js';
import type { NativeInsert } from '../../subgraphs/demo/register.js';
import type { RecordType } from '../../schema/record-id.js';

/** An open database. */
export type DatabaseSync = InstanceType<typeof Database>;

type Where = Readonly<Record<string, Cell | readonly Cell[]>>;
type Mapping = RecordMapping<RecordType>;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const bindable = (cell: Cell): string | number | bigint | null | Uint8Array =>
  typeof cell === 'boolean' ? Number(cell) : cell instanceof Date ? cell.toISOString().slice(0, 19).replace('T', ' ') : cell;

/** An in-memory SQLite database with the native schema and the rows. Foreign keys are checked where the schema has them. */
export function nativeDatabase(nativeSql: string, rows: Iterable<NativeInsert>): DatabaseSync {
  const database = new Database(':memory:');
  database.exec('PRAGMA foreign_keys = ON');
  database.exec(toSqlite(nativeSql));
  const statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();
  database.exec('BEGIN');
  for (const [table, row] of rows) {
    const columns = Object.keys(row);
    const sql = `INSERT INTO ${quoted(table)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
    let statement = statements.get(sql);
    if (!statement) statements.set(sql, (statement = database.prepare(sql)));
    statement.run(...columns.map((column) => bindable(row[column] ?? null)));
  }
  database.exec('COMMIT');
  return database;
}

const reference = (column: ColumnRef): string => {
  const [alias, name] = column.includes('.') ? [column.slice(0, column.indexOf('.')), column.slice(column.indexOf('.') + 1)] : ['own', column];
  return `${quoted(alias)}.${quoted(name)}`;
};

function select(table: string, joins: readonly Join[], columns: Iterable<ColumnRef>, where: Where = {}, orderBy?: string): [sql: string, values: readonly Cell[]] {
  const fields = [...new Set(columns)].map((column) => `${reference(column)} AS ${quoted(column)}`);
  const joined = joins.map((join) => ` LEFT JOIN ${quoted(join.table)} AS ${quoted(join.as)} ON ${quoted(join.as)}.${quoted(join.column)} = ${reference(join.equals)}`);
  const values: Cell[] = [];
  const conditions = Object.entries(where).map(([column, wanted]) => {
    const list = Array.isArray(wanted) ? (wanted as readonly Cell[]) : [wanted as Cell];
    values.push(...list);
    return `${reference(column)} IN (${list.map(() => '?').join(', ')})`;
  });
  return [
    `SELECT ${fields.join(', ')} FROM ${quoted(table)} AS "own"${joined.join('')}${conditions.length ? ` WHERE ${conditions.join(' AND ')}` : ''}`
    + (orderBy === undefined ? '' : ` ORDER BY ${reference(orderBy)}`),
    values,
  ];
}

function query(database: DatabaseSync, ...of: Parameters<typeof select>): readonly NativeRow[] {
  const [sql, values] = select(...of);
  const rows: unknown = database.prepare(sql).all(...values.map(bindable));
  return rows as readonly NativeRow[];
}

function grouped(rows: readonly NativeRow[], key: (row: NativeRow) => string): ReadonlyMap<string, readonly NativeRow[]> {
  const groups = new Map<string, NativeRow[]>();
  for (const row of rows) {
    const group = groups.get(key(row));
    if (group) group.push(row);
    else groups.set(key(row), [row]);
  }
  return groups;
}

function childRows(database: DatabaseSync, child: Child): ReadonlyMap<string, readonly NativeRow[]> {
  const rows = query(database, child.table, child.joins ?? [], [child.foreignKey, ...child.columns], child.where, child.orderBy);
  return grouped(rows, (row) => String(row[child.foreignKey]));
}

/** What one record reads as: its fields, and the localIds its relations lead to. */
export interface ReadRecord { readonly fields: Readonly<Record<string, unknown>>; readonly relations: Readonly<Record<string, readonly string[]>> }

const targets = {
  documents: 'TravelDocument', warrants: 'Warrant', arrests: 'Arrest', vehicles: 'Vehicle', firearms: 'Firearm', holder: 'Person', person: 'Person', keeper: 'Person',
} as const satisfies Record<string, RecordType>;

/** Every record of a type, read straight through the mapping, by localId. */
export function readRecords(database: DatabaseSync, mapping: CountryMapping, type: RecordType): ReadonlyMap<string, ReadRecord> {
  const own = mapping.registers[type] as unknown as Mapping;
  const readings = Object.entries({ ...own.fields, ...own.extra }) as [string, Reading<unknown>][];
  const relations = Object.entries(own.relations ?? {}) as [keyof typeof targets, NonNullable<Mapping['relations']>[never]][];
  const columns = new Set<ColumnRef>([own.key]);
  for (const [, reading] of readings) {
    for (const column of reading.columns) columns.add(column);
    for (const child of Object.values(reading.children ?? {})) if (child.parentKey) columns.add(child.parentKey);
  }
  const leads = relations.map(([name, relation]) => ({ name, lead: relationLead(database, mapping, targets[name], own.key, relation as AnyRelation, columns) }));
  const children = new Map<Child, ReadonlyMap<string, readonly NativeRow[]>>();
  const rowsOf = (child: Child, row: NativeRow): readonly NativeRow[] => {
    let all = children.get(child);
    if (!all) children.set(child, (all = childRows(database, child)));
    return all.get(String(row[child.parentKey ?? own.key])) ?? [];
  };
  const records = new Map<string, ReadRecord>();
  for (const row of query(database, own.table, own.joins ?? [], columns, own.where)) {
    const id = String(row[own.key]);
    if (records.has(id)) throw new Error(`${type} ${id} is read twice: a join of ${own.table} is not 1:1, or its key is not unique.`);
    const fields = readings.map(([name, reading]) => [
      name, reading.read(row, Object.fromEntries(Object.entries(reading.children ?? {}).map(([key, child]) => [key, rowsOf(child, row)]))),
    ]);
    records.set(id, { fields: Object.fromEntries(fields) as ReadRecord['fields'], relations: Object.fromEntries(leads.map(({ name, lead }) => [name, lead(row)])) });
  }
  return records;
}

type AnyRelation =
  | { readonly kind: 'many'; readonly foreignKey: ColumnRef; readonly parentKey?: ColumnRef }
  | { readonly kind: 'one'; readonly column: ColumnRef }
  | { readonly kind: 'link'; readonly table: string; readonly here: string; readonly there: string; readonly where?: Where };

function relationLead(
  database: DatabaseSync, mapping: CountryMapping, target: RecordType, key: string, relation: AnyRelation, columns: Set<ColumnRef>,
): (row: NativeRow) => readonly string[] {
  const other = mapping.registers[target];
  if (!other) throw new Error(`A relation leads to ${target}, which ${mapping.country} does not keep.`);
  if (relation.kind === 'one') {
    columns.add(relation.column);
    return (row) => (row[relation.column] === null || row[relation.column] === undefined ? [] : [String(row[relation.column])]);
  }
  if (relation.kind === 'link') {
    const links = grouped(query(database, relation.table, [], [relation.here, relation.there], relation.where), (row) => String(row[relation.here]));
    return (row) => (links.get(String(row[key])) ?? []).map((link) => String(link[relation.there]));
  }
  const parent = relation.parentKey ?? key;
  columns.add(parent);
  const rows = query(database, other.table, other.joins ?? [], [other.key, relation.foreignKey], other.where);
  const many = grouped(rows, (row) => String(row[relation.foreignKey]));
  return (row) => (many.get(String(row[parent])) ?? []).map((found) => String(found[other.key]));
}
