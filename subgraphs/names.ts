import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { allLocales } from '@faker-js/faker';
import { projectFile, projectRoot } from '../schema/files.js';
import { romanise } from './bureau/search/names/romanise.js';

const folder = ['subgraphs', 'bureau', 'search', 'names'] as const;

function texts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(texts) : [];
}

/** Given and family names of every language that @faker-js/faker (MIT) has, and those of more-known-names.txt, in ASCII capitals; a line a name, sorted. */
export function knownNames(): string {
  const names = new Set(projectFile(...folder, 'more-known-names.txt').split(/\s+/));
  for (const { person } of Object.values(allLocales)) {
    for (const name of texts([person?.first_name, person?.last_name])) {
      for (const word of name.split(/[\s'’-]+/)) for (const text of romanise(word)) if (text.length > 1 && !/\d/.test(text)) names.add(text);
    }
  }
  return [...names].filter((name) => name !== '').sort().join('\n');
}

/** `npm run names`: writes them; with `--print`, on standard output. */
function main(): void {
  if (process.argv.includes('--print')) process.stdout.write(knownNames());
  else writeFileSync(join(projectRoot, ...folder, 'known-names.txt'), knownNames());
}

if (require.main === module) main();
