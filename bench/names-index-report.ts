import type { Asked, Built, NamesIndexResults } from './scenarios/names-index.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Milliseconds of candidates and score at most; names a second of CPU at least; bytes of the index for a name at most. */
const most = { p50Ms: 10, p99Ms: 50, bytes: 300 }, leastPerSecond = 50_000;

/** What making an index took, and what questions do. */
export function namesIndexTables({ persons, alone, fromDatabase, openMs, candidates, scored, recall }: NamesIndexResults): string {
  const built = (title: string, one: Built): readonly string[] =>
    [title, String(one.names), String(one.words), figure(one.bytesPerName), figure(one.namesPerSecond), figure(one.namesPerCpuSecond)];
  const asked = (title: string, one: Asked): readonly string[] =>
    [title, String(one.questions), figure(one.p50Ms), figure(one.p99Ms), figure(one.cpuMs), String(one.foundP50), String(one.foundMost)];
  const accepted = Object.values(recall).reduce((sum, one) => sum + one.accepted, 0), found = Object.values(recall).reduce((sum, one) => sum + one.found, 0);
  const missing = Object.entries(recall).filter(([, one]) => one.found < one.accepted).map(([category, one]) => `${category} ${one.found} of ${one.accepted}`);
  return [
    `An index of the names of ${persons} persons; it is opened, and answers the first question, in ${figure(openMs)} ms`,
    table(['made', 'names', 'words', 'bytes/name', 'names/s', 'names/CPU s'], [built('from names', alone), built('from the national database', fromDatabase)]),
    '',
    table(['candidates', 'questions', 'p50 ms', 'p99 ms', 'CPU ms', 'found p50', 'most'], Object.entries(candidates).map(([title, one]) => asked(title, one))),
    '',
    table(['candidates and score, read live', 'questions', 'p50 ms', 'p99 ms', 'CPU ms', 'fit p50', 'most'], Object.entries(scored).map(([title, one]) => asked(title, one))),
    '',
    `Of ${accepted} labelled pairs that the scorer accepts, either finds the other in ${found}${missing.length === 0 ? '' : `: ${missing.join(', ')}`}`,
  ].join('\n');
}

/** Compares what was measured with what is to be reached. */
export function judgeNamesIndex({ persons, alone, scored }: NamesIndexResults): readonly Judgement[] {
  const atMost = (target: string, measured: number, wanted: number): Judgement => ({ target, wanted: `<= ${wanted}`, measured, reached: measured <= wanted });
  return [
    ...Object.entries(scored).flatMap(([title, { p50Ms, p99Ms }]) => [
      atMost(`candidates and score over ${persons} persons, ${title}: p50 ms`, p50Ms, most.p50Ms), atMost(`candidates and score over ${persons} persons, ${title}: p99 ms`, p99Ms, most.p99Ms),
    ]),
    { target: 'names indexed in a second of CPU', wanted: `>= ${leastPerSecond}`, measured: alone.namesPerCpuSecond, reached: alone.namesPerCpuSecond >= leastPerSecond },
    atMost('bytes of the index for a name', alone.bytesPerName, most.bytes),
  ];
}
