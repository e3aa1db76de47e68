import type { AccessResults } from './scenarios/access.js';
import type { LogResults } from './scenarios/log.js';
import type { SigningFigures } from './scenarios/signing.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** CPU with identity, purpose, limits, policy and signing over CPU without, at most. */
const mostOnOverOff = 1.15;

/** What it takes to know who asks and to keep from them what is not theirs. */
export function accessTable({ countries, contenders, onOverOff }: AccessResults): string {
  const rows = Object.values(contenders).map(({ description, cpuMs, p50Ms }) => [description, figure(cpuMs), figure(p50Ms)]);
  return `${countries} countries; CPU of the gateway for each question; on / off ${figure(onOverOff)} x\n${table(['access', 'CPU ms', 'p50 ms'], rows)}`;
}

/** What one signature for many countries takes. */
export const signingTable = (figures: readonly SigningFigures[]): string =>
  table(['signing one step of a plan', 'CPU ms'], figures.map(({ countries, cpuMs }) => [`${countries} countries`, cpuMs.toFixed(3)]));

/** Compares what was measured with what is to be reached. */
export const judgeAccess = ({ countries, onOverOff }: AccessResults): readonly Judgement[] =>
  [{ target: `CPU at ${countries} countries, access on / off`, wanted: `<= ${mostOnOverOff.toFixed(2)}`, measured: onOverOff, reached: onOverOff <= mostOnOverOff }];

/** CPU with the query log over CPU without, at most; and how much later an answer may leave, in flushes. */
const mostLoggedOverUnlogged = 1.1, mostFlushesMore = 1;

/** What the query log takes of a gateway. */
export function logTable({ countries, contenders, load, onOverOff, busyOnOverOff, flushMs, flushCpuMs, flushesMore }: LogResults): string {
  const rows = Object.values(contenders).map(({ description, cpuMs, p50Ms, busyCpuMs }) => [description, figure(cpuMs), figure(p50Ms), figure(busyCpuMs ?? NaN)]);
  return [
    `${countries} countries; CPU of the gateway for each question, the log's thread included; on / off ${figure(onOverOff)} x one after another, ${figure(busyOnOverOff ?? NaN)} x with ${load.underWay} under way`,
    `a raw flush takes ${figure(flushMs)} ms, of it ${figure(flushCpuMs)} ms CPU; p50 later by ${figure(flushesMore)} flushes`,
    table(['query log', 'CPU ms', 'p50 ms', `CPU ms, ${load.underWay} under way`], rows),
  ].join('\n');
}

/** Compares what was measured with what is to be reached. */
export const judgeLog = ({ countries, load, onOverOff, busyOnOverOff, flushesMore }: LogResults): readonly Judgement[] => [
  ...([['one after another', onOverOff], [`${load.underWay} under way`, busyOnOverOff]] as const).map(([how, measured]) => (
    { target: `CPU at ${countries} countries, query log on / off, ${how}`, wanted: `<= ${mostLoggedOverUnlogged.toFixed(2)}`, measured, reached: measured === null ? null : measured <= mostLoggedOverUnlogged })),
  { target: 'p50 later by flushes, query log on against off', wanted: `<= ${mostFlushesMore.toFixed(2)}`, measured: flushesMore, reached: flushesMore <= mostFlushesMore },
];
