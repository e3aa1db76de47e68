import { parentPort } from 'node:worker_threads';
import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import type { Schema } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { GraphQLError, parse, print } from 'graphql';
import { withoutAccess } from '../util/access-directives.js';
import { composeAccepting } from './accept.js';
import type { GraphTasks, Planned, ReadGraph, SentAnswer, SentTask } from './graph-tasks.js';
import { fieldsBetweenSubgraphs } from './reserved-names.js';

/** As @apollo/gateway plans, with what its environment says of the limits of planning. */
const limits = {
  recursiveSelectionsLimitDisabled: process.env['APOLLO_DISABLE_SECURITY_RECURSIVE_SELECTIONS_CHECK'] === 'true',
  nonLocalSelectionsLimitDisabled: process.env['APOLLO_DISABLE_SECURITY_NON_LOCAL_SELECTIONS_CHECK'] === 'true',
};

/** The graphs that are planned over, by name. */
const graphs = new Map<string, { readonly apiSchema: Schema; readonly planner: QueryPlanner }>();

function read({ graph, supergraphSdl, validate }: GraphTasks['read']['asked']): ReadGraph {
  const supergraph = Supergraph.build(withoutAccess(supergraphSdl), { validateSupergraph: validate });
  const apiSchema = supergraph.apiSchema();
  graphs.set(graph, { apiSchema, planner: new QueryPlanner(supergraph) });
  return { apiSdl: print(apiSchema.toAST()), subgraphs: supergraph.subgraphsMetadata(), between: fieldsBetweenSubgraphs(supergraphSdl) };
}

function plan({ graph, operation: { document, operationName } }: GraphTasks['plan']['asked']): Planned {
  const known = graphs.get(graph);
  if (!known) return 'unknown graph';
  try {
    const operation = operationFromDocument(known.apiSchema, parse(document), { operationName });
    return { plan: JSON.stringify(known.planner.buildQueryPlan(operation, limits)) };
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions['code'] : null;
    return { message: error instanceof Error ? error.message : String(error), code: typeof code === 'string' ? code : null };
  }
}

function perform(task: SentTask): unknown {
  switch (task.kind) {
    case 'compose': return composeAccepting(task.asked.own, task.asked.extensions);
    case 'read': return read(task.asked);
    case 'plan': return plan(task.asked);
    case 'forget': return graphs.delete(task.asked.graph) && null;
  }
}

const port = parentPort!;
port.on('message', (task: SentTask) => {
  const { id } = task;
  try {
    port.postMessage({ id, answer: perform(task), thrown: null } satisfies SentAnswer);
  } catch (error) {
    port.postMessage({ id, answer: null, thrown: String(error) } satisfies SentAnswer);
  }
});
