import { buildSchema } from 'graphql';
import type { GraphQLSchema } from 'graphql';
import { costOf, countedCost, limitCost, readWeights } from '../../../gateway/limits/index.js';
import type { Budgets } from '../../../gateway/limits/index.js';
import { graphComposer } from '../../../gateway/plan/index.js';
import type { RequestContext } from '../../../gateway/request.js';
import { ownSubgraphs } from '../../../gateway/serve-exchange.js';
import { parsedOperation } from '../../support/parsed-operation.js';

const graph = graphComposer(ownSubgraphs())([]);
const model = { weights: readWeights(graph.supergraphSdl), countries: 14 };
const cost = (query: string, variables: Readonly<Record<string, unknown>> = {}): number => costOf(parsedOperation(query, variables, graph.apiSchema), model);

test.each([
  ['a record', '{ person(id: "FR:person:1") { id names { full } contact { email } } }', 1],
  ['relations of a record, five of each', '{ person(id: "FR:person:1") { documents { number } warrants { id offences { code } } } }', 1 + 5 + 5],
  ['a search asks every country, and each makes a page of 20', '{ persons(search: {name: "a"}) { edges { node { id } } } }', 14 * 5 + 14 * 20 + 20],
  ['a count makes no page', '{ persons(search: {name: "a"}) { totalCount countries { country } } }', 14 * 5],
  ['a page of 3 of two countries', '{ persons(search: {name: "a"}, in: [FR, BE], first: 3) { edges { node { id } } } }'.replace('FR, BE', '"FR", "BE", "FR"'), 2 * 5 + 2 * 3 + 3],
  ['edges twice are counted twice', '{ persons(search: {name: "a"}, in: "FR", first: 3) { edges { score } more: edges { score } } }', 5 + 3 + 3],
  ['matches of a page ask all countries for each person', '{ persons(search: {name: "a"}, in: ["FR"], first: 2) { edges { node { matches { candidates { person { id } } } } } } }',
    5 + 2 + 2 * (1 + 14 * 10 + 5 * (1 + 1))],
  ['a check costs each item in each country, and the records of each item', '{ checkVehicles(vehicles: [{vin: "a"}, {vin: "b"}]) { outcome records { id } } }', 14 * 2 + 2 * 2],
  ['a wildcard costs ten more in each country', '{ vehicles(search: {plate: "AB*", plateCountry: "FR"}, in: ["FR", "BE"]) { totalCount } firearms(search: {serial: "*1234"}, in: "FR") { totalCount } }', 2 * (5 + 10) + (5 + 10)],
  ['what may be confused costs one more in each country', '{ vehicles(search: {plate: "AB1", confusables: true}, in: "FR") { totalCount } }', 5 + 1],
  ['totals of an operation ask its members', '{ operation(code: "A") { name arrests seizures { kind } complete } }', 1 + 20 + 20 + 20],
  ['the schema', '{ a: __schema { types { name } } __type(name: "Query") { name } __typename }', 200],
  ['fragments', '{ ...F } fragment F on Query { record(id: "FR:person:1") { ... on Person { documents { id } } ... on TravelDocument { holder { id } } } }', 1 + 5 + 1],
])('%s', (_what, query, expected) => {
  expect(cost(query)).toBe(expected);
});

const search = 'query ($first: Int, $in: [CountryCode!], $documents: [TravelDocumentCheck!]!) { persons(search: {name: "a"}, first: $first, in: $in) { edges { cursor } } checkTravelDocuments(documents: $documents) { index } }';

test.each([
  ['values of variables', { first: 100, in: ['FR'], documents: [{ number: '1' }, { number: '2' }] }, 5 + 100 + 14 * 2],
  ['values left out', {}, 14 * 5 + 14 * 20],
  ['values that do not fit', { first: '9', in: 7, documents: 'x' }, 14 * 5 + 14 * 20 + 14],
  ['a negative page', { first: -100, in: ['FR'], documents: [] }, 5 + 20],
  ['an endless number', { first: 1e308, in: ['FR'], documents: [] }, 5 + 1e308],
])('%s', (_what, variables, expected) => {
  expect(cost(search, variables)).toBe(expected);
});

test('fragments that fan out cost what they ask, and are counted in no time', () => {
  const levels = Array.from({ length: 40 }, (_none, level) => `fragment F${level} on Person { a${level}: documents { holder { ...F${level + 1} } } b${level}: documents { holder { ...F${level + 1} } } }`);
  expect(cost(`{ person(id: "FR:person:1") { ...F0 } } ${levels.join(' ')} fragment F40 on Person { id }`)).toBeGreaterThan(10 ** 40);
});

test('directives that a supergraph renames are read', () => {
  const sdl = `schema @link(url: "https://specs.apollo.dev/cost/v0.1", import: [{name: "@cost", as: "@price"}, {name: "@listSize", as: "@size"}]) { query: Query }
    type Query { some(a: Int @price(weight: 3), b: In): [Thing] @size(assumedSize: 7) }
    type Thing @price(weight: 2) { id: ID }
    input In { c: Int @price(weight: 11) }`;
  const schema: GraphQLSchema = buildSchema('type Query { some(a: Int, b: In): [Thing] } type Thing { id: ID } input In { c: Int }');
  const weights = readWeights(sdl);
  expect(costOf(parsedOperation('{ some(a: 1, b: {c: 1}) { id } }', {}, schema), { weights, countries: 5 })).toBe(7 * 2 + 3 + 11);
  expect(costOf(parsedOperation('{ some { id } }', {}, schema), { weights, countries: 5 })).toBe(14);
});

test('the budget of the role decides, and what was measured and allowed is told', () => {
  const budgets: Budgets = { ANALYST: 370, OFFICER: 369, PARTNER: 1, AUDITOR: 1, DPO: 1, ADMIN: 1, OPEN: 1 };
  const ask = (role: string | null) => {
    const context = { requester: role && { role }, state: new Map() } as unknown as RequestContext;
    const refused = limitCost(budgets, model)(parsedOperation('{ persons(search: {name: "a"}) { edges { node { id } } } }', {}, graph.apiSchema), context);
    return [countedCost(context), refused?.message, refused?.extensions['limit']];
  };
  expect(ask('ANALYST')).toEqual([370, undefined, undefined]);
  expect(ask('OFFICER')).toEqual([370, 'An operation that costs at most 369 is expected of the role OFFICER; came 370.', { name: 'cost', measured: 370, allowed: 369 }]);
  expect(ask(null)).toEqual([370, 'An operation that costs at most 1 is expected; came 370.', { name: 'cost', measured: 370, allowed: 1 }]);
});

test('with more countries a budget grows as they do', () => {
  const budgets: Budgets = { ANALYST: 1_000, OFFICER: 1, PARTNER: 1, AUDITOR: 1, DPO: 1, ADMIN: 1, OPEN: 1 };
  const documents = (count: number): string => `{ checkTravelDocuments(documents: [${'{number: "A"} '.repeat(count)}]) { outcome } }`;
  const refused = (countries: number, items: number): unknown =>
    limitCost(budgets, { ...model, countries })(parsedOperation(documents(items), {}, graph.apiSchema), { requester: { role: 'ANALYST' }, state: new Map() } as unknown as RequestContext)?.extensions['limit'] ?? null;
  const few = 70;
  expect([refused(14, few), refused(196, few)]).toEqual([null, null]);
  expect([refused(14, few + 20), refused(196, few + 20)]).toEqual([
    expect.objectContaining({ allowed: 1_000 }), expect.objectContaining({ allowed: 14_000 }),
  ]);
});
