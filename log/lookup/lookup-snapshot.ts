import type { Posting, RefusalCount, SealedBlock } from './lookup-store.js';

export interface TermPosting extends Posting {
  readonly term: string;
}

/** Refusals as they are kept with a block. */
export interface BlockRefusals extends RefusalCount {
  readonly block: number;
}

/** What a lookup's store has of one log, as it is at one moment: what is written meanwhile is not seen. */
export interface LookupSnapshot {
  /** The blocks, in order. */
  blocks(): Promise<readonly SealedBlock[]>;
  /** The block that is being written, of which not all may be there. Null: none is. */
  underWay(): Promise<number | null>;
  /** The chunk with an index in the log. Null: there is none. */
  chunk(index: number): Promise<Uint8Array | null>;
  /** The refusals of all blocks, in any order. */
  refusals(): Promise<readonly BlockRefusals[]>;
  /** All postings, in any order. @param block of one block alone. Default: of all. */
  postings(block?: number): AsyncIterable<TermPosting>;
  close(): Promise<void>;
}
