import type { FastifyInstance } from 'fastify';
import type { ChangeFeed } from './feed.js';

/** Serves the feed as `GET /changes?after=POSITION`: lines of JSON that do not end (docs/connecting-a-country.md), with these headers. */
export function serveChanges(server: FastifyInstance, feed: ChangeFeed, headers: Readonly<Record<string, string>>): void {
  server.get<{ Querystring: { readonly after?: unknown } }>('/changes', { exposeHeadRoute: false }, (request, reply) => {
    if (feed.full) return void reply.code(503).send({ error: 'too many follow the changes' });
    const { after } = request.query;
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', connection: 'close', ...headers });
    reply.raw.flushHeaders();
    // One that is no text is no position that was told.
    feed.follow(after === undefined ? null : typeof after === 'string' ? after : '', reply.raw);
  });
}
