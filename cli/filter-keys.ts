import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FilterSecret } from '../schema/filter/secrets.js';
import { UsageError } from './failures.js';

/** A new file of filter secrets: see schema/filter/secrets.ts. */
export const newFilterKeys = (): string => `keys:\n  - id: "${new Date().toISOString().slice(0, 10)}"\n    key: "${randomBytes(32).toString('base64url')}"\n`;

/** The file of filter secrets in a folder of secrets, or of a demo's data. */
export const filterKeysFile = (folder: string): string => join(folder, 'filter-keys');

/** Makes the file of filter secrets where there is none. */
export function makeFilterKeys(file: string): void {
  if (!existsSync(file)) writeFileSync(file, newFilterKeys(), { mode: 0o600, flag: 'wx' });
}

/** The secrets in a file. @throws UsageError when it cannot be read, or is none. */
export async function filterSecretsIn(file: string): Promise<readonly FilterSecret[]> {
  const { FilterSecretsError, readFilterSecrets } = await import('../schema/filter/secrets.js');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
  try {
    return readFilterSecrets(text);
  } catch (error) {
    if (error instanceof FilterSecretsError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}
