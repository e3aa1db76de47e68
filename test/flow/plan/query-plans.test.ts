import { graphComposer, startEngine } from '../../../gateway/plan/index.js';
import type { Engine, Graph } from '../../../gateway/plan/index.js';
import { nationalSdl } from '../../../schema/files.js';
import { createExchange, exchangeContext, exchangeDataSchema } from '../../../subgraphs/exchange/index.js';
import type { ExchangeContext } from '../../../subgraphs/exchange/index.js';
import { fakePort, noneEach, oneEach } from '../../unit/exchange/fake-port.js';
import { brazilianSdl, bureau, frenchSdl, narrowSdl, ownSubgraphs } from '../../unit/plan/bureau-sdl.js';
import { localSource } from './local-source.js';
import type { Fetched } from './local-source.js';

interface Context extends Record<string, unknown> { readonly exchange: ExchangeContext }

const exchange = createExchange(exchangeDataSchema.parse({
  notices: [{ reference: 'R-1', colour: 'RED', subject: 'FR:person:1', offences: [], actionToTake: null, issued: '2026-03-01' }],
}));

const person = (id: string) => ({ __typename: 'Person', id, country: id.slice(0, 2), names: [{ full: `Name of ${id}` }], births: ['1980'], sex: 'MALE' });
const page = ['FR:person:1', 'FR:person:2', 'BR:person:3'];
const national = {
  Record: { __resolveType: () => 'Person' },
  Person: { __resolveReference: ({ id }: { id: string }) => person(id) },
  Query: {
    person: (_: unknown, { id }: { id: string }) => person(id),
    persons: () => ({
      edges: page.map((id) => ({ node: person(id), score: 1, cursor: id })),
      pageInfo: { hasNextPage: false, hasPreviousPage: false }, complete: true, countries: [],
    }),
  },
};
const additions = { Person: { __resolveReference: ({ id }: { id: string }) => ({ id, frFicheS: { motif: 'x' }, brCpf: { number: id } }) } };

const fetched: Fetched[] = [];
let engine: Engine<Context, Graph>;

beforeAll(async () => {
  const graph = graphComposer(ownSubgraphs)([bureau('FR', narrowSdl + frenchSdl), bureau('BR', narrowSdl + brazilianSdl)]);
  engine = await startEngine<Context, Graph>(graph, {
    source({ name }, graph) {
      if (name === 'exchange') {
        return {
          process: async ({ request, context }) => {
            fetched.push({ subgraph: name, query: request.query ?? '', variables: request.variables ?? {} });
            return await exchange.process(request, (context as Context).exchange);
          },
        };
      }
      if (name === 'national') return localSource(name, nationalSdl(), national, fetched);
      return localSource(name, graph.additions!, additions, fetched);
    },
  });
});

afterAll(async () => engine.stop());

async function ask(query: string) {
  fetched.length = 0;
  const { port, asked } = fakePort({ BE: oneEach('BE'), TN: noneEach });
  const { body } = await engine.server.executeOperation({ query }, { contextValue: { exchange: exchangeContext(port) } });
  if (body.kind !== 'single') throw new Error('expected a single answer');
  expect(body.singleResult.errors).toBeUndefined();
  return { data: JSON.parse(JSON.stringify(body.singleResult.data)), asked, calls: fetched.map(({ subgraph }) => subgraph) };
}

test('matches of a page: one call to national, one to the exchange, one to national for the candidates', async () => {
  const { data, asked, calls } = await ask('{ persons(search: { name: "x" }) { edges { node { id matches { complete candidates { score person { id names { full } } } } } } } }');
  expect(calls).toEqual(['national', 'exchange', 'national']);
  expect(asked).toHaveLength(1);
  expect(fetched[1]!.variables.representations).toEqual(page.map((id) => ({ __typename: 'Person', id, names: [{ full: `Name of ${id}` }], births: ['1980'], sex: 'MALE' })));
  expect(data.persons.edges[2].node.matches).toEqual({
    complete: true, candidates: [{ score: 0.9, person: { id: 'BE:person:of-BR-person-3', names: [{ full: 'Name of BE:person:of-BR-person-3' }] } }],
  });
});

test('candidates of which only the id is selected need no call back', async () => {
  expect((await ask('{ persons(search: { name: "x" }) { edges { node { matches { candidates { score person { id } } } } } } }')).calls).toEqual(['national', 'exchange']);
});

test('what countries add is asked after the profile', async () => {
  expect((await ask('{ persons(search: { name: "x" }) { edges { node { names { full } frFicheS { motif } } } } }')).calls).toEqual(['national', 'additions']);
  expect((await ask('{ person(id: "BR:person:3") { names { full } brCpf { number } } }')).calls).toEqual(['national', 'additions']);
});

test('the exchange and what countries add are asked side by side, after one call to national with the whole selection', async () => {
  const { calls } = await ask('{ persons(search: { name: "x" }) { complete edges { node { names { full } sex matches { complete } frFicheS { motif } brCpf { number } } } } }');
  expect(calls[0]).toBe('national');
  expect(calls.slice(1).sort()).toEqual(['additions', 'exchange']);
});

test('the subject of a notice is a record of its country', async () => {
  const { data, calls } = await ask('{ notices { edges { node { reference subject { names { full } } } } } }');
  expect(calls).toEqual(['exchange', 'national']);
  expect(data.notices.edges[0].node).toEqual({ reference: 'R-1', subject: { names: [{ full: 'Name of FR:person:1' }] } });
});

test('countries are answered by the exchange alone', async () => {
  expect((await ask('{ countries { code health } }')).calls).toEqual(['exchange']);
});

test('what the exchange alone may ask is not in the graph', async () => {
  const { body } = await engine.server.executeOperation({ query: '{ personCandidates(probes: []) { index } }' }, { contextValue: { exchange: exchangeContext(fakePort({}).port) } });
  expect(body.kind === 'single' && body.singleResult.errors?.[0]?.message).toContain('Cannot query field "personCandidates"');
});
