import type { ChecksFigures, ChecksLoad } from './scenarios/checks.js';
import { figure, table } from './table.js';
import type { Judgement } from './targets.js';

/** CPU of a check by filters over that of asking every country, at most; and how much more it may be with the most countries than with the fewest. */
const mostFilteredOverLive = 1 / 50, mostGrowth = 1.1;
/** Documents of bulk checks a second on one core, at least. */
const leastPerSecond = 20_000;

/** What checks of documents take that no country has. */
export const checksTable = ({ documents }: ChecksLoad, figures: readonly ChecksFigures[]): string =>
  `CPU of the gateway for each check, ms; nothing is kept; all miss\n${table(
    ['countries', 'asked live', 'by filters', 'live / filters', 'outcomes listed', `${documents} documents`, 'documents/s', 'p50 ms', 'idle CPU ms/s'],
    figures.map(({ countries, ...ms }) => [
      String(countries),
      ...[ms.liveMs, ms.filteredMs, ms.liveMs / ms.filteredMs, ms.listedMs, ms.bulkMs, ms.documentsPerSecond, ms.p50Ms, ms.idleMsPerSecond].map(figure),
    ]),
  )}`;

/** Compares what was measured with what is to be reached. */
export function judgeChecks(figures: readonly ChecksFigures[]): readonly Judgement[] {
  const least = figures[0]!, most = figures.at(-1)!;
  const share = most.filteredMs / most.liveMs, growth = most.filteredMs / least.filteredMs;
  return [
    { target: `CPU of a miss at ${most.countries} countries, by filters / asked live`, wanted: `<= ${mostFilteredOverLive.toFixed(2)}`, measured: share, reached: share <= mostFilteredOverLive },
    { target: `CPU of a miss by filters, ${most.countries} / ${least.countries} countries`, wanted: `<= ${mostGrowth.toFixed(2)}`, measured: growth, reached: growth <= mostGrowth },
    {
      target: `documents a second on one core, bulk, ${most.countries} countries`, wanted: `>= ${leastPerSecond}`, measured: most.documentsPerSecond,
      reached: most.documentsPerSecond >= leastPerSecond,
    },
  ];
}
