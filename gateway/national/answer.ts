import type { GraphQLError } from 'graphql';
import type { BureauError } from './bureau.js';
import type { Conforms } from './conform.js';
import type { NotedAlike } from '../util/ledger.js';
import type { AnswerSource, CountryOutcome } from './outcome.js';

/** What one country gave to one root field. */
export type RootAnswer =
  | {
    readonly kind: 'value';
    readonly country: string;
    readonly value: unknown;
    /** Errors inside the value; paths are from the root field down, its response key left out. */
    readonly errors: readonly BureauError[];
    /** For each selection of records, whether a record has its shape. */
    readonly conforms: readonly Conforms[];
    readonly latencyMs: number;
    /** When the answer was complete: milliseconds since 1970-01-01T00:00:00Z. */
    readonly answeredAt: number;
    readonly source: AnswerSource;
    /** To be called when the value is found not to be what was asked. */
    reject(): void;
  }
  | { readonly kind: 'outcome'; readonly outcome: CountryOutcome };

/** The merged value of a root field with the errors beside it; their paths are the client's. */
export interface Merged {
  readonly value: unknown;
  readonly errors: readonly GraphQLError[];
  /** What became of it in each country, each at least once here or below. */
  readonly outcomes: readonly CountryOutcome[];
  /** What is the same in many countries. Left out: nothing is. */
  readonly alike?: NotedAlike;
}

/** An instant as RFC 3339 text. */
export const instantText = (answeredAt: number): string => new Date(answeredAt).toISOString();

/** A country whose answer cannot be used. */
export function unusable({ country, latencyMs, reject }: Extract<RootAnswer, { kind: 'value' }>, reason = 'BAD_ANSWER'): CountryOutcome {
  reject();
  return { country, status: 'UNAVAILABLE', count: null, latencyMs, reason, source: null, asOf: null };
}
