import DataLoader from 'dataloader';
import { sql, type RawBuilder } from 'kysely';
import type { Column } from '../database/column.js';
import type { NationalDatabase } from '../database/national-database.js';
import type { Told } from '../log/told.js';
import type { CountryMapping } from '../mapping/index.js';
import { recordMapping, type ReadPlan, type ReadPlans } from './plan.js';
import { linkAlias } from './from.js';
import { keyText, type FoundRecord, type LoadedRecord, nativeRow, readRecords } from './records.js';
import type { RowSource } from './row-source.js';
import { allOf, columnOf, isOneOf } from './scope.js';
import type { PersonLookup } from './person-lookup.js';
import { Turns } from './turns.js';
import type { Writings } from './writings.js';
import { type Keeping, keepingFor, Withheld } from '../rules/index.js';
import type { Asker } from '../trust/index.js';
import type { RecordType } from '../../../schema/record-id.js';

/** What reading for one request needs of the bureau. */
export interface ReaderSource {
  readonly country: CountryMapping;
  readonly database: NationalDatabase;
  readonly plans: ReadPlans;
  /** How texts are written. Left out: it is not known. */
  readonly writings?: Writings;
  /** Finds persons by name. Left out: all are read. */
  readonly names?: PersonLookup;
}

/**
 * Reads for one request. Records asked for by key, and the records of a relation, are gathered by DataLoaders, one for
 * each (type, column set) and each (type, relation, column set): the number of statements depends on the shape of the
 * query, never on the number of rows.
 */
export class RequestReader implements RowSource {
  readonly country: CountryMapping;
  readonly database: NationalDatabase;
  readonly plans: ReadPlans;
  readonly writings: Writings | null;
  readonly turns: Turns;
  /** Finds persons by name. Null: all are read. */
  readonly names: PersonLookup | null;
  #statements = 0;
  readonly #records = new Map<number, DataLoader<string, LoadedRecord | null>>();
  readonly #relations = new Map<string, DataLoader<LoadedRecord, Related, string>>();
  /** What the owner keeps from the requester. */
  readonly keeping: (type: RecordType) => Keeping;

  /**
   * @param signal aborted when the asker has gone: nothing is begun after that, no statement and no long computation.
   * @param told takes note of what the answer tells of which records. Null: nobody keeps a log.
   */
  constructor({ country, database, plans, writings, names }: ReaderSource, asker: Asker, readonly signal?: AbortSignal, readonly told: Told | null = null) {
    this.keeping = keepingFor(country, database, asker);
    this.country = country;
    this.database = database;
    this.plans = plans;
    this.writings = writings ?? null;
    this.names = names ?? null;
    this.turns = new Turns(signal);
  }

  /** How many SQL statements the request has run so far. */
  get statements(): number {
    return this.#statements;
  }

  /** Runs one statement, in a turn of its own. @throws the signal's reason when the asker has gone. */
  async rows<R>(query: RawBuilder<unknown>): Promise<readonly R[]> {
    await this.turns.next();
    this.#statements++;
    return this.database.rows<R>(query as RawBuilder<R>, this.signal);
  }

  /** The record with the key; null when there is none. @throws Withheld */
  record(plan: ReadPlan, localId: string): Promise<LoadedRecord | null> {
    let loader = this.#records.get(plan.id);
    if (!loader) {
      // An error among the values is thrown to who asked for that key alone.
      loader = new DataLoader<string, LoadedRecord | null>((keys) => this.#readByKey(plan, keys), { maxBatchSize: Infinity });
      this.#records.set(plan.id, loader);
    }
    return loader.load(localId);
  }

  async #readByKey(plan: ReadPlan, keys: readonly string[]): Promise<readonly (LoadedRecord | Withheld | null)[]> {
    const found = await readRecords(this, {
      plan, condition: (scope) => this.database.engine.among(scope.column(plan.mapping.key), keys), marked: true,
    });
    this.told?.withhold(withheldIds(found));
    const byKey = new Map(found.map(({ record, withheld }) => [record.localId, withheld ? new Withheld() : record]));
    return keys.map((key) => byKey.get(key) ?? null);
  }

  /**
   * The records a relation `many` or `link` leads to, sorted by key, and whether the owner withholds others.
   * @param plan what to read of the records it leads to.
   */
  related(parent: LoadedRecord, relation: string, plan: ReadPlan): Promise<Related> {
    const name = `${parent.__typename}.${relation} ${plan.id}`;
    let loader = this.#relations.get(name);
    if (!loader) {
      loader = new DataLoader((parents: readonly LoadedRecord[]) => this.#readRelated(parents, relation, plan), {
        cacheKeyFn: (record) => record.id, maxBatchSize: Infinity,
      });
      this.#relations.set(name, loader);
    }
    return loader.load(parent);
  }

  async #readRelated(parents: readonly LoadedRecord[], name: string, plan: ReadPlan): Promise<readonly Related[]> {
    const relation = recordMapping(this.country, parents[0]!.__typename)?.relations?.[name];
    if (!relation || relation.kind === 'one') throw new Error(`${parents[0]!.__typename}.${name} leads to no list of records`);
    const parentKey = relation.kind === 'many' ? relation.parentKey : undefined;
    const keys = parents.map((parent) => (parentKey === undefined ? parent.localId : keyText(parent[nativeRow], parentKey)));
    const distinct = [...new Set(keys.filter((key) => key !== null))];
    if (distinct.length === 0) return parents.map(() => noneRelated);
    const { engine } = this.database;
    const found = relation.kind === 'many'
      ? await readRecords(this, {
        plan, marked: true,
        from: (scope) => scope.column(relation.foreignKey).sql,
        condition: (scope) => engine.among(scope.column(relation.foreignKey), distinct),
      })
      : await readRecords(this, {
        plan, marked: true,
        link: { table: relation.table, there: relation.there },
        from: () => sql.id(linkAlias, relation.here),
        condition: () => {
          const link = (column: string): Column => columnOf(this.database, relation.table, linkAlias, column);
          const where = Object.entries(relation.where ?? {}).map(([column, value]) => isOneOf(this.database, link(column), value));
          return allOf([engine.among(link(relation.here), distinct), ...where]);
        },
      });
    this.told?.withhold(withheldIds(found));
    return byParent(keys, found);
  }
}

/** The ids of those that the owner withholds. */
export const withheldIds = (found: readonly FoundRecord[]): readonly string[] => found.flatMap(({ record, withheld }) => (withheld ? [record.id] : []));

/** What a relation leads to, as far as the requester may know it. */
export interface Related {
  readonly records: readonly LoadedRecord[];
  /** Whether the owner withholds others. */
  readonly withheld: boolean;
}

const noneRelated: Related = { records: [], withheld: false };

/** The records of each key, each once. */
function byParent(keys: readonly (string | null)[], found: readonly FoundRecord[]): readonly Related[] {
  const groups = new Map<string, Map<string, LoadedRecord>>();
  const withheldFrom = new Set<string>();
  for (const { record, from, withheld } of found) {
    if (from === null) continue;
    if (withheld) {
      withheldFrom.add(from);
      continue;
    }
    const group = groups.get(from) ?? new Map<string, LoadedRecord>();
    groups.set(from, group.set(record.id, record));
  }
  return keys.map((key) => (key === null ? noneRelated : { records: [...(groups.get(key)?.values() ?? [])], withheld: withheldFrom.has(key) }));
}
