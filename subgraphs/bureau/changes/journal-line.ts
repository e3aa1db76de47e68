import { sql } from 'kysely';
import { formatRecordId, isRecordType, parseRecordId, type RecordType } from '../../../schema/record-id.js';
import type { NationalDatabase } from '../database/national-database.js';
import { anyRecord, journalTable } from '../journal/dialect.js';
import { type AnyRecordMapping, recordMapping } from '../loaders/plan.js';
import { allOf, Scope } from '../loaders/scope.js';
import type { CountryMapping } from '../mapping/index.js';
import { type Change, type Happened, mostChanges } from './change.js';

/** A line of a journal (see journal/dialect.ts). */
export interface JournalLine {
  /** Null: anything may have changed. */
  readonly record_type: string | null;
  readonly record_key: string | null;
  readonly via: string | null;
  readonly happened: string;
}

/** The columns of a line, the journal being `j`. */
export const lineColumns = sql.raw('j.record_type, j.record_key, j.via, j.happened');

/** The journal's table, called `j`. */
export const journalAsJ = sql.raw(`${journalTable} j`);

/** Most records that are looked up for what one kind of line tells; past that, any record of the type may have changed. */
const mostLookedUp = 1_000;

/** The records that lines tell of. Null: anything may have changed. */
export type ChangesOf = (lines: readonly JournalLine[], signal: AbortSignal) => Promise<readonly Change[] | null>;

/** Reads lines of a country's journal. What a line tells by something else than the record's key is looked up, as the database stands now. */
export function changesOf(country: CountryMapping, database: NationalDatabase): ChangesOf {
  const changeOf = (type: RecordType, key: string, kind: Happened): Change => {
    const id = formatRecordId({ country: country.country, type, localId: key });
    return parseRecordId(id) === null ? { type, id: null, kind: 'CHANGED' } : { type, id, kind };
  };

  async function lookUp(type: RecordType, mapping: AnyRecordMapping, via: string, values: readonly string[], signal: AbortSignal): Promise<readonly Change[]> {
    const any: readonly Change[] = [{ type, id: null, kind: 'CHANGED' }];
    if (values.length > mostLookedUp) return any;
    try {
      const scope = new Scope(database, mapping.table, '$own', mapping.joins);
      const key = scope.column(mapping.key).sql;
      const where = allOf([database.engine.among(scope.column(via), values), ...scope.where(mapping.where)]);
      const rows = await database.rows<{ readonly found: unknown }>(
        sql`select ${key} as found from ${scope.from()} where ${where} limit ${sql.lit(mostLookedUp + 1)}`, signal,
      );
      return rows.length > mostLookedUp ? any : rows.map(({ found }) => changeOf(type, String(found), 'CHANGED'));
    } catch {
      // The journal tells by a column that the mapping does not know any more, or the look-up takes too long.
      signal.throwIfAborted();
      return any;
    }
  }

  return async (lines, signal) => {
    const changes = new Map<string, Change>();
    const lookUps = new Map<string, { readonly type: RecordType; readonly mapping: AnyRecordMapping; readonly via: string; readonly values: Set<string> }>();
    const tell = (change: Change): void => void changes.set(`${change.type} ${change.id}`, change);
    for (const { record_type: type, record_key: key, via, happened } of lines) {
      if (type === null) return null;
      const mapping = isRecordType(type) ? recordMapping(country, type) : undefined;
      if (!mapping || !isRecordType(type)) continue;
      if (key === null || via === anyRecord) tell({ type, id: null, kind: 'CHANGED' });
      else if (via === null) tell(changeOf(type, key, happened === 'INSERTED' || happened === 'DELETED' ? happened : 'CHANGED'));
      else {
        const name = `${type} ${via}`;
        const found = lookUps.get(name) ?? { type, mapping, via, values: new Set() };
        lookUps.set(name, found);
        found.values.add(key);
      }
    }
    for (const { type, mapping, via, values } of lookUps.values()) {
      for (const change of await lookUp(type, mapping, via, [...values], signal)) if (!changes.has(`${change.type} ${change.id}`)) tell(change);
    }
    return changes.size > mostChanges ? null : [...changes.values()];
  };
}
