import { createHash, randomUUID } from 'node:crypto';
import type { ApolloServer, ApolloServerPlugin, GraphQLRequestContext, GraphQLRequestContextWillSendResponse } from '@apollo/server';
import { fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { GraphQLError, Kind, OperationTypeNode, getOperationAST } from 'graphql';
import type { DocumentNode, FormattedExecutionResult, GraphQLFormattedError, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Logger } from 'pino';
import { errors as registry, refusal } from './errors.js';
import type { ErrorCode } from './errors.js';
import type {
  Admit, Asked, Audit, DeclarePurpose, Guard, Identify, MeterRequest, Narrowed, ParsedOperation, Permit, RequestContext, Requester,
} from './request.js';
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
  /** Whether an operation may be asked whatever it asks for: trusted documents, and the purpose that it needs. */
  readonly require: Admit;
  /** Policy over the graph of an engine. */
  readonly guard: Guard;
  /** Limits: what may refuse an operation before it is planned. The first refusal counts. */
  readonly admit: readonly Admit[];
}

/** One graph being served; a request keeps the one it began with. */
export interface Engine {
  readonly server: ApolloServer<RequestContext>;
  /** The request is done with the engine. */
  release(): void;
}

export interface FlowOptions {
  readonly stages: Omit<Stages, 'admit' | 'require' | 'guard'>;
  readonly audit: Audit;
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
  /** Resolves when no request is under way. */
  ended(): Promise<void>;
}

/**
 * HTTP -> identity -> purpose -> (in the engine: purpose needed? -> policy -> limits -> plan -> national | exchange | additions -> audit) -> response.
 *
 * Throws the refusals LOG_UNAVAILABLE, SERVER_BUSY and NOT_READY; every other refusal is an answer of the engine.
 */
export function createFlow({ stages, audit, engine, deadlineMs, running }: FlowOptions): Flow {
  const underWay = new Set<RequestLifetime>();
  let tellEnded = (): void => undefined;

  const enter = async (request: FastifyRequest, asked: { -readonly [K in keyof Asked]: Asked[K] }): Promise<Asked> => {
    asked.requester = await stages.identify(request.headers, request.ip);
    const tooOften = await stages.meter(asked.requester);
    if (tooOften) throw tooOften;
    asked.purpose = stages.declarePurpose(request.headers);
    asked.permission = stages.permit(asked.requester, asked.purpose);
    const refused = refusePersisted(request) ?? stages.checkDocument(asked.requester, request.body, Object(request.query) as Readonly<Record<string, unknown>>);
    if (refused) throw refused;
    return asked;
  };
  const reported = (request: FastifyRequest) => (error: unknown): never => {
    if (error instanceof GraphQLError) request.log.info({ request: request.id, refused: error.extensions['code'] }, 'refused');
    else request.log.error({ request: request.id, defect: describeDefect(error) }, 'defect');
    throw error;
  };

  return {
    async handle(request, reply) {
      const startedAt = performance.now();
      const unavailable = audit.unavailable();
      if (unavailable) throw unavailable;
      if (underWay.size >= running) throw refusal('SERVER_BUSY', 'More requests are under way than the gateway takes.', {}, { 'retry-after': '1' });
      const leased = engine();
      if (!leased) throw refusal('NOT_READY', 'The gateway serves no graph yet.', {}, { 'retry-after': '1' });
      const lifetime = followResponse(reply.raw);
      underWay.add(lifetime);
      request.body = stages.fillDocument(request.body);
      const asked: Asked = { id: request.id, requester: null, purpose: null, permission: null, startedAt };
      let accounted: RequestContext | 'refused' | null = null;
      const begin = async (): Promise<RequestContext> => {
        try {
          const { permission } = await enter(request, asked);
          const context = { ...asked, visibility: permission?.visibility ?? openVisibility, signal: lifetime.signal, deadlineMs, state: new Map() };
          audit.open(context);
          return accounted = context;
        } catch (error) {
          accounted = 'refused';
          throw await audit.refuse(asked, codeOf(error)) ?? error;
        }
      };
      try {
        const answer = fastifyApolloHandler(leased.server, { context: () => begin().catch(reported(request)) });
        const body = await answer.call(request.server, request, reply);
        if (accounted === null && reply.statusCode >= 400) audit.count(codeIn(body));
        return body;
      } finally {
        if (accounted !== null && accounted !== 'refused') await audit.settle(accounted);
        underWay.delete(lifetime);
        leased.release();
        if (underWay.size === 0) tellEnded();
      }
    },
    giveUp: (reason) => underWay.forEach((lifetime) => lifetime.giveUp(reason)),
    ended: () => (underWay.size === 0 ? Promise.resolve() : new Promise((resolve) => (tellEnded = resolve))),
  };
}

