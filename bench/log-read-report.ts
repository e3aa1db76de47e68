import type { LogReadEngine, LogReadLoad } from './scenarios/log-read.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** A page by any filter, alone and with a time, in milliseconds, at most. */
const mostPageMs = 20;

const isPage = (question: string): boolean => !question.startsWith('how many') && !question.startsWith('statistics');

/** What each question takes, in each engine. */
export function logReadTable({ operations }: LogReadLoad, engines: readonly LogReadEngine[]): string {
  const head = ['filter', ...engines.flatMap(({ engine }) => [`${engine} p50 ms`, 'p99 ms', 'CPU ms'])];
  const rows = engines[0]!.figures.map(({ question }, place) =>
    [question, ...engines.map(({ figures }) => figures[place]!).flatMap(({ p50Ms, p99Ms, cpuMs }) => [figure(p50Ms), figure(p99Ms), figure(cpuMs)])]);
  const kept = engines.map(({ engine, bytes, sealedPerSecond, followedPerSecond }) =>
    [engine, (bytes / 2 ** 20).toFixed(0), (bytes / operations).toFixed(0), sealedPerSecond.toFixed(0), followedPerSecond.toFixed(0)]);
  return [
    `${operations} operations; 20 entries of each page, as the auditor sees them`, table(head, rows), '',
    table(['lookup', 'MiB', 'bytes an operation', 'written a second', 'followed a second'], kept),
  ].join('\n');
}

/** Compares what was measured with what is to be reached. */
export function judgeLogRead({ operations }: LogReadLoad, engines: readonly LogReadEngine[]): readonly Judgement[] {
  return engines.map(({ engine, figures }) => {
    const measured = Math.max(...figures.filter(({ question }) => isPage(question)).map(({ p50Ms }) => p50Ms));
    return { target: `a page by the slowest filter at ${operations} operations, ${engine}, p50 ms`, wanted: `< ${mostPageMs}`, measured, reached: measured < mostPageMs };
  });
}
