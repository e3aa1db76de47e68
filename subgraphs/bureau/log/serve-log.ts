import type { FastifyInstance, FastifyReply } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { accessesPath, entryHeader, witnessPath } from '../../../schema/bureau-log.js';
import { LogStoreError } from '../../../log/index.js';
import type { KeptLog } from './kept-log.js';
import { logQuestion, type Question } from './question.js';

/** Seconds after which who is answered by 503 may come again. */
const retryAfter = 2;

const refusal = (message: string, code: string): string => JSON.stringify({ errors: [{ message, extensions: { code } }] });

/** Turns an answer into one that nothing is disclosed by. @returns its body. */
function unavailable(reply: FastifyReply): string {
  reply.code(503).header('retry-after', String(retryAfter)).header('cache-control', 'no-store').header('content-type', 'application/json; charset=utf-8');
  return refusal('The query log cannot be written; nothing is disclosed without it', 'LOG_UNAVAILABLE');
}

/**
 * Has every answer to a question logged before it leaves, takes accesses that gateways tell, and gives what was seen of their logs.
 * @param questionOf the question a request asks. Undefined: it asks none.
 * @param rules what the bureau publishes of its owner's rules.
 */
export function serveLog(server: FastifyInstance, log: KeptLog, schema: GraphQLSchema, questionOf: (request: object) => Question | undefined, rules: string): void {
  server.addHook('onSend', async (request, reply, payload) => {
    const question = questionOf(request);
    if (question === undefined) return payload;
    try {
      const entry = await logQuestion(log, question, rules, schema);
      if (entry !== null) reply.header(entryHeader, entry);
      return payload;
    } catch (error) {
      if (!(error instanceof LogStoreError)) throw error;
      return unavailable(reply);
    }
  });
  server.post(accessesPath, async (request, reply) => {
    reply.header('cache-control', 'no-store');
    try {
      const taken = await log.accesses.take(request.body);
      return typeof taken === 'string' ? await reply.code(400).send(refusal(taken, 'BAD_USER_INPUT')) : taken;
    } catch (error) {
      if (!(error instanceof LogStoreError)) throw error;
      return reply.send(unavailable(reply));
    }
  });
  server.get<{ Querystring: { readonly origin?: unknown } }>(witnessPath, async ({ query: { origin } }, reply) =>
    reply.header('cache-control', 'no-store').type('text/plain; charset=utf-8').send(log.witness.notes(typeof origin === 'string' ? origin : null)));
}
