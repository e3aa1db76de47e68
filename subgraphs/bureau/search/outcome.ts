/** What became of a question in this country, as the profile's `CountryOutcome`. */
export interface CountryOutcome {
  readonly country: string;
  readonly status: 'HIT' | 'NO_HIT' | 'WITHHELD' | 'UNSUPPORTED';
  readonly count: number | null;
  /** Whole milliseconds. */
  readonly latencyMs: number;
  readonly reason: 'FIELD_NOT_SEARCHABLE' | null;
  readonly source: 'LIVE';
  readonly asOf: string;
}

/** The outcome of a question that was answered with so many records; it took `milliseconds`. Where the owner withholds others, none is counted. */
export const ownOutcome = (country: string, count: number, milliseconds: number, withheld = false): CountryOutcome => ({
  country, status: withheld ? 'WITHHELD' : count > 0 ? 'HIT' : 'NO_HIT', count: withheld ? null : count, latencyMs: Math.round(milliseconds), reason: null, source: 'LIVE', asOf: new Date().toISOString(),
});

/** The outcome of a question by fields the country cannot search by. */
export const unsearchable = (country: string): CountryOutcome => ({
  country, status: 'UNSUPPORTED', count: null, latencyMs: 0, reason: 'FIELD_NOT_SEARCHABLE', source: 'LIVE', asOf: new Date().toISOString(),
});
