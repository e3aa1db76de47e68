import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Pair, Part } from './pair.js';

/** Where the pairs of a part lie: a file of NDJSON for each category. */
export const folderOf = (part: Part): string => join(__dirname, 'pairs', part);

/** All pairs of a part, category by category. */
export function readPairs(part: Part): readonly Pair[] {
  return readdirSync(folderOf(part)).sort().flatMap((file) =>
    readFileSync(join(folderOf(part), file), 'utf8').split('\n').filter((line) => line !== '').map((line) => ({
      ...(JSON.parse(line) as Omit<Pair, 'category'>), category: file.replace('.ndjson', ''),
    })));
}
