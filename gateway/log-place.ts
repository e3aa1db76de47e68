import { LogStoreError, logDatabaseUrl } from '../log/index.js';
import type { LogPlace } from '../log/index.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { readSecret } from './read-secret.js';

/** Where the query log is that a configuration names. @throws ConfigError */
export function logPlaceOf({ folder, database }: NonNullable<Config['queryLog']>): LogPlace {
  if (database === undefined) return { folder };
  const { url, passwordFile, timeoutMs } = database;
  const password = passwordFile === undefined ? undefined : readSecret('queryLog.database.passwordFile', passwordFile);
  try {
    return { folder, database: { url: logDatabaseUrl(url, password), timeoutMs } };
  } catch (error) {
    throw error instanceof LogStoreError ? new ConfigError(`queryLog.database.url: ${error.message}`) : error;
  }
}
