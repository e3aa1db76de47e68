import { graphComposer, startEngine } from '../../../gateway/plan/index.js';
import type { Engine, Graph } from '../../../gateway/plan/index.js';
import type { GraphTexts } from '../../../gateway/plan/kept-texts.js';
import { nationalSdl } from '../../../schema/files.js';
import { brazilianSdl, bureau, frenchSdl, narrowSdl, ownSubgraphs } from '../../unit/plan/bureau-sdl.js';
import { localSource } from './local-source.js';

/** A store of texts that several engines share, with what was asked of it. */
function sharedTexts(): GraphTexts & { readonly texts: Map<string, string>; readonly written: string[] } {
  const texts = new Map<string, string>();
  const written: string[] = [];
  const keyOf = (name: object): string => JSON.stringify(name);
  return {
    shared: true, texts, written,
    get: (name) => Promise.resolve(texts.get(keyOf(name)) ?? null),
    set: (name, text) => {
      written.push(name.kind);
      texts.set(keyOf(name), text);
    },
  };
}

const person = (id: string) => ({ __typename: 'Person', id, country: id.slice(0, 2), names: [{ full: `Name of ${id}` }], sex: 'MALE' });
const national = {
  Record: { __resolveType: () => 'Person' },
  Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
  Query: { person: (_: unknown, { id }: { id: string }) => person(id) },
};
const additions = { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, frFicheS: { motif: 'x' }, brCpf: { number: id } }) } };
const composed = (names: readonly string[]): Graph => graphComposer(ownSubgraphs.filter(({ name }) => name === 'national'))(
  [bureau('FR', narrowSdl + frenchSdl), bureau('BR', narrowSdl + brazilianSdl)].filter(({ country }) => names.includes(country)),
);
const engines: Engine<Record<string, unknown>, Graph>[] = [];
async function engine(graph: Graph, texts: GraphTexts): Promise<Engine<Record<string, unknown>, Graph>> {
  const started = await startEngine<Record<string, unknown>, Graph>(graph, {
    texts,
    source: ({ name }, graph) => (name === 'national' ? localSource(name, nationalSdl(), national, []) : localSource(name, graph.additions!, additions, [])),
  });
  engines.push(started);
  return started;
}
afterEach(async () => {
  await Promise.all(engines.splice(0).map((one) => one.stop()));
});

async function ask({ server }: Engine<Record<string, unknown>, Graph>, query: string): Promise<unknown> {
  const { body } = await server.executeOperation({ query }, { contextValue: {} });
  if (body.kind !== 'single') throw new Error('expected a single answer');
  return JSON.parse(JSON.stringify(body.singleResult));
}

const questions = [
  '{ person(id: "BR:person:3") { names { full } } }',
  '{ person(id: "BR:person:3") { names { full } brCpf { number } } }',
  'query ($more: Boolean = false) { a: person(id: "FR:person:1") { id frFicheS @include(if: $more) { motif } } b: person(id: "BR:person:3") { sex @skip(if: $more) brCpf { number } } }',
];

test('a plan is made once for all gateways of a graph, and the answers are equal', async () => {
  const texts = sharedTexts();
  const graph = composed(['FR', 'BR']);
  const [one, two] = [await engine(graph, texts), await engine(graph, texts)];
  const first: unknown[] = [];
  for (const question of questions) first.push(await ask(one, question));
  expect(texts.written).toEqual(questions.map(() => 'plan'));
  expect(first[1]).toEqual({ data: { person: { names: [{ full: 'Name of BR:person:3' }], brCpf: { number: 'BR:person:3' } } } });
  for (const [index, question] of questions.entries()) {
    // The second time a plan is in the process, and single fetches go their own way.
    for (let time = 0; time < 2; time += 1) expect(await ask(two, question)).toEqual(first[index]);
  }
  expect(texts.written).toHaveLength(questions.length);
});

test('a plan of one graph is never given for another', async () => {
  const texts = sharedTexts();
  await ask(await engine(composed(['FR', 'BR']), texts), questions[0]!);
  await ask(await engine(composed(['BR']), texts), questions[0]!);
  expect(texts.written).toEqual(['plan', 'plan']);
});

test.each(['', 'nonsense', 'null', '7', '{}', '{"kind":"Fetch"}'])('a text %j in the place of a plan counts as none', async (text) => {
  const texts = sharedTexts();
  const graph = composed(['FR', 'BR']);
  const first = await ask(await engine(graph, texts), questions[1]!);
  for (const key of texts.texts.keys()) texts.texts.set(key, text);
  expect(await ask(await engine(graph, texts), questions[1]!)).toEqual(first);
  expect(texts.written).toEqual(['plan', 'plan']);
});
