import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { exchangeSdl, logSdl, nationalSdl } from '../../schema/files.js';
import { fieldTypes } from './fields.js';
import type { LogReader } from './reader.js';
import { logResolvers } from './resolvers.js';
import type { LogSource } from './source.js';

/** A GraphQL request as the gateway's executor makes it. */
export interface LogRequest {
  readonly query?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** The query log as a Federation 2 subgraph that is executed in the gateway's own process. */
export interface LogSubgraph {
  /** What it publishes: schema/log.graphql. */
  readonly sdl: string;
  /**
   * Answers one request, over all that was durable when it came. Never rejects for a request that is wrong: its errors tell.
   * @param reader null: the requester may read nothing of the log.
   */
  process(request: LogRequest, reader: LogReader | null): Promise<ExecutionResult>;
}

/** Documents kept parsed and validated, by their text. */
const documentsKept = 1_000;

/** Makes the subgraph. @param source opens the logs when they are read first. */
export function createLogSubgraph(source: () => Promise<LogSource>): LogSubgraph {
  const sdl = logSdl();
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: logResolvers() }]);
  const documents = new LRUCache<string, DocumentNode | { readonly errors: readonly GraphQLError[] }>({ max: documentsKept });
  let types: ReturnType<typeof fieldTypes> | null = null;

  function read(query: string): DocumentNode | { readonly errors: readonly GraphQLError[] } {
    const known = documents.get(query);
    if (known) return known;
    let result: DocumentNode | { readonly errors: readonly GraphQLError[] };
    try {
      const document = parse(query, { noLocation: true });
      const errors = validate(schema, document);
      result = errors.length > 0 ? { errors } : document;
    } catch (error) {
      if (!(error instanceof GraphQLError)) throw error;
      result = { errors: [error] };
    }
    documents.set(query, result);
    return result;
  }

  return {
    sdl,
    async process({ query = '', variables, operationName }, reader) {
      const document = read(query);
      if ('errors' in document) return document;
      if (!reader) return { errors: [new GraphQLError('This requester may read nothing of the query log.', { extensions: { code: 'FORBIDDEN' } })] };
      const opened = await source();
      await opened.lookup.follow();
      types ??= fieldTypes([nationalSdl(), exchangeSdl(), sdl]);
      return execute({ schema, document, variableValues: variables, operationName, contextValue: { reader, source: opened, types } });
    },
  };
}
