import type { Logger } from 'pino';
import { LogStoreError, openLogWriter } from '../log/index.js';
import type { LogWriter, LogWriterOptions } from '../log/index.js';
import { noAudit, openAudit } from './audit/index.js';
import type { OpenAudit } from './audit/index.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { logPlaceOf } from './log-place.js';

/** Opens a log for writing. */
export type OpenLogWriter = (options: LogWriterOptions) => Promise<LogWriter>;

/**
 * Opens the query log a configuration names. Without one nobody could tell who saw what: only a gateway that is open to everybody starts without.
 * @param openWriter default: the log of the folder or the database.
 * @throws ConfigError
 */
export async function openGatewayAudit({ queryLog }: Config, open: boolean, log: Logger, openWriter: OpenLogWriter = openLogWriter): Promise<OpenAudit> {
  if (queryLog === undefined) {
    if (!open) throw new ConfigError('queryLog: expected a folder where who saw what is written, or a gateway that is started with --open; came neither');
    return { ...noAudit, checkpoint: null, writableUntil: null, close: () => Promise.resolve() };
  }
  const { retryMs, refusalsMs, origin, checkpointMs, mostWaiting, thread, retention } = queryLog;
  const place = logPlaceOf(queryLog);
  try {
    return await openAudit({
      retryMs, refusalsMs,
      open: (known) => openWriter({
        ...place, origin, checkpointMs, mostWaiting, thread, retention, known, onFailure: () => undefined,
        onEnding: (until) => log.warn({ until }, 'the query log can be written until then, and nothing is answered after: `bureaux audit install` makes partitions for the months that follow'),
      }),
      onChange: (reason) => (reason === null ? log.info('the query log is written again') : log.error({ reason }, 'the query log cannot be written: nothing is answered')),
    });
  } catch (error) {
    if (error instanceof LogStoreError) throw new ConfigError(`queryLog: ${error.message}`);
    throw error;
  }
}
