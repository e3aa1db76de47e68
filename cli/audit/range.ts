import type { OpenedLog, StoredLeaf } from '../../log/index.js';

/** Leaves that are read at a time. */
const page = 1_000;

/** The leaves [from, to) of a log, in order, a page in memory at a time. */
export async function* leavesOf({ store }: OpenedLog, from: number, to: number): AsyncIterable<StoredLeaf> {
  for (let start = from; start < to; start += page) yield* await store.leaves(start, Math.min(to, start + page));
}
