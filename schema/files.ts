import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The project's folder: the nearest one above this file that has a package.json. */
export const projectRoot: string = (() => {
  let folder = __dirname;
  while (!existsSync(join(folder, 'package.json'))) folder = dirname(folder);
  return folder;
})();

/** The text of a file of the project, by its path from the project's folder. */
export function projectFile(...path: string[]): string {
  return readFileSync(join(projectRoot, ...path), 'utf8');
}

/** The SDL of the national profile. */
export const nationalSdl = (): string => projectFile('schema', 'national.graphql');

/** The SDL of the exchange: countries, notices, operations, links between records of different countries. */
export const exchangeSdl = (): string => projectFile('schema', 'exchange.graphql');

/** The SDL of the query log for auditors. */
export const logSdl = (): string => projectFile('schema', 'log.graphql');
