import { parentPort, workerData } from 'node:worker_threads';
import { Supergraph, operationFromDocument } from '@apollo/federation-internals';
import { QueryPlanner } from '@apollo/query-planner';
import { GraphQLError, parse, print } from 'graphql';
import { withoutAccess } from '../util/access-directives.js';
import type { OperationText, Planning, ReadGraph, Told } from './plan-beside.js';
import { fieldsBetweenSubgraphs } from './reserved-names.js';

const { supergraphSdl, validate } = workerData as Planning;

const supergraph = Supergraph.build(withoutAccess(supergraphSdl), { validateSupergraph: validate });
const apiSchema = supergraph.apiSchema();
const planner = new QueryPlanner(supergraph);

/** As @apollo/gateway plans, with what its environment says of the limits of planning. */
const limits = {
  recursiveSelectionsLimitDisabled: process.env['APOLLO_DISABLE_SECURITY_RECURSIVE_SELECTIONS_CHECK'] === 'true',
  nonLocalSelectionsLimitDisabled: process.env['APOLLO_DISABLE_SECURITY_NON_LOCAL_SELECTIONS_CHECK'] === 'true',
};

function plan({ document, operationName }: OperationText): Told {
  try {
    const operation = operationFromDocument(apiSchema, parse(document), { operationName });
    return { plan: JSON.stringify(planner.buildQueryPlan(operation, limits)), failure: null };
  } catch (error) {
    const code = error instanceof GraphQLError ? error.extensions['code'] : null;
    return { plan: null, failure: { message: error instanceof Error ? error.message : String(error), code: typeof code === 'string' ? code : null } };
  }
}

const port = parentPort!;
port.on('message', (operation: OperationText) => port.postMessage(plan(operation)));
port.postMessage({
  apiSdl: print(apiSchema.toAST()), subgraphs: supergraph.subgraphsMetadata(), between: fieldsBetweenSubgraphs(supergraphSdl),
} satisfies ReadGraph);
