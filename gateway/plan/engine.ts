import { ApolloGateway } from '@apollo/gateway';
import type { GatewayConfig, GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginInlineTraceDisabled, ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { withoutAccess } from '../util/access-directives.js';
import { pause } from '../util/turns.js';
import { finiteNumbers } from './finite-numbers.js';
import type { ServedGraph } from './graph.js';
import type { GraphThread } from './graph-thread.js';
import { openGatewayBeside } from './gateway-beside.js';
import type { GatewayInterface, PlanTold } from './gateway-interface.js';
import { persistedDocuments, queryPlanCache } from './kept-texts.js';
import type { GraphTexts } from './kept-texts.js';
import { fieldsBetweenSubgraphs, noReservedNames } from './reserved-names.js';
import type { FieldsBetweenSubgraphs } from './reserved-names.js';
import { singleFetchPath } from './single-fetch.js';

// Without it @apollo/gateway sends measurements to its vendor.
process.env.APOLLO_TELEMETRY_DISABLED = '1';

/** A subgraph as the supergraph names it. */
export interface SubgraphAddress {
  readonly name: string;
  /** As composed; of no meaning for subgraphs the gateway executes itself. */
  readonly url: string | undefined;
}

/** Where an engine's own messages go: @apollo/gateway's and @apollo/server's. */
export interface EngineLog {
  debug(message?: unknown): void;
  info(message?: unknown): void;
  warn(message?: unknown): void;
  error(message?: unknown): void;
}

/** What an ApolloServer is given besides its gateway. */
export type EngineServerOptions<C extends BaseContext> =
  Omit<ApolloServerOptionsWithGateway<C>, 'gateway' | 'apollo' | 'logger' | 'stopOnTerminationSignals' | 'schema' | 'typeDefs' | 'resolvers'>;

export interface EngineOptions<C extends BaseContext, G extends ServedGraph = ServedGraph> {
  /** The data source of each subgraph, made once for each engine. */
  source(subgraph: SubgraphAddress, graph: G): GraphQLDataSource<C>;
  /** Plugins, formatError, parse and validation options and the like; called once for each engine, as plugins keep state. */
  server?(graph: G): EngineServerOptions<C>;
  /** Told of every query plan before it is executed, also of one from the plan cache. */
  onPlan?: GatewayConfig['experimental_didResolveQueryPlan'];
  /**
   * Where documents are kept that clients registered, and query plans beside those of the process when other gateways share it. Default: none;
   * then no document can be registered.
   */
  texts?: GraphTexts | null;
  /** What plans take in this process at most, in MiB of JSON, 1 or more. Default 30. Each engine has its own: a plan fits one supergraph alone. */
  planCacheMiB?: number;
  /** Whether to check the supergraph once more before serving it. Default false: it was composed here. */
  validateSupergraph?: boolean;
  /** Default: nothing is told. */
  log?: EngineLog;
}

/** What answers queries on one graph. It never changes: another graph has another engine. */
export interface Engine<C extends BaseContext, G extends ServedGraph = ServedGraph> {
  readonly graph: G;
  /** Started. Executes operations by `executeOperation` and `executeHTTPGraphQLRequest`. */
  readonly server: ApolloServer<C>;
  /** Ends it. To be called when its last request has ended. */
  stop(): Promise<void>;
}

const silent: EngineLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** Nothing of Apollo's leaves the process or adds to an answer. */
const withoutReporting = () => [
  ApolloServerPluginUsageReportingDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginCacheControlDisabled(),
];

/** What plans and executes for an engine. */
interface Loaded {
  readonly gateway: GatewayInterface;
  readonly between: FieldsBetweenSubgraphs;
}

/**
 * Starts an engine: a gateway that plans and executes, and an ApolloServer that parses and validates.
 * @param beside reads the graph and plans, so that this thread goes on meanwhile; where it fails, an ApolloGateway does both, here. Default: that does.
 * @throws when the supergraph cannot be served.
 */
export async function startEngine<C extends BaseContext, G extends ServedGraph>(graph: G, options: EngineOptions<C, G>, beside?: GraphThread): Promise<Engine<C, G>> {
  const logger = options.log ?? silent;
  const texts = options.texts ?? null;
  const sources = new Map<string, GraphQLDataSource>();
  const source = ({ name, url }: { readonly name: string; readonly url?: string }): GraphQLDataSource => {
    const made = options.source({ name, url }, graph) as GraphQLDataSource;
    sources.set(name, made);
    return made;
  };
  const singles = singleFetchPath((name) => sources.get(name));
  const plans = queryPlanCache(texts, graph.hash, options.planCacheMiB ?? 30);
  const validate = options.validateSupergraph ?? false;
  const onPlan = (told: PlanTold): void => {
    singles.onPlan(told);
    options.onPlan?.(told);
  };
  const here = (): Loaded => ({
    gateway: new ApolloGateway({
      supergraphSdl: withoutAccess(graph.supergraphSdl), buildService: source, logger, debug: false, __exposeQueryPlanExperimental: false, validateSupergraph: validate,
      queryPlannerConfig: { cache: plans }, experimental_didResolveQueryPlan: onPlan,
    }),
    between: fieldsBetweenSubgraphs(graph.supergraphSdl),
  });
  const { gateway, between } = beside
    ? await openGatewayBeside({ thread: beside, planning: { supergraphSdl: graph.supergraphSdl, validate }, source, plans, onPlan }).catch((error: unknown) => {
      logger.warn(`planning beside: ${String(error)}`);
      return here();
    })
    : here();
  try {
    await pause();
    const settings = options.server?.(graph) ?? {};
    await pause();
    const server = new ApolloServer<C>({
      includeStacktraceInErrorResponses: false,
      persistedQueries: texts === null ? false : { cache: persistedDocuments(texts, graph.hash) },
      ...settings,
      plugins: [...withoutReporting(), ...(settings.plugins ?? [])],
      validationRules: [...(settings.validationRules ?? []), finiteNumbers, noReservedNames(between)],
      gateway: singles.around(gateway),
      logger,
      stopOnTerminationSignals: false,
    });
    await server.start();
    return { graph, server, stop: () => server.stop() };
  } catch (error) {
    await gateway.stop();
    throw error;
  }
}
