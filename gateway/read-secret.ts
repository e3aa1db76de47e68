import { readFileSync } from 'node:fs';
import { ConfigError } from './config-error.js';

/** A secret of a file that an option names. @throws ConfigError */
export function readSecret(option: string, file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw new ConfigError(`${option}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
}
