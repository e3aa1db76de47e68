import { hash } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { openCheckpoint } from './checkpoint.js';
import type { Checkpoint } from './checkpoint.js';
import { GrowingTree, tileWidth } from './growing-tree.js';
import type { Tile } from './growing-tree.js';
import { decodeLeaf, opens, saltOf, secretBytes } from './leaf.js';
import type { DecodedLeaf } from './leaf.js';
import { leafHash } from '../schema/merkle.js';
import type { SearchKeys } from './search-keys.js';
import type { LogStore, StoredCheckpoint, StoredLeaf } from './store.js';
import { KeyAccount } from './verify-keys.js';
import type { KeyFindings } from './verify-keys.js';

/** The first thing that is wrong with a log. */
export interface Fault {
  /** The place of the leaf. Null: it is no leaf that is wrong. */
  readonly sequence: number | null;
  /** What was expected and what came; no personal data. */
  readonly reason: string;
}

/** What a verification found. */
export interface Verification {
  readonly origin: string;
  /** How many leaves were read. */
  readonly size: number;
  /** The root over them, 32 bytes. */
  readonly rootHash: Uint8Array;
  /** How many of them the newest checkpoint of the log covers. */
  readonly signed: number;
  readonly checkpoints: number;
  /** Intents without an outcome: the process still runs, or was ended and not started again. */
  readonly open: number;
  /** What the search keys and legal holds beside the log are like. Null: they are not at hand, or the log itself is not as it was written. */
  readonly keys: KeyFindings | null;
  /** Null: all of the log is as it was written. */
  readonly fault: Fault | null;
}

export interface VerifyOptions {
  readonly store: LogStore;
  readonly origin: string;
  /** The log's public key. */
  readonly key: KeyObject;
  /** Notes of this log that others kept: the log has to contain what each of them saw. Default: none. */
  readonly witnessed?: readonly string[];
  /** The newest checkpoint as it is kept in the log's folder. Default: none is known. */
  readonly kept?: string | null;
  /** The search keys and legal holds of the log. Default: they are not at hand. */
  readonly keys?: SearchKeys | null;
  /** Told how many leaves have been read, now and then. */
  readonly onProgress?: (done: number, all: number) => void;
}

/** Leaves that are read at a time. */
const page = 2_000;

class Found extends Error {
  constructor(readonly fault: Fault) {
    super(fault.reason);
  }
}

const wrong = (sequence: number | null, reason: string): Found => new Found({ sequence, reason });
const messageOf = (error: unknown): string => (error instanceof Error ? error.message : 'no reason given');

/**
 * Reads a whole log and compares all of it: each leaf with its place, its log and its parts, operations with their digests, tiles and checkpoints with
 * the tree, the checkpoints others kept with both. Stops at the first fault. Where there is none, the keys and holds beside the log are compared with what it tells of
 * them, and each that differs is named.
 */
