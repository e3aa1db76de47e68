import type { RecordType } from '../../schema/record-id.js';

/** A question whose answer may be kept. */
export interface CacheQuestion {
  readonly country: string;
  /** `call`: the whole answer to one call; `entity`: one entity of a selection. */
  readonly kind: 'call' | 'entity';
  /** The version of the schema it is asked by. */
  readonly schema: string;
  /** What policy lets the caller see: an answer is given to callers of the same visibility alone. */
  readonly visibility: string;
  /** What was known of the owner's rules when `visibility` was made: an answer given under others is not kept. */
  readonly rules: string | null;
  /** The operation or selection with all its values; equal text, equal answer. */
  readonly question: string | Uint8Array;
  /** The one record it tells of. Null: it does not depend on a single record. */
  readonly record: { readonly id: string; readonly type: RecordType } | null;
  /** Record types of which any change may change the answer. */
  readonly types: readonly RecordType[];
  /** How old an answer may be at most, in milliseconds. Null: as old as it is kept. */
  readonly maxAgeMs: number | null;
}

/** An answer that was kept. */
export interface KnownAnswer {
  readonly text: string;
  /** When it was given: milliseconds since 1970-01-01T00:00:00Z. */
  readonly answeredAt: number;
  /** The entry of the bureau's log in which it was given. Null, or left out: the bureau told none. */
  readonly entry?: string | null;
}

/** What a bureau's HTTP answer says of keeping it, by header in small letters. */
export type CachingHeaders = Readonly<Record<string, string>>;

/** An answer that is to be kept. */
export interface AnswerToKeep extends KnownAnswer {
  /** The first instant at which a record in it is not to be used any more: milliseconds since 1970-01-01T00:00:00Z. Infinity: none is told. */
  readonly validUntil: number;
  /** Whether it says that there is nothing. */
  readonly negative: boolean;
  readonly headers: CachingHeaders;
}

/** The place of one question's answer, as it was found. */
export interface CacheRoom {
  /** Equal for equal questions alone. */
  readonly key: string;
  /** Null: nothing is known that may be given. */
  readonly known: KnownAnswer | null;
  /** Whether this gateway is the one to ask; else another gateway asks now. The claim ends by `keep` or `release`, or by itself after `forMs`. */
  claim(forMs: number): Promise<boolean>;
  /** Waits for the answer that another gateway asks for, `ms` at most. Null: it did not come. */
  wait(ms: number): Promise<KnownAnswer | null>;
  /** Keeps an answer that was asked for after the place was found, as long as it allows. */
  keep(answer: AnswerToKeep): void;
  /** Ends a claim without an answer. */
  release(): void;
}

/** Keeps what bureaux answer. None of its functions throws or rejects. */
export interface AnswerCache {
  /** Whether other gateways use the same store, so that claims have a meaning. */
  readonly shared: boolean;
  /** Whether answers of the country can be given and kept now: it tells its changes. */
  holds(country: string): boolean;
  /** Whether an answer with these headers may be kept and given to others. */
  mayKeep(headers: CachingHeaders): boolean;
  /** The key of a question. */
  keyOf(question: CacheQuestion): string;
  /** Finds the places of questions, in order. */
  find(questions: readonly CacheQuestion[]): Promise<readonly CacheRoom[]>;
}