const codeOf = (error: unknown): string => {
  const code = error instanceof GraphQLError ? error.extensions['code'] : null;
  return typeof code === 'string' ? code : 'INTERNAL_SERVER_ERROR';
};

/** The code of an answer that the engine made before anything of the flow was asked. */
const codeIn = (body: unknown): string => /"code":"([A-Z_]+)"/.exec(String(body))?.[1] ?? 'BAD_REQUEST';

/** A correlation id: the request's name in logs, in the query log and in `X-Correlation-Id`. */
export const correlationId = (): string => randomUUID();

export interface FlowPluginOptions extends Pick<Stages, 'admit' | 'require' | 'guard'> {
  readonly log: Logger;
  readonly audit: Audit;
  /** What an operation was counted to cost; it is told in `X-Query-Cost`. Null: it was not counted. */
  costOf(context: RequestContext): number | null;
  /** Told of every operation that was answered, before the answer leaves. */
  observe(context: RequestContext, operation: Pick<ParsedOperation, 'operation' | 'document' | 'schema' | 'variables'>, answer: Pick<FormattedExecutionResult, 'data' | 'errors'>): Promise<void>;
}

/**
 * The part of the flow inside the engine of one graph: admits, narrows or refuses a parsed operation, and reports defects under the correlation
 * id, which the client is told, too. One plugin, because hooks of several run in no order.
 */
export function flowPlugin({ require, guard, admit, log, audit, costOf, observe }: FlowPluginOptions): ApolloServerPlugin<RequestContext> {
  const refuse = (error: GraphQLError, { id }: RequestContext): Promise<never> => {
    log.info({ request: id, refused: error.extensions['code'] }, 'refused');
    return Promise.reject(error);
  };
  return {
    requestDidStart: () => {
      let narrowed: Narrowed | null = null;
      let admitted: ParsedOperation | null = null;
      /** What was asked as far as it is known, until it is handed to the plan. */
      let asked: ParsedOperation | null = null;
      return Promise.resolve({
        didResolveOperation: (context) => {
          const { schema, document, source, queryHash, operation, contextValue, request } = context;
          if (operation) request.variables = withDefaults(operation, request.variables);
          const refused = refusalOfKind(operation, schema);
          if (refused) return refuse(refused, contextValue);
          const parsed = {
            document, text: source, hash: queryHash, operation: operation!, rootFields: rootFieldsOf(operation!, document), schema, variables: request.variables ?? {},
          };
          asked = parsed;
          const lacking = require(parsed, contextValue);
          if (lacking) return refuse(lacking, contextValue);
          const seen = guard.narrow(parsed, contextValue);
          const beyond = seen instanceof GraphQLError ? seen : firstRefusal(admit, parsed, contextValue);
          if (beyond) return refuse(beyond, contextValue);
          narrowed = seen as Narrowed | null;
          admitted = parsed;
          if (narrowed?.document) takeInstead(context, narrowed.document, narrowed.key);
          asked = null;
          audit.intend(contextValue, narrowed?.document ? { ...parsed, document: narrowed.document, operation: operationOf(narrowed.document) } : parsed);
          return Promise.resolve();
        },
        responseForOperation: ({ response }) =>
          Promise.resolve(narrowed?.answered ? { http: response.http, body: { kind: 'single', singleResult: { data: {} } } } : null),
        didEncounterErrors: ({ errors, contextValue }) => {
          for (const error of errors) {
            if (!isDefect(error)) continue;
            log.error({ request: contextValue.id, path: error.path?.join('.'), defect: describeDefect(error.originalError ?? error) }, 'defect');
          }
          return Promise.resolve();
        },
        willSendResponse: async (context) => {
          const { request, response, contextValue } = context;
          const cost = costOf(contextValue);
          if (cost !== null) response.http.headers.set('x-query-cost', String(cost));
          if (response.body.kind !== 'single') {
            // Pieces that come later would leave unseen by all of what follows, and by the log. No engine of ours makes any.
            log.error({ request: contextValue.id }, 'an answer in pieces is kept back');
            const unlogged = await audit.conclude(contextValue, { answered: false, code: 'INTERNAL_SERVER_ERROR', operation: asked });
            return sendInstead(response, unlogged ?? refusal('INTERNAL_SERVER_ERROR', 'Expected one answer of the graph, came one in pieces.'));
          }
          const { singleResult } = response.body;
          if (narrowed && singleResult.data) {
            const { data, errors: more } = narrowed.complete(singleResult.data, request.variables ?? {});
            singleResult.data = data;
            if (more.length > 0) singleResult.errors = [...singleResult.errors ?? [], ...more.map((error) => error.toJSON())];
          }
          retellFaults(context, guard, require);
          const { errors = [], data } = singleResult;
          for (const error of errors) {
            if (isDefect(error) && error.extensions) error.extensions['correlationId'] = contextValue.id;
          }
          if (data === undefined && isLegacyOk(request.http?.headers.get('accept'), errors)) response.http.status = 200;
          if (admitted && data !== undefined) await observe(contextValue, admitted, { data, errors });
          const code = errors[0]?.extensions?.['code'];
          const instead = await audit.conclude(contextValue, { answered: data !== undefined && data !== null, code: typeof code === 'string' ? code : null, operation: asked });
          if (instead) sendInstead(response, instead);
        },
      });
    },
  };
  };

