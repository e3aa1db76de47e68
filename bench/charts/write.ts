import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../schema/files.js';
import { charts } from './charts.js';
import { withFigures } from './figures.js';
import { chooseSources, newestSources, readResults } from './results.js';

/** The document that tells what was measured, and where its charts are. */
export const performanceFile = join(projectRoot, 'docs', 'performance.md'), imagesFolder = join(projectRoot, 'docs', 'images');

/** Writes the charts and the table of docs/performance.md from the newest results. @returns what was written. */
export function writeCharts(): readonly string[] {
  const sources = newestSources();
  const results = readResults(sources);
  chooseSources(sources);
  mkdirSync(imagesFolder, { recursive: true });
  const drawn = Object.entries(charts(results));
  for (const [name, svg] of drawn) writeFileSync(join(imagesFolder, name), svg);
  writeFileSync(performanceFile, withFigures(readFileSync(performanceFile, 'utf8'), results));
  return [...drawn.map(([name]) => join(imagesFolder, name)), performanceFile];
}
