import { sql } from 'kysely';
import type { Sql } from '../database/column.js';
import type { NationalDatabase } from '../database/national-database.js';
import { journalTable, originTable } from '../journal/dialect.js';
import { anyOf } from '../loaders/scope.js';
import { type Gap, Gaps } from './gaps.js';
import { type Journal, mostLines, placeIn, placeText } from './journal.js';
import { type JournalLine, journalAsJ, lineColumns } from './journal-line.js';

interface Row extends JournalLine {
  readonly origin: string;
  readonly known: number;
  readonly position: number | null;
}

/** How often it is asked who is writing in the gaps, in milliseconds. */
const askEveryMs = 1_000;
/** Most gaps that are asked for one by one. */
const askedAtOnce = 50;
/** How far back gaps are looked for at the start, in positions. */
const lookedBack = 10_000;

/** The error of a statement that would have to wait for another transaction. */
const wouldWait = 1205;

/**
 * The journal of a MariaDB database. Positions are given in the order of writing, and transactions commit in another: the positions that are missed are
 * read again until they are filled, or nobody has been writing there for a while. That is asked by a read that takes a lock, and
 * is refused where a transaction that is not over has written.
 */
export function mariadbJournal(database: NationalDatabase): Journal {
  let origin = '';
  let gaps = new Gaps(0);
  let askedAt = -Infinity;

  const within = (of: readonly Gap[]): Sql => anyOf(of.map(({ from, to }) => sql`j.position between ${from} and ${to}`));

  const read = (position: number, condition: Sql, signal: AbortSignal): Promise<readonly Row[]> => database.rows<Row>(sql`
    select o.origin, exists (select 1 from ${sql.raw(journalTable)} where position <= ${position}) as known, j.position, ${lineColumns}
    from ${sql.raw(originTable)} o left join ${journalAsJ} on ${condition} order by j.position limit ${sql.lit(mostLines + 1)}`, signal);

  /** Whether nobody is writing in any of the gaps. */
  async function areFree(of: readonly Gap[], signal: AbortSignal): Promise<boolean> {
    try {
      await database.rows(sql`select j.position from ${journalAsJ} where ${within(of)} lock in share mode nowait`, signal);
      return true;
    } catch (error) {
      if ((error as { readonly errno?: unknown }).errno === wouldWait) return false;
      throw error;
    }
  }

  async function askForGaps(signal: AbortSignal): Promise<void> {
    const { open } = gaps;
    if (open.length === 0 || performance.now() - askedAt < askEveryMs) return;
    askedAt = performance.now();
    if (await areFree(open, signal)) return gaps.found(open, true, askedAt);
    for (const gap of open.slice(0, askedAtOnce)) gaps.found([gap], await areFree([gap], signal), askedAt);
  }

  const place = (): string => placeText(origin, String(gaps.low));

  return {
    async start(signal) {
      const rows = await database.rows<{ readonly origin: string; readonly position: number | null }>(sql`
        select o.origin, j.position from ${sql.raw(originTable)} o left join ${journalAsJ}
          on j.position > (select max(position) from ${sql.raw(journalTable)}) - ${sql.lit(lookedBack)} order by j.position`, signal);
      const positions = rows.flatMap(({ position }) => position ?? []);
      origin = rows[0]!.origin;
      gaps = new Gaps((positions[0] ?? 1) - 1);
      gaps.fill(positions);
      return place();
    },
    async next(signal) {
      const rows = await read(gaps.top, anyOf([sql`j.position > ${gaps.top}`, within(gaps.open)]), signal);
      if (rows[0]?.origin !== origin || rows.length > mostLines) return null;
      const lines = rows.filter(({ position }) => position !== null);
      gaps.fill(lines.map(({ position }) => position!));
      if (gaps.tooMany) return null;
      await askForGaps(signal).catch(() => signal.throwIfAborted());
      return { place: place(), lines };
    },
    async since(from, signal) {
      const text = placeIn(origin, from);
      if (text === null || !/^\d{1,15}$/.test(text)) return null;
      const position = Number(text);
      const rows = await read(position, sql`j.position > ${position}`, signal);
      return rows[0]?.known === 1 && rows.length <= mostLines ? rows.filter((row) => row.position !== null) : null;
    },
  };
}
