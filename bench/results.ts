import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Contender } from './contenders/contender.js';
import type { Load } from './measure.js';
import type { PersonsFigures } from './scenarios/persons.js';
import type { Planning } from './scenarios/planning.js';
import { judge } from './targets.js';

/** What one run of the bench found out. */
export interface Results {
  readonly load: Load;
  readonly contenders: readonly Contender[];
  readonly persons: readonly PersonsFigures[];
  readonly planning: readonly Planning[];
}

function versionOf(dependency: string): string {
  for (const folder of [join(__dirname, 'node_modules'), join(__dirname, '..', 'node_modules')]) {
    try {
      return (JSON.parse(readFileSync(join(folder, dependency, 'package.json'), 'utf8')) as { readonly version: string }).version;
    } catch {
      // Not in this folder.
    }
  }
  return 'not installed';
}

/** Three digits after the point are more than a measurement is worth. */
const rounded = (_key: string, value: unknown): unknown => (typeof value === 'number' && !Number.isInteger(value) ? Number(value.toFixed(3)) : value);

/**
 * Writes the figures of one run as JSON to bench/results, named by the day and the time.
 * @returns the file.
 */
export function writeResults({ load, contenders, persons, planning }: Results): string {
  const folder = join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.slice(0, 19).replaceAll(':', '')}.json`);
  const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, cores: cpus().length, cpu: cpus()[0]?.model };
  const versions = Object.fromEntries(
    ['@apollo/gateway', '@apollo/server', '@apollo/composition', '@apollo/query-planner', '@graphql-hive/gateway', 'undici', 'graphql'].map((name) => [
      name,
      versionOf(name),
    ]),
  );
  const described = Object.fromEntries(contenders.map(({ name, description }) => [name, description]));
  const targets = judge(persons, planning);
  writeFileSync(file, `${JSON.stringify({ at, machine, versions, load, contenders: described, persons, planning, targets }, rounded, 2)}\n`);
  return file;
}
