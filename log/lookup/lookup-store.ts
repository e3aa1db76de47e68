/** A block that is full, and in the store. */
export interface SealedBlock {
  readonly block: number;
  /** The places of its first and its last intent in the log. */
  readonly firstPlace: number;
  readonly lastPlace: number;
  /** The hash of the leaf at `lastPlace`: by it a lookup is known to be of this log. */
  readonly lastHash: Uint8Array;
  /** When its first and its last operation began, in milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  /** The first operation of each of its chunks, as a chunk. */
  readonly fences: Uint8Array;
}

/** A row of a table of blocks, as every engine has it. */
export const readBlock = (row: Readonly<Record<string, unknown>>): SealedBlock => ({
  block: Number(row['block']), firstPlace: Number(row['first_place']), lastPlace: Number(row['last_place']), lastHash: row['last_hash'] as Uint8Array,
  from: Number(row['first_at']), to: Number(row['last_at']), fences: row['fences'] as Uint8Array,
});

/** Refusals of callers nobody knows, counted by hour and code. */
export interface RefusalCount {
  /** In UTC: `2026-11-26T20`. */
  readonly hour: string;
  readonly code: string;
  readonly count: number;
}

/** What is written of a block when it is full. */
export interface Sealing {
  readonly block: SealedBlock;
  readonly chunks: readonly Uint8Array[];
  /** Made as they are read. */
  readonly postings: Iterable<readonly [term: string, bits: Uint8Array]>;
  readonly refusals: readonly RefusalCount[];
}

/** The end of an operation of a block that is sealed already. */
export interface Amendment {
  readonly block: number;
  /** Its place in the block. */
  readonly at: number;
  /** The place of its outcome in the log. */
  readonly outcome: number;
  /** What it is found by now, and what it is found by no longer. */
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

export interface Posting {
  readonly block: number;
  readonly bits: Uint8Array;
}

/** The postings of a term in blocks up to `last`, the last first, `most` of them. */
export interface PostingRange {
  readonly term: string;
  readonly last: number;
  readonly most: number;
}

/**
 * Where what is derived from logs is kept: of each log the blocks that are full. It may be deleted at any time, and is made anew from the log.
 */
export interface LookupStore {
  /** The blocks of a log, in order. */
  blocks(origin: string): Promise<readonly SealedBlock[]>;
  /** Writes a block: `blocks` tells of it when all of it is there. The same block again changes nothing. Other work goes on between. */
  seal(origin: string, sealing: Sealing): Promise<void>;
  /** Writes how an operation ended; twice is as once, and two of one block at the same time are both written. */
  amend(origin: string, amendment: Amendment): Promise<void>;
  /** The postings of ranges, in their order. Other work goes on between. */
  postings(origin: string, ranges: readonly PostingRange[]): Promise<readonly (readonly Posting[])[]>;
  /** The terms that begin with a prefix, each once, in order. */
  terms(origin: string, prefix: string): Promise<readonly string[]>;
  /** Chunks by their index in the log; all have to be there. */
  chunks(origin: string, indexes: readonly number[]): Promise<ReadonlyMap<number, Uint8Array>>;
  /** Refusals of the blocks, summed. */
  refusals(origin: string): Promise<readonly RefusalCount[]>;
  /** Writes that a leaf of the log was passed over, as it cannot be read; twice is as once. */
  passOver(origin: string, place: number): Promise<void>;
  /** The places of leaves that were passed over, in order. */
  passedOver(origin: string): Promise<readonly number[]>;
  /** Forgets all of a log. */
  clear(origin: string): Promise<void>;
  close(): Promise<void>;
}
