/** A pair's label and the score it was given. */
export interface Scored {
  readonly same: boolean;
  readonly score: number;
}

/** How well scores tell the same name from another at a threshold. NaN: there was nothing to tell. */
export interface Figures {
  readonly pairs: number;
  readonly same: number;
  readonly falsePositives: number;
  readonly falseNegatives: number;
  /** Of those found, how many are the same name. */
  readonly precision: number;
  /** Of the same names, how many are found. */
  readonly recall: number;
  /** The harmonic mean of both. */
  readonly f1: number;
}

/** The figures of scores that count as found from `threshold` on. */
export function figuresAt(threshold: number, scored: readonly Scored[]): Figures {
  const same = scored.filter((pair) => pair.same);
  const found = same.filter(({ score }) => score >= threshold).length;
  const falsePositives = scored.filter((pair) => !pair.same && pair.score >= threshold).length;
  return {
    pairs: scored.length,
    same: same.length,
    falsePositives,
    falseNegatives: same.length - found,
    precision: found + falsePositives === 0 ? Number.NaN : found / (found + falsePositives),
    recall: same.length === 0 ? Number.NaN : found / same.length,
    f1: same.length === 0 ? Number.NaN : (2 * found) / (found + falsePositives + same.length),
  };
}

/** Of the hundredths from 0 (all are found) to 1, the threshold with the highest F1: the lowest such. */
export function bestThreshold(scored: readonly Scored[]): number {
  const thresholds = Array.from({ length: 101 }, (_none, step) => step / 100);
  const f1s = thresholds.map((threshold) => figuresAt(threshold, scored).f1);
  return thresholds[f1s.indexOf(Math.max(...f1s))]!;
}
