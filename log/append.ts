import { randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { openCheckpoint, signCheckpoint } from './checkpoint.js';
import type { LogEntry } from './log-entry.js';
import { GrowingTree, tileWidth } from './growing-tree.js';
import type { Tile } from './growing-tree.js';
import { canonicalJson, decodeLeaf, encodeLeaf, secretBytes } from './leaf.js';
import { leafHash, rootHash } from '../schema/merkle.js';
import type { SearchKeys } from './search-keys.js';
import { serialEntry } from './serial-entry.js';
import type { SerialEntry } from './serial-entry.js';
import { LogStoreError } from './store.js';
import type { Flush, LogStore, StoredCheckpoint, StoredLeaf } from './store.js';
import { treeRoot } from './tile-proofs.js';

export interface AppenderOptions {
  readonly store: LogStore;
  readonly keys: SearchKeys;
  readonly origin: string;
  /** Ed25519, private: signs the checkpoints. */
  readonly signingKey: KeyObject;
  /** At most how long leaves stand without a checkpoint over them, in milliseconds. */
  readonly checkpointMs: number;
  /** What this process knows of the log, having written it before. Default: nothing. */
  readonly known?: KnownLog | null;
  /** The newest checkpoint as it was kept beside the store, a signed note: the log has to contain what it saw. Default: none was kept. */
  readonly kept?: string | null;
  readonly now: () => Date;
}

/** What a process knows of a log that it opens once more. */
export interface KnownLog {
  /** Leaves it has written or found: the log must have as many. */
  readonly size: number;
  /** Operations whose outcome it will still write: they are not closed as UNKNOWN. */
  readonly running: readonly string[];
}

/** The one writer of a log. */
export interface Appender {
  /**
   * Writes entries in their order, durable when it resolves, whole or not at all. One call at a time. When it fails, they are not in the log, or the store
   * is away and they turn out to be there when it is back; nothing is written twice, and no place stays empty.
   * @returns the place of the first.
   */
  append(entries: readonly SerialEntry[]): Promise<number>;
  /** Signs a checkpoint over all there is, unless the newest one is. */
  checkpoint(): Promise<StoredCheckpoint | null>;
  /** The newest checkpoint. Null: none was due yet. */
  readonly newest: StoredCheckpoint | null;
  /** How many leaves there are. */
  readonly size: number;
}

/** A flush on its way, and how the log is after it. */
interface Attempt {
  readonly flush: Flush;
  readonly next: number;
  readonly open: ReadonlyMap<string, number>;
}

/** Follows what is open, in the order of the leaves. */
function follow(open: Map<string, number>, header: LogEntry['header'], sequence: number): void {
  if (header.kind === 'INTENT') open.set(header.id, sequence);
  else if (header.kind === 'OUTCOME') open.delete(header.id);
}

/** Operations whose text is known to be in the store, at most. */
const rememberedOperations = 5_000;
/** Leaves that are read at a time. */
const page = 1_000;

/** The tree over a store, as far as its right edge goes. */
export async function readTree(store: LogStore, size: number): Promise<GrowingTree> {
  const edge: Uint8Array[][] = [];
  const full = Math.floor(size / tileWidth);
  edge.push((await store.leaves(full * tileWidth, size)).map(({ leaf }) => leafHash(leaf)));
  for (let below = full, level = 0; below > 0; level += 1) {
    const first = Math.floor(below / tileWidth) * tileWidth;
    const hashes: Uint8Array[] = [];
    for (let place = first; place < below; place += 1) {
      const tile = await store.tile(level, place);
      if (!tile) throw new LogStoreError(`Expected tile ${level}/${place} of a log of ${size} leaves, got none`);
      hashes.push(rootHash(tile));
    }
    edge.push(hashes);
    below = first / tileWidth;
  }
  return new GrowingTree(size, edge);
}

/** Reads tiles of a store, the last of level 0 from its leaves, those of higher levels from the tiles below them. */
export function tileReader(store: LogStore, size: number): (level: number, index: number) => Promise<readonly Uint8Array[]> {
  const read = async (level: number, index: number): Promise<readonly Uint8Array[]> => {
    const covers = tileWidth ** level;
    const full = await store.tile(level, index);
    if (full) return full;
    if (level === 0) return (await store.leaves(index * tileWidth, Math.min(size, (index + 1) * tileWidth))).map(({ leaf }) => leafHash(leaf));
    const hashes: Uint8Array[] = [];
    for (let place = index * tileWidth; (place + 1) * covers <= size && place < (index + 1) * tileWidth; place += 1) hashes.push(rootHash(await read(level - 1, place)));
    return hashes;
  };
  return read;
}

/**
 * Opens a log for writing. What the process before left open is closed as UNKNOWN.
 * @throws LogStoreError when the newest checkpoint does not stand over what is there: somebody has changed or cut the log.
 */
export async function openAppender({ store, keys, origin, signingKey, checkpointMs, known = null, kept = null, now }: AppenderOptions): Promise<Appender> {
  const state = await store.state();
  if (known && state.size < known.size) throw new LogStoreError(`Expected ${known.size} leaves or more, as were written, got ${state.size}`);
  let newest = await store.newestCheckpoint();
  if (newest) await checkAgainst(newest.note, state.size);
  else if (state.size > 0) throw new LogStoreError(`Expected a checkpoint in a log of ${state.size} leaves, got none: the log was changed`);
  if (kept !== null && kept !== newest?.note) await checkAgainst(kept, state.size);
  let tree: GrowingTree | null = await readTree(store, state.size);
  let size = state.size;
  let signedAt = 0;
  let oldestOpen = state.oldestOpen;
  /** By correlation id, the intents without an outcome, in the order of their places. */
  let open: ReadonlyMap<string, number> = new Map();
  /** What was handed to the store and has not been answered. */
  let underWay: Attempt | null = null;
  const knownOperations = new Set<string>();

  async function checkAgainst(note: string, there: number): Promise<void> {
    const told = openCheckpoint(note, origin, signingKey);
    if (told.size > there) throw new LogStoreError(`Expected ${told.size} leaves or more, as the newest checkpoint says, got ${there}`);
    if (told.size === 0) return;
    const root = await treeRoot(tileReader(store, there), told.size);
    if (Buffer.compare(root, told.rootHash) !== 0) throw new LogStoreError(`Expected the root that the checkpoint over ${told.size} leaves has, got another: the log was changed`);
  }

  async function write(entries: readonly SerialEntry[], signed: boolean): Promise<number> {
    const from = size;
    const growing = (tree ??= await readTree(store, from));
    const at = now();
    const leaves: StoredLeaf[] = [];
    const tiles: Tile[] = [];
    const operations = new Map<string, string>();
    const opened = new Map(open);
    const secrets = randomBytes(entries.length * secretBytes);
    for (const [place, { header, parts, search, operation }] of entries.entries()) {
      const sealed = search ? [...parts, canonicalJson(keys.seal(at, search.country, search.values))] : parts;
      const { hash, ...stored } = encodeLeaf({ v: 1, origin, at: at.toISOString(), ...header }, sealed, secrets.subarray(place * secretBytes, (place + 1) * secretBytes));
      leaves.push({ sequence: from + place, ...stored });
      tiles.push(...growing.add(hash));
      if (operation && !knownOperations.has(operation.digest)) operations.set(operation.digest, operation.text);
      follow(opened, header, from + place);
    }
    const next = from + entries.length;
    const checkpoint = signed ? { size: next, note: signCheckpoint({ origin, size: next, rootHash: growing.root() }, signingKey) } : null;
    const [oldest = next] = opened.values();
    const flush: Flush = { at, leaves, tiles, operations, oldestOpen: oldest, checkpoint };
    underWay = { flush, next, open: opened };
    await store.append(flush);
    written(underWay);
    return from;
  }

  function written({ flush, next, open: opened }: Attempt): void {
    size = next;
    open = opened;
    oldestOpen = flush.oldestOpen;
    if (knownOperations.size + flush.operations.size > rememberedOperations) knownOperations.clear();
    for (const digest of flush.operations.keys()) knownOperations.add(digest);
    if (flush.checkpoint) {
      newest = flush.checkpoint;
      signedAt = flush.at.getTime();
    }
    underWay = null;
  }

  /** Finds out what became of a flush that failed. @returns whether it was written. @throws when that cannot be told yet. */
  async function settle(attempted: Attempt): Promise<boolean> {
    const { size: there } = await store.state();
    if (there === size) {
      underWay = null;
      return false;
    }
    const stored = there === attempted.next ? await store.leaves(size, there) : [];
    const same = stored.length === attempted.flush.leaves.length && stored.every(({ leaf }, place) => Buffer.compare(leaf, attempted.flush.leaves[place]!.leaf) === 0);
    if (!same) throw new LogStoreError(`Expected ${size} leaves, or ${attempted.next} as they were written last, got ${there}: somebody else has written to the log`);
    written(attempted);
    return true;
  }

  async function attempt(entries: readonly SerialEntry[], signed: boolean): Promise<number> {
    if (underWay) await settle(underWay);
    const from = size;
    try {
      return await write(entries, signed);
    } catch (error) {
      // The tree has grown by leaves that may not be there: it is read again before the next is written.
      tree = null;
      // What is not known even now is asked again before the next is written.
      const isWritten = underWay !== null && await settle(underWay).catch(() => false);
      if (isWritten) return from;
      throw error;
    }
  }

  const left = new Map<string, number>();
  for (let from = oldestOpen; from < size; from += page) {
    for (const { sequence, leaf } of await store.leaves(from, Math.min(size, from + page))) follow(left, decodeLeaf(leaf).header, sequence);
  }
  open = left;
  const running = new Set(known?.running);
  const unknown = [...left.keys()].filter((id) => !running.has(id));
  if (unknown.length > 0) {
    const outcome = (id: string): SerialEntry => serialEntry({ header: { kind: 'OUTCOME', id, result: 'UNKNOWN', code: null, latencyMs: null }, parts: [], search: null, operation: null });
    await attempt(unknown.map(outcome), true);
  }

  return {
    append: (entries) => attempt(entries, now().getTime() - signedAt >= checkpointMs),
    async checkpoint() {
      if (newest?.size !== size) await attempt([], true);
      return newest;
    },
    get newest() {
      return newest;
    },
    get size() {
      return size;
    },
  };
}
