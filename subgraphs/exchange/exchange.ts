import { buildSubgraphSchema } from '@apollo/subgraph';
import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult } from 'graphql';
import { LRUCache } from 'lru-cache';
import { exchangeSdl } from '../../schema/files.js';
import type { ExchangeContext } from './context.js';
import type { ExchangeData } from './data.js';
import { exchangeResolvers } from './resolvers.js';

/** A GraphQL request as the gateway's executor makes it. */
export interface ExchangeRequest {
  readonly query?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** The exchange as a Federation 2 subgraph that is executed in the gateway's own process. */
export interface Exchange {
  /** What it publishes: schema/exchange.graphql. */
  readonly sdl: string;
  /** Executes one request. Never rejects for a request that is wrong: its errors tell. */
  process(request: ExchangeRequest, context: ExchangeContext): Promise<ExecutionResult>;
}

/** Documents kept parsed and validated, by their text. */
const documentsKept = 1_000;

/** Makes the exchange of the data it owns. */
export function createExchange(data: ExchangeData): Exchange {
  const sdl = exchangeSdl();
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: exchangeResolvers(data) }]);
  const documents = new LRUCache<string, DocumentNode | { readonly errors: readonly GraphQLError[] }>({ max: documentsKept });

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
    async process({ query = '', variables, operationName }, context) {
      const document = read(query);
      if ('errors' in document) return document;
      return execute({ schema, document, variableValues: variables, operationName, contextValue: context });
    },
  };
}
