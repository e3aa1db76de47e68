import { omission, substitution } from './phone-costs.js';

/** What two phones cost that have changed places. */
export const swap = 0.7;
/** What a difference at the first phone counts more, as first letters are rarely wrong (Winkler 1990). */
const firstWeight = 1.25, leastWeighed = 0.4;
const width = 64;
const rows = [new Float64Array(width), new Float64Array(width), new Float64Array(width)];

/**
 * The least cost of making one word's phones the other's, with the costs of phone-costs.ts and 0.7 for two that have changed places (Damerau 1964). Symmetric.
 * @param most gives up when it would cost more, and gives Infinity.
 */
export function phoneDistance(one: string, other: string, most: number): number {
  if (one === other) return 0;
  const a = one.slice(0, width - 1), b = other.slice(0, width - 1);
  const [n, m] = [a.length, b.length];
  let [before, last, row] = rows as [Float64Array, Float64Array, Float64Array];
  last[0] = 0;
  for (let j = 1; j <= m; j += 1) last[j] = last[j - 1]! + omitted(b, j - 1);
  for (let i = 1; i <= n; i += 1) {
    const here = a.charCodeAt(i - 1), gone = omitted(a, i - 1);
    let least = (row[0] = last[0]! + gone);
    for (let j = 1; j <= m; j += 1) {
      const there = b.charCodeAt(j - 1);
      let best = last[j - 1]! + replaced(here, there, i === 1 && j === 1);
      best = Math.min(best, last[j]! + gone, row[j - 1]! + omitted(b, j - 1));
      if (i > 1 && j > 1 && here !== there && here === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === there) best = Math.min(best, before[j - 2]! + swap);
      row[j] = best;
      if (best < least) least = best;
    }
    if (least > most) return Infinity;
    [before, last, row] = [last, row, before];
  }
  return last[m]! > most ? Infinity : last[m]!;
}

/** The cost of one phone for another. @param first whether both words begin with them. */
export function replaced(here: number, there: number, first: boolean): number {
  const cost = substitution(here, there);
  return first && cost > leastWeighed ? cost * firstWeight : cost;
}

/** The cost of a phone that the other word has not. */
export function omitted(text: string, at: number): number {
  return omission(text.charCodeAt(at), at === 0 ? -1 : text.charCodeAt(at - 1), at === text.length - 1 ? -1 : text.charCodeAt(at + 1));
}
