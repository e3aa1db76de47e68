import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';
import { createLogSubgraph, openLogSource, retentionIn } from '../subgraphs/log/index.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { logPlaceOf } from './log-place.js';
import { logReader } from './log-reader.js';
import type { RequestContext } from './request.js';

/** The query log as auditors read it. */
export interface LogReading {
  readonly source: GraphQLDataSource;
  close(): Promise<void>;
}

/** The lookup of the log follows it so often, in milliseconds, when nobody reads; it has little to catch up with when somebody does. */
const followMs = 10_000;

/**
 * Opens the log for reading. Nothing is read of it before somebody asks, or `followMs` have gone by; then little at a time, between other work. A
 * gateway without a log answers that there is none.
 */
export function openLogReading({ queryLog }: Config, log: Logger): LogReading {
  const logs = queryLog && openLogSource({
    place: logPlaceOf(queryLog), retention: retentionIn(queryLog.folder, queryLog.retention),
    onPassOver: (entry) => log.error({ entry }, 'an entry of the query log cannot be read and is passed over: it was changed; verify the log'),
  });
  const subgraph = createLogSubgraph(() => {
    if (!logs) throw new ConfigError('queryLog: expected the folder of a query log, came none');
    return logs.open();
  });
  const follow = async (): Promise<void> => {
    try {
      await logs?.open();
      await logs?.follow();
    } catch (error) {
      if (!closed) log.warn({ reason: error instanceof Error ? error.message : 'no reason given' }, 'the lookup of the query log cannot follow it');
    }
    if (!closed) timer = setTimeout(() => void follow(), followMs).unref();
  };
  let closed = false;
  let timer = setTimeout(() => void follow(), followMs).unref();
  return {
    source: {
      async process({ request, context }) {
        const { query, variables, operationName } = request;
        return subgraph.process({ query, variables, operationName }, logs ? logReader(context as RequestContext) : null);
      },
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await logs?.close();
    },
  };
}
