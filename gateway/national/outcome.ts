/** What became of a question in one country; `enum CountryStatus` of the profile. */
export type CountryStatus =
  | 'HIT' | 'NO_HIT' | 'WITHHELD' | 'REFUSED' | 'NOT_CONNECTED' | 'UNSUPPORTED' | 'TIMEOUT' | 'UNAVAILABLE' | 'STALE';

/** How an answer was known; `enum AnswerSource` of the profile. */
export type AnswerSource = 'LIVE' | 'CACHE' | 'SHARED' | 'FILTER';

/** `type CountryOutcome` of the profile. */
export interface CountryOutcome {
  readonly country: string;
  readonly status: CountryStatus;
  /** How many records the country has for the question; null when it did not answer. */
  readonly count: number | null;
  /** Milliseconds from the question to the answer or to giving up; null when the country was not asked. */
  readonly latencyMs: number | null;
  /** Why, as a code. Null: nothing to add. */
  readonly reason: string | null;
  readonly source: AnswerSource | null;
  /** RFC 3339 instant of which the answer tells. */
  readonly asOf: string | null;
}

/** A country that was not asked, and why. */
export function notAsked(country: string, status: CountryStatus, reason: string | null): CountryOutcome {
  return { country, status, count: null, latencyMs: null, reason, source: null, asOf: null };
}

/** A country that policy does not let the requester ask. */
export const notPermitted = (country: string): CountryOutcome => notAsked(country, 'REFUSED', 'NOT_PERMITTED');

/** Whether a country answered in full: HIT, NO_HIT, or UNSUPPORTED because it keeps no such register. */
export const isInFull = ({ status, reason }: Pick<CountryOutcome, 'status' | 'reason'>): boolean =>
  status === 'HIT' || status === 'NO_HIT' || (status === 'UNSUPPORTED' && reason === 'NO_SUCH_REGISTER');

/** Whether every country listed answered in full. An answer without any country is complete. */
export const isComplete = (outcomes: readonly Pick<CountryOutcome, 'status' | 'reason'>[]): boolean => outcomes.every(isInFull);
