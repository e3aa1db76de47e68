import type { CompositionFigures, CompositionLoad } from './scenarios/composition.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Until a new graph is served, and for how long the event loop may stand still meanwhile, at most, in milliseconds. */
const mostReloadMs = 2_000, mostStallMs = 50;

/** What a new graph takes. */
export const compositionTable = ({ countries }: CompositionLoad, figures: readonly CompositionFigures[]): string =>
  `${countries} countries, of which some add something to the profile and change it all at once; ms\n${table(
    ['add something', 'until served', 'longest', 'longest stall', 'of all changes', 'while nothing changes', 'longest answer', 'failed'],
    figures.map((seen) => [
      String(seen.extended),
      ...[seen.reloadMs, seen.longestReloadMs, seen.stallMs, seen.longestStallMs, seen.quietStallMs, seen.longestAnswerMs].map(figure), String(seen.failed),
    ]),
  )}`;

/** Compares what was measured with what is to be reached. */
export const judgeComposition = ({ countries }: CompositionLoad, all: readonly CompositionFigures[]): readonly Judgement[] =>
  all.flatMap(({ extended, reloadMs, longestStallMs }) => [
    { target: `new graph of ${countries} countries, ${extended} add something: ms until served`, wanted: `< ${mostReloadMs}`, measured: reloadMs, reached: reloadMs < mostReloadMs },
    { target: 'the event loop stood still meanwhile, at most, ms', wanted: `<= ${mostStallMs}`, measured: longestStallMs, reached: longestStallMs <= mostStallMs },
  ]);
