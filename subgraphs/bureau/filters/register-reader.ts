import type { KeyObject } from 'node:crypto';
import { filterKey } from '../../../schema/filter/keys.js';
import { type FilteredType, recordTerms, termFields } from '../../../schema/filter/terms.js';
import type { Sql } from '../database/column.js';
import { keyParts } from '../loaders/key-parts.js';
import type { ReadPlan } from '../loaders/plan.js';
import { type LoadedRecord, readRecords } from '../loaders/records.js';
import { type ReaderSource, RequestReader } from '../loaders/request-reader.js';
import type { Scope } from '../loaders/scope.js';
import { checkOf } from './publishable.js';

/** The keys of one record: of its terms, and of those that tell that something of it is not known (`RecordTerms`). */
export interface RecordKeys {
  readonly terms: readonly Uint8Array[];
  readonly unknown: readonly Uint8Array[];
}

/** Records read by one statement. */
const page = 1_000;

/** Reads the keys of a register's records that are to be acted on: through the same loaders as a check, so that both see the same values. */
export class RegisterReader {
  readonly #plan: ReadPlan;
  readonly #toActOn: ReadonlySet<string>;

  /** @param secret what keys of terms are made with. */
  constructor(private readonly source: ReaderSource, readonly type: FilteredType, private readonly secret: KeyObject) {
    this.#plan = source.plans.plan(type, ['status', ...termFields(type)]);
    this.#toActOn = checkOf(type).toActOn;
  }

  /**
   * All records, some at a time, in the order of their keys: other work of the process has its turn between. Of a record that is written meanwhile it is not known whether
   * it is told as it was or as it is.
   */
  async *all(signal: AbortSignal): AsyncIterable<readonly RecordKeys[]> {
    for await (const part of keyParts(this.source.database, this.#plan.mapping, page, signal)) yield await this.#read(part, signal);
  }

  /** Those of some records that are there. */
  async some(localIds: readonly string[], signal: AbortSignal): Promise<readonly RecordKeys[]> {
    const { engine } = this.source.database;
    const all: RecordKeys[] = [];
    for (let from = 0; from < localIds.length; from += page) {
      all.push(...await this.#read((scope) => engine.among(scope.column(this.#plan.mapping.key), localIds.slice(from, from + page)), signal));
    }
    return all;
  }

  async #read(condition: (scope: Scope) => Sql, signal: AbortSignal): Promise<readonly RecordKeys[]> {
    const reader = new RequestReader(this.source, 'open', signal);
    const found = await readRecords(reader, { plan: this.#plan, condition });
    return reader.turns.each(found.filter(({ record: { ['status']: status } }) => this.#toActOn.has(String(status))), ({ record }) => this.#keysOf(record));
  }

  #keysOf(record: LoadedRecord): RecordKeys {
    const { terms, unknown } = recordTerms(this.type, record);
    return { terms: terms.map((term) => filterKey(this.secret, term)), unknown: unknown.map((term) => filterKey(this.secret, term)) };
  }
}
