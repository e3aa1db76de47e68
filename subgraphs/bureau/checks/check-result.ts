import type { Interpretation } from '../../../schema/interpretation.js';
import { BadUserInput } from '../errors.js';
import type { LoadedRecord } from '../loaders/records.js';
import { type CountryOutcome, ownOutcome, unsearchable } from '../search/outcome.js';

/** What became of one item, as the profile's `CheckResult`. */
export interface CheckResult {
  readonly index: number;
  readonly outcome: 'HIT' | 'NO_HIT' | 'UNKNOWN';
  readonly complete: boolean;
  readonly countries: readonly CountryOutcome[];
  readonly records: readonly LoadedRecord[];
  /** Made when it is asked. Left out: the item could not be understood, or was not asked here. */
  readonly interpretation?: () => readonly Interpretation[];
  readonly error: { readonly code: 'BAD_ITEM'; readonly message: string } | null;
}

/** Most items of one check. */
export const mostItems = 500;
/** Most probes of one question for candidates: as many as a page has records. */
export const mostProbes = 1_000;

/** @throws BadUserInput unless there are 1 to `most` items. */
export function checkItemCount(argument: string, items: readonly unknown[], most = mostItems): void {
  if (items.length < 1 || items.length > most) throw new BadUserInput(`Expected \`${argument}\` to have 1 to ${most} items, got ${items.length}`);
}

/** An item that cannot be checked; the message says what was expected, never a value of the item. */
export const badItem = (index: number, message: string): CheckResult => ({
  index, outcome: 'UNKNOWN', complete: false, countries: [], records: [], error: { code: 'BAD_ITEM', message },
});

/** An item whose fields this country cannot search by. */
export const unsupportedItem = (index: number, country: string): CheckResult => ({
  index, outcome: 'UNKNOWN', complete: false, countries: [unsearchable(country)], records: [], error: null,
});

/** An item that was checked, with the records to be acted on. Where others are withheld, it is unknown unless there is one, and never complete. */
export const checkedItem = (index: number, country: string, records: readonly LoadedRecord[], milliseconds: number, withheld: boolean): CheckResult => {
  const countries = [ownOutcome(country, records.length, milliseconds, withheld)];
  return { index, outcome: records.length > 0 ? 'HIT' : withheld ? 'UNKNOWN' : 'NO_HIT', complete: !withheld, countries, records, error: null };
};

/** An item of a question that is not for this country. */
export const notAsked = (index: number): CheckResult => ({ index, outcome: 'NO_HIT', complete: true, countries: [], records: [], error: null });
