import type { AccessResults } from './scenarios/access.js';
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
