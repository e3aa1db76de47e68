import { scoreNames } from '../../subgraphs/bureau/search/names/name-score.js';
import { nameTokens } from '../../subgraphs/bureau/search/names/name-tokens.js';
import { NameIndex } from '../../subgraphs/bureau/search/name-index/name-index.js';
import { defaultMinScore } from '../../subgraphs/bureau/search/criteria.js';
import { readPairs } from '../search/read-pairs.js';

/** Of the labelled pairs that the scorer takes to be alike: how many there are, and of how many an index finds either by the other. */
export interface Recall {
  readonly accepted: number;
  readonly found: number;
}

/** Asks an index of all names of the labelled pairs for both names of each pair that the scorer accepts. @returns by category. */
export function measureRecall(): Readonly<Record<string, Recall>> {
  const pairs = [...readPairs('seen'), ...readPairs('unseen')];
  const index = NameIndex.create(null);
  for (const name of new Set(pairs.flatMap(({ a, b }) => [a, b]))) index.add({ localId: name, names: [name], births: [] });
  index.finish('bench', 'bench');
  const finds = (name: string, other: string): boolean => index.find({ name: nameTokens(name), minScore: defaultMinScore, birthFactor: null }).localIds.includes(other);
  const recall: Record<string, Recall> = {};
  for (const { a, b, category } of pairs) {
    if (a === b || scoreNames(a, b).score < defaultMinScore) continue;
    const { accepted, found } = recall[category] ?? { accepted: 0, found: 0 };
    recall[category] = { accepted: accepted + 1, found: found + (finds(a, b) && finds(b, a) ? 1 : 0) };
  }
  index.close();
  return recall;
}
