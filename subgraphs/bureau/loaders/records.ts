import { sql } from 'kysely';
import { formatRecordId, type RecordType } from '../../../schema/record-id.js';
import type { Sql } from '../database/column.js';
import type { CountryMapping, NativeRow } from '../mapping/index.js';
import { type KeptField, Withheld } from '../rules/index.js';
import { fromOf, type Link } from './from.js';
import { noteMasked } from './masked.js';
import type { PlannedChild, ReadPlan } from './plan.js';
import type { RowSource } from './row-source.js';
import { allOf, Scope } from './scope.js';

/** Where a record keeps the native row it was read from: relations follow its columns. */
export const nativeRow = Symbol('native row');

/** A record of the profile: the fields of its plan have their values, so that GraphQL need only pick them. */
export interface LoadedRecord {
  readonly __typename: RecordType;
  readonly id: string;
  readonly country: string;
  readonly localId: string;
  readonly contact: CountryMapping['contact'];
  readonly [nativeRow]: NativeRow;
  readonly [field: string]: unknown;
}

/** Name of the key's column, and of the column a relation came by, in a native row; no native column has such a name. */
const keyColumn = '$key', fromColumn = '$from';
/** Names of the columns that tell whether the owner withholds the record, or keeps the n-th field of the plan. */
const withheldColumn = '$withheld', keptColumn = (place: number): string => `$kept${place}`;

/** The value of a field as the requester may know it: null where the owner keeps it. */
export const knownValue = (record: LoadedRecord, field: string): unknown => (record[field] instanceof Withheld ? null : record[field] ?? null);

/** The value of a native column as the text that keys are compared by; null when there is none. */
export function keyText(row: NativeRow, column: string): string | null {
  const cell = row[column];
  return cell === null || cell === undefined ? null : String(cell);
}

/** Which records to read. */
export interface RecordsWanted {
  readonly plan: ReadPlan;
  /** The condition besides the mapping's own `where`. */
  readonly condition: (scope: Scope) => Sql;
  /** A link table, joined to the key by its column `there`, called `$link` in the statement. */
  readonly link?: Link;
  /** The column by which a record came, read as `from`. */
  readonly from?: (scope: Scope) => Sql;
  /** Sorted by id, as text by code point; with it, at most so many. Default: sorted by the key as the database has it. */
  readonly firstById?: number;
  /**
   * Whether records that the owner withholds are read, too, and marked: for what must know that there are some. What is marked is not to be given.
   * Default: they are left out. What is masked is never read.
   */
  readonly marked?: boolean;
}

/** A record and, for a relation, the key of the record it belongs to. */
export interface FoundRecord {
  readonly record: LoadedRecord;
  readonly from: string | null;
  /** Whether the owner withholds it from the requester. */
  readonly withheld: boolean;
}

/** Reads records by one statement, and one more for each kind of child row in the plan. */
export async function readRecords(reader: RowSource, wanted: RecordsWanted): Promise<readonly FoundRecord[]> {
  const { plan } = wanted;
  const { mapping } = plan;
  const scope = new Scope(reader.database, mapping.table, '$own', mapping.joins);
  const key = scope.column(mapping.key);
  const selected = [sql`${key.sql} as ${sql.id(keyColumn)}`, ...plan.columns.map((ref) => sql`${scope.column(ref).sql} as ${sql.id(ref)}`)];
  if (wanted.from) selected.push(sql`${wanted.from(scope)} as ${sql.id(fromColumn)}`);
  const keeping = reader.keeping(plan.type);
  const marks = wanted.marked === true ? keeping.withheld : null;
  if (marks !== null) selected.push(flag(marks(scope), withheldColumn));
  const kept = plan.fields.map(({ name }) => keeping.fields.get(name));
  kept.forEach((field, place) => field && selected.push(flag(field.when(scope), keptColumn(place))));
  const given = wanted.marked === true ? keeping.notMasked : keeping.given;
  const where = allOf([...scope.where(mapping.where), wanted.condition(scope), ...(given ? [given(scope)] : [])]);
  const from = fromOf(scope, key, wanted.link);
  const { engine } = reader.database;
  const order = wanted.firstById === undefined ? engine.order(key) : engine.asText(key);
  const limit = wanted.firstById === undefined ? sql`` : sql` limit ${wanted.firstById}`;
  const rows = await reader.rows<NativeRow>(sql`select ${sql.join(selected)} from ${from} where ${where} order by ${order}${limit}`);
  await noteMasked(reader, plan.type, wanted.condition, wanted.link);
  return toRecords(reader, plan, rows, kept);
}

