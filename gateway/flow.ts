import { randomUUID } from 'node:crypto';
import type { ApolloServer, ApolloServerPlugin } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, OperationTypeNode } from 'graphql';
import type { FormattedExecutionResult } from 'graphql';
import type { Logger } from 'pino';
import { refusal } from './errors.js';
import type { Admit, DeclarePurpose, Identify, MeterRequest, ParsedOperation, Permit, RequestContext, Requester } from './request.js';
import { isDefect, isLegacyOk } from './response/index.js';
import { followResponse } from './util/client-gone.js';
import type { RequestLifetime } from './util/client-gone.js';
import { describeDefect } from './util/defect.js';
import { refusePersisted } from './util/persisted-document.js';
import { rootFieldsOf } from './util/root-fields.js';
import { withDefaults } from './util/variable-defaults.js';

/** Without policy all who ask see the same. */
const openVisibility = 'open';

/** The stages a query passes, in this order. */
export interface Stages {
  readonly identify: Identify;
  readonly declarePurpose: DeclarePurpose;
  readonly meter: MeterRequest;
  readonly permit: Permit;
  /** Gives a body that names a registered document by its hash the document. */
  fillDocument(body: unknown): unknown;
  /** The refusal of a requester who may not send what the body names. Null: nothing is against it. */
  checkDocument(requester: Requester | null, body: unknown, search: Readonly<Record<string, unknown>>): GraphQLError | null;
  /** Purpose, limits, policy: what may refuse an operation before it is planned. The first refusal counts. */
  readonly admit: readonly Admit[];
}

/** One graph being served; a request keeps the one it began with. */
export interface Engine {
  readonly server: ApolloServer<RequestContext>;
  /** The request is done with the engine. */
  release(): void;
}

export interface FlowOptions {
  readonly stages: Omit<Stages, 'admit'>;
  /** The engine of the newest graph; null: no graph is served yet. */
  readonly engine: () => Engine | null;
  /** How long each step of a plan may wait for bureaux, in milliseconds. */
  readonly deadlineMs: number;
  /** Requests under way at one time, at most. */
  readonly running: number;
}

/** The way of a query: see docs/lifecycle.md. */
export interface Flow {
  handle(request: FastifyRequest, reply: FastifyReply): Promise<unknown>;
  /** Gives up every request under way. */
  giveUp(reason: Error): void;
}

/**
 * HTTP -> identity -> purpose -> (in the engine: limits -> policy -> plan -> national | exchange | extensions) -> response.
 *
 * Throws the refusals SERVER_BUSY and NOT_READY; every other refusal is an answer of the engine.
 */
export function createFlow({ stages, engine, deadlineMs, running }: FlowOptions): Flow {
  const underWay = new Set<RequestLifetime>();

  const enter = async (request: FastifyRequest, startedAt: number, signal: AbortSignal): Promise<RequestContext> => {
    const requester = await stages.identify(request.headers);
    const tooOften = await stages.meter(requester);
    if (tooOften) throw tooOften;
    const purpose = stages.declarePurpose(request.headers);
    const permission = stages.permit(requester, purpose);
    const refused = refusePersisted(request) ?? stages.checkDocument(requester, request.body, Object(request.query) as Readonly<Record<string, unknown>>);
    if (refused) throw refused;
    const { id } = request;
    return { id, requester, purpose, permission, visibility: permission?.visibility ?? openVisibility, signal, startedAt, deadlineMs, state: new Map() };
  };
  const reported = (request: FastifyRequest) => (error: unknown): never => {
    if (!(error instanceof GraphQLError)) request.log.error({ request: request.id, defect: describeDefect(error) }, 'defect');
    throw error;
  };

  return {
    async handle(request, reply) {
      const startedAt = performance.now();
      if (underWay.size >= running) throw refusal('SERVER_BUSY', 'More requests are under way than the gateway takes.', {}, { 'retry-after': '1' });
      const leased = engine();
      if (!leased) throw refusal('NOT_READY', 'The gateway serves no graph yet.', {}, { 'retry-after': '1' });
      const lifetime = followResponse(reply.raw);
      underWay.add(lifetime);
      request.body = stages.fillDocument(request.body);
      try {
        const answer = fastifyApolloHandler(leased.server, { context: () => enter(request, startedAt, lifetime.signal).catch(reported(request)) });
        return await answer.call(request.server, request, reply);
      } finally {
        underWay.delete(lifetime);
        leased.release();
      }
    },
    giveUp: (reason) => underWay.forEach((lifetime) => lifetime.giveUp(reason)),
  };
}

/** A correlation id: the request's name in logs, in the query log and in `X-Correlation-Id`. */
export const correlationId = (): string => randomUUID();

export interface FlowPluginOptions {
  readonly admit: Stages['admit'];
  readonly log: Logger;
  /** What an operation was counted to cost; it is told in `X-Query-Cost`. Null: it was not counted. */
  costOf(context: RequestContext): number | null;
  /** Told of every operation that was answered, before the answer leaves. */
  observe(context: RequestContext, operation: Pick<ParsedOperation, 'operation' | 'document' | 'schema' | 'variables'>, answer: Pick<FormattedExecutionResult, 'data' | 'errors'>): Promise<void>;
}

/**
 * The part of the flow inside an engine: admits or refuses a parsed operation, and reports defects under the correlation
 * id, which the client is told, too. One plugin, because hooks of several run in no order.
 */
export function flowPlugin({ admit, log, costOf, observe }: FlowPluginOptions): ApolloServerPlugin<RequestContext> {
  return {
    requestDidStart: () =>
      Promise.resolve({
        didResolveOperation: ({ schema, document, source, queryHash, operation, contextValue, request }) => {
          if (operation) request.variables = withDefaults(operation, request.variables);
          const refused = !operation
            ? refusal('OPERATION_RESOLUTION_FAILURE', 'Expected the name of one operation of the document in `operationName`.')
            : operation.operation === OperationTypeNode.SUBSCRIPTION || !schema.getRootType(operation.operation)
              ? refusal('GRAPHQL_VALIDATION_FAILED', `The graph has no ${operation.operation}s.`)
              : firstRefusal(admit, {
                document, text: source, hash: queryHash, operation, rootFields: rootFieldsOf(operation, document), schema, variables: request.variables ?? {},
              }, contextValue);
          return refused ? Promise.reject(refused) : Promise.resolve();
        },
        didEncounterErrors: ({ errors, contextValue }) => {
          for (const error of errors) {
            if (!isDefect(error)) continue;
            log.error({ request: contextValue.id, path: error.path?.join('.'), defect: describeDefect(error.originalError ?? error) }, 'defect');
          }
          return Promise.resolve();
        },
        willSendResponse: async ({ request, response, contextValue, operation, document, schema }) => {
          const cost = costOf(contextValue);
          if (cost !== null) response.http.headers.set('x-query-cost', String(cost));
          if (response.body.kind !== 'single') return;
          const { errors = [], data } = response.body.singleResult;
          for (const error of errors) {
            if (isDefect(error) && error.extensions) error.extensions['correlationId'] = contextValue.id;
          }
          if (data === undefined && isLegacyOk(request.http?.headers.get('accept'), errors)) response.http.status = 200;
          if (operation && document && data !== undefined) await observe(contextValue, { operation, document, schema, variables: request.variables ?? {} }, { data, errors });
        },
      }),
  };
}

function firstRefusal(admit: Stages['admit'], operation: Parameters<Admit>[0], context: RequestContext): GraphQLError | null {
  for (const stage of admit) {
    const refused = stage(operation, context);
    if (refused) return refused;
  }
  return null;
}
