import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { OpenedLog } from '../../log/index.js';
import { defaultDataFolder } from '../arguments.js';
import { UsageError } from '../failures.js';
import { secret } from '../secrets.js';

/** Where in its data folder a gateway keeps its query log. */
export const logFolder = (data: string): string => join(data, 'query-log');

/** Where a log is, as the options say. */
export interface PlaceOptions {
  readonly data: string;
  readonly database?: string;
  readonly passwordFile?: string;
}

/** A log that is read, as the options say. */
export interface ReadOptions extends PlaceOptions {
  readonly origin?: string;
}

/** The variable that holds the password where no file does. */
const passwordVariable = 'BUREAUX_LOG_PASSWORD';

/** The options that name the place of a log. */
export const withPlace = (command: Command): Command => command
  .option('--data <folder>', 'the data folder of the gateway; its log, or with --database the keys of its log, are in query-log/ there', defaultDataFolder)
  .option('--database <url>', 'the PostgreSQL database with the log, postgres://USER@HOST:PORT/DATABASE (default: the log is in the data folder)')
  .option('--password-file <file>', `the password for the database, where the URL holds none (default: ${passwordVariable})`);

/** The options that name a log to be read. */
export const withLog = (command: Command): Command => withPlace(command)
  .option('--origin <name>', 'the name of the log in the database, where there are several');

/** The database that the options name. @throws UsageError, LogStoreError */
export async function databaseOf({ database, passwordFile }: Pick<PlaceOptions, 'database' | 'passwordFile'>): Promise<{ readonly url: string } | undefined> {
  if (database === undefined) {
    if (passwordFile !== undefined) throw new UsageError('expected --password-file beside --database, came alone');
    return undefined;
  }
  const { logDatabaseUrl } = await import('../../log/index.js');
  return { url: logDatabaseUrl(database, secret(passwordFile, passwordVariable)) };
}

/**
 * Opens the log that the options name, for reading.
 * @param keyFile the log's public key as the auditor has kept it. Default: the one beside the log.
 */
export async function openLog({ data, origin, ...options }: ReadOptions, keyFile?: string): Promise<OpenedLog> {
  const { openLogDatabase, openLogFolder, readVerifierKey } = await import('../../log/index.js');
  const kept = keyFile === undefined ? undefined : readVerifierKey(textOf(keyFile).trim());
  if (origin !== undefined && kept && kept.origin !== origin) throw new UsageError(`expected the key of ${origin}, came that of ${kept.origin}`);
  const database = await databaseOf(options);
  if (database) return openLogDatabase({ ...database, folder: logFolder(data), ...(origin !== undefined && { origin }), ...kept });
  if (origin !== undefined) throw new UsageError('expected --origin beside --database, came alone');
  const log = openLogFolder(logFolder(data));
  return { ...log, ...kept };
}

/** The text of a file that an option names. @throws UsageError */
export function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file}: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
}
