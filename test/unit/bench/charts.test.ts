import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { charts } from '../../../bench/charts/charts.js';
import { withFigures } from '../../../bench/charts/figures.js';
import { chosenSources, readResults } from '../../../bench/charts/results.js';
import { barChart, lineChart } from '../../../bench/charts/svg.js';
import { imagesFolder, performanceFile } from '../../../bench/charts/write.js';

const results = readResults(chosenSources());

test('the charts and the table of docs/performance.md are those that the results make', () => {
  for (const [name, svg] of Object.entries(charts(results))) expect([name, readFileSync(join(imagesFolder, name), 'utf8')]).toEqual([name, svg]);
  const document = readFileSync(performanceFile, 'utf8');
  expect(withFigures(document, results)).toBe(document);
  for (const name of Object.keys(charts(results))) expect(document).toContain(`images/${name}`);
});

test('a bar is as long as its figure, and what is written is no markup', () => {
  const svg = barChart({ title: 'A < B', unit: 'ms', bars: [{ label: 'whole', value: 10 }, { label: 'half', value: 5, group: 1 }] });
  const lengths = [...svg.matchAll(/<rect x="250" y="\d+" width="([\d.]+)"/g)].map(([, length]) => Number(length));
  expect(lengths).toEqual([360, 180]);
  expect(svg).toContain('A &lt; B');
});

test('points of a line lie as high as their figures, by logarithm where it is asked', () => {
  const heights = (logarithmic: boolean): readonly number[] => {
    const svg = lineChart({ title: 't', x: 'x', y: 'y', logarithmic, lines: [{ name: 'l', points: [[1, 1], [2, 10], [3, 100]] }] });
    return [...svg.matchAll(/<circle cx="[\d.]+" cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  };
  const [a, b, c] = heights(true) as [number, number, number];
  expect(a - b).toBeCloseTo(b - c);
  const [low, middle, high] = heights(false) as [number, number, number];
  expect((low - middle) / (low - high)).toBeCloseTo(9 / 99, 2);
});
