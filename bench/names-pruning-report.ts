import type { PruningFigures } from './scenarios/names-pruning.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

const ways = ({ word, pairs }: PruningFigures): string => `${pairs ? 'two words' : 'a word'} by ${word}`;

/** What each way to leave out countries by keys of names loses and spares. */
export function namesPruningTable(all: readonly PruningFigures[]): string {
  const sizes = Object.keys(all[0]?.spared ?? {}).map(Number);
  return table(
    ['a country is asked that has', 'alike', 'a key in common', 'recall', ...sizes.map((size) => `spared at ${size}`), ...sizes.map((size) => `keys at ${size}`)],
    all.map((figures) => [
      ways(figures), String(figures.accepted), String(figures.kept), figure(figures.kept / figures.accepted),
      ...sizes.map((size) => `${(figures.spared[size]! * 100).toFixed(1)} %`), ...sizes.map((size) => String(figures.keys[size])),
    ]),
  );
}

/** The best recall of those that spare anything: nothing may be lost. */
export function judgeNamesPruning(all: readonly PruningFigures[]): readonly Judgement[] {
  const sparing = all.filter(({ spared }) => Object.values(spared).some((part) => part >= 0.5));
  const measured = Math.max(0, ...sparing.map(({ kept, accepted }) => kept / accepted));
  return [{ target: 'recall of keys that spare half the questions of some register', wanted: '= 1', measured, reached: measured === 1 }];
}
