/** An answer as it is kept. */
export interface Kept {
  /** The answer, as JSON text. */
  readonly text: string;
  /** When it was given: milliseconds since 1970-01-01T00:00:00Z. */
  readonly answeredAt: number;
  /** The entry of the country's log in which it was given. Null, or left out: none is told. */
  readonly entry?: string | null;
  /** From when on it is not given any more: milliseconds since 1970-01-01T00:00:00Z. */
  readonly expiresAt: number;
}

/** Where an answer stands, and what makes it void. */
export interface Place {
  /** From `cacheKeys`. */
  readonly key: string;
  /** The country whose answer it is; all of a country's answers can be made void at once. Null: it is no country's, and only time ends it. */
  readonly country: string | null;
  /** What else makes it void; see tags.ts. Equal keys have equal tags. */
  readonly tags: readonly string[];
}

/**
 * What the store knew of invalidations when a place was looked up. An answer asked for after that is written with it, and is void
 * when one of its tags has been invalidated since: a slow read cannot bring an old value back.
 */
export type Mark = string | number;

/** The mark of what is no country's. */
export const unstamped: Mark = '';

/** What stood at a place. */
export interface LookedUp {
  /** Null: nothing that holds. */
  readonly kept: Kept | null;
  /** Null: nothing can be kept there now. */
  readonly mark: Mark | null;
}

/** What is no longer true of a country. */
export interface Invalidation {
  readonly country: string;
  /** `all`: everything the country has said. */
  readonly tags: readonly string[] | 'all';
  /** How far the country's journal is told by it. Null: not known. */
  readonly position: string | null;
}

/** Keeps answers. None of its functions throws or rejects: what cannot be read is a miss, what cannot be written is not kept. */
export interface AnswerStore {
  /** Looks places up, in order. */
  read(places: readonly Place[]): Promise<readonly LookedUp[]>;
  write(place: Place, mark: Mark, kept: Kept): void;
  /** Resolves when no later `read` gives what it makes void. */
  invalidate(invalidation: Invalidation): Promise<void>;
  /** How far the invalidations of a country are known to have come. Null: not known; what is kept of it may be void. */
  position(country: string): Promise<string | null>;
  /**
   * Whether this process is the one to ask for each place; another one asks now where it is not. The claim ends by `release`, or by itself
   * after `forMs`.
   */
  claim(places: readonly Place[], forMs: number): Promise<readonly boolean[]>;
  release(place: Place): void;
  close(): Promise<void>;
}