export async function verifyLog({ store, origin, key, witnessed = [], kept = null, keys = null, onProgress = () => undefined }: VerifyOptions): Promise<Verification> {
  const { size } = await store.state();
  const tree = new GrowingTree();
  const open = new Set<string>();
  const operations = new Set<string>();
  const account = keys && new KeyAccount(keys);
  let checkpoints = 0, signed = 0;

  const noteOf = ({ note }: StoredCheckpoint, where: string): Checkpoint => {
    try {
      return openCheckpoint(note, origin, key);
    } catch (error) {
      throw wrong(null, `${where}: ${messageOf(error)}`);
    }
  };
  const others = [...witnessed.map((note) => ({ note, whose: 'the witness\'s checkpoint' })), ...(kept === null ? [] : [{ note: kept, whose: 'the checkpoint in the log\'s folder' }])]
    .map(({ note, whose }) => ({ whose, told: noteOf({ size: 0, note }, whose) }));
  const compare = (told: Checkpoint, whose: string): void => {
    const root = tree.root();
    if (Buffer.compare(told.rootHash, root) === 0) return;
    throw wrong(null, `Expected the root that ${whose} over ${told.size} leaves has, got another: leaves before place ${told.size} were changed`);
  };
  /** What stands over the tree as it is now. */
  const compareAll = (own: ReadonlyMap<number, StoredCheckpoint>): void => {
    const stored = own.get(tree.size);
    if (stored) {
      const told = noteOf(stored, `the checkpoint over ${stored.size} leaves`);
      if (told.size !== stored.size) throw wrong(null, `Expected a checkpoint over ${stored.size} leaves, got one over ${told.size}`);
      compare(told, 'the checkpoint');
      checkpoints += 1;
      signed = told.size;
    }
    for (const { told, whose } of others) if (told.size === tree.size) compare(told, whose);
  };
  const compareTile = async ({ level, index, hashes }: Tile): Promise<void> => {
    const stored = await store.tile(level, index);
    if (stored?.length !== hashes.length) throw wrong(null, `Expected tile ${level}/${index} with ${hashes.length} hashes, got ${stored ? stored.length : 'none'}`);
    const place = hashes.findIndex((each, at) => Buffer.compare(each, stored[at]!) !== 0);
    if (place < 0) return;
    if (level > 0) throw wrong(null, `Expected tile ${level}/${index} with the roots of the tiles below it, got others`);
    throw wrong(index * tileWidth + place, `Expected the leaf whose hash tile 0/${index} has, got another`);
  };
  const follow = async (stored: StoredLeaf): Promise<void> => {
    const { header } = readLeaf(stored, origin);
    account?.see(header, stored.parts);
    if (header.kind === 'OUTCOME') open.delete(header.id);
    if (header.kind !== 'INTENT' && header.kind !== 'ANSWER') return;
    if (header.kind === 'INTENT') open.add(header.id);
    if (header.operation === null || operations.has(header.operation)) return;
    const text = await store.operation(header.operation);
    if (text === null || hash('sha256', text) !== header.operation) {
      throw wrong(stored.sequence, `Expected the operation with the digest that the leaf has, got ${text === null ? 'none' : 'another text'}`);
    }
    operations.add(header.operation);
  };

  let fault: Fault | null = null;
  try {
    const newest = await store.newestCheckpoint();
    if (newest && newest.size > size) throw wrong(size, `Expected ${newest.size} leaves or more, as the newest checkpoint says, got ${size}: the end is cut off`);
    if ((await store.checkpoints(Number.MIN_SAFE_INTEGER, 0)).length > 0) throw wrong(null, 'Expected checkpoints over 0 leaves or more, got one over fewer');
    for (const { told, whose } of others) {
      if (told.size > size) throw wrong(size, `Expected ${told.size} leaves or more, as ${whose} says, got ${size}: the log was rolled back`);
    }
    for (let from = 0; from < size || from === 0; from += page) {
      const to = Math.min(size, from + page);
      const own = new Map((await store.checkpoints(from, to === size ? size + 1 : to)).map((stored) => [stored.size, stored]));
      if (from === 0) compareAll(own);
      const leaves = await store.leaves(from, to);
      for (let sequence = from; sequence < to; sequence += 1) {
        const stored = leaves[sequence - from];
        if (stored?.sequence !== sequence) throw wrong(sequence, `Expected the leaf at place ${sequence}, got ${stored ? `that of place ${stored.sequence}` : 'none'}`);
        await follow(stored);
        for (const tile of tree.add(leafHash(stored.leaf))) await compareTile(tile);
        compareAll(own);
      }
      onProgress(to, size);
    }
    if (size > 0 && checkpoints === 0) throw wrong(null, `Expected a checkpoint in a log of ${size} leaves, got none`);
  } catch (error) {
    if (!(error instanceof Found)) throw error;
    fault = error.fault;
  }
  const keyFindings = fault === null && account ? await account.compare(store, size) : null;
  return { origin, size: tree.size, rootHash: tree.root(), signed, checkpoints, open: open.size, keys: keyFindings, fault };
}

/** What a stored leaf says, when it is whole. @throws Found */
function readLeaf({ sequence, leaf, parts, secret }: StoredLeaf, origin: string): DecodedLeaf {
  let decoded: DecodedLeaf;
  try {
    decoded = decodeLeaf(leaf);
  } catch (error) {
    throw wrong(sequence, `the leaf: ${messageOf(error)}`);
  }
  if (decoded.header.origin !== origin) throw wrong(sequence, `Expected a leaf of ${origin}, got one of another log`);
  if (secret.length !== secretBytes) throw wrong(sequence, `Expected a secret of ${secretBytes} bytes, got ${secret.length}`);
  if (decoded.commitments.length !== parts.length) throw wrong(sequence, `Expected ${decoded.commitments.length} parts, as the leaf says, got ${parts.length}`);
  for (const [place, part] of parts.entries()) {
    if (!opens(decoded, place, saltOf(secret, place), part)) throw wrong(sequence, `Expected part ${place} as the leaf has committed to it, got another`);
  }
  return decoded;
}
