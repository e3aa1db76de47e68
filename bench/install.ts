import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The peer that only the bench needs; pinned in bench/package.json. */
export const hivePackage: string = '@graphql-hive/gateway';

const isInstalled = (): boolean => existsSync(join(__dirname, 'node_modules', hivePackage, 'package.json'));

/** Why Hive Gateway cannot take part. Null: it is installed. */
export const hiveMissing = (): string | null => (isInstalled() ? null : `${hivePackage} is not installed: run npm ci --prefix bench`);

/**
 * Installs what bench/package-lock.json pins into bench/node_modules, once. Failing (no registry at hand) is no error: the contender
 * that needs it says it is missing.
 */
export function installPeers(): void {
  if (isInstalled()) return;
  process.stderr.write('installing the peers of the bench into bench/node_modules, once\n');
  spawnSync('npm', ['ci', '--prefix', __dirname, '--ignore-scripts', '--no-audit', '--no-fund'], { stdio: ['ignore', 2, 2] });
}
