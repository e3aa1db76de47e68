import { graphComposer, openGraphThread } from '../../../gateway/plan/index.js';
import { brazilianSdl, bureau, frenchSdl, narrowSdl, ownSubgraphs } from './bureau-sdl.js';

const compose = graphComposer(ownSubgraphs);

test('composes the profile, the exchange and two extensions', () => {
  const graph = compose([bureau('FR', narrowSdl + frenchSdl), bureau('BE', null), bureau('BR', narrowSdl + brazilianSdl), bureau('GH', narrowSdl)]);
  expect(graph.bureaux.map(({ country, refused }) => [country, refused])).toEqual([['BE', null], ['BR', null], ['FR', null], ['GH', null]]);
  expect(graph.extensions.map(({ country }) => country)).toEqual(['BR', 'FR']);
  expect(graph.supergraphSdl).toContain('ADDITIONS @join__graph(name: "additions"');
  const person = graph.apiSchema.getType('Person');
  expect(person && 'getFields' in person && Object.keys(person.getFields())).toEqual(expect.arrayContaining(['names', 'matches', 'frFicheS', 'brCpf']));
});

test('clients do not see what is for the exchange alone', () => {
  const { apiSchema } = compose([]);
  expect(Object.keys(apiSchema.getQueryType()!.getFields())).toEqual(expect.arrayContaining(['persons', 'countries', 'operation', 'notices']));
  expect(apiSchema.getQueryType()!.getFields()).not.toHaveProperty('personCandidates');
  expect(apiSchema.getType('PersonProbe')).toBeUndefined();
});

test('a bureau that contradicts the profile is refused by name, the others go on', () => {
  const wrong = narrowSdl.replace('names: [Name!]', 'names: [Name!]!');
  const graph = compose([bureau('FR', wrong + frenchSdl), bureau('BR', narrowSdl + brazilianSdl)]);
  expect(graph.bureaux.find(({ country }) => country === 'FR')?.refused).toContain('FR contradicts the national profile: Person.names: expected type [Name!]');
  expect(graph.extensions.map(({ country }) => country)).toEqual(['BR']);
});

test('an extension that does not compose is refused by name with composition\'s error, the others go on', () => {
  const unsound = `${narrowSdl} extend type Person { frSeen: FrSeen } interface FrPlace { country: String } type FrSeen implements FrPlace { text: String }`;
  const graph = compose([bureau('FR', unsound), bureau('BR', narrowSdl + brazilianSdl), bureau('GH', `${narrowSdl} extend type Person { ghA: Int }`)]);
  expect(graph.bureaux.find(({ country }) => country === 'FR')?.refused).toMatch(/^FR does not compose: .*FrPlace\.country/s);
  expect(graph.bureaux.filter(({ refused }) => refused === null).map(({ country }) => country)).toEqual(['BR', 'GH']);
  expect(graph.extensions.map(({ country }) => country)).toEqual(['BR', 'GH']);
});

test('equal inputs in any order make equal hashes, and a graph that differs has another', () => {
  const [fr, br] = [bureau('FR', narrowSdl + frenchSdl), bureau('BR', null)];
  expect(compose([fr, br]).hash).toBe(graphComposer(ownSubgraphs)([br, fr]).hash);
  expect(compose([fr, br]).hash).not.toBe(compose([fr, { ...br, sdl: narrowSdl }]).hash);
});

test('a bureau that adds nothing costs no composition', () => {
  const before = compose([bureau('FR', narrowSdl + frenchSdl)]);
  const after = compose([bureau('FR', narrowSdl + frenchSdl), bureau('GH', narrowSdl)]);
  expect(after.apiSchema).toBe(before.apiSchema);
});

test('subgraphs of the gateway\'s own that do not compose are a defect', () => {
  expect(() => graphComposer([ownSubgraphs[0]!, { name: 'exchange', sdl: 'type Query { persons: Int }' }])([])).toThrow('The gateway\'s own subgraphs do not compose');
  expect(() => graphComposer([])).toThrow('expected a subgraph named national');
});

test('beside this thread the same graph is made, refusals included, while others have their turn', async () => {
  const bureaux = [
    bureau('FR', `${narrowSdl} extend type Person { frSeen: FrSeen } interface FrPlace { country: String } type FrSeen implements FrPlace { text: String }`), bureau('BR', narrowSdl + brazilianSdl), bureau('GH', narrowSdl),
  ];
  let turns = 0, over = false;
  const turn = (): void => {
    turns += 1;
    if (!over) setImmediate(turn);
  };
  setImmediate(turn);
  const thread = openGraphThread();
  const beside = await graphComposer(ownSubgraphs).beside(bureaux, thread);
  await thread.close();
  over = true;
  const here = compose(bureaux);
  expect({ ...beside, apiSchema: null }).toEqual({ ...here, apiSchema: null });
  expect(beside.bureaux.find(({ country }) => country === 'FR')?.refused).toMatch(/^FR does not compose/);
  expect(turns).toBeGreaterThan(10);
}, 60_000);

test('where the thread ends, the graph is composed here', async () => {
  const thread = openGraphThread();
  await thread.close();
  const bureaux = [bureau('FR', narrowSdl + frenchSdl)];
  expect((await graphComposer(ownSubgraphs).beside(bureaux, thread)).hash).toBe(compose(bureaux).hash);
});
