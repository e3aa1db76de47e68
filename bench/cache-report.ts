import type { CacheResults } from './scenarios/cache.js';
import type { InvalidationFigures } from './scenarios/invalidation.js';
import type { LoaderResults } from './scenarios/loaders.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** CPU of a question asked before over one never asked, at most. */
const mostWarmOverCold = 0.35;
/** How far CPU with a Redis that is down may be from CPU without a cache, as a part of it. */
const mostDownApart = 0.05;
/** Making one record void, in milliseconds, 99 of 100 times. */
const mostInvalidationMs = 5;

const percent = (part: number): string => `${Math.round(part * 100)} %`;

/** What each cache takes, for questions never asked and asked before, and over an analyst's day. */
export function cacheTable({ countries, contenders }: CacheResults): string {
  const head = ['cache', 'cold CPU ms', 'warm CPU ms', 'warm / cold', 'CPU / off', 'warm p50 ms', 'day: kept', 'CPU ms', 'p50 ms', 'p99 ms'];
  const rows = Object.values(contenders).map(({ description, coldCpuMs, warmCpuMs, warmOverCold, overOff, warmP50Ms, day }) => [
    description, figure(coldCpuMs), figure(warmCpuMs), `${figure(warmOverCold)} x`, `${figure(overOff)} x`, figure(warmP50Ms),
    percent(day.kept), figure(day.cpuMs), figure(day.p50Ms), figure(day.p99Ms),
  ]);
  return `${countries} countries; CPU of the gateway for each question\n${table(head, rows)}`;
}

/** What making one record void takes. */
export function invalidationTable(figures: readonly InvalidationFigures[]): string {
  const head = ['one record made void', 'kept', 'p50 ms', 'p99 ms', 'most ms'];
  return table(head, figures.map(({ store, kept, p50Ms, p99Ms, mostMs }) => [store, String(kept), figure(p50Ms), figure(p99Ms), figure(mostMs)]));
}

/** What a page takes of a national bureau with its DataLoaders and without. */
export function loadersTable({ country, rows, persons, on, off }: LoaderResults): string {
  const head = ['DataLoaders', 'SQL statements', 'CPU ms'];
  const lines = ([['on', on], ['off', off]] as const).map(([name, { statements, cpuMs }]) => [name, String(statements), figure(cpuMs)]);
  return `${country}, ${rows} rows: a page of ${persons} persons with documents, warrants and offences; CPU of the bureau\n${table(head, lines)}`;
}

/** Compares what was measured with what is to be reached. */
export function judgeCache({ countries, contenders }: CacheResults, invalidations: readonly InvalidationFigures[]): readonly Judgement[] {
  const judged = (target: string, wanted: string, measured: number | undefined, most: number): Judgement =>
    ({ target, wanted, measured: measured ?? null, reached: measured === undefined ? null : measured <= most });
  const down = contenders['down']?.overOff;
  return [
    ...(['process', 'redis'] as const).map((name) => judged(`CPU at ${countries} countries, warm / cold, ${name}`, `<= ${mostWarmOverCold.toFixed(2)}`, contenders[name]?.warmOverCold, mostWarmOverCold)),
    judged('CPU with Redis down, apart from CPU without a cache', `<= ${mostDownApart.toFixed(2)}`, down === undefined ? undefined : Math.abs(down - 1), mostDownApart),
    ...invalidations.map(({ store, kept, p99Ms }) => judged(`one record void among ${kept}, ${store}, p99 ms`, `< ${mostInvalidationMs}`, p99Ms, mostInvalidationMs)),
  ];
}
