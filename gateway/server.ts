import { destination, pino } from 'pino';
import type { Logger } from 'pino';
import { exchangeSdl, logSdl, nationalSdl } from '../schema/files.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import { createFlow, flowPlugin } from './flow.js';
import type { FlowOptions } from './flow.js';
import { openHttp } from './http.js';
import type { GatewayState } from './http.js';
import { countedCost, limitCost, limitDepth, limitDocument, limitLists, limitRootFields, readWeights } from './limits/index.js';
import { openAccess } from './open-access.js';
import type { Access } from './open-access.js';
import { readSupergraph } from './plan/index.js';
import { createGuard, followPolicy, knownNames, readPolicy } from './policy/index.js';
import type { FollowedPolicy } from './policy/index.js';
import { declarePurpose, requirePurpose } from './purpose/index.js';
import { openSigning } from './open-signing.js';
import { openGatewayAudit } from './open-audit.js';
import type { OpenLogWriter } from './open-audit.js';
import type { Admit, Permit } from './request.js';
import { serveExchange } from './serve-exchange.js';
import { serveSupergraph } from './serve-supergraph.js';
import type { Serving, ServingOptions } from './serving.js';

export interface GatewayOptions {
  readonly config: Config;
  /** A supergraph to serve instead of the exchange, as SDL. */
  readonly supergraphSdl?: string;
  /** Whether everybody may ask, without a token, a purpose and a policy. Default false. */
  readonly open?: boolean;
  /** Default: JSON lines on standard error, at the configuration's level. */
  readonly log?: Logger;
  /** How the query log is opened for writing. Default: in its folder, in SQLite. */
  readonly openLogWriter?: OpenLogWriter;
}

/** A gateway that listens. */
export interface Gateway {
  /** `http://HOST:PORT`. */
  readonly url: string;
  /** Takes the countries, operations and notices of another configuration while queries run, and the policy's file as it is; the other options stay. */
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

const stagesOf = ({ identify, meter, trust }: Access, permit: Permit): FlowOptions['stages'] =>
  ({ identify, meter, declarePurpose, permit, fillDocument: trust.fill, checkDocument: trust.checkHash });

/**
 * Starts a gateway; resolves when it serves a graph.
 * @throws ConfigError, an error of the network when it cannot listen, or what is wrong with the supergraph; then it has not listened.
 */
export async function startGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, supergraphSdl, open = false } = options;
  const supergraph = supergraphSdl === undefined ? null : readSupergraph(supergraphSdl);
  const log = options.log ?? pino({ level: config.logLevel }, destination(2));
  const { limits } = config;
  const bounds: readonly Admit[] = [limitDepth(limits.depth), limitRootFields(limits.rootFields), limitDocument(limits), limitLists(limits.listItems)];
  const policy = open ? null : openPolicy(config, supergraphSdl === undefined ? [nationalSdl(), exchangeSdl(), logSdl()] : [supergraphSdl], log);
  const access = open ? null : await openAccess(config, log);
  const audit = await openGatewayAudit(config, open, log, options.openLogWriter).catch((error: unknown) => {
    access?.close();
    policy?.close();
    throw error;
  });
  const require: Admit = (operation, context) => access && (access.trust.admit(operation, context) ?? requirePurpose(operation, context));
  let state: GatewayState = 'starting';
  let serving: Serving | null = null;

  const flow = createFlow({
    stages: access && policy ? stagesOf(access, policy.permit) : openStages,
    audit,
    engine: () => serving?.acquire() ?? null,
    deadlineMs: config.deadlineMs,
    running: config.limits.running,
  });
  const signing = supergraph ? null : openSigning(config, () => audit.checkpoint);
  const http = openHttp({
    config, log, flow, signing, state: () => (state === 'ready' && audit.unavailable() ? 'unlogged' : state), writableUntil: () => audit.writableUntil, onRefused: (code) => audit.count(code),
  });

  const close = async (): Promise<void> => {
    state = 'draining';
    await new Promise((resolve) => setTimeout(resolve, config.drainDelayMs));
    state = 'stopping';
    const patience = setTimeout(() => {
      flow.giveUp(new Error('The gateway is shutting down.'));
      setTimeout(() => http.server.closeAllConnections(), 1000).unref();
    }, config.drainMs);
    await http.close();
    await flow.ended();
    clearTimeout(patience);
    policy?.close();
    await serving?.close();
    access?.close();
    await audit.close();
  };

  try {
    const url = await http.listen({ host: config.host, port: config.port });
    const servingOptions: ServingOptions = {
      config, log,
      plugin: ({ supergraphSdl: graph }, countries) =>
        flowPlugin({
          require, guard: createGuard(graph), admit: [...bounds, limitCost(limits.cost, { weights: readWeights(graph), countries })], log, audit, costOf: countedCost,
          observe: async ({ requester }, operation, answer) => (access && requester ? access.lockout.count(requester, operation, answer) : undefined),
        }),
    };
    serving = supergraph ? await serveSupergraph(supergraph, servingOptions) : await serveExchange({ ...servingOptions, signing: signing! });
    state = 'ready';
    let closing: Promise<void> | null = null;
    const reload = (next: Config): Promise<void> => {
      policy?.read();
      return serving!.reload(next);
    };
    return { url, reload, close: () => (closing ??= close()) };
  } catch (error) {
    access?.close();
    policy?.close();
    await http.close();
    await audit.close();
    throw error;
  }
}

/** Until a policy says yes nobody sees anything: a gateway without one does not start. */
function openPolicy({ policy: file }: Config, graph: readonly string[], log: Logger): FollowedPolicy {
  if (file === undefined) throw new ConfigError('policy: expected a file that says who may see what, or a gateway that is started with --open; came neither');
  const names = knownNames(graph);
  const { policy, faults } = readPolicy(file, names);
  if (faults) throw new ConfigError(faults.join('\n'));
  return followPolicy(file, policy, names, {
    taken: (version) => log.info({ policy: version }, 'a new policy holds'),
    refused: (wrong) => log.error({ faults: wrong }, 'the new policy is refused, the one before stays'),
  });
}
