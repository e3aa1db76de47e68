import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { countryCodes, countryFolders } from '../subgraphs/countries.js';
import { newFilterKeys } from './filter-keys.js';

/** `bureaux secrets`: what docker-compose.yml takes by file. */
export function addSecrets(program: Command): void {
  program
    .command('secrets')
    .description('Make the passwords and keys that docker-compose.yml takes from files, each of its own; those that are there are kept. Prints the names of those made.')
    .argument('[folder]', 'where they are to stand; its owner alone may enter', 'secrets')
    .action(async (folder: string) => {
      for (const name of await makeSecrets(resolve(folder))) process.stdout.write(`${name}\n`);
    });
}

/** A password of 256 bits in letters, digits, `-` and `_`: it needs no quoting in a URL, a shell or a configuration. */
const key = (): string => randomBytes(32).toString('base64url');

/** The file of cache keys: see `cache.keys` in gateway/config.ts. */
const cacheKeys = (): string => `secret: "${key()}"\nseals:\n  - id: "${new Date().toISOString().slice(0, 10)}"\n    key: "${key()}"\n`;

/** The secrets of a whole exchange, by the name of their file; the issuer's keys and those that sign come beside. */
export function secretFiles(): ReadonlyMap<string, () => string> {
  const onServers = countryCodes.filter((country) => countryFolders[country]!.engine !== 'sqlite').map((country) => country.toLowerCase());
  return new Map([
    ...['postgres-admin', 'mariadb-admin', 'log-admin', 'log-writer', 'log-reader', 'redis', 'cursor-key', ...onServers.flatMap((cc) => [`${cc}-reader`, `${cc}-writer`])].map((name) => [name, key] as const),
    ['cache-keys', cacheKeys], ['filter-keys', newFilterKeys],
  ]);
}

/** Makes the secrets that are missing in the folder. @returns their names. */
async function makeSecrets(folder: string): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const missing = [...secretFiles()].filter(([name]) => !existsSync(join(folder, name)));
  for (const [name, make] of missing) writeFileSync(join(folder, name), make(), { mode: 0o600, flag: 'wx' });
  const issuer = join('issuer', 'jwks.json');
  const isNew = !existsSync(join(folder, issuer));
  const { openDemoIssuer } = await import('../gateway/identity/index.js');
  await openDemoIssuer(folder);
  const signing = join('signing', 'private.jwks.json');
  const signsAnew = !existsSync(join(folder, signing));
  const { makeSigningKeys } = await import('../gateway/signing/index.js');
  makeSigningKeys({ privateFile: join(folder, signing), publicFile: join(folder, 'signing', 'jwks.json') });
  return [...missing.map(([name]) => name), ...(isNew ? [issuer] : []), ...(signsAnew ? [signing] : [])];
}
