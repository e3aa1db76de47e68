import type { NameToken } from '../search/names/name-tokens.js';

/** Whom to find. */
export interface Sought {
  readonly name: readonly NameToken[];
  /** The least score of a person that fits, 0 to 1. */
  readonly minScore: number;
  /** What the score of the names is multiplied by at most for a date of birth, see search/name-index/birth-number.ts, 0 to 1. Null: dates are of no account. */
  readonly birthFactor: ((birth: number) => number) | null;
}

/** Persons that may fit. */
export interface FoundPersons {
  readonly localIds: readonly string[];
  /** Whether there are more: then these are the likeliest. */
  readonly more: boolean;
}

/** Finds persons by name as the national database is now. */
export interface PersonLookup {
  /**
   * The persons that may fit: all that do, of what was committed before it was asked, and some that do not.
   * @throws what the database says; the signal's reason.
   */
  find(sought: Sought, signal: AbortSignal | undefined): Promise<FoundPersons>;
  /** The same for several, in order: as the national database is when it is asked, or later. Others who search have their turn between. */
  findAll(sought: readonly Sought[], signal: AbortSignal | undefined): Promise<readonly FoundPersons[]>;
}
