import type { ApolloServerPlugin } from '@apollo/server';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import type { Engine as LeasedEngine } from './flow.js';
import type { EngineLog, EngineServerOptions, Engines, ServedGraph } from './plan/index.js';
import type { RequestContext } from './request.js';
import { maskError } from './response/index.js';
import type { Masking } from './response/index.js';

/** A graph that is served, with what carries its calls. */
export interface Serving {
  /** The engine of the newest graph, held until it is released. */
  acquire(): LeasedEngine;
  /** Takes the countries, operations and notices of another configuration, and reads every bureau again. */
  reload(config: Config): Promise<void>;
  /** Waits for the last request, then closes every connection. */
  close(): Promise<void>;
}

export interface ServingOptions {
  readonly config: Config;
  /** The part of the flow inside an engine, for a graph with so many countries. */
  plugin(graph: ServedGraph, countries: number): ApolloServerPlugin<RequestContext>;
  readonly log: Logger;
}

/** How every engine takes requests: what a document may be, what leaves of an error, and no request a page of another site can make. */
export function engineServerOptions({ config }: ServingOptions, plugin: ApolloServerPlugin<RequestContext>, masking: Masking): EngineServerOptions<RequestContext> {
  return {
    plugins: [plugin],
    formatError: maskError(masking),
    parseOptions: { maxTokens: config.limits.tokens },
    csrfPrevention: true,
    introspection: true,
    allowBatchedHttpRequests: false,
  };
}

/** Where the engines' own messages go: debug, as they may repeat parts of a document; what matters is logged by the flow. */
export function engineLog(log: Logger): EngineLog {
  const tell = (message?: unknown): void => log.debug({ engine: String(message) });
  return { debug: () => undefined, info: tell, warn: tell, error: tell };
}

/** Leases engines to the flow. */
export const leaseOf = <G extends ServedGraph>(engines: Engines<RequestContext, G>) => (): LeasedEngine => {
  const { engine, release } = engines.acquire();
  return { server: engine.server, release };
};
