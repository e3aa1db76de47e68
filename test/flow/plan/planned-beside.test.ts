import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { composeSubgraphs, openEngines, startEngine } from '../../../gateway/plan/index.js';
import type { Engine, ServedGraph } from '../../../gateway/plan/index.js';
import { apiSchemaOf } from '../../../gateway/plan/compose.js';
import type * as threadStart from '../../../gateway/plan/thread.js';
import { selection } from '../../support/random-selection.js';
import { localSource } from './local-source.js';

/** The threads that were started, in order. */
const threads: Worker[] = [];
/** How threads behave: as they are, ending where they are asked to plan, or not to be had. */
let behave: 'well' | 'ending' | 'none' = 'well';
jest.mock('../../../gateway/plan/thread.js', () => ({
  startThread(name: string, data: unknown) {
    if (behave === 'none') throw new Error('no thread can be had');
    const thread = jest.requireActual<typeof threadStart>('../../../gateway/plan/thread.js').startThread(name, data);
    threads.push(thread);
    if (behave === 'ending') thread.postMessage = () => void thread.terminate();
    return thread;
  },
}));

const link = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@inaccessible", "@shareable"])';
const ships = `${link}
  interface Node { id: ID! name: String }
  enum Colour { RED GREEN }
  type Ship implements Node @key(fields: "id") { id: ID! name: String colour: Colour secret: String @inaccessible captain: Person sisters: [Ship!] }
  type Person implements Node @key(fields: "id") { id: ID! name: String }
  union Thing = Ship | Person
  type Query { ship(id: ID): Ship things: [Thing!] node: Node broken: Ship }
`;
const people = `${link}
  type Person @key(fields: "id") { id: ID! age: Int serves: Ship fails: String }
  type Ship @key(fields: "id") { id: ID! name: String @external crew: [Person!] tonnage(unit: String): Float label: String @requires(fields: "name") }
  type Query { people(first: Int): [Person!]! count: Int! }
`;
const ship = (id: string) => ({ __typename: 'Ship', id, name: `Ship ${id}`, colour: 'RED', captain: { id: `of-${id}`, name: 'A' }, sisters: () => [ship(`${id}x`)] });
const resolvers = {
  ships: {
    Node: { __resolveType: () => 'Ship' }, Thing: { __resolveType: ({ __typename }: { __typename: string }) => __typename },
    Ship: { __resolveReference: ({ id }: { id: string }) => ship(id) }, Person: { __resolveReference: ({ id }: { id: string }) => ({ id, name: `Person ${id}` }) },
    Query: {
      ship: (_: unknown, { id }: { id?: string }) => ship(id ?? 's'), things: () => [ship('t'), { __typename: 'Person', id: 'p', name: 'P' }], node: () => ship('n'),
      broken: () => { throw new Error('broken'); },
    },
  },
  people: {
    Person: { __resolveReference: ({ id }: { id: string }) => ({ id, age: 40, serves: { id: 'q' }, fails: () => { throw new Error('fails'); } }) },
    Ship: { __resolveReference: ({ id, name }: { id: string; name?: string }) => ({ id, crew: [{ id: `c-${id}`, age: 40 }], tonnage: 1.5, label: `label of ${name}` }) },
    Query: { people: () => [{ id: 'p1', age: 1, serves: { id: 'p1s' } }, { id: 'p2', age: 2, serves: null }], count: () => 2 },
  },
};
const { supergraphSdl } = composeSubgraphs([{ name: 'ships', sdl: ships }, { name: 'people', sdl: people }]);
const graph: ServedGraph = { supergraphSdl: supergraphSdl!, hash: 'h' };

const plans: string[] = [];
const options = {
  source: ({ name }: { readonly name: string }) => localSource(name, name === 'ships' ? ships : people, resolvers[name as 'ships' | 'people'], []),
  onPlan: ({ queryPlan }: { readonly queryPlan: unknown }) => void plans.push(JSON.stringify(queryPlan)),
};
const started: Engine<object>[] = [];
async function engine(beside: boolean): Promise<Engine<object>> {
  const one = await startEngine<object, ServedGraph>(graph, options, beside);
  started.push(one);
  return one;
}
afterEach(async () => {
  behave = 'well';
  await Promise.all(started.splice(0).map((one) => one.stop()));
  threads.length = plans.length = 0;
});

async function ask({ server }: Engine<object>, request: { readonly query: string; readonly variables?: Record<string, unknown>; readonly operationName?: string }): Promise<unknown> {
  const { body, http } = await server.executeOperation(request, { contextValue: {} });
  if (body.kind !== 'single') throw new Error('expected a single answer');
  return JSON.parse(JSON.stringify({ ...body.singleResult, status: http.status }));
}

const ended = ({ threadId }: Worker): boolean => threadId === -1;

