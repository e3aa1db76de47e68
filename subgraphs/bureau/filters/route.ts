import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { filtersPath, streamName } from '../../../schema/filter/publication.js';
import type { FilterPublication } from './publication.js';

const question = z.strictObject({ stream: z.string().regex(streamName) });

const refusal = (message: string, code: string): object => ({ errors: [{ message, extensions: { code } }] });

/** Serves filters as `POST /filters`: lines that do not end (schema/filter/publication.ts). */
export function serveFilters(server: FastifyInstance, publication: FilterPublication): void {
  server.post(filtersPath, (request, reply) => {
    const asked = question.safeParse(request.body);
    reply.header('cache-control', 'no-store');
    if (!asked.success) return void reply.code(400).send(refusal('Expected `stream` to be 22 letters, digits, - and _ (128 random bits in base64url), and nothing else, got other', 'BAD_USER_INPUT'));
    if (publication.full) return void reply.code(503).send(refusal('Too many follow the filters', 'RATE_LIMITED'));
    reply.hijack();
    reply.raw.writeHead(200, { 'content-type': 'application/x-ndjson', 'cache-control': 'no-store', connection: 'close' });
    reply.raw.flushHeaders();
    publication.follow(asked.data.stream, reply.raw);
  });
}
