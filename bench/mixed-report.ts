import { mostP99Ms } from './scenarios/mixed.js';
import type { MixedResults } from './scenarios/mixed.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Questions a second that are to be served. */
const wantedPerSecond = 250;

/** What a whole network serves on one machine. */
export function mixedTable({ load, figures, climb, highestRate }: MixedResults): string {
  const rows = [figures, ...climb].map((seen) => [
    String(seen.offeredPerSecond),
    ...[seen.servedPerSecond, seen.p50Ms, seen.p99Ms, seen.checkP50Ms, seen.checkP99Ms, seen.searchP50Ms, seen.searchP99Ms].map(figure),
    `${seen.failed} of ${seen.asked}`, String(seen.mostUnderWay), ...[seen.gatewayCores, seen.bureauxCores, seen.clientCores].map(figure),
  ]);
  return [
    `${load.countries} countries (${load.network}), 99 % checks and 1 % searches, ${load.clients} clients; ms from the moment a question was due; CPU in cores`,
    table(['offered/s', 'served/s', 'p50', 'p99', 'check p50', 'p99', 'search p50', 'p99', 'failed', 'most under way', 'gateway', 'bureaux', 'client'], rows),
    ...[figures, ...climb].flatMap(({ failures, offeredPerSecond }) => failures.map((text) => `at ${offeredPerSecond}/s: ${text}`)),
    ...(load.climbSeconds > 0 ? [`highest rate with p99 < ${mostP99Ms} ms and nothing failed: ${highestRate ?? 'none of those tried'}`] : []),
  ].join('\n');
}

/** Compares what was measured with what is to be reached. */
export const judgeMixed = ({ load, figures }: MixedResults): readonly Judgement[] => [
  { target: `questions a second served, ${load.countries} countries (${load.network})`, wanted: `>= ${wantedPerSecond}`, measured: figures.servedPerSecond, reached: figures.servedPerSecond >= 0.98 * wantedPerSecond },
  { target: 'p99 at that rate, ms', wanted: `< ${mostP99Ms}`, measured: figures.p99Ms, reached: figures.p99Ms < mostP99Ms },
  { target: 'failed', wanted: '0', measured: figures.failed, reached: figures.failed === 0 },
];
