import type { Worker } from 'node:worker_threads';
import fc from 'fast-check';
import { composeSubgraphs, openEngines, openGraphThread, startEngine } from '../../../gateway/plan/index.js';
import type { Engine, GraphThread, ServedGraph } from '../../../gateway/plan/index.js';
import { apiSchemaOf } from '../../../gateway/plan/compose.js';
import type * as threadStart from '../../../gateway/plan/thread.js';
import { selection } from '../../support/random-selection.js';
import { localSource } from './local-source.js';

/** The threads that were started, in order. */
const threads: Worker[] = [];
/** The kinds of the tasks they were sent. */
const tasks: string[] = [];
/** How threads behave: as they are, ending where they are asked to plan, or not to be had. */
let behave: 'well' | 'ending' | 'none' = 'well';
jest.mock('../../../gateway/plan/thread.js', () => ({
  startThread(name: string, data: unknown) {
    if (behave === 'none') throw new Error('no thread can be had');
    const thread = jest.requireActual<typeof threadStart>('../../../gateway/plan/thread.js').startThread(name, data);
    threads.push(thread);
    const post = thread.postMessage.bind(thread);
    thread.postMessage = (task: { readonly kind: string }) => {
      tasks.push(task.kind);
      if (behave === 'ending' && task.kind === 'plan') void thread.terminate();
      else post(task);
    };
    return thread;
  },
}));

const ended = ({ threadId }: Worker): boolean => threadId === -1;

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
let thread: GraphThread;
async function engine(beside: boolean): Promise<Engine<object>> {
  const one = await startEngine<object, ServedGraph>(graph, options, beside ? thread : undefined);
  started.push(one);
  return one;
}
beforeEach(() => {
  thread = openGraphThread();
});
afterEach(async () => {
  behave = 'well';
  await Promise.all(started.splice(0).map((one) => one.stop()));
  await thread.close();
  expect(threads.every(ended)).toBe(true);
  threads.length = tasks.length = plans.length = 0;
});

async function ask({ server }: Engine<object>, request: { readonly query: string; readonly variables?: Record<string, unknown>; readonly operationName?: string }): Promise<unknown> {
  const { body, http } = await server.executeOperation(request, { contextValue: {} });
  if (body.kind !== 'single') throw new Error('expected a single answer');
  return JSON.parse(JSON.stringify({ ...body.singleResult, status: http.status }));
}

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

const labelled = { query: '{ ship { label } }' };
const label = { data: { ship: { label: 'label of Ship s' } } };

test('equal operations that come at once are planned once', async () => {
  const beside = await engine(true);
  expect(await Promise.all(Array.from({ length: 5 }, () => ask(beside, labelled)))).toEqual(Array(5).fill(label));
  expect(tasks).toEqual(['read', 'plan']);
});

test('a thread that ended is started again for the next operation that has no plan yet', async () => {
  const beside = await engine(true);
  expect(await ask(beside, labelled)).toEqual(label);
  await threads[0]!.terminate();
  expect(await ask(beside, labelled)).toEqual(label);
  expect(threads).toHaveLength(1);
  expect(await ask(beside, { query: '{ ship { crew { age } } }' })).toEqual({ data: { ship: { crew: [{ age: 40 }] } } });
  expect(threads).toHaveLength(2);
  expect(tasks).toEqual(['read', 'plan', 'plan', 'read', 'plan']);
});

test('an operation under which threads end is refused, and the next is planned', async () => {
  const beside = await engine(true);
  behave = 'ending';
  expect(await ask(beside, labelled)).toMatchObject({
    errors: [{ message: 'Expected a plan, came none: the thread that plans ended.', extensions: { code: 'INTERNAL_SERVER_ERROR' } }], status: 500,
  });
  expect(threads.map(ended)).toEqual([true, true]);
  behave = 'well';
  expect(await ask(beside, labelled)).toEqual(label);
});

test('where no thread can be had, this one plans', async () => {
  behave = 'none';
  thread.wake();
  expect(await ask(await engine(true), labelled)).toEqual(label);
  expect(threads).toHaveLength(0);
});

test('a graph that cannot be served is refused as it is without a thread', async () => {
  const bad = { supergraphSdl: 'type Query { a: Int }', hash: 'bad' };
  const reason = await startEngine(bad, options).catch(String);
  expect(await startEngine(bad, options, thread).catch(String)).toBe(reason);
});

test('an engine that cannot be started has its graph forgotten', async () => {
  expect(await startEngine(graph, { ...options, source: () => { throw new Error('no source'); } }, thread).catch(String)).toBe('Error: no source');
  expect(tasks).toEqual(['read', 'forget']);
});

test('the first graph is planned here and those after it beside; a graph is forgotten when its last request has ended', async () => {
  const engines = await openEngines<object, ServedGraph>(graph, { ...options, beside: thread });
  expect(threads).toHaveLength(0);
  await engines.replace({ ...graph, hash: 'second' });
  const lease = engines.acquire();
  await engines.replace({ ...graph, hash: 'third' });
  expect(tasks).toEqual(['read', 'read']);
  expect(await ask(lease.engine, labelled)).toEqual(label);
  lease.release();
  await engines.close();
  expect(tasks).toEqual(['read', 'read', 'plan', 'forget', 'forget']);
  expect(threads).toHaveLength(1);
});

test('a thread that is closed does nothing more, and what it had under way has an end', async () => {
  const reading = thread.ask('read', { graph: 'g', supergraphSdl: graph.supergraphSdl, validate: false }).catch(String);
  await thread.close();
  expect(await reading).toMatch(/^Error: the thread ended with/);
  thread.wake();
  thread.forget('g');
  expect(await thread.ask('forget', { graph: 'g' }).catch(String)).toBe('Error: the thread is closed');
  expect(threads).toHaveLength(1);
});
