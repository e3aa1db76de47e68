import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../../schema/files.js';
import { modelOf } from '../../subgraphs/countries.js';

/** The seed all demo records are invented from. */
export const demoSeed = 1;

/** The database file of a country. */
export const databaseFile = (folder: string, country: string): string => join(folder, 'databases', `${country}.sqlite`);

/** The folder in which a country's bureau keeps its log. */
export const bureauLogFolder = (folder: string, country: string): string => join(folder, 'bureaux', country, 'query-log');

const manifestFile = (folder: string, country: string): string => join(folder, 'databases', `${country}.json`);

/** What a country's database is made of. */
export interface Manifest {
  /** SHA-256 over the seed, the native schema, its journal and everything that invents and writes the records; 64 hexadecimal digits. */
  readonly madeFrom: string;
  readonly rows: number;
}

/** What a country's database would be made of now. */
export function sourceHash(country: string): string {
  const own = join(projectRoot, 'subgraphs', modelOf(country).toLowerCase());
  const shared = ['demo', join('bureau', 'journal')].map((folder) => join(projectRoot, 'subgraphs', folder));
  const files = [
    ...readdirSync(own).map((name) => join(own, name)),
    ...shared.flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name))),
  ].filter((file) => /\.(ts|sql)$/.test(file));
  const hash = createHash('sha256').update(`seed ${demoSeed} of ${country}`).update(readFileSync(join(projectRoot, 'subgraphs', 'demo-country.ts')));
  for (const file of files.sort()) hash.update(`\n${file.slice(projectRoot.length)}\n`).update(readFileSync(file));
  return hash.digest('hex');
}

/** Whether the country's database stands and is made of what it would be made of now. */
export function isCurrent(folder: string, country: string): boolean {
  if (!existsSync(databaseFile(folder, country)) || !existsSync(manifestFile(folder, country))) return false;
  const manifest = JSON.parse(readFileSync(manifestFile(folder, country), 'utf8')) as Partial<Manifest>;
  return manifest.madeFrom === sourceHash(country);
}

/** Remembers what a database was made of. To be called when it is whole. */
export function remember(folder: string, country: string, rows: number): void {
  mkdirSync(join(folder, 'databases'), { recursive: true });
  const manifest: Manifest = { madeFrom: sourceHash(country), rows };
  writeFileSync(manifestFile(folder, country), `${JSON.stringify(manifest)}\n`);
}
