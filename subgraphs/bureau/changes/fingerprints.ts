import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { DateTime } from 'luxon';
import { recordTypes, type RecordType } from '../../../schema/record-id.js';
import type { Sql } from '../database/column.js';
import { type ReadPlan, recordMapping } from '../loaders/plan.js';
import { type LoadedRecord, nativeRow, readRecords } from '../loaders/records.js';
import { RequestReader, type ReaderSource } from '../loaders/request-reader.js';
import type { Scope } from '../loaders/scope.js';

/** What records of one type read as: a digest by id. */
export type Fingerprints = ReadonlyMap<string, string>;

/** Records read by one statement. */
const page = 1_000;

/** Takes fingerprints of a country's records: of all that the mapping reads of them. */
export class FingerprintReader {
  readonly types: readonly RecordType[];
  readonly #plans = new Map<RecordType, ReadPlan>();

  constructor(private readonly source: ReaderSource) {
    this.types = recordTypes.filter((type) => recordMapping(source.country, type) !== undefined);
    for (const type of this.types) {
      const { fields, extra = {}, relations = {} } = recordMapping(source.country, type)!;
      this.#plans.set(type, source.plans.plan(type, [fields, extra, relations].flatMap(Object.keys)));
    }
  }

  /** Every record of the type, some at a time: other work of the process has its turn meanwhile. */
  async all(type: RecordType, signal: AbortSignal): Promise<Fingerprints> {
    const { engine } = this.source.database;
    const all = new Map<string, string>();
    for (let last: string | null = null;;) {
      const after: string | null = last;
      const records = await this.#read(type, (scope) =>
        (after === null ? sql`1 = 1` : sql`${engine.asText(scope.column(this.#plans.get(type)!.mapping.key))} > ${after}`), signal);
      for (const [id, digest] of records.digests) all.set(id, digest);
      if (records.last === null) return all;
      last = records.last;
    }
  }

  /** The records of the type that say they were changed at the instant or later, RFC 3339; `page` of them at most. Null: the type does not say. */
  async since(type: RecordType, instant: string, signal: AbortSignal): Promise<Fingerprints | null> {
    const finder = recordMapping(this.source.country, type)!.fields['updatedAt']?.find;
    if (finder?.by !== 'date') return null;
    const { column, format, zone = this.source.country.timeZone } = finder;
    // A day that is told without a time begins before what happened on it.
    const hasTime = format === 'datetime' || format === 'epoch-s' || format === 'epoch-ms';
    const from = hasTime ? instant : DateTime.fromISO(instant, { zone }).startOf('day').toISO()!;
    return (await this.#read(type, (scope) => this.source.database.engine.notBefore(scope.column(column), format, zone, from), signal)).digests;
  }

  async #read(type: RecordType, condition: (scope: Scope) => Sql, signal: AbortSignal): Promise<{ readonly digests: Fingerprints; readonly last: string | null }> {
    const reader = new RequestReader(this.source, 'open', signal);
    const found = await readRecords(reader, { plan: this.#plans.get(type)!, condition, firstById: page });
    const digests = await reader.turns.each(found, ({ record }) => [record.id, digestOf(record)] as const);
    return { digests: new Map(digests), last: found.length < page ? null : found.at(-1)!.record.localId };
  }
}

const plain = (_key: string, value: unknown): unknown => (typeof value === 'bigint' ? String(value) : value);

/** The native row is told, too: relations follow columns that no field shows. */
const digestOf = (record: LoadedRecord): string =>
  createHash('sha256').update(JSON.stringify([record[nativeRow], record], plain)).digest('base64').slice(0, 16);
