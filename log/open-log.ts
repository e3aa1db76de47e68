import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { logFiles, readLogVerifier } from './log-files.js';
import { openSearchKeys } from './search-keys.js';
import type { SearchKeys } from './search-keys.js';
import { openSqliteStore } from './sqlite/sqlite-store.js';
import { LogStoreError } from './store.js';
import type { LogStore } from './store.js';

/** A log that is read, while its gateway runs or after. */
export interface OpenedLog {
  readonly origin: string;
  /** The public key. */
  readonly key: KeyObject;
  readonly store: LogStore;
  /** Opens search values. Null: the keys are not in the folder; they may be kept elsewhere. */
  readonly searchKeys: SearchKeys | null;
  close(): Promise<void>;
}

/** Opens the log in a folder for reading. @throws LogStoreError, CheckpointError */
export function openLogFolder(folder: string): OpenedLog {
  const file = join(folder, logFiles.log);
  if (!existsSync(file)) throw new LogStoreError(`Expected a query log in the folder, got no ${logFiles.log}`);
  const { origin, key } = readLogVerifier(folder);
  const store = openSqliteStore(file, { readOnly: true });
  const keysFile = join(folder, logFiles.searchKeys);
  const searchKeys = existsSync(keysFile) ? openSearchKeys(keysFile, { readOnly: true }) : null;
  return {
    origin, key, store, searchKeys,
    async close() {
      searchKeys?.close();
      await store.close();
    },
  };
}
