import { type RawBuilder, sql } from 'kysely';
import { knownValue, type LoadedRecord, readRecords } from '../../loaders/records.js';
import { RequestReader, type ReaderSource } from '../../loaders/request-reader.js';
import type { Scope } from '../../loaders/scope.js';
import type { Name } from '../../mapping/index.js';
import type { IndexedPerson } from './name-index.js';

/** Persons read by one statement. */
const page = 2_000;

const personOf = (record: LoadedRecord): IndexedPerson => ({
  localId: record.localId,
  names: ((knownValue(record, 'names') ?? []) as readonly Name[]).flatMap(({ full }) => (full === null ? [] : [full])),
  births: (knownValue(record, 'births') ?? []) as readonly string[],
});

/** Reads what the index takes in of persons. */
export class PersonReader {
  constructor(private readonly source: ReaderSource) {}

  /** All persons, some at a time: other work of the process has its turn between. */
  async *all(signal: AbortSignal): AsyncIterable<readonly IndexedPerson[]> {
    const { engine } = this.source.database;
    for (let last: string | null = null;;) {
      const after: string | null = last;
      const found = await this.#read((scope, key) => (after === null ? sql`1 = 1` : sql`${engine.asText(scope.column(key))} > ${after}`), signal, page);
      if (found.length > 0) yield found;
      if (found.length < page) return;
      last = found.at(-1)!.localId;
    }
  }

  /** Those of some persons that are there. */
  some(localIds: readonly string[], signal: AbortSignal): Promise<readonly IndexedPerson[]> {
    return this.#read((scope, key) => this.source.database.engine.among(scope.column(key), localIds), signal);
  }

  async #read(condition: (scope: Scope, key: string) => RawBuilder<unknown>, signal: AbortSignal, firstById?: number): Promise<readonly IndexedPerson[]> {
    const reader = new RequestReader(this.source, 'open', signal);
    const plan = this.source.plans.plan('Person', ['names', 'births']);
    const found = await readRecords(reader, { plan, condition: (scope) => condition(scope, plan.mapping.key), ...(firstById !== undefined && { firstById }) });
    return reader.turns.each(found, ({ record }) => personOf(record));
  }
}
