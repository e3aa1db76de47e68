import type { LogStore } from '../../log/store.js';

/**
 * A log that seems to be as long as its lookup, over a store of some operations that are read again and again: ten million leaves twice take longer to
 * make than there is time for, and one leaf is read like another.
 * @param operations how many the store has; each has its two leaves side by side.
 */
export function borrowedLeaves(store: LogStore, operations: number, size: number): LogStore {
  return {
    ...store,
    state: async () => ({ size, oldestOpen: size }),
    async leaves(from, to) {
      const shift = from - from % (2 * operations);
      const end = Math.min(to, size) - shift;
      const first = await store.leaves(from - shift, Math.min(end, 2 * operations));
      const rest = end > 2 * operations ? await store.leaves(0, end - 2 * operations) : [];
      return [...first, ...rest].map((leaf, place) => ({ ...leaf, sequence: from + place }));
    },
    async leavesAt(places) {
      const borrowed = new Map((await store.leavesAt([...new Set(places.map((place) => place % (2 * operations)))])).map((leaf) => [leaf.sequence, leaf]));
      return places.map((place) => ({ ...borrowed.get(place % (2 * operations))!, sequence: place }));
    },
  };
}
