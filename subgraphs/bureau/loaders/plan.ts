import type { RecordType } from '../../../schema/record-id.js';
import type { Child, ColumnRef, CountryMapping, Reading, RecordMapping, Relation } from '../mapping/index.js';

/** A record mapping with the types of its values forgotten, for code that treats all record types alike. */
export interface AnyRecordMapping extends Omit<RecordMapping<'Seizure'>, 'fields' | 'relations'> {
  readonly fields: Readonly<Record<string, Reading<unknown> | undefined>>;
  readonly relations?: Readonly<Record<string, Relation | undefined>>;
}

/** The mapping of a record type, or undefined when the country keeps no such register. */
export const recordMapping = (mapping: CountryMapping, type: RecordType): AnyRecordMapping | undefined =>
  mapping.registers[type];

/** Child rows to be read with the records of a plan. */
export interface PlannedChild {
  readonly child: Child;
  /** Names the child within the plan; equal children of several fields are read once. */
  readonly name: string;
}

/** A field to be read, with where its child rows are found. */
export interface PlannedField {
  readonly name: string;
  readonly reading: Reading<unknown>;
  /** Name the reading gave each child, and the name of the planned child. */
  readonly children: readonly (readonly [own: string, planned: string])[];
}

/** What is read of records of one type to answer one selection: these columns, these child rows, and no more. */
export interface ReadPlan {
  /** Unique among the plans of a bureau. */
  readonly id: number;
  readonly type: RecordType;
  readonly mapping: AnyRecordMapping;
  /** Columns besides the key, each once. */
  readonly columns: readonly ColumnRef[];
  readonly children: readonly PlannedChild[];
  readonly fields: readonly PlannedField[];
}

/** Plans kept; past that, all are made anew. */
const keptPlans = 2000;

/** Makes the read plans of a country and keeps them: the plan of a type and a set of fields is one and the same object. */
export class ReadPlans {
  readonly #plans = new Map<string, ReadPlan>();
  #made = 0;

  constructor(private readonly country: CountryMapping) {}

  /** @param fields names of fields and relations; those the mapping does not read need no column. */
  plan(type: RecordType, fields: Iterable<string>): ReadPlan {
    const names = [...new Set(fields)].sort();
    const key = `${type} ${names.join(' ')}`;
    let plan = this.#plans.get(key);
    if (!plan) {
      if (this.#plans.size >= keptPlans) this.#plans.clear();
      this.#plans.set(key, (plan = this.#make(type, names)));
    }
    return plan;
  }

  #make(type: RecordType, names: readonly string[]): ReadPlan {
    const mapping = recordMapping(this.country, type);
    if (!mapping) throw new Error(`${this.country.country} keeps no register of ${type}`);
    const columns = new Set<ColumnRef>();
    const children = new Map<string, PlannedChild>();
    const fields: PlannedField[] = [];
    for (const name of names) {
      const relation = mapping.relations?.[name];
      if (relation?.kind === 'one') columns.add(relation.column);
      if (relation?.kind === 'many' && relation.parentKey) columns.add(relation.parentKey);
      const reading = mapping.fields[name] ?? mapping.extra?.[name];
      if (!reading) continue;
      for (const column of reading.columns) columns.add(column);
      const own: [string, string][] = [];
      for (const [childName, child] of Object.entries(reading.children ?? {})) {
        if (child.parentKey) columns.add(child.parentKey);
        const planned = JSON.stringify(child);
        children.set(planned, { child, name: planned });
        own.push([childName, planned]);
      }
      fields.push({ name, reading, children: own });
    }
    return { id: ++this.#made, type, mapping, columns: [...columns], children: [...children.values()], fields };
  }
}
