import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';

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
 * @param found what the run found out, with the load it was found under and the targets.
 * @returns the file.
 */
export function writeResults(found: Readonly<Record<string, unknown>>): string {
  const folder = join(__dirname, 'results');
  mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = join(folder, `${at.slice(0, 19).replaceAll(':', '')}.json`);
  const machine = { node: process.version, platform: `${process.platform} ${process.arch}`, cores: cpus().length, cpu: cpus()[0]?.model };
  const versions = Object.fromEntries(
    ['@apollo/gateway', '@apollo/server', '@apollo/composition', '@apollo/query-planner', '@graphql-hive/gateway', 'undici', 'graphql', 'ioredis', 'dataloader'].map((name) => [
      name,
      versionOf(name),
    ]),
  );
  writeFileSync(file, `${JSON.stringify({ at, machine, versions, ...found }, rounded, 2)}\n`);
  return file;
}
