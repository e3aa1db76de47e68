import DataLoader from 'dataloader';
import { sql, type RawBuilder } from 'kysely';
import type { Column } from '../database/column.js';
import type { NationalDatabase } from '../database/national-database.js';
import type { CountryMapping } from '../mapping/index.js';
import { recordMapping, type ReadPlan, type ReadPlans } from './plan.js';
import { keyText, linkAlias, type FoundRecord, type LoadedRecord, nativeRow, readRecords, type RowSource } from './records.js';
import { allOf, columnOf, isOneOf } from './scope.js';
import { Turns } from './turns.js';

/** What reading for one request needs of the bureau. */
export interface ReaderSource {
  readonly country: CountryMapping;
  readonly database: NationalDatabase;
  readonly plans: ReadPlans;
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
  readonly turns: Turns;
  #statements = 0;
  readonly #records = new Map<number, DataLoader<string, LoadedRecord | null>>();
  readonly #relations = new Map<string, DataLoader<LoadedRecord, readonly LoadedRecord[], string>>();

  /** @param signal aborted when the asker has gone: nothing is begun after that, no statement and no long computation. */
  constructor({ country, database, plans }: ReaderSource, readonly signal?: AbortSignal) {
    this.country = country;
    this.database = database;
    this.plans = plans;
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

  /** The record with the key; null when there is none. */
  record(plan: ReadPlan, localId: string): Promise<LoadedRecord | null> {
    let loader = this.#records.get(plan.id);
    if (!loader) this.#records.set(plan.id, (loader = new DataLoader((keys) => this.#readByKey(plan, keys), { maxBatchSize: Infinity })));
    return loader.load(localId);
  }

  async #readByKey(plan: ReadPlan, keys: readonly string[]): Promise<readonly (LoadedRecord | null)[]> {
    const found = await readRecords(this, {
      plan, condition: (scope) => this.database.engine.among(scope.column(plan.mapping.key), keys),
    });
    const byKey = new Map(found.map(({ record }) => [record.localId, record]));
    return keys.map((key) => byKey.get(key) ?? null);
  }

  /**
   * The records a relation `many` or `link` leads to, sorted by key.
   * @param plan what to read of the records it leads to.
   */
  related(parent: LoadedRecord, relation: string, plan: ReadPlan): Promise<readonly LoadedRecord[]> {
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

  async #readRelated(parents: readonly LoadedRecord[], name: string, plan: ReadPlan): Promise<readonly (readonly LoadedRecord[])[]> {
    const relation = recordMapping(this.country, parents[0]!.__typename)?.relations?.[name];
    if (!relation || relation.kind === 'one') throw new Error(`${parents[0]!.__typename}.${name} leads to no list of records`);
    const parentKey = relation.kind === 'many' ? relation.parentKey : undefined;
    const keys = parents.map((parent) => (parentKey === undefined ? parent.localId : keyText(parent[nativeRow], parentKey)));
    const distinct = [...new Set(keys.filter((key) => key !== null))];
    if (distinct.length === 0) return parents.map(() => []);
    const { engine } = this.database;
    const found = relation.kind === 'many'
      ? await readRecords(this, {
        plan,
        from: (scope) => scope.column(relation.foreignKey).sql,
        condition: (scope) => engine.among(scope.column(relation.foreignKey), distinct),
      })
      : await readRecords(this, {
        plan,
        link: { table: relation.table, there: relation.there },
        from: () => sql.id(linkAlias, relation.here),
        condition: () => {
          const link = (column: string): Column => columnOf(this.database, relation.table, linkAlias, column);
          const where = Object.entries(relation.where ?? {}).map(([column, value]) => isOneOf(this.database, link(column), value));
          return allOf([engine.among(link(relation.here), distinct), ...where]);
        },
      });
    return byParent(keys, found);
  }
}

/** The records of each key, each once. */
function byParent(keys: readonly (string | null)[], found: readonly FoundRecord[]): readonly (readonly LoadedRecord[])[] {
  const groups = new Map<string, Map<string, LoadedRecord>>();
  for (const { record, from } of found) {
    if (from === null) continue;
    const group = groups.get(from) ?? new Map<string, LoadedRecord>();
    groups.set(from, group.set(record.id, record));
  }
  return keys.map((key) => [...(groups.get(key ?? '')?.values() ?? [])]);
}
