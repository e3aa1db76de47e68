import { readFileSync } from 'node:fs';
import { UsageError } from './failures.js';

/**
 * A secret from a file, or from a variable of the environment where no file is named; undefined when neither is. Arguments hold no
 * secrets: every user of the machine can read them.
 * @throws UsageError when the file cannot be read or is empty.
 */
export function secret(file: string | undefined, variable: string): string | undefined {
  if (file === undefined) return process.env[variable] || undefined;
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    throw new UsageError(`${file}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
  if (text === '') throw new UsageError(`${file}: expected a password, came an empty file`);
  return text;
}
