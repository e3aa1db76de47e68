import type { PersonsFigures } from './scenarios/persons.js';
import type { Planning } from './scenarios/planning.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

const ratio = (a: number | undefined, b: number | undefined): string => (a === undefined || b === undefined ? '-' : `${figure(a / b)} x`);

/** Figures and ratios of the persons scenario, a table for each number of countries. */
export function personsTables(results: readonly PersonsFigures[]): string {
  return results
    .map(({ countries, figures, failed }) => {
      const floor = figures['floor'];
      const rows = Object.entries(figures).map(([name, seen]) => [
        name,
        figure(seen.cpuMs),
        ratio(seen.cpuMs, floor?.cpuMs),
        ratio(figures['bureaux']?.cpuMs, seen.cpuMs),
        figure(seen.p50Ms),
        figure(seen.p99Ms),
        figure(seen.concurrentCpuMs),
        figure(seen.perSecond),
        figure(seen.rssMiB),
        ratio(figures['bureaux']?.rssMiB, seen.rssMiB),
      ]);
      const missing = Object.entries(failed).map(([name, reason]) => `${name} failed: ${reason}`);
      const head = ['', 'CPU ms', '/ floor', 'bureaux /', 'p50 ms', 'p99 ms', 'CPU ms conc.', 'queries/s conc.', 'RSS MiB', 'bureaux /'];
      return [`${countries} countries`, table(head, rows), ...missing].join('\n');
    })
    .join('\n\n');
}

/** Composition and planning times against the number of countries. */
export function planningTables(results: readonly Planning[]): string {
  const head = ['countries', 'compose ms', 'plan ms', 'plan bytes', 'supergraph bytes', 'peers: compose ms', 'plan ms', 'plan bytes', 'supergraph bytes'];
  const rows = results.map(({ countries, bureaux, typePerCountry }) => [
    String(countries),
    ...[bureaux, typePerCountry].flatMap((seen) => [
      figure(seen.composeMs),
      figure(seen.planMs),
      String(seen.planBytes),
      String(seen.supergraphBytes),
    ]),
  ]);
  return `Composition and first plan: one shared type (bureaux) and a type per country (peers)\n${table(head, rows)}`;
}

/** The targets, and whether they are reached. */
export function targetsTable(judgements: readonly Judgement[]): string {
  const rows = judgements.map(({ target, wanted, measured, reached }) => [
    target,
    wanted,
    figure(measured ?? undefined),
    reached === null ? 'not measured' : reached ? 'reached' : 'NOT REACHED',
  ]);
  return table(['target', 'wanted', 'measured', ''], rows);
}
