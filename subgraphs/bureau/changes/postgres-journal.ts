import { sql } from 'kysely';
import type { NationalDatabase } from '../database/national-database.js';
import { journalTable, originTable } from '../journal/dialect.js';
import { type Journal, mostLines, placeIn, placeText } from './journal.js';
import { type JournalLine, journalAsJ, lineColumns } from './journal-line.js';

interface Row extends JournalLine {
  readonly origin: string;
  /** The snapshot that the statement saw the journal by. */
  readonly now: string;
  /** 1: the earlier snapshot is none of the future, and a line that it saw is still there. */
  readonly known: number;
  readonly position: number | null;
}

/** A snapshot is longer, the more transactions are under way; one longer than this is told as its oldest part. */
const mostText = 160;

/**
 * The journal of a PostgreSQL database. A place in it is a snapshot: what it saw, and what it could not see yet. Lines are new when their transaction
 * was not visible then and is now, whatever their positions, so that one that commits late is told as soon as it has, and none is told twice.
 */
export function postgresJournal(database: NationalDatabase): Journal {
  let at = { origin: '', snapshot: '' };

  const after = (snapshot: string, signal: AbortSignal): Promise<readonly Row[]> => database.rows<Row>(sql`
    select o.origin, pg_current_snapshot()::text as now, j.position, ${lineColumns},
      exists (select 1 from ${sql.raw(journalTable)} where pg_visible_in_snapshot(transaction, ${snapshot}::pg_snapshot))
        and pg_snapshot_xmax(${snapshot}::pg_snapshot) <= pg_snapshot_xmax(pg_current_snapshot()) as known
    from ${sql.raw(originTable)} o left join ${journalAsJ}
      on j.transaction >= pg_snapshot_xmin(${snapshot}::pg_snapshot) and not pg_visible_in_snapshot(j.transaction, ${snapshot}::pg_snapshot)
    order by j.position limit ${sql.lit(mostLines + 1)}`, signal);

  const place = (): string => placeText(at.origin, at.snapshot.length <= mostText ? at.snapshot : oldestPart(at.snapshot));

  return {
    async start(signal) {
      const [row] = await database.rows<typeof at>(sql`select origin, pg_current_snapshot()::text as snapshot from ${sql.raw(originTable)}`, signal);
      at = row!;
      return place();
    },
    async next(signal) {
      const rows = await after(at.snapshot, signal);
      const [first] = rows;
      // A server that was set back to an earlier state counts its transactions from there.
      if (first?.origin !== at.origin || first.known !== 1 || rows.length > mostLines) return null;
      at = { ...at, snapshot: first.now };
      return { place: place(), lines: rows.filter(({ position }) => position !== null) };
    },
    async since(from, signal) {
      const snapshot = placeIn(at.origin, from);
      if (snapshot === null || !isSnapshot(snapshot)) return null;
      const rows = await after(snapshot, signal);
      return rows[0]?.known === 1 && rows.length <= mostLines ? rows.filter(({ position }) => position !== null) : null;
    },
  };
}

/** What every transaction saw that began before all that were under way then. */
const oldestPart = (snapshot: string): string => {
  const [oldest] = snapshot.split(':');
  return `${oldest}:${oldest}:`;
};

/** Whether PostgreSQL takes the text for a snapshot: the oldest transaction under way, the first not begun, and those under way, ascending. */
function isSnapshot(text: string): boolean {
  const match = /^(\d{1,18}):(\d{1,18}):((?:\d{1,18}(?:,\d{1,18})*)?)$/.exec(text);
  if (!match) return false;
  const [xmin, xmax] = [BigInt(match[1]!), BigInt(match[2]!)];
  const underWay = match[3] === '' ? [] : match[3]!.split(',').map(BigInt);
  return xmin > 0n && xmin <= xmax && underWay.every((id, index) => id >= xmin && id < xmax && (index === 0 || id > underWay[index - 1]!));
}
