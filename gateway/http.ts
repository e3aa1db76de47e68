import Fastify, { LogController } from 'fastify';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteHandlerMethod } from 'fastify';
import { GraphQLError } from 'graphql';
import type { Logger } from 'pino';
import { refuseMedia } from './body-media.js';
import { answerBrokenRequest } from './broken-request.js';
import type { Config } from './config.js';
import { errors, isErrorCode, refusal } from './errors.js';
import type { ErrorCode } from './errors.js';
import { correlationId } from './flow.js';
import type { Flow } from './flow.js';
import type { Signing } from './open-signing.js';
import { publishedKeys } from './published-keys.js';
import { errorBody, httpErrorCode } from './response/index.js';
import { describeDefect } from './util/defect.js';

/** `unlogged`: the query log cannot be written; `draining`: still answering, and telling load balancers not to send more; `stopping`: refusing. */
export type GatewayState = 'starting' | 'ready' | 'unlogged' | 'draining' | 'stopping';

export interface HttpOptions {
  readonly config: Config;
  readonly log: Logger;
  readonly flow: Flow;
  /** Null: bureaux are not asked. */
  readonly signing: Signing | null;
  readonly state: () => GatewayState;
  /** Until when the query log can be written, RFC 3339, where that is within three months. Null: longer. */
  readonly writableUntil: () => string | null;
  /** Told the code of every request to `/graphql` that is refused before the flow. */
  readonly onRefused: (code: ErrorCode) => void;
}

const graphqlPath = '/graphql';

/** How long a request may take to arrive, in milliseconds. */
const requestTimeout = 30_000;

/** Headers that every answer has, a refusal of the framework too. */
const commonHeaders = (request: FastifyRequest): Readonly<Record<string, string>> =>
  ({ 'x-correlation-id': request.id, 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });

/**
 * The HTTP server, not listening yet: `/graphql`, `/health/live`, `/health/ready`, `/.well-known/jwks.json`. What it refuses itself, it refuses in
 * the shape of a GraphQL answer.
 */
export function openHttp({ config, log, flow, signing, state, writableUntil, onRefused }: HttpOptions): FastifyInstance {
  const http = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: correlationId,
    requestIdHeader: false,
    trustProxy: config.trustedProxies.length > 0 && [...config.trustedProxies],
    bodyLimit: config.limits.bodyBytes,
    requestTimeout,
    exposeHeadRoutes: false,
    return503OnClosing: false,
    // A request without Host is refused below, in the shape of all other refusals.
    http: { requireHostHeader: false },
    forceCloseConnections: 'idle',
    clientErrorHandler: answerBrokenRequest(log),
    frameworkErrors: (_error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
      const message = 'A URL in percent-encoded UTF-8 is expected; what came cannot be decoded.';
      void reply.code(400).headers(commonHeaders(request)).send(errorBody('BAD_REQUEST', message, request.id));
    },
  }) as unknown as FastifyInstance;
  http.removeContentTypeParser('text/plain');
  // Node would answer an unknown `Expect` itself, without a body; it is refused below, too.
  http.server.on('checkExpectation', (request, response) => http.server.emit('request', request, response));
  /** The paths there are, each with the methods it takes. */
  const known = new Map<string, readonly HTTPMethods[]>();
  const route = (url: string, method: readonly HTTPMethods[], handler: RouteHandlerMethod): void => {
    known.set(url, method);
    http.route({ url, method: [...method], handler });
  };

  http.addHook('onRequest', async (request, reply) => {
    reply.headers(commonHeaders(request));
    if (state() === 'stopping') throw refusal('SHUTTING_DOWN', 'The gateway takes no new requests.', {}, { 'retry-after': '1' });
    const refused = refuseHead(request) ?? (request.is404 ? refuseRoute(request, known) : refuseMedia(request.headers));
    if (refused) throw refused;
  });
  http.addHook('onSend', async (_request, reply, payload) => {
    if (state() === 'stopping') reply.header('connection', 'close');
    return payload;
  });
  http.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions } = request;
    log.info({ request: request.id, method, path: routeOptions.url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) });
  });

  http.setErrorHandler<FastifyError | GraphQLError>((error, request, reply) => {
    const told = (code: ErrorCode): ErrorCode => {
      if (request.routeOptions.url === graphqlPath) onRefused(code);
      return code;
    };
    if (error instanceof GraphQLError && isErrorCode(error.extensions['code'])) {
      const { status, headers } = error.extensions['http'] as { readonly status: number; readonly headers: ReadonlyMap<string, string> };
      return reply.code(status).headers(Object.fromEntries(headers)).send(errorBody(told(error.extensions['code']), error.message, request.id));
    }
    const code = httpErrorCode(error as FastifyError);
    if (code === 'INTERNAL_SERVER_ERROR') log.error({ request: request.id, defect: describeDefect(error) }, 'defect');
    const status = code === 'INTERNAL_SERVER_ERROR' ? 500 : (error as FastifyError).statusCode ?? 400;
    return reply.code(status).send(errorBody(told(code), undefined, request.id));
  });

  const keys = publishedKeys(config.issuers, signing);
  route(graphqlPath, ['GET', 'POST'], (request, reply) => flow.handle(request, reply));
  route('/health/live', ['GET', 'HEAD'], () => ({ status: 'live' }));
  route('/health/ready', ['GET', 'HEAD'], (_request, reply) => {
    const until = writableUntil();
    return reply.code(state() === 'ready' ? 200 : 503).send({ status: state(), ...(until !== null && { queryLogUntil: until }) });
  });
  if (keys) {
    route('/.well-known/jwks.json', ['GET', 'HEAD'], (_request, reply) =>
      reply.header('cache-control', 'public, max-age=300').type('application/jwk-set+json').send(keys));
  }
  return http;
}

/**
 * The refusal of a request whose head cannot be followed: without Host (RFC 9112, section 3.2), or with an expectation other than `100-continue`
 * (RFC 9110, section 10.1.1).
 */
function refuseHead({ headers, raw: { httpVersion } }: FastifyRequest): GraphQLError | null {
  if (headers.host === undefined && httpVersion === '1.1') return refusal('BAD_REQUEST', 'A Host header is expected; none came.');
  if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect)) return refusal('BAD_REQUEST', 'No Expect header or one of `100-continue` is expected; another came.');
  return null;
}

/** The refusal of a request that has no route: the path is unknown, or its method is. */
function refuseRoute({ url }: FastifyRequest, known: ReadonlyMap<string, readonly string[]>): GraphQLError {
  const allowed = known.get(url.split('?')[0]!);
  return allowed
    ? refusal('METHOD_NOT_ALLOWED', errors.METHOD_NOT_ALLOWED.meaning, {}, { allow: allowed.join(', ') })
    : refusal('NOT_FOUND', errors.NOT_FOUND.meaning);
}
