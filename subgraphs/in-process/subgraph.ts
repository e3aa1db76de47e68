import { execute, GraphQLError, parse, validate } from 'graphql';
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql';
import { LRUCache } from 'lru-cache';

/** A GraphQL request as the gateway's executor makes it. */
export interface SubgraphRequest {
  readonly query?: string | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/**
 * Answers a request. Never rejects for a request that is wrong: its errors tell.
 * @param contextOf makes what resolvers are given, once the request is known to be right; an error refuses it.
 */
export type ProcessRequest<Context> = (request: SubgraphRequest, contextOf: () => Context | GraphQLError | Promise<Context | GraphQLError>) => Promise<ExecutionResult>;

/** Documents kept parsed and validated, by their text. */
const documentsKept = 1_000;

/** A subgraph that is executed in the gateway's own process. @param schema as `buildSubgraphSchema` makes it. */
export function inProcessSubgraph<Context>(schema: GraphQLSchema): ProcessRequest<Context> {
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

  return async ({ query = '', variables, operationName }, contextOf) => {
    const document = read(query);
    if ('errors' in document) return document;
    const contextValue = await contextOf();
    if (contextValue instanceof GraphQLError) return { errors: [contextValue] };
    return execute({ schema, document, variableValues: variables, operationName, contextValue });
  };
}
