import { recordTypes, type RecordType } from '../../../schema/record-id.js';
import { type AnyRecordMapping, recordMapping } from '../loaders/plan.js';
import type { Cell, Child, ColumnRef, CountryMapping, Finder, Reading } from '../mapping/index.js';
import { relationTargets } from '../profile-shape.js';

/** That a row of a native table touches records of one type: when it is written, changed or deleted, they may read differently. */
export interface Touch {
  readonly table: string;
  readonly type: RecordType;
  /** The row's column whose value names the records. Null: any record of the type may read differently. */
  readonly column: string | null;
  /** What of a record holds that value, as the mapping refers to it. Null: its key does. */
  readonly via: ColumnRef | null;
  /** `record`: the row is the record; `part`: it belongs to it; `moved`: the record gains or loses the row when the column's value changes. */
  readonly how: 'record' | 'part' | 'moved';
  /** Only rows with these values. */
  readonly where: Readonly<Record<string, Cell | readonly Cell[]>>;
}

/** The native tables a country's mapping reads, by name, sorted, each with the records that a row of it touches. */
export function touchesOf(country: CountryMapping): ReadonlyMap<string, readonly Touch[]> {
  const touches = new Map<string, Touch>();
  for (const type of recordTypes) {
    const mapping = recordMapping(country, type);
    if (!mapping) continue;
    for (const touch of [...ofRecord(type, mapping), ...ofRelations(country, type, mapping)]) {
      touches.set(JSON.stringify([touch.table, touch.type, touch.column, touch.via, touch.how, touch.where]), touch);
    }
  }
  const byTable = new Map<string, Touch[]>();
  for (const touch of touches.values()) byTable.set(touch.table, [...(byTable.get(touch.table) ?? []), touch]);
  return new Map([...byTable].sort(([a], [b]) => (a < b ? -1 : 1)).map(([table, all]) => [table, all.filter((touch) => isNeeded(touch, all))]));
}

/** A part is not told of where every record of the type is. */
const isNeeded = (touch: Touch, all: readonly Touch[]): boolean =>
  touch.how !== 'part' || touch.column === null || !all.some(({ type, column }) => type === touch.type && column === null);

/**
 * What a value of the record's key is told by. Rows of other tables do not say which of several types that share a table their record has:
 * then it is looked up.
 */
const viaKey = ({ key, where }: AnyRecordMapping): ColumnRef | null => (where === undefined ? null : key);

function ofRecord(type: RecordType, mapping: AnyRecordMapping): readonly Touch[] {
  const part = (table: string, column: string | null, via: ColumnRef | null): Touch =>
    ({ table, type, column, via: via === mapping.key ? viaKey(mapping) : via, how: 'part', where: {} });
  // A condition on a joined table cannot be read off the row: without it, more is told.
  const where = Object.fromEntries(Object.entries(mapping.where ?? {}).filter(([ref]) => !ref.includes('.')));
  const readings = Object.values({ ...mapping.fields, ...mapping.extra }).filter((reading): reading is Reading<unknown> => reading !== undefined);
  return [
    { table: mapping.table, type, column: mapping.key, via: null, how: 'record', where },
    ...(mapping.joins ?? []).map(({ table, column, equals }) => part(table, column, equals)),
    ...readings.flatMap(childrenOf).flatMap(({ table, foreignKey, parentKey = mapping.key, joins = [] }) =>
      [part(table, foreignKey, parentKey), ...joins.map((join) => part(join.table, null, null))]),
  ];
}

const childrenOf = ({ children = {}, find }: Reading<unknown>): readonly Child[] => [...Object.values(children), ...(find ? searchedBy(find) : [])];

function searchedBy(finder: Finder): readonly Child[] {
  if (finder.by === 'any') return finder.of.flatMap(searchedBy);
  return finder.by === 'child' ? [finder.child, ...searchedBy(finder.finder)] : [];
}

/**
 * What relations add: link tables, whose rows belong to both records, and a foreign key that moves. Else the record a relation leads to
 * is told, and that is enough: who keeps an answer knows to which types it reaches.
 */
function ofRelations(country: CountryMapping, type: RecordType, mapping: AnyRecordMapping): readonly Touch[] {
  return Object.entries(mapping.relations ?? {}).flatMap(([name, relation]): readonly Touch[] => {
    const target = relationTargets[type][name];
    const other = target && recordMapping(country, target);
    if (!relation || !other || relation.kind === 'one') return [];
    if (relation.kind === 'link') {
      const { table, here, there, where = {} } = relation;
      return [
        { table, type, column: here, via: viaKey(mapping), how: 'part', where },
        { table, type: target, column: there, via: viaKey(other), how: 'part', where },
      ];
    }
    if (relation.foreignKey.includes('.') || relation.parentKey !== undefined) return [];
    return [{ table: other.table, type, column: relation.foreignKey, via: viaKey(mapping), how: 'moved', where: {} }];
  });
}
