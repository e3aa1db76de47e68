import { percentile } from './measure.js';
import type { SoakMinute, SoakResults } from './scenarios/soak.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** Memory of the last fifth of the time over that of the second, at most: what grows without end does so in both. */
const mostGrowth = 1.05;

const mebibytes = (bytes: number): number => bytes / 2 ** 20;

/** Median memory of one fifth of the time, the first is 0. */
function memoryOf(minutes: readonly SoakMinute[], fifth: number): number {
  const size = minutes.length / 5;
  return percentile(minutes.slice(Math.floor(fifth * size), Math.max(Math.floor(fifth * size) + 1, Math.floor((fifth + 1) * size))).map(({ rss }) => rss), 0.5);
}

/** What was seen in each minute. */
export const soakTable = ({ load, minutes }: SoakResults): string =>
  `${load.countries} countries (${load.network}), 99 % checks and 1 % searches, ${load.rate} a second, ${load.clients} clients\n${table(
    ['minute', 'served/s', 'p50 ms', 'p99 ms', 'failed', 'RSS MiB'],
    minutes.map(({ servedPerSecond, p50Ms, p99Ms, asked, failed, rss }, place) =>
      [String(place + 1), ...[servedPerSecond, p50Ms, p99Ms].map(figure), `${failed} of ${asked}`, figure(mebibytes(rss))]),
  )}`;

/** Compares what was measured with what is to be reached. */
export function judgeSoak({ minutes }: SoakResults): readonly Judgement[] {
  const growth = memoryOf(minutes, 4) / memoryOf(minutes, 1), failed = minutes.reduce((sum, minute) => sum + minute.failed, 0);
  return [
    { target: `gateway's memory in the last fifth of ${minutes.length} minutes / in the second`, wanted: `<= ${mostGrowth}`, measured: growth, reached: growth <= mostGrowth },
    { target: 'failed', wanted: '0', measured: failed, reached: failed === 0 },
  ];
}
