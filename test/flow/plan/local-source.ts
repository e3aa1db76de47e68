import { buildSubgraphSchema } from '@apollo/subgraph';
import type { GraphQLDataSource } from '@apollo/gateway';
import { graphql, parse } from 'graphql';


/** A call a plan made. */
export interface Fetched {
  readonly subgraph: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** A data source that executes a subgraph in memory and notes each call. */
export function localSource(subgraph: string, sdl: string, resolvers: Readonly<Record<string, Readonly<Record<string, unknown>>>>, fetched: Fetched[]): GraphQLDataSource {
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as Record<string, Record<string, () => unknown>> }]);
  return {
    async process({ request, context }) {
      const { query = '', variables = {} } = request;
      fetched.push({ subgraph, query, variables });
      return await graphql({ schema, source: query, variableValues: variables, contextValue: context });
    },
  };
}
