/** Positions, from the first to the last, at which no line could be read. */
export interface Gap {
  readonly from: number;
  readonly to: number;
  /** Since when nobody has been found to be writing there, as `performance.now()`. Null: somebody may be. */
  readonly freeSince: number | null;
}

/** How long nobody must have been writing at a position, in milliseconds, until it stays empty: it was given to a transaction that was rolled back. */
const surelyDeadMs = 10_000;

/** Most gaps that are remembered. */
const mostGaps = 1_000;

/**
 * The places in a journal that are to be looked at again. Positions are given when a line is written, and lines are seen when their transaction
 * commits: a position that is missed may still be filled.
 */
export class Gaps {
  #gaps: readonly Gap[] = [];

  /** @param top the highest position read. */
  constructor(public top: number) {}

  get open(): readonly Gap[] {
    return this.#gaps;
  }

  /** Up to where all is told. */
  get low(): number {
    return (this.#gaps[0]?.from ?? this.top + 1) - 1;
  }

  /** Whether there are more than can be watched. */
  get tooMany(): boolean {
    return this.#gaps.length > mostGaps;
  }

  /** Lines at these positions have been read; ascending. */
  fill(positions: readonly number[]): void {
    const late = positions.filter((position) => position <= this.top);
    if (late.length > 0) this.#gaps = this.#gaps.flatMap((gap) => without(gap, late));
    const missed: Gap[] = [];
    for (const position of positions) {
      if (position <= this.top) continue;
      if (position > this.top + 1) missed.push({ from: this.top + 1, to: position - 1, freeSince: null });
      this.top = position;
    }
    this.#gaps = [...this.#gaps, ...missed];
  }

  /** Nobody is writing in these gaps, or somebody may be. @param now as `performance.now()`. */
  found(gaps: readonly Gap[], free: boolean, now: number): void {
    const those = new Set(gaps);
    this.#gaps = this.#gaps
      .map((gap) => (those.has(gap) ? { ...gap, freeSince: free ? gap.freeSince ?? now : null } : gap))
      .filter(({ freeSince }) => freeSince === null || now - freeSince < surelyDeadMs);
  }
}

function without(gap: Gap, positions: readonly number[]): readonly Gap[] {
  const parts: Gap[] = [];
  let from = gap.from;
  for (const position of positions) {
    if (position < gap.from || position > gap.to) continue;
    if (position > from) parts.push({ ...gap, from, to: position - 1 });
    from = position + 1;
  }
  return from <= gap.to ? [...parts, { ...gap, from }] : parts;
}
