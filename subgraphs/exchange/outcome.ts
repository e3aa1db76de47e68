import type { CountryAnswer, CountryOutcome } from './port.js';

/**
 * Whether an outcome is a full answer: HIT, NO_HIT, or UNSUPPORTED because the country keeps no such register.
 * Everything else leaves something unknown.
 */
export const isFull = ({ status, reason }: CountryOutcome): boolean =>
  status === 'HIT' || status === 'NO_HIT' || (status === 'UNSUPPORTED' && reason === 'NO_SUCH_REGISTER');

/** Whether every country listed answered in full. */
export const isComplete = (outcomes: readonly CountryOutcome[]): boolean => outcomes.every(isFull);

/** The outcome of a country whose answer cannot be used: it never reads as NO_HIT. */
export const badAnswer = (outcome: CountryOutcome): CountryOutcome =>
  ({ ...outcome, status: 'UNAVAILABLE', count: null, reason: 'BAD_ANSWER', source: null, asOf: null });

/**
 * The outcome of a country that answered, now that it is known whether it has anything. Failures stay as they are.
 * @param withheld whether its owner withholds something: whatever else it gives, the answer is then not full.
 */
export function counted({ outcome }: CountryAnswer, hit: boolean, count: number | null, withheld: boolean): CountryOutcome {
  if (outcome.status !== 'HIT' && outcome.status !== 'NO_HIT') return outcome;
  if (withheld) return { ...outcome, status: 'WITHHELD', count: null };
  return { ...outcome, status: hit ? 'HIT' : 'NO_HIT', count };
}

/** Whether a country says it answered. */
export const answered = ({ outcome }: CountryAnswer): boolean =>
  outcome.status === 'HIT' || outcome.status === 'NO_HIT' || outcome.status === 'STALE';

/** The order outcomes are listed in: by country. */
export const byCountry = (a: CountryOutcome, b: CountryOutcome): number => (a.country < b.country ? -1 : a.country > b.country ? 1 : 0);
