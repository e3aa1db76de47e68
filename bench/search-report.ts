import type { Group, MeasureFigures, Mistake, SearchResults } from './scenarios/search.js';
import type { Figures } from './search/figures.js';
import type { Part } from './search/pair.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** What is to be reached: F1 of all pairs, of those across scripts, and above each plain edit distance. */
const leastF1 = { overall: 0.9, acrossScripts: 0.85, above: 0.2 };

const titles = { bureaux: 'bureaux', levenshtein: 'Levenshtein', tokenSorted: 'token-sorted Levenshtein', ascii: 'made Latin, token-sorted Levenshtein' };

const three = (value: number): string => (Number.isNaN(value) ? '-' : value.toFixed(3));

const scores = ({ precision, recall, f1 }: Figures): readonly string[] => [three(precision), three(recall), three(f1)];

const groupTitles: Readonly<Record<Group, string>> = { overall: 'all pairs', acrossScripts: 'across scripts', oneScript: 'within one script' };

/** Precision, recall and F1 of the scorer beside the baselines: for all pairs of each part, those across scripts and those within one. */
export function measuresTable({ parts }: SearchResults): string {
  const head = ['', 'threshold', 'pairs', 'same', 'precision', 'recall', 'F1'];
  return Object.entries(parts).map(([part, measured]) => {
    const rows = (Object.keys(groupTitles) as readonly Group[]).flatMap((group) => Object.entries(measured).map(([measure, { thresholds, groups }]: [string, MeasureFigures]) => [
      `${groupTitles[group]}: ${titles[measure as keyof typeof titles]}`, figure(thresholds[group]), String(groups[group].pairs), String(groups[group].same), ...scores(groups[group]),
    ]));
    return `The ${part} part; each baseline at the threshold that is best for it on these pairs of the seen part (0: it calls all the same)\n${table(head, rows)}`;
  }).join('\n\n');
}

/** The scorer in each category, beside the F1 of the baselines. */
export function categoriesTable(part: Part, measured: NonNullable<SearchResults['parts'][Part]>): string {
  const head = [`category (${part})`, 'pairs', 'same', 'false +', 'false -', 'precision', 'recall', 'F1', 'Levenshtein F1', 'sorted F1', 'Latin sorted F1'];
  const rows = Object.entries(measured.bureaux.categories).map(([category, own]) => [
    category, String(own.pairs), String(own.same), String(own.falsePositives), String(own.falseNegatives), ...scores(own),
    ...([measured.levenshtein, measured.tokenSorted, measured.ascii].map(({ categories }) => three(categories[category]?.f1 ?? Number.NaN))),
  ]);
  return table(head, rows);
}

/** The worst mistakes of the scorer on the seen part, up to `most` of each sort. */
export function mistakesTable(mistakes: readonly Mistake[], most: number): string {
  const rows = [true, false].flatMap((same) => mistakes.filter((mistake) => mistake.same === same).slice(0, most))
    .map(({ a, b, same, category, score }) => [same ? 'missed' : 'not the same', figure(score), category, a, b]);
  return table(['', 'score', 'category', 'one', 'other'], rows);
}

/** Compares what was measured with what is to be reached, for each part. */
export function judgeSearch({ parts }: SearchResults): readonly Judgement[] {
  return Object.entries(parts).flatMap(([part, { bureaux, levenshtein, tokenSorted }]): readonly Judgement[] => {
    const judged = (target: string, least: number, measured: number): Judgement =>
      ({ target: `${part}: ${target}`, wanted: `>= ${least.toFixed(2)}`, measured, reached: measured >= least });
    return [
      judged('F1', leastF1.overall, bureaux.groups.overall.f1),
      judged('F1 across scripts', leastF1.acrossScripts, bureaux.groups.acrossScripts.f1),
      judged('F1 above Levenshtein', leastF1.above, bureaux.groups.overall.f1 - levenshtein.groups.overall.f1),
      judged('F1 above token-sorted Levenshtein', leastF1.above, bureaux.groups.overall.f1 - tokenSorted.groups.overall.f1),
    ];
  });
}