test('operations are planned beside and here alike, and their answers are equal', async () => {
  const [here, beside] = [await engine(false), await engine(true)];
  expect(threads).toHaveLength(1);
  let between = 0;
  await fc.assert(fc.asyncProperty(selection(apiSchemaOf(graph.supergraphSdl), 'Query', 3), fc.boolean(), async (text, yes) => {
    const request = { query: `query Q($yes: Boolean! = true, $no: Boolean! = false) ${text}`, variables: { yes } };
    // The second time plans are known, and single fetches go their own way.
    for (let time = 0; time < 2; time += 1) {
      plans.length = 0;
      expect(await ask(beside, request)).toEqual(await ask(here, request));
      if (plans.length === 2) expect(plans[0]).toBe(plans[1]);
      if (plans[0]?.includes('_entities')) between += 1;
    }
  }), { numRuns: 60 });
  expect(between).toBeGreaterThan(20);
});

test('named operations, variables that do not fit, what is not in the graph and questions for the schema are answered alike', async () => {
  const [here, beside] = [await engine(false), await engine(true)];
  const two = 'query A { count } query B { people { age } }';
  for (const request of [
    { query: two, operationName: 'B' }, { query: two, operationName: 'A' }, { query: two },
    { query: 'query ($n: Int) { people(first: $n) { id } }', variables: { n: 'many' } },
    { query: '{ ship { secret } }' },
    { query: '{ __schema { queryType { name } types { name fields { name isDeprecated } } } ship { crew { name } } }' },
    { query: '{ __typename }' },
  ]) expect(await ask(beside, request)).toEqual(await ask(here, request));
});

test('equal operations that come at once are planned once', async () => {
  const beside = await engine(true);
  let asked = 0;
  const thread = threads[0]!, post = thread.postMessage.bind(thread);
  thread.postMessage = (message) => {
    asked += 1;
    post(message);
  };
  const answers = await Promise.all(Array.from({ length: 5 }, () => ask(beside, { query: '{ ship { label } }' })));
  expect(answers).toEqual(Array(5).fill({ data: { ship: { label: 'label of Ship s' } } }));
  expect(asked).toBe(1);
});

test('a thread that ended is started again for the next operation that has no plan yet', async () => {
  const beside = await engine(true);
  const known = { query: '{ ship { label } }' };
  const answer = await ask(beside, known);
  await threads[0]!.terminate();
  expect(await ask(beside, known)).toEqual(answer);
  expect(threads).toHaveLength(1);
  expect(await ask(beside, { query: '{ ship { crew { age } } }' })).toEqual({ data: { ship: { crew: [{ age: 40 }] } } });
  expect(threads).toHaveLength(2);
});

test('an operation under which threads end is refused, and the next is planned', async () => {
  const beside = await engine(true);
  const first = threads[0]!;
  first.postMessage = () => void first.terminate();
  behave = 'ending';
  expect(await ask(beside, { query: '{ ship { label } }' })).toMatchObject({
    errors: [{ message: 'Expected a plan, came none: its thread ended.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }], status: 500,
  });
  expect(threads.map(ended)).toEqual([true, true]);
  behave = 'well';
  expect(await ask(beside, { query: '{ ship { label } }' })).toEqual({ data: { ship: { label: 'label of Ship s' } } });
});

test('an engine that stops ends its thread, also one that was started again', async () => {
  const beside = await engine(true);
  await threads[0]!.terminate();
  await ask(beside, { query: '{ ship { label } }' });
  expect(threads.map(ended)).toEqual([true, false]);
  await beside.stop();
  expect(threads.map(ended)).toEqual([true, true]);
});

test('where no thread can be had, this one plans', async () => {
  behave = 'none';
  expect(await ask(await engine(true), { query: '{ ship { label } }' })).toEqual({ data: { ship: { label: 'label of Ship s' } } });
  expect(threads).toHaveLength(0);
});

test('a graph that cannot be served is refused as it is without a thread, and no thread is left', async () => {
  const bad = { supergraphSdl: 'type Query { a: Int }', hash: 'bad' };
  const reason = await startEngine(bad, options, false).catch(String);
  expect(await startEngine(bad, options, true).catch(String)).toBe(reason);
  expect(await startEngine(graph, { ...options, source: () => { throw new Error('no source'); } }, true).catch(String)).toBe('Error: no source');
  for (const thread of threads) if (!ended(thread)) await once(thread, 'exit');
  expect(threads).toHaveLength(2);
});

test('the first graph is planned here and those after it beside; what a thread planned for ends it', async () => {
  const engines = await openEngines<object, ServedGraph>(graph, { ...options, beside: true });
  expect(threads).toHaveLength(0);
  await engines.replace({ ...graph, hash: 'second' });
  expect(threads.map(ended)).toEqual([false]);
  const lease = engines.acquire();
  await engines.replace({ ...graph, hash: 'third' });
  expect(threads.map(ended)).toEqual([false, false]);
  expect(await ask(lease.engine, { query: '{ ship { label } }' })).toEqual({ data: { ship: { label: 'label of Ship s' } } });
  const gone = once(threads[0]!, 'exit');
  lease.release();
  await gone;
  await engines.close();
  expect(threads.map(ended)).toEqual([true, true]);
});
