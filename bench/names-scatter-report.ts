import type { NamesScatterResults } from './scenarios/names-scatter.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Milliseconds of a search at the median, at most. */
const mostP50Ms = 60;

/** What searching for one name in many countries takes. */
export function namesScatterTable({ load, asked }: NamesScatterResults): string {
  return [
    `One name in ${load.countries} countries with ${load.persons} persons each, bureaux in ${load.processes} processes; CPU of each question in ms`,
    table(['asked', 'questions', 'p50 ms', 'p99 ms', 'CPU gateway', 'CPU bureaux', 'fit p50', 'most'], Object.entries(asked).map(([title, one]) => [
      title, String(one.questions), figure(one.p50Ms), figure(one.p99Ms), figure(one.gatewayCpuMs), figure(one.bureauxCpuMs), String(one.foundP50), String(one.foundMost),
    ])),
  ].join('\n');
}

/** Compares what was measured with what is to be reached. */
export const judgeNamesScatter = ({ load, asked }: NamesScatterResults): readonly Judgement[] =>
  ['name alone', 'name and date of birth'].flatMap((title) => (asked[title]
    ? [{ target: `one name in ${load.countries} countries, ${title}: p50 ms`, wanted: `<= ${mostP50Ms}`, measured: asked[title].p50Ms, reached: asked[title].p50Ms <= mostP50Ms }]
    : []));
