import { scoreNames } from '../../subgraphs/bureau/search/names/name-score.js';
import { defaultMinScore } from '../../subgraphs/bureau/search/criteria.js';
import { baselines } from '../search/baselines.js';
import type { Similarity } from '../search/baselines.js';
import { bestThreshold, figuresAt } from '../search/figures.js';
import type { Figures } from '../search/figures.js';
import { acrossScripts } from '../search/pair.js';
import type { Pair, Part } from '../search/pair.js';
import { readPairs } from '../search/read-pairs.js';

/** The scorer of the bureaux, then what it is compared with. */
export type Measure = 'bureaux' | keyof typeof baselines;

/** All pairs, those across scripts, and those within one script. */
export type Group = 'overall' | 'acrossScripts' | 'oneScript';

/** What one measure reached on one part of the pairs. */
export interface MeasureFigures {
  readonly thresholds: Readonly<Record<Group, number>>;
  readonly groups: Readonly<Record<Group, Figures>>;
  /** Each pair judged at the threshold of its group: across scripts or within one. */
  readonly categories: Readonly<Record<string, Figures>>;
}

/** A pair that was taken for what it is not. */
export interface Mistake extends Pair {
  readonly score: number;
}

/** What was measured on the parts that were asked for. */
export interface SearchResults {
  readonly parts: Readonly<Partial<Record<Part, Readonly<Record<Measure, MeasureFigures>>>>>;
  /** Mistakes of the scorer of the bureaux on the seen part, the worst first. */
  readonly mistakes: readonly Mistake[];
}

const measures: Readonly<Record<Measure, Similarity>> = { bureaux: (a, b) => scoreNames(a, b).score, ...baselines };

type ScoredPair = Pair & { readonly score: number };

const scoredBy = (similarity: Similarity, pairs: readonly Pair[]): readonly ScoredPair[] => pairs.map((pair) => ({ ...pair, score: similarity(pair.a, pair.b) }));

const members: Readonly<Record<Group, (pair: Pair) => boolean>> = { overall: () => true, acrossScripts, oneScript: (pair) => !acrossScripts(pair) };

function forGroups<T>(of: (group: Group) => T): Readonly<Record<Group, T>> {
  return { overall: of('overall'), acrossScripts: of('acrossScripts'), oneScript: of('oneScript') };
}

function figuresOf(scored: readonly ScoredPair[], thresholds: Readonly<Record<Group, number>>): MeasureFigures {
  const judged = scored.map((pair) => ({ ...pair, score: pair.score >= thresholds[acrossScripts(pair) ? 'acrossScripts' : 'oneScript'] ? 1 : 0 }));
  return {
    thresholds,
    groups: forGroups((group) => figuresAt(thresholds[group], scored.filter(members[group]))),
    categories: Object.fromEntries(
      [...new Set(judged.map(({ category }) => category))].map((category) => [category, figuresAt(1, judged.filter((pair) => pair.category === category))]),
    ),
  };
}

/**
 * Scores the labelled pairs with the scorer of the bureaux at its default threshold, and with each baseline at the threshold that is best
 * for it on the seen part: one for all pairs, one for those across scripts, one for those within a script.
 * @param asked the parts; the unseen one is for the end, when nothing is changed after it any more.
 */
export function measureSearch(asked: readonly Part[]): SearchResults {
  const seen = readPairs('seen');
  const thresholdsOf = (measure: Measure): Readonly<Record<Group, number>> => {
    const scored = measure === 'bureaux' ? [] : scoredBy(measures[measure], seen);
    return forGroups((group) => (measure === 'bureaux' ? defaultMinScore : bestThreshold(scored.filter(members[group]))));
  };
  const names = Object.keys(measures) as readonly Measure[];
  const thresholds = new Map(names.map((measure) => [measure, thresholdsOf(measure)]));
  const partFigures = (part: Part): Record<Measure, MeasureFigures> => {
    const pairs = part === 'seen' ? seen : readPairs(part);
    return Object.fromEntries(names.map((measure) => [measure, figuresOf(scoredBy(measures[measure], pairs), thresholds.get(measure)!)])) as Record<Measure, MeasureFigures>;
  };
  const mistakes = scoredBy(measures.bureaux, seen).filter(({ same, score }) => same !== (score >= defaultMinScore));
  return {
    parts: Object.fromEntries(asked.map((part) => [part, partFigures(part)])),
    mistakes: [...mistakes].sort((one, other) => Math.abs(other.score - defaultMinScore) - Math.abs(one.score - defaultMinScore)),
  };
}