/** A column that is 1 where the condition holds, else 0. */
const flag = (holds: Sql, name: string): Sql => sql`case when ${holds} then 1 else 0 end as ${sql.id(name)}`;

async function toRecords(
  reader: RowSource, plan: ReadPlan, rows: readonly NativeRow[], kept: readonly (KeptField | undefined)[],
): Promise<readonly FoundRecord[]> {
  const childRows = new Map<string, ReadonlyMap<string, readonly NativeRow[]>>();
  for (const planned of plan.children) childRows.set(planned.name, await readChildren(reader, planned, rows));
  const children = new Map(plan.children.map(({ name, child }) => [name, { parentKey: child.parentKey ?? keyColumn, rows: childRows.get(name)! }]));
  return reader.turns.each(rows, (row) => {
    const childrenOf = (planned: string): readonly NativeRow[] => {
      const { parentKey, rows: own } = children.get(planned)!;
      return own.get(keyText(row, parentKey) ?? '') ?? [];
    };
    return { record: toRecord(reader.country, plan, row, childrenOf, kept), from: keyText(row, fromColumn), withheld: Number(row[withheldColumn] ?? 0) === 1 };
  });
}

function toRecord(
  country: CountryMapping, plan: ReadPlan, row: NativeRow, childrenOf: (planned: string) => readonly NativeRow[], kept: readonly (KeptField | undefined)[],
): LoadedRecord {
  const localId = String(row[keyColumn]);
  const record: { -readonly [F in keyof LoadedRecord]: LoadedRecord[F] } = {
    __typename: plan.type,
    id: formatRecordId({ country: country.country, type: plan.type, localId }),
    country: country.country,
    localId,
    contact: country.contact,
    [nativeRow]: row,
  };
  for (let place = 0; place < plan.fields.length; place += 1) {
    const { name, reading, children } = plan.fields[place]!, keeps = kept[place];
    if (keeps && Number(row[keptColumn(place)]) === 1) {
      record[name] = keeps.then === 'WITHHELD' ? new Withheld() : null;
      continue;
    }
    const own: Record<string, readonly NativeRow[]> = {};
    for (const [child, planned] of children) own[child] = childrenOf(planned);
    try {
      record[name] = reading.read(row, own);
    } catch {
      // A value that the mapping cannot convert is a defect of the data: the field is not known, the record stays.
      record[name] = null;
    }
  }
  return record;
}

/** Child rows of all the rows by one statement, grouped by the key they hold. */
async function readChildren(
  reader: RowSource, { child }: PlannedChild, rows: readonly NativeRow[],
): Promise<ReadonlyMap<string, readonly NativeRow[]>> {
  const groups = new Map<string, NativeRow[]>();
  for (const row of rows) {
    const key = keyText(row, child.parentKey ?? keyColumn);
    if (key !== null) groups.set(key, []);
  }
  if (groups.size === 0) return groups;
  const scope = new Scope(reader.database, child.table, '$own', child.joins);
  const foreignKey = scope.column(child.foreignKey);
  const { engine } = reader.database;
  const selected = [sql`${foreignKey.sql} as ${sql.id(fromColumn)}`, ...child.columns.map((ref) => sql`${scope.column(ref).sql} as ${sql.id(ref)}`)];
  const where = allOf([engine.among(foreignKey, [...groups.keys()]), ...scope.where(child.where)]);
  const sorted = [...new Set([...(child.orderBy === undefined ? [] : [child.orderBy]), ...child.columns])];
  const order = sql.join(sorted.map((ref) => engine.order(scope.column(ref))));
  const found = await reader.rows<NativeRow>(sql`select ${sql.join(selected)} from ${scope.from()} where ${where} order by ${order}`);
  for (const row of found) groups.get(keyText(row, fromColumn) ?? '')?.push(row);
  return groups;
}
