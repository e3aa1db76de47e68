import type { GraphQLDataSource } from '@apollo/gateway';
import { GraphQLError, Kind, OperationTypeNode, getVariableValues, visit } from 'graphql';
import type { DocumentNode, FragmentDefinitionNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { GatewayAnswer, GatewayExecutor, GatewayInterface, GatewayRequest, PlanTold } from './gateway-interface.js';
import { compileShape } from './shape.js';
import type { ShapeAnswer } from './shape.js';

type ProcessOptions = Parameters<GraphQLDataSource['process']>[0];

/** The part of a query plan this looks at; see QueryPlan of @apollo/query-planner. */
export interface PlanLike {
  readonly node?: {
    readonly kind: string;
    readonly serviceName?: string;
    readonly operation?: string;
    readonly operationName?: string | undefined;
    readonly variableUsages?: readonly string[] | undefined;
    readonly requires?: unknown;
    readonly inputRewrites?: readonly unknown[] | undefined;
    readonly outputRewrites?: readonly unknown[] | undefined;
  };
}

/** An operation that one fetch of one subgraph answers as a whole. */
interface SingleFetch {
  readonly operation: OperationDefinitionNode;
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  readonly serviceName: string;
  readonly query: string;
  readonly operationName: string | undefined;
  readonly variableUsages: readonly string[];
  /** The variables that `@include` and `@skip` of the operation use. */
  readonly conditions: readonly string[];
  readonly shapes: Map<string, ShapeAnswer>;
}

/** Shapes of one operation that are remembered: one for each combination of values of its conditions. */
const rememberedShapes = 64;

export interface SingleFetchPath {
  /** To be told of every plan before it is executed. */
  onPlan(told: PlanTold): void;
  /** The gateway, with operations that one fetch answers executed here from the second time on. */
  around(gateway: GatewayInterface): GatewayInterface;
}

/**
 * Executes operations whose plan is a single fetch without the executor of @apollo/gateway, which builds the operation
 * anew and interprets it for every value of the answer. Everything else goes on as before. The answers are equal: a
 * test compares both over generated operations and data.
 * @param sourceOf the data source of a subgraph.
 */
export function singleFetchPath(sourceOf: (serviceName: string) => GraphQLDataSource | undefined): SingleFetchPath {
  // Apollo Server parses equal texts once, so that a document stands for its text.
  const known = new WeakMap<DocumentNode, Map<string, SingleFetch>>();
  const keyOf = ({ request }: GatewayRequest): string => request.operationName ?? '';

  return {
    onPlan({ queryPlan, requestContext: context }) {
      const single = readPlan(queryPlan, context.document, context.request.operationName);
      if (!single) return;
      const operations = known.get(context.document) ?? new Map<string, SingleFetch>();
      known.set(context.document, operations.set(keyOf(context), single));
    },
    around: (gateway) => ({
      ...delegate(gateway),
      async load(options) {
        const { executor, schema } = await loadWithSchema(gateway, options);
        if (!executor) return { executor };
        const around: GatewayExecutor = async (context) => {
          const single = known.get(context.document)?.get(keyOf(context));
          const source = single && sourceOf(single.serviceName);
          return source && schema.current ? executeSingle(single, source, schema.current, context) : withMisfitsTold(await executor(context));
        };
        return { executor: around };
      },
    }),
  };
}

type LoadOptions = Parameters<GatewayInterface['load']>[0];

/** Loads the gateway and follows the schema it serves. */
async function loadWithSchema(gateway: GatewayInterface, options: LoadOptions) {
  const schema: { current: GraphQLSchema | null } = { current: null };
  gateway.onSchemaLoadOrUpdate(({ apiSchema }) => {
    schema.current = apiSchema;
  });
  const { executor } = await gateway.load(options);
  return { executor, schema };
}

const delegate = (gateway: GatewayInterface): Omit<GatewayInterface, 'load'> => ({
  onSchemaLoadOrUpdate: (callback) => gateway.onSchemaLoadOrUpdate(callback),
  stop: () => gateway.stop(),
});

/** The single fetch of a plan. Null: the plan has several, or asks what only the executor can give. */
function readPlan({ node }: PlanLike, document: DocumentNode, operationName: string | undefined): SingleFetch | null {
  if (node?.kind !== 'Fetch' || node.requires || node.inputRewrites?.length || node.outputRewrites?.length) return null;
  const operations = document.definitions.filter((definition) => definition.kind === Kind.OPERATION_DEFINITION);
  const operation = operations.find(({ name }) => operationName === undefined || name?.value === operationName);
  if (operation?.operation !== OperationTypeNode.QUERY) return null;
  const fragments = new Map(document.definitions.flatMap((definition) =>
    definition.kind === Kind.FRAGMENT_DEFINITION ? [[definition.name.value, definition] as const] : []));
  const conditions = new Set<string>();
  let introspects = false;
  visit(document, {
    Field: ({ name }) => {
      introspects ||= name.value === '__schema' || name.value === '__type';
    },
    Directive: ({ name, arguments: args }) => {
      if (name.value !== 'include' && name.value !== 'skip') return;
      for (const { value } of args ?? []) if (value.kind === Kind.VARIABLE) conditions.add(value.name.value);
    },
  });
  if (introspects) return null;
  return {
    operation, fragments, serviceName: node.serviceName!, query: node.operation!, operationName: node.operationName,
    variableUsages: node.variableUsages ?? [], conditions: [...conditions], shapes: new Map(),
  };
}

async function executeSingle(
  single: SingleFetch, source: GraphQLDataSource, schema: GraphQLSchema, context: GatewayRequest,
): Promise<GatewayAnswer> {
  const given = (context.request.variables ?? {}) as Readonly<Record<string, unknown>>;
  const { coerced, errors: invalid } = getVariableValues(schema, single.operation.variableDefinitions ?? [], given);
  if (invalid) return { errors: [...invalid] };
  const variables: Record<string, unknown> = {};
  for (const name of single.variableUsages) if (Object.hasOwn(given, name) && given[name] !== undefined) variables[name] = given[name];
  let answer;
  try {
    answer = await source.process({
      kind: 'incoming operation',
      request: { query: single.query, variables, ...(single.operationName !== undefined && { operationName: single.operationName }) },
      incomingRequestContext: context,
      context: context.context,
    } as unknown as ProcessOptions);
  } catch (error) {
    answer = { data: {}, errors: [error instanceof GraphQLError ? error : new GraphQLError((error as Error).message, { originalError: error as Error })] };
  }
  const { data, unfit } = shapeOf(single, schema, coerced)((answer.data ?? {}) as Readonly<Record<string, unknown>>);
  const errors = (answer.errors ?? []) as readonly GraphQLError[];
  if (errors.length > 0) return { errors: errors.map((error) => told(error, single.serviceName)), data };
  return unfit.length > 0 ? { errors: unfit.map((path) => misfit(path, single.serviceName)), data } : { data };
}

/** The error of a value that was null where the graph has none, or was none of its type. */
const misfit = (path: readonly (string | number)[] | undefined, serviceName?: string): GraphQLError =>
  new GraphQLError('The answer does not fit the graph here.', {
    ...(path && { path }), extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', ...(serviceName !== undefined && { serviceName }) },
  });

/**
 * @apollo/gateway tells what did not fit the graph in an extension, `valueCompletion`, with values in its words. Here it is an error at its
 * path, unless other errors tell already why something is missing.
 */
function withMisfitsTold(answer: GatewayAnswer): GatewayAnswer {
  const { extensions, errors, ...rest } = answer;
  if (!Array.isArray(extensions?.['valueCompletion'])) return answer;
  const { valueCompletion, ...others } = extensions as { readonly valueCompletion: readonly { readonly path?: readonly (string | number)[] }[] };
  return {
    ...rest,
    errors: errors && errors.length > 0 ? errors : valueCompletion.map(({ path }) => misfit(path)),
    ...(Object.keys(others).length > 0 && { extensions: others }),
  };
}

/** An error of a subgraph as the executor hands it on. */
function told(error: GraphQLError, serviceName: string): GraphQLError {
  const { message, path, extensions } = error;
  return new GraphQLError(message, {
    ...(path && { path }), originalError: error, extensions: { code: 'DOWNSTREAM_SERVICE_ERROR', serviceName, ...extensions },
  });
}

function shapeOf(single: SingleFetch, schema: GraphQLSchema, variables: Readonly<Record<string, unknown>>): ShapeAnswer {
  const key = single.conditions.map((name) => (variables[name] === true ? 1 : 0)).join('');
  const known = single.shapes.get(key);
  if (known) return known;
  const shape = compileShape(schema, single.operation, single.fragments, variables);
  if (single.shapes.size < rememberedShapes) single.shapes.set(key, shape);
  return shape;
}
