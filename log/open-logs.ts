import { readVerifierKey } from './checkpoint.js';
import { readKeptCheckpoint } from './kept-checkpoint.js';
import { readLogVerifier } from './log-files.js';
import { openLogFolder, searchKeysIn } from './open-log.js';
import type { OpenedLog } from './open-log.js';
import type { LogPlace } from './open-store.js';

/** All logs of a place, opened for reading. */
export interface OpenedLogs {
  /** The log of the folder. */
  readonly origin: string;
  /** The logs that are there now: in a database those of other gateways, too. @param known origins that are open already, and are left out. */
  open(known: ReadonlySet<string>): Promise<readonly OpenedLog[]>;
  close(): Promise<void>;
}

/**
 * Opens the logs where a gateway keeps its own. Of other gateways' logs in the database, search values stay closed: their keys are in their folders.
 * @throws LogStoreError, CheckpointError
 */
export async function openLogs({ folder, database }: LogPlace): Promise<OpenedLogs> {
  const { origin } = readLogVerifier(folder);
  if (database === undefined) {
    const log = openLogFolder(folder);
    return { origin, open: async (known) => (known.has(origin) ? [] : [log]), close: () => log.close() };
  }
  const { openLogDatabaseReader } = await import('./postgres/read-store.js');
  const reader = await openLogDatabaseReader(database);
  const searchKeys = searchKeysIn(folder);
  return {
    origin,
    async open(known) {
      return (await reader.logs()).filter((log) => !known.has(log.origin)).map((log): OpenedLog => ({
        origin: log.origin, key: log.origin === origin ? readLogVerifier(folder).key : readVerifierKey(log.verifierKey).key, store: reader.store(log.origin),
        searchKeys: log.origin === origin ? searchKeys : null, kept: readKeptCheckpoint(folder, log.origin), close: () => Promise.resolve(),
      }));
    },
    async close() {
      searchKeys?.close();
      await reader.close();
    },
  };
}
