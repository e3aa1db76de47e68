import type { Results } from './results.js';
import { barChart, lineChart } from './svg.js';

/** The charts of docs/performance.md by the name of their file in docs/images: the same text for the same results. What was not measured has none. */
export function charts({ persons, checks, mixed, federation, composition }: Results): Readonly<Record<string, string>> {
  return {
    ...(persons && {
      'search.svg': lineChart({
        title: 'Search for persons in all countries, 3 hits each: CPU of the gateway', x: 'countries', y: 'ms for each query', logarithmic: true,
        lines: [...new Set(persons.persons.flatMap(({ figures }) => Object.keys(figures)))].map((name) => ({
          name, points: persons.persons.flatMap(({ countries, figures }) => (figures[name] ? [[countries, figures[name].cpuMs] as const] : [])),
        })),
      }),
    }),
    ...(checks && {
      'checks.svg': barChart({
        title: 'Check of one document that no country has: CPU of the gateway', unit: 'ms',
        bars: checks.checks.flatMap(({ countries, liveMs, filteredMs, listedMs }) => [
          { label: `${countries} countries, each asked`, value: liveMs, group: 1 }, { label: 'by filters', value: filteredMs }, { label: 'by filters, outcomes listed', value: listedMs, group: 2 },
        ]),
      }),
    }),
    ...(mixed && {
      'mixed.svg': lineChart({
        title: `A whole network of ${mixed.mixed.load.countries} countries on this machine: 99 % checks, 1 % searches`,
        x: 'questions offered a second', y: 'ms, from when a question was due', logarithmic: true, limit: { y: 500, label: '500 ms' },
        lines: (['p99Ms', 'p50Ms'] as const).map((of) => ({
          name: of === 'p99Ms' ? 'p99' : 'p50', points: [mixed.mixed.figures, ...mixed.mixed.climb].map((seen) => [seen.offeredPerSecond, seen[of]] as const).sort(([a], [b]) => a - b),
        })),
      }),
    }),
    ...(federation && {
      'federation.svg': barChart({
        title: 'An ordinary federation query over four plain subgraphs', unit: 'queries/s',
        bars: Object.entries(federation.federation.contenders).map(([name, { perSecond }]) => ({ label: name, value: perSecond, group: name === 'bureaux' ? 0 : 4 })),
      }),
    }),
    ...(composition && {
      'composition.svg': barChart({
        title: `A new graph of ${composition.load.countries} countries`, unit: 'ms',
        bars: composition.composition.flatMap(({ extended, reloadMs, longestStallMs }) => [
          { label: `${extended} add something: until served`, value: reloadMs }, { label: 'longest stall', value: longestStallMs, group: 1 },
        ]),
      }),
    }),
  };
}
