import { buildSubgraphSchema } from '@apollo/subgraph';
import { GraphQLError, parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { exchangeSdl, logSdl, nationalSdl } from '../../schema/files.js';
import { inProcessSubgraph } from '../in-process/subgraph.js';
import type { SubgraphRequest } from '../in-process/subgraph.js';
import type { LogContext } from './context.js';
import { fieldTypes } from './fields.js';
import type { LogReader } from './reader.js';
import { logResolvers } from './resolvers.js';
import type { LogSource } from './source.js';

/** The query log as a Federation 2 subgraph that is executed in the gateway's own process. */
export interface LogSubgraph {
  /** What it publishes: schema/log.graphql. */
  readonly sdl: string;
  /**
   * Answers one request, over all that was durable when it came. Never rejects for a request that is wrong: its errors tell.
   * @param reader null: the requester may read nothing of the log.
   */
  process(request: SubgraphRequest, reader: LogReader | null): Promise<ExecutionResult>;
}

/** Makes the subgraph. @param source opens the logs when they are read first. */
export function createLogSubgraph(source: () => Promise<LogSource>): LogSubgraph {
  const sdl = logSdl();
  const process = inProcessSubgraph<LogContext>(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: logResolvers() }]));
  let types: ReturnType<typeof fieldTypes> | null = null;

  async function contextOf(reader: LogReader | null): Promise<LogContext | GraphQLError> {
    if (!reader) return new GraphQLError('This requester may read nothing of the query log.', { extensions: { code: 'FORBIDDEN' } });
    const opened = await source();
    await opened.lookup.follow();
    types ??= fieldTypes([nationalSdl(), exchangeSdl(), sdl]);
    return { reader, source: opened, types };
  }
  return { sdl, process: (request, reader) => process(request, () => contextOf(reader)) };
}
