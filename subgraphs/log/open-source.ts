import { join } from 'node:path';
import { lookupFile, openLogs, openLookup, openPostgresLookup, openSqliteLookup } from '../../log/index.js';
import type { LogPlace, OpenedLog } from '../../log/index.js';
import type { LogSource } from './source.js';

export interface LogSourceOptions {
  /** Where this gateway keeps its log. */
  readonly place: LogPlace;
  readonly retention: LogSource['retention'];
  /** Told once of each leaf that cannot be read and is passed over, ORIGIN:PLACE. Default: nobody is. */
  readonly onPassOver?: (entry: string) => void;
}

/** The logs of a place, opened when they are read first. */
export interface OpenableSource {
  /** The logs that are there now. @throws LogStoreError */
  open(): Promise<LogSource>;
  /** Reads what the logs have become since, when they have been opened. */
  follow(): Promise<void>;
  close(): Promise<void>;
}

interface Opened {
  readonly source: LogSource;
  readonly logs: Map<string, OpenedLog>;
  /** Takes in logs of gateways that came later. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

async function openAll({ place, retention, onPassOver }: LogSourceOptions): Promise<Opened> {
  const found = await openLogs(place);
  const store = place.database ? await openPostgresLookup({ connectionString: place.database.url }) : openSqliteLookup(join(place.folder, lookupFile));
  const lookup = await openLookup([], store, onPassOver);
  const logs = new Map<string, OpenedLog>();
  const refresh = async (): Promise<void> => {
    for (const log of await found.open(new Set(logs.keys()))) {
      await lookup.add(log);
      logs.set(log.origin, log);
    }
  };
  await refresh();
  return {
    source: { origin: found.origin, logs, lookup, retention }, logs, refresh,
    async close() {
      await lookup.close();
      await found.close();
    },
  };
}

/** The logs of a place. Nothing is opened, nor read, before they are asked for. */
export function openLogSource(options: LogSourceOptions): OpenableSource {
  let opened: Promise<Opened> | null = null;
  let refreshing: Promise<void> | null = null;
  return {
    async open() {
      opened ??= openAll(options).catch((error: unknown) => {
        opened = null;
        throw error;
      });
      const { source, refresh } = await opened;
      // A log is taken in once.
      await (refreshing ??= refresh().finally(() => (refreshing = null)));
      return source;
    },
    async follow() {
      await (await opened)?.source.lookup.follow();
    },
    async close() {
      await (await opened?.catch(() => null))?.close();
      opened = null;
    },
  };
}
