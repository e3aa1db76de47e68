/** What the total order of a merged connection looks at. */
export interface Ranked {
  /** Between 0 and 1. */
  readonly score: number;
  /** Record id, unique in the network. */
  readonly id: string;
}

/**
 * The total order of all connections: score descending, then id ascending by UTF-16 code units.
 * @returns negative when `a` stands before `b`.
 */
export function byRank(a: Ranked, b: Ranked): number {
  return b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
}

/** Whether a list stands in strictly ascending rank and nothing in it stands at or before `after`. */
export function isRanked(list: readonly Ranked[], after: Ranked | null): boolean {
  let last = after;
  for (const item of list) {
    if (last !== null && byRank(last, item) >= 0) return false;
    last = item;
  }
  return true;
}

/**
 * The first `first` of several ranked lists in the total order. Each list must be ranked and hold its own best
 * `first` or all it has: then the page is the same however the records are split over the lists.
 */
export function mergeRanked<T extends Ranked>(lists: readonly (readonly T[])[], first: number): T[] {
  return lists.flat().sort(byRank).slice(0, first);
}
