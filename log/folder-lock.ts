import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DatabaseSync } from '@photostructure/sqlite';

/** SQLite locks it as it locks databases: the operating system lets go when the process ends, however that happens. Nothing is ever in it. */
const lockFile = 'writer.lock';

/** How often a lock that is taken is tried, in milliseconds. */
const everyMs = 50;

/** The right to write the log of a folder. */
export interface FolderLock {
  release(): void;
}

/**
 * Takes the right to write the log of a folder.
 * @param patienceMs how long to wait for another to let go.
 * @returns null: another has it.
 */
export async function lockFolder(folder: string, patienceMs: number): Promise<FolderLock | null> {
  mkdirSync(folder, { recursive: true });
  const until = performance.now() + patienceMs;
  for (;;) {
    const lock = tryLock(join(folder, lockFile));
    if (lock || performance.now() >= until) return lock;
    await wait(everyMs);
  }
}

function tryLock(file: string): FolderLock | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('BEGIN EXCLUSIVE');
    return { release: () => database.close() };
  } catch (error) {
    database.close();
    if (/locked|busy/i.test((error as { readonly message?: string }).message ?? '')) return null;
    throw error;
  }
}
