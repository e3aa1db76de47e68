import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { GraphQLDataSource } from '@apollo/gateway';
import type { Logger } from 'pino';
import { countryName } from '../schema/country-codes.js';
import { exchangeSdl, logSdl, nationalSdl } from '../schema/files.js';
import { createExchange, exchangeContext } from '../subgraphs/exchange/index.js';
import type { Exchange, ExchangeContext, ExchangeData } from '../subgraphs/exchange/index.js';
import { openBureauClients } from './bureau-clients.js';
import type { BureauClients } from './bureau-clients.js';
import { openCapabilities } from './capabilities.js';
import type { Capabilities } from './capabilities.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import {
  additionsSource, askFromInside, bureauCallDefaults, bureauxNow, cursorSeal, knownPersons, lookupSchema, nationalSource, openDesk, rootFields,
} from './national/index.js';
import type { PortSetting, RoutingTable } from './national/index.js';
import { openLogReading } from './open-log-reading.js';
import { openBureauDeliveries } from './open-deliveries.js';
import { openTls } from './open-tls.js';
import { openCache } from './open-cache.js';
import { openBureauFilters } from './open-filters.js';
import type { Signing } from './open-signing.js';
import { additionsSubgraph, nationalSubgraph, openEngines, openGraphThread, openNetwork } from './plan/index.js';
import type { BureauAddress, Graph, NetworkOptions, OwnSubgraph } from './plan/index.js';
import type { RequestContext } from './request.js';
import { noteNamed } from './util/ledger.js';
import { mayAsk } from './util/permits.js';
import { engineLog, engineServerOptions, leaseOf } from './serving.js';
import type { Serving, ServingOptions } from './serving.js';

/** The name of the exchange's own subgraph. */
const exchangeSubgraph = 'exchange';

/** The name of the query log's subgraph. */
const logSubgraph = 'log';

/** The subgraphs the gateway executes itself. */
export const ownSubgraphs = (): readonly OwnSubgraph[] => [
  { name: nationalSubgraph, sdl: nationalSdl() },
  { name: exchangeSubgraph, sdl: exchangeSdl() },
  { name: logSubgraph, sdl: logSdl() },
];

/** Steps one after the other that a plan over this graph has at most: national, exchange, national, additions. */
const stepsOfAPlan = 4;

/** The bureaux of a configuration. */
export const bureauAddresses = ({ countries }: Config): readonly BureauAddress[] =>
  countries.map(({ code, name, url, connectedSince }) => ({ country: code, name: name ?? countryName(code), url, connectedSince: connectedSince ?? null }));

/**
 * Serves the exchange: the national profile over the configured bureaux, what each adds to it, and the exchange's own subgraph. Bureaux that come,
 * go or change give a new graph, which takes the place of the old one while queries run.
 */
export async function serveExchange(options: ServingOptions & { readonly signing: Signing }): Promise<Serving> {
  const { log, signing } = options;
  let config = options.config;
  let exchange = createExchange(exchangeData(config));
  const seal = cursorSeal(cursorKey(config));
  const profile = lookupSchema(nationalSdl());
  const fields = rootFields(profile);
  const tls = openTls(config);
  const clients = openBureauClients({
    ...bureauCallDefaults,
    maxBytes: config.maxBureauBytes,
    breakerFailures: config.breaker.failures,
    breakerProbeAfterMs: config.breaker.halfOpenAfterMs,
    tls,
    onTlsFailure: (country, cause) => log.warn({ country, cause }, 'a bureau cannot be asked: TLS fails'),
  });
  const cache = openCache(config, log, { tls, onRules: (country, url, rules) => clients.client(country, url).learnRules(rules) });
  const filters = openBureauFilters(config, log, signing, tls);
  const desk = openDesk(cache?.answers ?? null, signing.sign);
  const capabilities = openCapabilities();
  const tables = new WeakMap<Graph, RoutingTable>();
  const tableOf = (graph: Graph): RoutingTable => {
    const table = tables.get(graph) ?? routingTable(graph, clients, capabilities);
    tables.set(graph, table);
    return table;
  };

  const reading = openLogReading(config, log);
  const logPublication = publicationLog(log);
  const thread = openGraphThread();
  const network = openNetwork({
    own: ownSubgraphs(), bureaux: bureauAddresses(config), rereadMs: config.reloadMs, maxBytes: config.maxBureauBytes, beside: thread,
    sign: signing.signPublication, tls, onPublication(country, publication, url) {
      logPublication(country, publication, url);
      if (publication.failure === null && publication.rules !== null) clients.client(country, url).learnRules(publication.rules);
    },
  });
  const first = await network.ready;
  logRefused(first);
  cache?.follow(first.bureaux);
  filters?.follow(first.bureaux);
  const deliveries = openBureauDeliveries(config, log, signing, tls, () => network.graph.bureaux);
  const engines = await openEngines<RequestContext, Graph>(first, {
    source: ({ name }, graph) => {
      const table = tableOf(graph);
      if (name === nationalSubgraph) return nationalSource({ profile, fields, table, seal, desk, checkFreshnessMs: config.cache.checkFreshnessMs, filters });
      if (name === exchangeSubgraph) return exchangeSource(() => exchange, { profile, table, desk });
      if (name === logSubgraph) return reading.source;
      if (name !== additionsSubgraph || graph.additions === null) throw new Error(`The graph has no subgraph ${name}.`);
      return additionsSource(graph.additions, new Set(graph.extensions.map(({ country }) => country)), { table, desk });
    },
    texts: cache?.texts ?? null,
    server: (graph) => engineServerOptions(options, options.plugin(graph, graph.bureaux.length), { tellSubgraphErrors: false }),
    log: engineLog(log),
    beside: thread,
    onFailure: (error) => log.error({ reason: String(error) }, 'a graph cannot be served; the one before goes on'),
  });

  /** Serves a graph when those before it are served, and what its bureaux can be asked is read. */
  let turn: Promise<void> = Promise.resolve();
  const serve = (graph: Graph): Promise<void> => (turn = turn.then(() => capabilities.prepare(graph)).then(() => engines.replace(graph)));

  const retiring = new Set<NodeJS.Timeout>();
  const unsubscribe = network.subscribe((graph) => {
    logRefused(graph);
    cache?.follow(graph.bureaux);
    filters?.follow(graph.bureaux);
    void serve(graph).then(() => {
      log.info({ graph: graph.hash.slice(0, 12), bureaux: graph.bureaux.length }, 'serving a new graph');
      // Queries on the graph before may still ask bureaux that are gone from it, in each step of their plans until its deadline.
      const timer = setTimeout(() => {
        retiring.delete(timer);
        void clients.keepOnly(network.graph.bureaux);
      }, stepsOfAPlan * config.deadlineMs + 1000).unref();
      retiring.add(timer);
    });
  });

  function logRefused(graph: Graph): void {
    for (const { country, refused } of graph.bureaux) if (refused !== null) log.warn({ country, refused }, 'a bureau is refused');
  }

  return {
    acquire: leaseOf(engines),
    async reload(next) {
      config = next;
      exchange = createExchange(exchangeData(next));
      await serve(await network.configure(bureauAddresses(next)));
    },
    async close() {
      unsubscribe();
      await deliveries?.close();
      await network.close();
      await turn;
      await engines.close();
      await thread.close();
      for (const timer of retiring) clearTimeout(timer);
      await cache?.close();
      await filters?.close();
      await reading.close();
      await clients.keepOnly([]);
    },
  };
}

