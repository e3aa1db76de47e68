import type { Tile } from './growing-tree.js';

/** A leaf as a store keeps it. */
export interface StoredLeaf {
  /** Its place in the tree, from 0. */
  readonly sequence: number;
  /** RFC 8785 JSON. */
  readonly leaf: Uint8Array;
  /** RFC 8785 JSON, each. */
  readonly parts: readonly string[];
  readonly secret: Uint8Array;
}

/** What is written at once, whole or not at all. */
export interface Flush {
  /** The time that all of these leaves say. */
  readonly at: Date;
  readonly leaves: readonly StoredLeaf[];
  /** Tiles of the tree that these leaves filled. */
  readonly tiles: readonly Tile[];
  /** Normalised operations by their SHA-256 in hexadecimal, that may be there already. */
  readonly operations: ReadonlyMap<string, string>;
  /** The place of the oldest intent whose outcome is not known; the size of the log when there is none. */
  readonly oldestOpen: number;
  /** A checkpoint over the log with these leaves. Null: none is due. */
  readonly checkpoint: StoredCheckpoint | null;
}

export interface StoredCheckpoint {
  readonly size: number;
  /** A signed note. */
  readonly note: string;
}

/** Where one log is kept: one writer, any number of readers. */
export interface LogStore {
  /** How many leaves there are, and the place of the oldest intent that may be open. */
  state(): Promise<{ readonly size: number; readonly oldestOpen: number }>;
  /** Writes, durable when it resolves, whole or not at all. When it fails, `state` tells whether it was written. */
  append(flush: Flush): Promise<void>;
  /** The leaves [from, to), in order. */
  leaves(from: number, to: number): Promise<readonly StoredLeaf[]>;
  /** The leaves at some places, in no order; places that have none are left out. Few at a time: they are looked for in one statement. */
  leavesAt(places: readonly number[]): Promise<readonly StoredLeaf[]>;
  /** The hashes of a full tile. Null: there is none. */
  tile(level: number, index: number): Promise<readonly Uint8Array[] | null>;
  /** The text of a normalised operation. Null: there is none. */
  operation(digest: string): Promise<string | null>;
  /** The checkpoints with a size in [from, to), in order. */
  checkpoints(from: number, to: number): Promise<readonly StoredCheckpoint[]>;
  /** The newest checkpoint. Null: there is none. */
  newestCheckpoint(): Promise<StoredCheckpoint | null>;
  /** Until when entries can be written: their times need partitions, which somebody makes. Null: for as long as there is room on the disk. */
  writableUntil(now: Date): Promise<Date | null>;
  close(): Promise<void>;
}

/** The parts of a leaf as stores keep them, a JSON array of texts. A text that is none, is one part: it opens no commitment. */
export function readParts(text: string): readonly string[] {
  try {
    const parts = JSON.parse(text) as unknown;
    if (Array.isArray(parts) && parts.every((part): part is string => typeof part === 'string')) return parts;
  } catch {
    // It was changed: whoever verifies finds it.
  }
  return [text];
}

/** A store that cannot be opened, or not as it should be. */
export class LogStoreError extends Error {
  readonly code = 'LOG_STORE';
  constructor(message: string) {
    super(message);
    this.name = 'LogStoreError';
  }
}
