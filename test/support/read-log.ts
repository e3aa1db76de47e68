import { join } from 'node:path';
import { openLogFolder, readEntry } from '../../log/index.js';
import type { ReadEntry } from '../../log/index.js';
import { logFiles, readLogVerifier } from '../../log/log-files.js';
import { openSqliteStore } from '../../log/sqlite/sqlite-store.js';
import { verifyLog } from '../../log/verify.js';
import type { Verification } from '../../log/verify.js';

/** All entries of the log in a folder, while its gateway runs or after, search values opened. */
export async function entriesOf(folder: string): Promise<ReadEntry[]> {
  const log = openLogFolder(folder);
  try {
    const { size } = await log.store.state();
    return (await log.store.leaves(0, size)).map((leaf) => readEntry(log.origin, leaf, log.searchKeys));
  } finally {
    await log.close();
  }
}

/** The text of an operation that an entry names. */
export async function operationText(folder: string, digest: string): Promise<string | null> {
  const log = openLogFolder(folder);
  try {
    return await log.store.operation(digest);
  } finally {
    await log.close();
  }
}

/** Verifies the log of a folder, as the command does. */
export async function verifyFolder(folder: string, witnessed: readonly string[] = []): Promise<Verification> {
  const store = openSqliteStore(join(folder, logFiles.log), { readOnly: true });
  try {
    return await verifyLog({ store, ...readLogVerifier(folder), witnessed });
  } finally {
    await store.close();
  }
}
