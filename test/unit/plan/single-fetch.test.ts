import { ApolloGateway } from '@apollo/gateway';
import type { GraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import type { GraphQLResponse } from '@apollo/server';
import { composeServices } from '@apollo/composition';
import fc from 'fast-check';
import { GraphQLError, Kind, getNamedType, getNullableType, isAbstractType, isEnumType, isListType, isNonNullType, isObjectType, parse } from 'graphql';
import type { FragmentDefinitionNode, GraphQLOutputType, GraphQLSchema, SelectionNode } from 'graphql';
import { startEngine } from '../../../gateway/plan/engine.js';
import type { Engine } from '../../../gateway/plan/engine.js';
import type { ServedGraph } from '../../../gateway/plan/graph.js';
import { selection } from '../../support/random-selection.js';

const sdl = `
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  scalar Stamp
  enum Colour { RED GREEN BLUE }
  interface Node { id: ID! name: String }
  type Ship implements Node @key(fields: "id") { id: ID! name: String colour: Colour length: Float crew: [Person!] flag(of: String): Flag! sisters: [Ship] }
  type Person implements Node @key(fields: "id") { id: ID! name: String! age: Int seen: [Stamp!]! ship: Ship active: Boolean }
  type Flag { country: String! stripes: [[Int!]] }
  union Thing = Ship | Flag
  type Query { node: Node nodes: [Node!] ship(id: ID): Ship things: [Thing] people(first: Int): [Person!]! count: Int! }
`;

/** Numbers that come out the same for the same seed. */
function dice(seed: number): () => number {
  let state = seed | 1;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A subgraph that answers any fetch with values made up from a seed: nulls, empty lists, leaves that do not fit, errors. */
function inventingSource(schema: GraphQLSchema, seed: number): GraphQLDataSource {
  return {
    process({ request }) {
      const roll = dice(seed);
      const document = parse(request.query!);
      const fragments = new Map(document.definitions.flatMap((node) => (node.kind === Kind.FRAGMENT_DEFINITION ? [[node.name.value, node] as const] : [])));
      const errors: GraphQLError[] = [];
      const operation = document.definitions.find((node) => node.kind === Kind.OPERATION_DEFINITION)!;
      const variables = (request.variables ?? {}) as Record<string, unknown>;
      const data = object(operation.selectionSet.selections, 'Query', [], {});
      return Promise.resolve({ data, ...(errors.length > 0 && { errors }) });

      function object(nodes: readonly SelectionNode[], typeName: string, path: (string | number)[], into: Record<string, unknown>): Record<string, unknown> {
        for (const node of nodes) {
          const skipped = node.directives?.some(({ name, arguments: args }) => {
            const value = args![0]!.value;
            const given = value.kind === Kind.VARIABLE ? variables[value.name.value] : value.kind === Kind.BOOLEAN && value.value;
            return (name.value === 'include') !== given;
          });
          if (skipped) continue;
          if (node.kind !== Kind.FIELD) {
            const fragment = (node.kind === Kind.INLINE_FRAGMENT ? node : fragments.get(node.name.value)) as FragmentDefinitionNode;
            const on = fragment.typeCondition?.name.value ?? typeName;
            const condition = schema.getType(on)!;
            if (on === typeName || (isAbstractType(condition) && schema.isSubType(condition, schema.getType(typeName) as never))) {
              object(fragment.selectionSet.selections, typeName, path, into);
            }
            continue;
          }
          const key = (node.alias ?? node.name).value;
          if (node.name.value === '__typename') into[key] = typeName;
          else {
            const type = (schema.getType(typeName) as { getFields(): Record<string, { type: GraphQLOutputType }> }).getFields()[node.name.value]!.type;
            into[key] = value(type, node.selectionSet?.selections ?? [], [...path, key], into[key]);
          }
        }
        return into;
      }

      function value(type: GraphQLOutputType, nodes: readonly SelectionNode[], path: (string | number)[], before: unknown): unknown {
        if (before === null) return null;
        const fresh = before === undefined;
        if (fresh && roll() < (isNonNullType(type) ? 0.02 : 0.12)) {
          if (roll() < 0.5) errors.push(new GraphQLError('made up', { path, extensions: { code: 'MADE_UP' } }));
          return null;
        }
        const nullable = getNullableType(type) as GraphQLOutputType;
        if (isListType(nullable)) {
          const length = fresh ? Math.floor(roll() * 4) : (before as unknown[]).length;
          return Array.from({ length }, (_, index) => value(nullable.ofType as GraphQLOutputType, nodes, [...path, index], (before as unknown[] | undefined)?.[index]));
        }
        const named = getNamedType(nullable);
        if (isObjectType(named)) return object(nodes, named.name, path, (before as Record<string, unknown> | undefined) ?? {});
        if (isAbstractType(named)) {
          const kept = before as Record<string, unknown> | undefined;
          const possible = schema.getPossibleTypes(named);
          const typeName = (kept?.__typename as string | undefined) ?? possible[Math.floor(roll() * possible.length)]!.name;
          return object(nodes, typeName, path, kept ?? { __typename: typeName });
        }
        if (!fresh) return before;
        if (roll() < 0.03) return { odd: true };
        if (isEnumType(named)) return roll() < 0.05 ? 'MAUVE' : named.getValues()[Math.floor(roll() * named.getValues().length)]!.name;
        return { Int: Math.floor(roll() * 100), Float: roll(), Boolean: roll() < 0.5, ID: `i${Math.floor(roll() * 100)}` }[named.name] ?? `t${Math.floor(roll() * 1000)}`;
      }
    },
  };
}

const composed = composeServices([{ name: 's', typeDefs: parse(sdl), url: 'http://127.0.0.1/' }]);
const supergraphSdl = composed.supergraphSdl!;
const schema = composed.schema!.toAPISchema().toGraphQLJSSchema();
let seed = 0;
const source: GraphQLDataSource = { process: (options) => inventingSource(schema, seed).process(options) };
let single: Engine<object, ServedGraph>;
let stock: ApolloServer;

beforeAll(async () => {
  single = await startEngine<object, ServedGraph>({ supergraphSdl, hash: 'h' }, { source: () => source });
  const logger = { debug() {}, info() {}, warn() {}, error() {} };
  stock = new ApolloServer({ gateway: new ApolloGateway({ supergraphSdl, buildService: () => source, logger }), logger });
  await stock.start();
});
afterAll(async () => {
  await single.stop();
  await stock.stop();
});

/** An answer without what differs by intent: which of several misfits below one null is named, and in which words. */
function comparable({ body }: GraphQLResponse): unknown {
  if (body.kind !== 'single') throw new Error('Expected a single result.');
  const { data, errors = [], extensions } = JSON.parse(JSON.stringify(body.singleResult)) as {
    data: unknown; errors?: { message: string; extensions?: { code?: unknown } }[]; extensions?: { valueCompletion?: unknown[] };
  };
  const others = errors.filter(({ message }) => message !== 'The answer does not fit the graph here.');
  return { data, errors: others, fits: extensions?.valueCompletion === undefined && others.length === errors.length };
}

test('an operation that one fetch answers gets the answer @apollo/gateway would give, errors and nulls included', async () => {
  let fast = 0;
  await fc.assert(fc.asyncProperty(selection(schema, 'Query', 3), fc.nat(1_000_000), async (text, roll) => {
    seed = roll;
    const query = `query Q($yes: Boolean!, $no: Boolean!) ${text}`.replace(/\$yes: Boolean!, \$no: Boolean!/, '$yes: Boolean = true, $no: Boolean = false');
    const request = { query, variables: roll % 2 === 0 ? {} : { yes: true, no: false } };
    await single.server.executeOperation(request);
    const [mine, theirs] = [await single.server.executeOperation(request), await stock.executeOperation(request)];
    expect(comparable(mine)).toEqual(comparable(theirs));
    if (mine.body.kind === 'single' && mine.body.singleResult.data) fast += 1;
  }), { numRuns: 200 });
  expect(fast).toBeGreaterThan(50);
});

test('a value that does not fit the graph is an error at its path, and no extension tells of values', async () => {
  const misfits = [];
  for (seed = 0; seed < 60; seed += 1) {
    // Asked first by the executor of @apollo/gateway, and then by one fetch.
    const query = `query Misfit${seed} { people(first: 3) { id name } }`;
    for (let time = 0; time < 2; time += 1) {
      const { body } = await single.server.executeOperation({ query });
      if (body.kind !== 'single') throw new Error('Expected a single result.');
      expect(body.singleResult.extensions?.['valueCompletion']).toBeUndefined();
      for (const error of body.singleResult.errors ?? []) if (error.message === 'The answer does not fit the graph here.') misfits.push([time, error]);
    }
  }
  for (const time of [0, 1]) expect(misfits).toContainEqual([time, expect.objectContaining({ path: expect.arrayContaining(['people']), extensions: expect.objectContaining({ code: 'DOWNSTREAM_SERVICE_ERROR' }) })]);
});

test('variables that do not fit are refused alike', async () => {
  const request = { query: 'query ($id: ID, $n: Int) { ship(id: $id) { id } people(first: $n) { id } }', variables: { n: 'many' } };
  await single.server.executeOperation({ ...request, variables: {} });
  const [mine, theirs] = [await single.server.executeOperation(request), await stock.executeOperation(request)];
  expect(comparable(mine)).toEqual(comparable(theirs));
  expect(JSON.stringify(comparable(mine))).toContain('got invalid value');
});
