import type { Likeness } from './token-score.js';
import { scoreNames } from './name-score.js';
import type { NameScore, PartPair } from './name-score.js';

/** What is said of parts that are alike in another way than by their letters. */
const told: Partial<Record<Likeness, string>> = {
  FORM: 'a short form or another form of a name', INITIAL: 'an initial', JOINED: 'parts written together in one of the names', CUT: 'a part cut off at its end',
};

/** Why two names have their score, in words; no part of a name is told. */
export function nameReasons({ score, alike, parts, acrossScripts, pairs }: NameScore): readonly string[] {
  if (score === 1) return ['name equal'];
  const ways = [...new Set(pairs.map(({ how }) => told[how]).filter((way) => way !== undefined))];
  return [`${alike} of ${parts} name parts alike${acrossScripts ? ' across scripts' : ''}`, ...ways];
}

/** A score with all that led to it; for who has both names already. */
export interface NameExplanation {
  readonly score: number;
  readonly reasons: readonly string[];
  readonly pairs: readonly PartPair[];
}

/** The score of two names with its reasons and the parts that were paired. */
export function explainNames(a: string, b: string): NameExplanation {
  const result = scoreNames(a, b);
  return { score: result.score, reasons: nameReasons(result), pairs: result.pairs };
}
