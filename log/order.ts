import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { LogOrder, LogOrderResult } from './administration.js';
import { lockFolder } from './folder-lock.js';
import { logFiles, readLogVerifier } from './log-files.js';
import type { LogPlace } from './open-store.js';
import { giveOrder } from './order-files.js';
import { LogStoreError } from './store.js';
import { openLogWriter } from './writer.js';

/** How long a running process may take to carry out an order, in milliseconds: a hold of a case is looked up in the entries. */
const patienceMs = 120_000;

/**
 * Has an order carried out: by the process that writes the log, through its folder, where there is one; else here.
 * @throws LogStoreError
 */
export async function orderLog(place: LogPlace, order: LogOrder): Promise<LogOrderResult> {
  const { origin } = readLogVerifier(place.folder);
  const lock = await lockFolder(place.folder, 0);
  if (!lock) return giveOrder(place.folder, order, patienceMs);
  lock.release();
  if (place.database === undefined && !existsSync(join(place.folder, logFiles.log))) {
    throw new LogStoreError(`Expected a query log in the folder, got no ${logFiles.log}: one in a database needs its URL`);
  }
  const writer = await openLogWriter({ ...place, origin, checkpointMs: 60_000, mostWaiting: 10_000, onFailure: () => undefined });
  try {
    return await writer.order(order);
  } finally {
    await writer.close();
  }
}
