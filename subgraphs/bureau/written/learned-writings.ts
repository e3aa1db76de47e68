import { type RawBuilder, sql } from 'kysely';
import { parseRecordId } from '../../../schema/record-id.js';
import type { Change, ChangeSource } from '../changes/change.js';
import type { Sql } from '../database/column.js';
import type { NationalDatabase } from '../database/national-database.js';
import { recordMapping } from '../loaders/plan.js';
import { allOf, Scope } from '../loaders/scope.js';
import type { WrittenColumn, Writing, Writings } from '../loaders/writings.js';
import type { CountryMapping } from '../mapping/index.js';
import { KnownWriting } from './known-writing.js';

/** How old what is known may be when it is used, in milliseconds: a text written as none in its column before is found that much later at most. */
const mostAgeMs = 1_000;
/** How long a column that could not be read is not tried again, in milliseconds. */
const restMs = 60_000;
/** Most rows that one statement reads: layouts are few, and past so many other texts a column is not remembered. */
const mostRows = 20_500;

interface Learned {
  readonly column: WrittenColumn;
  /** Null: too much, or it could not be read. */
  readonly writing: Promise<KnownWriting | null>;
}

interface Row {
  readonly layout: string | null;
  readonly other: string | null;
}

/**
 * Learns how texts are written by one statement a column, when it is asked for first, and from then on of the records that the database's journal tells of, which
 * is read once a second at most, and only when something is asked.
 */
export class LearnedWritings implements Writings {
  readonly #learned = new Map<string, Learned>();
  readonly #stop = new AbortController();
  #asOf = -Infinity;
  #reading: Promise<void> | null = null;

  /** @param changes the journal's; used by nobody else. */
  constructor(private readonly country: CountryMapping, private readonly database: NationalDatabase, private readonly changes: ChangeSource) {}

  async of(column: WrittenColumn): Promise<Writing | null> {
    try {
      await this.#refresh();
    } catch {
      // The journal cannot be read: nothing is known for certain.
      return null;
    }
    const key = JSON.stringify([column.type, column.column, column.child]);
    let learned = this.#learned.get(key);
    if (!learned) this.#learned.set(key, (learned = { column, writing: this.#learn(key, column) }));
    const writing = await learned.writing;
    return writing === null || writing.tooMuch ? null : writing;
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#reading?.catch(() => undefined);
    await this.changes.close();
  }

  async #learn(key: string, column: WrittenColumn): Promise<KnownWriting | null> {
    const writing = new KnownWriting();
    try {
      await this.#read(column, writing, null);
      return writing;
    } catch {
      // Too large to be read in the time a statement has.
      setTimeout(() => void this.#learned.delete(key), restMs).unref();
      return null;
    }
  }

  #refresh(): Promise<void> {
    if (performance.now() - this.#asOf < mostAgeMs) return Promise.resolve();
    this.#reading ??= this.#readJournal().finally(() => (this.#reading = null));
    return this.#reading;
  }

  async #readJournal(): Promise<void> {
    const began = performance.now();
    const { changes, reset } = await this.changes.next(this.#stop.signal);
    try {
      if (reset) this.#learned.clear();
      else await this.#learnFrom(changes);
    } catch (error) {
      // What was told is not told again.
      this.#learned.clear();
      throw error;
    }
    this.#asOf = began;
  }

  async #learnFrom(changes: readonly Change[]): Promise<void> {
    for (const [key, { column, writing }] of [...this.#learned]) {
      const own = changes.filter(({ type, kind }) => type === column.type && kind !== 'DELETED');
      if (own.length === 0) continue;
      const known = await writing;
      if (own.some(({ id }) => id === null)) this.#learned.delete(key);
      else if (known && !known.tooMuch) await this.#read(column, known, own.map(({ id }) => parseRecordId(id!)!.localId));
    }
  }

  /** @param keys of the records whose texts are read. Null: of all. */
  async #read({ type, column, child }: WrittenColumn, writing: KnownWriting, keys: readonly string[] | null): Promise<void> {
    const mapping = recordMapping(this.country, type)!;
    const { engine } = this.database;
    const { table, joins, where } = child ?? mapping;
    const scope = new Scope(this.database, table, '$own', joins);
    const text = engine.joined([scope.column(column)]);
    const other = engine.hasNonAscii(text);
    const conditions: Sql[] = [...scope.where(where)];
    if (keys !== null) {
      if (child === null) conditions.push(engine.among(scope.column(mapping.key), keys));
      else {
        const parent = new Scope(this.database, mapping.table, '$parent', mapping.joins);
        const parentKey = parent.column(child.parentKey ?? mapping.key);
        const those = engine.among(parent.column(mapping.key), keys);
        conditions.push(sql`${scope.column(child.foreignKey).sql} in (select ${parentKey.sql} from ${parent.from()} where ${those})`);
      }
    }
    const query: RawBuilder<Row> = sql<Row>`select distinct case when ${other} then null else ${engine.layout(text)} end as ${sql.id('layout')},
      case when ${other} then ${text} end as ${sql.id('other')} from ${scope.from()} where ${allOf(conditions)} limit ${sql.lit(mostRows)}`;
    for (const { layout, other: whole } of await this.database.rows(query, this.#stop.signal)) {
      if (whole !== null) writing.addOther(whole);
      else if (layout !== null) writing.addLayout(layout);
    }
  }
}
