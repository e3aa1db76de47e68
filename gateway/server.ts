import { destination, pino } from 'pino';
import type { Logger } from 'pino';
import type { Config } from './config.js';
import { createFlow, flowPlugin } from './flow.js';
import type { FlowOptions } from './flow.js';
import { openHttp } from './http.js';
import type { GatewayState } from './http.js';
import { countedCost, limitCost, limitDepth, limitDocument, limitLists, limitRootFields, readWeights } from './limits/index.js';
import { openAccess } from './open-access.js';
import type { Access } from './open-access.js';
import { readSupergraph } from './plan/index.js';
import { declarePurpose, requirePurpose } from './purpose/index.js';
import type { Admit } from './request.js';
import { serveExchange } from './serve-exchange.js';
import { serveSupergraph } from './serve-supergraph.js';
import type { Serving, ServingOptions } from './serving.js';

export interface GatewayOptions {
  readonly config: Config;
  /** A supergraph to serve instead of the exchange, as SDL. */
  readonly supergraphSdl?: string;
  /** Whether everybody may ask, without a token and without a purpose. Default false. */
  readonly open?: boolean;
  /** Default: JSON lines on standard error, at the configuration's level. */
  readonly log?: Logger;
}

/** A gateway that listens. */
export interface Gateway {
  /** `http://HOST:PORT`. */
  readonly url: string;
  /** Takes the countries, operations and notices of another configuration while queries run; the other options stay as they are. */
  reload(config: Config): Promise<void>;
  /**
   * Ends it: `/health/ready` says 503, after `drainDelayMs` listening stops, running queries finish within `drainMs` or are given up, and every
   * connection is closed. Further calls wait for the first.
   */
  close(): Promise<void>;
}

/** Everybody may ask, and is known as nobody. */
const openStages: FlowOptions['stages'] = {
  identify: () => Promise.resolve(null), meter: () => Promise.resolve(null), declarePurpose: () => null, permit: () => null,
  fillDocument: (body) => body, checkDocument: () => null,
};

const stagesOf = ({ identify, meter, trust }: Access): FlowOptions['stages'] =>
  ({ identify, meter, declarePurpose, permit: () => null, fillDocument: trust.fill, checkDocument: trust.checkHash });

/**
 * Starts a gateway; resolves when it serves a graph.
 * @throws ConfigError, an error of the network when it cannot listen, or what is wrong with the supergraph; then it has not listened.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, supergraphSdl, open = false } = options;
  const supergraph = supergraphSdl === undefined ? null : readSupergraph(supergraphSdl);
  const log = options.log ?? pino({ level: config.logLevel }, destination(2));
  const access = open ? null : await openAccess(config, log);
  const { limits } = config;
  const bounds = [limitDepth(limits.depth), limitRootFields(limits.rootFields), limitDocument(limits), limitLists(limits.listItems)];
  const admit: readonly Admit[] = access ? [access.trust.admit, requirePurpose, ...bounds] : bounds;
  let state: GatewayState = 'starting';
  let serving: Serving | null = null;

  const flow = createFlow({
    stages: access ? stagesOf(access) : openStages,
    engine: () => serving?.acquire() ?? null,
    deadlineMs: config.deadlineMs,
    running: config.limits.running,
  });
  const http = openHttp({ config, log, flow, state: () => state });

  const close = async (): Promise<void> => {
    state = 'draining';
    await new Promise((resolve) => setTimeout(resolve, config.drainDelayMs));
    state = 'stopping';
    const patience = setTimeout(() => {
      flow.giveUp(new Error('The gateway is shutting down.'));
      setTimeout(() => http.server.closeAllConnections(), 1000).unref();
    }, config.drainMs);
    await http.close();
    clearTimeout(patience);
    await serving?.close();
    access?.close();
  };

  try {
    const url = await http.listen({ host: config.host, port: config.port });
    const servingOptions: ServingOptions = {
      config, log,
      plugin: ({ supergraphSdl }, countries) =>
        flowPlugin({
          admit: [...admit, limitCost(limits.cost, { weights: readWeights(supergraphSdl), countries })], log, costOf: countedCost,
          observe: async ({ requester }, operation, answer) => (access && requester ? access.lockout.count(requester, operation, answer) : undefined),
        }),
    };
    serving = supergraph ? await serveSupergraph(supergraph, servingOptions) : await serveExchange(servingOptions);
    state = 'ready';
    let closing: Promise<void> | null = null;
    return { url, reload: (next) => serving!.reload(next), close: () => (closing ??= close()) };
  } catch (error) {
    access?.close();
    await http.close();
    throw error;
  }
}
