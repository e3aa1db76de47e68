import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import type { ExecutionResult } from 'graphql';
import { exchangeSdl } from '../../schema/files.js';
import { inProcessSubgraph } from '../in-process/subgraph.js';
import type { SubgraphRequest } from '../in-process/subgraph.js';
import type { ExchangeContext } from './context.js';
import type { ExchangeData } from './data.js';
import { exchangeResolvers } from './resolvers.js';

/** The exchange as a Federation 2 subgraph that is executed in the gateway's own process. */
export interface Exchange {
  /** What it publishes: schema/exchange.graphql. */
  readonly sdl: string;
  /** Executes one request. Never rejects for a request that is wrong: its errors tell. */
  process(request: SubgraphRequest, context: ExchangeContext): Promise<ExecutionResult>;
}

/** Makes the exchange of the data it owns. */
export function createExchange(data: ExchangeData): Exchange {
  const sdl = exchangeSdl();
  const process = inProcessSubgraph<ExchangeContext>(buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: exchangeResolvers(data) }]));
  return { sdl, process: (request, context) => process(request, () => context) };
}