/** Tells when the schema of a bureau begins to be unreadable, or is for another reason, and when it is read again. */
function publicationLog(log: Logger): NonNullable<NetworkOptions['onPublication']> {
  const told = new Map<string, string>();
  return (country, { failure, cause }) => {
    const now = failure === null ? '' : `${failure} ${cause}`;
    if (now === (told.get(country) ?? '')) return;
    told.set(country, now);
    if (failure === null) log.info({ country }, 'the schema of a bureau is read again');
    else log.warn({ country, failure, cause }, 'the schema of a bureau cannot be read');
  };
}

function routingTable(graph: Graph, clients: BureauClients, capabilities: Capabilities): RoutingTable {
  return new Map(
    graph.bureaux.map(({ country, name, connectedSince, url, sdl, digest, refused }) => [
      country,
      {
        country,
        name,
        connectedSince,
        client: clients.client(country, url),
        capability: sdl === null || digest === null || refused !== null ? null : capabilities.of({ sdl, digest }),
        refused: refused === null ? null : 'CONTRADICTS_PROFILE',
      },
    ]),
  );
}

/** The exchange runs in this process; its questions to countries go by `national` like all others. A request keeps the exchange it began with. */
function exchangeSource(exchange: () => Exchange, setting: PortSetting): GraphQLDataSource {
  const key = Symbol('exchange');
  interface Held { readonly exchange: Exchange; readonly context: ExchangeContext }
  const heldBy = (request: RequestContext): Held => {
    const known = request.state.get(key) as Held | undefined;
    if (known) return known;
    const context = exchangeContext({
      ask: (question) => askFromInside(setting, request, question),
      knownPersons: (ids) => knownPersons(setting, request, ids),
      mayAsk: (country) => mayAsk(request.permission, country),
      bureaux: () => bureauxNow(setting.table).map((bureau) => ({ ...bureau, contact: null })),
    });
    const held = { exchange: exchange(), context };
    request.state.set(key, held);
    return held;
  };
  return {
    async process({ request, context: requestContext }) {
      const { query, variables, operationName } = request;
      const { exchange: held, context } = heldBy(requestContext as RequestContext);
      const answer = await held.process({ query, variables, operationName }, context);
      noteNamed(requestContext as RequestContext, answer.data);
      return answer;
    },
  };
}

function exchangeData({ countries, operations, notices }: Config): ExchangeData {
  return {
    countries: countries.map(({ code, name, contact }) => ({ code, name: name ?? countryName(code), contact: contact ?? null })),
    operations,
    notices,
  };
}

function cursorKey({ cursorKey: file }: Config): Uint8Array {
  if (file === undefined) return randomBytes(32);
  let text;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new ConfigError(`cursorKey: expected a readable file (${(error as NodeJS.ErrnoException).code ?? 'unreadable'})`);
  }
  const key = Buffer.from(text.trim(), 'base64url');
  if (key.length !== 32) throw new ConfigError(`cursorKey: expected 32 bytes in base64url, came ${key.length}`);
  return key;
}
