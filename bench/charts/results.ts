import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChecksFigures, ChecksLoad } from '../scenarios/checks.js';
import type { CompositionFigures, CompositionLoad } from '../scenarios/composition.js';
import type { FederationResults } from '../scenarios/federation.js';
import type { MixedResults } from '../scenarios/mixed.js';
import type { PersonsFigures } from '../scenarios/persons.js';
import type { Planning } from '../scenarios/planning.js';

/** What a run wrote, by the scenario; every one has when and on what it was measured. */
interface Written {
  readonly persons: { readonly persons: readonly PersonsFigures[]; readonly planning: readonly Planning[] };
  readonly checks: { readonly load: ChecksLoad; readonly checks: readonly ChecksFigures[] };
  readonly mixed: { readonly mixed: MixedResults };
  readonly federation: { readonly federation: FederationResults };
  readonly composition: { readonly load: CompositionLoad; readonly composition: readonly CompositionFigures[] };
}

/** A scenario that docs/performance.md tells of. */
export type Told = keyof Written;

/** All of them, in the order they are told. A result file is of the scenario whose name is a key of it. */
export const told = ['persons', 'checks', 'mixed', 'federation', 'composition'] as const satisfies readonly Told[];

/** The result files that are told of, by scenario: names in bench/results. One that was not measured has none. */
export type Sources = Readonly<Partial<Record<Told, string>>>;

/** The results, with the file of each. */
export type Results = { readonly [K in Told]?: Written[K] & { readonly file: string; readonly at: string } };

const folder = join(__dirname, '..', 'results');
const sourcesFile = join(__dirname, 'sources.json');

const read = (file: string): object => JSON.parse(readFileSync(join(folder, file), 'utf8')) as object;

/** The newest result file of each scenario. */
export function newestSources(): Sources {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json')).sort().reverse();
  return Object.fromEntries(told.flatMap((name) => {
    const file = files.find((each) => name in read(each));
    return file === undefined ? [] : [[name, file]];
  }));
}

/** Those that the charts were made from last. */
export const chosenSources = (): Sources => JSON.parse(readFileSync(sourcesFile, 'utf8')) as Sources;

export const chooseSources = (sources: Sources): void => writeFileSync(sourcesFile, `${JSON.stringify(sources, null, 2)}\n`);

export const readResults = (sources: Sources): Results =>
  Object.fromEntries(Object.entries(sources).map(([name, file]) => [name, { ...read(file), file }]));
