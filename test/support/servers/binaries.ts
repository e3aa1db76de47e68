import { accessSync, constants, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { canInstallPackages, installPackages } from './debian.js';

/** Where Debian puts what is not on every user's PATH. */
const usualPlaces = ['/usr/local/sbin', '/usr/local/bin', '/usr/sbin', '/usr/bin', '/sbin', '/bin'];

/** Debian keeps each major version of PostgreSQL in a folder of its own. */
const postgresVersions = '/usr/lib/postgresql';

/**
 * The paths of these programs, in their order. When one is missing, the Debian packages are installed if we may do so.
 * @throws when one is missing and cannot be installed; the message says what to install. A test is never skipped.
 */
export async function binaries<const Names extends readonly string[]>(
  names: Names, debianPackages: readonly string[], mayInstall = canInstallPackages(),
): Promise<{ readonly [I in keyof Names]: string }> {
  if (mayInstall && names.some((name) => !findBinary(name))) await installPackages(debianPackages);
  return names.map((name) => {
    const path = findBinary(name);
    if (path) return path;
    throw new Error(
      `expected the program ${name} on the PATH or in ${usualPlaces.join(', ')}, found none; tests talk to real servers: install it, `
      + `on Debian with "apt-get install --no-install-recommends ${debianPackages.join(' ')}"`,
    );
  }) as { readonly [I in keyof Names]: string };
}

function findBinary(name: string): string | undefined {
  return places().map((folder) => join(folder, name)).find(isExecutable);
}

/** The newest PostgreSQL first: one found on the PATH may be a link to one program of several that must be of one version. */
function places(): readonly string[] {
  return [...postgresFolders(), ...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...usualPlaces];
}

function postgresFolders(): readonly string[] {
  try {
    return readdirSync(postgresVersions)
      .sort((a, b) => Number(b) - Number(a))
      .map((version) => join(postgresVersions, version, 'bin'));
  } catch {
    return [];
  }
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
