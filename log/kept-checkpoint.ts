import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logFiles } from './log-files.js';
import { witnessNotes } from './witness-notes.js';

/**
 * The newest checkpoint of a log as it stands in its folder, beside the store: who can change the store alone can take no checkpoint away unnoticed.
 * @returns null when there is none, or another log's.
 */
export function readKeptCheckpoint(folder: string, origin: string): string | null {
  const file = join(folder, logFiles.checkpoint);
  return existsSync(file) ? (witnessNotes(readFileSync(file, 'utf8'), origin)[0] ?? null) : null;
}

/** Writes it, whole or not at all, after the store has it. Where it cannot be written, the one before stays: it still holds. */
export function keepCheckpoint(folder: string, note: string): void {
  const file = join(folder, logFiles.checkpoint);
  try {
    writeFileSync(`${file}.new`, note, { flush: true });
    renameSync(`${file}.new`, file);
  } catch {
    // A disk that is full is told of by the log itself.
  }
}