/** The refusal of what is no query the graph answers; null: it is one. */
function refusalOfKind(operation: Parameters<Admit>[0]['operation'] | null | undefined, schema: GraphQLSchema): GraphQLError | null {
  if (!operation) return refusal('OPERATION_RESOLUTION_FAILURE', 'Expected the name of one operation of the document in `operationName`.');
  const { operation: kind } = operation;
  return kind === OperationTypeNode.SUBSCRIPTION || !schema.getRootType(kind) ? refusal('GRAPHQL_VALIDATION_FAILED', `The graph has no ${kind}s.`) : null;
}

/** The one operation of a document that was narrowed to it. */
const operationOf = ({ definitions }: DocumentNode): OperationDefinitionNode =>
  definitions.find((definition): definition is OperationDefinitionNode => definition.kind === Kind.OPERATION_DEFINITION)!;

/** Puts a refusal in the place of an answer: nothing of it leaves. */
function sendInstead(response: GraphQLRequestContextWillSendResponse<RequestContext>['response'], { message, extensions }: GraphQLError): void {
  const { code, http } = extensions as { readonly code: ErrorCode; readonly http: { readonly status: number; readonly headers: ReadonlyMap<string, string> } };
  for (const [name, value] of http.headers) response.http.headers.set(name, value);
  response.http.status = http.status;
  response.body = { kind: 'single', singleResult: { errors: [{ message, extensions: { code } }] } };
}

/** Has the engine plan another document than that which came. @param key tells it from others made of the same text. */
function takeInstead(context: GraphQLRequestContext<RequestContext>, document: DocumentNode, key: string): void {
  const taken = context as { document?: DocumentNode; queryHash?: string };
  taken.document = document;
  taken.queryHash = createHash('sha256').update(`${taken.queryHash}\n${key}`).digest('hex');
}

const suggestion = / Did you mean [^]*\?$/;

/**
 * Tells the errors of a document that is not valid over the graph that the requester sees, so that none speaks of what is hidden. Who may not ask
 * for the schema is given no suggestions either, and hears of a lacking purpose first, whether or not the document is valid.
 */
function retellFaults({ document, source = '', queryHash = '', request, response, schema, contextValue }: GraphQLRequestContextWillSendResponse<RequestContext>, guard: Guard, require: Admit): void {
  const { permission } = contextValue;
  if (permission === null || response.body.kind !== 'single') return;
  const { singleResult } = response.body;
  const isFault = ({ extensions }: GraphQLFormattedError): boolean => extensions?.['code'] === 'GRAPHQL_VALIDATION_FAILED';
  if (document && singleResult.data === undefined && singleResult.errors?.length && singleResult.errors.every(isFault)) {
    const operation = permission.introspection ? null : getOperationAST(document, request.operationName);
    const lacking = operation && require({
      document, text: source, hash: queryHash, operation, rootFields: rootFieldsOf(operation, document), schema, variables: request.variables ?? {},
    }, contextValue);
    if (lacking) response.http.status = registry[lacking.extensions['code'] as ErrorCode].status;
    const told = lacking ? [lacking] : guard.faults(document, schema, contextValue);
    if (told) singleResult.errors = told.map(({ message, locations, extensions }) =>
      ({ message, ...(locations && { locations }), extensions: { code: extensions['code'] ?? 'GRAPHQL_VALIDATION_FAILED' } }));
  }
  if (permission.introspection || !singleResult.errors) return;
  singleResult.errors = singleResult.errors.map((error) => ({ ...error, message: error.message.replace(suggestion, '') }));
}

function firstRefusal(admit: Stages['admit'], operation: Parameters<Admit>[0], context: RequestContext): GraphQLError | null {
  for (const stage of admit) {
    const refused = stage(operation, context);
    if (refused) return refused;
  }
  return null;
}
