import { DateTime } from 'luxon';
import { holdsIn } from '../../log/index.js';
import type { Hold, Retention as Rules } from '../../log/index.js';
import type { LogSource } from './source.js';

/** Whether a hold names the entry: its day and country, or its case. A hold by a case keeps the keys of other entries of its days, too; that is not told. */
const names = ({ days, caseReference }: Hold, day: string, country: string | null, about: string | null): boolean =>
  (days ? days.country === country && days.from <= day && day <= days.to : about !== null && caseReference === about);

/**
 * How long the search values of entries are kept, by the rules and the legal holds of the log in a folder.
 * @param rules null: search values are not destroyed by themselves.
 */
export function retentionIn(folder: string, rules: Rules | null): LogSource['retention'] {
  return async ({ at, country, case: about }) => {
    const day = at.slice(0, 10);
    const years = rules && country !== null ? rules.countries[country] ?? rules.default : null;
    // A day is kept for whole years after it.
    const until = years === null ? null : DateTime.fromISO(day, { zone: 'utc' }).plus({ years }).plus({ days: 1 }).toISODate();
    return { until, held: holdsOf(folder)?.some((hold) => names(hold, day, country, about)) ?? null };
  };
}

/** Null: they cannot be read. */
function holdsOf(folder: string): readonly Hold[] | null {
  try {
    return holdsIn(folder);
  } catch {
    return null;
  }
}
