import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parts, partOf } from '../pair.js';
import { folderOf } from '../read-pairs.js';
import { categories } from './categories/index.js';
import { makePairs } from './make-pairs.js';

/** `tsx bench/search/make/main.ts`: writes the pairs anew from the tables of names and the rules, the same in every run. */
const pairs = makePairs();
for (const part of parts) {
  rmSync(folderOf(part), { recursive: true, force: true });
  mkdirSync(folderOf(part), { recursive: true });
  for (const { name } of categories) {
    const lines = pairs.filter((pair) => pair.category === name && partOf(pair) === part).map(({ a, b, same }) => JSON.stringify({ a, b, same }));
    writeFileSync(join(folderOf(part), `${name}.ndjson`), lines.map((line) => `${line}\n`).join(''));
  }
}
const described = Object.fromEntries(categories.map(({ name, what, source }) => [name, { what, source }]));
writeFileSync(join(__dirname, '..', 'categories.json'), `${JSON.stringify(described, null, 2)}\n`);
