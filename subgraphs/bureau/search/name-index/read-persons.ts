import { sql } from 'kysely';
import { recordMapping } from '../../loaders/plan.js';
import { knownValue, type LoadedRecord, readRecords } from '../../loaders/records.js';
import { RequestReader, type ReaderSource } from '../../loaders/request-reader.js';
import { allOf, Scope } from '../../loaders/scope.js';
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

  /** All persons, some at a time: other work of the process has its turn between. Their keys are read first: those that come later are told of as changes. */
  async *all(signal: AbortSignal): AsyncIterable<readonly IndexedPerson[]> {
    const { country, database } = this.source;
    const { table, key, where, joins } = recordMapping(country, 'Person')!;
    const scope = new Scope(database, table, '$own', joins);
    const keys = await database.rows<{ readonly found: unknown }>(sql`select ${scope.column(key).sql} as found from ${scope.from()} where ${allOf(scope.where(where))}`, signal);
    for (let from = 0; from < keys.length; from += page) yield await this.some(keys.slice(from, from + page).map(({ found }) => String(found)), signal);
  }

  /** Those of some persons that are there. */
  async some(localIds: readonly string[], signal: AbortSignal): Promise<readonly IndexedPerson[]> {
    const reader = new RequestReader(this.source, 'open', signal);
    const plan = this.source.plans.plan('Person', ['names', 'births']);
    const found = await readRecords(reader, { plan, condition: (scope) => this.source.database.engine.among(scope.column(plan.mapping.key), localIds) });
    return reader.turns.each(found, ({ record }) => personOf(record));
  }
}
