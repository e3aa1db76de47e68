import { createHash } from 'node:crypto';
import { buildOperationContext, executeQueryPlan } from '@apollo/gateway';
import type { GraphQLDataSource } from '@apollo/gateway';
import { buildSchemaFromAST } from '@apollo/federation-internals';
import type { Schema } from '@apollo/federation-internals';
import { buildASTSchema, getVariableValues, print } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { parseSdl } from '../util/parse-sdl.js';
import { pause } from '../util/turns.js';
import type { GatewayExecutor, GatewayInterface, GatewayRequest, PlanTold } from './gateway-interface.js';
import type { ReadGraph } from './graph-tasks.js';
import type { GraphThread } from './graph-thread.js';
import { readPlan } from './kept-texts.js';
import type { QueryPlan, QueryPlanCache } from './kept-texts.js';
import { openPlanner } from './plan-beside.js';
import type { Planner, Planning } from './plan-beside.js';
import type { FieldsBetweenSubgraphs } from './reserved-names.js';

export interface BesideOptions {
  readonly thread: GraphThread;
  readonly planning: Planning;
  /** The data source of a subgraph; called once for each. */
  source(subgraph: { readonly name: string; readonly url: string }): GraphQLDataSource;
  readonly plans: QueryPlanCache;
  /** Told of every plan before it is executed. */
  onPlan(told: PlanTold): void;
}

/** A gateway with what its thread read of the graph. */
export interface GatewayBeside {
  readonly gateway: GatewayInterface;
  readonly between: FieldsBetweenSubgraphs;
}

/** The name of a plan in the plan cache; as @apollo/gateway names it, so that gateways share plans whoever planned. */
const planName = ({ request, queryHash }: GatewayRequest): string =>
  (request.operationName ? createHash('sha256').update(queryHash).update(request.operationName).digest('hex') : queryHash);

/**
 * A gateway as ApolloGateway is one, which plans in another thread: it executes as ApolloGateway does, by `executeQueryPlan`. What this thread
 * does for a new graph is to read two schemas that are known to be valid, in turns.
 * @throws when the supergraph cannot be served, or no thread can be had.
 */
export async function openGatewayBeside(options: BesideOptions): Promise<GatewayBeside> {
  const planner = await openPlanner(options.thread, options.planning);
  try {
    return { between: planner.graph.between, gateway: gatewayOf(planner, await readSchemas(planner.graph, options.planning), options) };
  } catch (error) {
    planner.close();
    throw error;
  }
}

/** What `executeQueryPlan` reads of a graph: the schema clients see, in two forms, and the supergraph. */
interface Schemas {
  readonly apiSchema: GraphQLSchema;
  readonly apiElements: Schema;
  readonly supergraphSchema: GraphQLSchema;
}

async function readSchemas({ apiSdl }: ReadGraph, { supergraphSdl }: Planning): Promise<Schemas> {
  const api = parseSdl(apiSdl);
  await pause();
  const apiSchema = buildASTSchema(api, { assumeValid: true });
  await pause();
  const apiElements = buildSchemaFromAST(api, { validate: false });
  apiElements.assumeValid();
  await pause();
  const supergraph = parseSdl(supergraphSdl);
  await pause();
  const supergraphSchema = buildASTSchema(supergraph, { assumeValid: true });
  await pause();
  return { apiSchema, apiElements, supergraphSchema };
}

function gatewayOf(planner: Planner, { apiSchema, apiElements, supergraphSchema }: Schemas, { planning, source, plans, onPlan }: BesideOptions): GatewayInterface {
  const sources = Object.fromEntries(planner.graph.subgraphs.map((subgraph) => [subgraph.name, source(subgraph)]));

  /** Plans that are being made, by name: equal operations that come at once are planned once. */
  const underWay = new Map<string, Promise<QueryPlan>>();
  async function makePlan(name: string, { document, request }: GatewayRequest): Promise<QueryPlan> {
    const plan = readPlan(await planner.plan({ document: print(document), operationName: request.operationName }))!;
    await plans.set(name, plan);
    return plan;
  }
  async function planOf(context: GatewayRequest): Promise<QueryPlan> {
    const name = planName(context);
    const known = await plans.get(name);
    if (known) return known;
    const making = underWay.get(name) ?? makePlan(name, context).finally(() => underWay.delete(name));
    underWay.set(name, making);
    return making;
  }

  const executor: GatewayExecutor = async (context) => {
    const { request, document } = context;
    const operationContext = buildOperationContext({ schema: apiSchema, operationDocument: document, operationName: request.operationName });
    const { errors } = getVariableValues(apiSchema, operationContext.operation.variableDefinitions ?? [], request.variables ?? {});
    if (errors) return { errors };
    const queryPlan = await planOf(context);
    onPlan({ queryPlan, serviceMap: sources, requestContext: context, operationContext });
    return executeQueryPlan(queryPlan, sources, context, operationContext, supergraphSchema, apiElements);
  };

  return {
    load: () => Promise.resolve({ executor }),
    onSchemaLoadOrUpdate(callback) {
      callback({ apiSchema, coreSupergraphSdl: planning.supergraphSdl });
      return () => undefined;
    },
    stop: () => Promise.resolve(planner.close()),
  };
}
