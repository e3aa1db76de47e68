import type { FederationResults } from './scenarios/federation.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Throughput over that of the others, at least. */
const leastOver: Readonly<Record<string, number>> = { apollo: 2, hive: 1 };

/** What an ordinary federation query takes. */
export function federationTable({ load, contenders, throughputOver, cpuOver }: FederationResults): string {
  const rows = Object.entries(contenders).map(([name, { cpuMs, busyCpuMs, p50Ms, perSecond }]) =>
    [name, ...[cpuMs, busyCpuMs, p50Ms, perSecond, throughputOver[name], cpuOver[name]].map(figure)]);
  return `An ordinary federation query over four plain subgraphs; CPU of the gateway for each query, ms; ${load.underWay} under way\n${table(
    ['', 'CPU ms, one by one', 'under way', 'p50 ms', 'queries/s', 'bureaux: throughput /', 'CPU of it / bureaux'], rows,
  )}`;
}

/** Compares what was measured with what is to be reached. */
export const judgeFederation = ({ throughputOver }: FederationResults): readonly Judgement[] =>
  Object.entries(leastOver).map(([name, least]) => {
    const measured = throughputOver[name] ?? null;
    return { target: `throughput of a federation query, bureaux / ${name}`, wanted: `>= ${least.toFixed(2)}`, measured, reached: measured === null ? null : measured >= least };
  });
