import type { Pair } from '../pair.js';
import { categories } from './categories/index.js';
import { pairsOf } from './category.js';

/** All pairs, made from the tables of names and the rules of each category. */
export function makePairs(): readonly Pair[] {
  const taken = new Set<string>();
  return categories.flatMap((category) => pairsOf(category, taken));
}
