import { sql } from 'kysely';
import type { NationalDatabase } from '../database/national-database.js';
import { journalTable, originTable } from '../journal/dialect.js';
import { type Journal, mostLines, placeIn, placeText } from './journal.js';
import { type JournalLine, journalAsJ, lineColumns } from './journal-line.js';

interface Row extends JournalLine {
  readonly origin: string;
  /** Whether a line at or before the place is still there. */
  readonly known: number;
  /** Null: there is no line. */
  readonly position: number | null;
}

/** The journal of an SQLite file. One transaction writes at a time, so that what is committed later stands at a higher position. */
export function sqliteJournal(database: NationalDatabase): Journal {
  let at = { origin: '', position: 0 };

  const after = (position: number, signal: AbortSignal): Promise<readonly Row[]> => database.rows<Row>(sql`
    select o.origin, exists (select 1 from ${sql.raw(journalTable)} where position <= ${position}) as known, j.position, ${lineColumns}
    from ${sql.raw(originTable)} o left join ${journalAsJ} on j.position > ${position} order by j.position limit ${sql.lit(mostLines + 1)}`, signal);

  return {
    async start(signal) {
      const [row] = await database.rows<{ readonly origin: string; readonly position: number }>(
        sql`select origin, (select coalesce(max(position), 0) from ${sql.raw(journalTable)}) as position from ${sql.raw(originTable)}`, signal,
      );
      at = row!;
      return placeText(at.origin, String(at.position));
    },
    async next(signal) {
      const rows = await after(at.position, signal);
      if (rows[0]?.origin !== at.origin || rows.length > mostLines) return null;
      const lines = rows.filter(({ position }) => position !== null);
      at = { ...at, position: lines.at(-1)?.position ?? at.position };
      return { place: placeText(at.origin, String(at.position)), lines };
    },
    async since(place, signal) {
      const position = placeIn(at.origin, place);
      if (position === null || !/^\d{1,15}$/.test(position)) return null;
      const rows = await after(Number(position), signal);
      return rows[0]?.known === 1 && rows.length <= mostLines ? rows.filter((row) => row.position !== null) : null;
    },
  };
}
