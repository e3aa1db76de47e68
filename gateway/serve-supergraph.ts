import { openCache } from './open-cache.js';
import { openEngines, remoteDispatcher, remoteSource } from './plan/index.js';
import type { PlainSupergraph } from './plan/index.js';
import { engineLog, engineServerOptions, leaseOf } from './serving.js';
import type { Serving, ServingOptions } from './serving.js';
import type { RequestContext } from './request.js';

/** Serves a supergraph that somebody else composed, with plain remote subgraphs. */
export async function serveSupergraph(graph: PlainSupergraph, options: ServingOptions): Promise<Serving> {
  const { config, log } = options;
  const urls = new Map(graph.subgraphs.map(({ name, url }) => [name, url]));
  const dispatcher = remoteDispatcher();
  // Answers are not kept: nobody tells what of them has changed.
  const cache = openCache(config, log);
  const engines = await openEngines<RequestContext, PlainSupergraph>(graph, {
    source: ({ name }) =>
      remoteSource({ name, url: urls.get(name)!, dispatcher, timeoutMs: config.deadlineMs, maxBytes: config.maxBureauBytes }),
    texts: cache?.texts ?? null,
    server: () => engineServerOptions(options, options.plugin(graph, 1), { tellSubgraphErrors: true }),
    log: engineLog(log),
  });
  return {
    acquire: leaseOf(engines),
    reload: () => Promise.resolve(),
    async close() {
      await engines.close();
      await dispatcher.close();
      await cache?.close();
    },
  };
}
