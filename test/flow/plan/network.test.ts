import { composeConfigured, openNetwork } from '../../../gateway/plan/index.js';
import type { BureauAddress, Graph, Network } from '../../../gateway/plan/index.js';
import { frenchSdl, narrowSdl, ownSubgraphs, publishedSdl } from '../../unit/plan/bureau-sdl.js';
import { json, publishing, serve } from './bureau-server.js';
import type { TestServer } from './bureau-server.js';

const open: (Network | TestServer)[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((one) => one.close()));
});

async function kept<T extends Network | TestServer>(one: T | Promise<T>): Promise<T> {
  const opened = await one;
  open.push(opened);
  return opened;
}

const address = (country: string, url: string): BureauAddress => ({ country, name: country, url, connectedSince: null });
const nowhere = 'http://127.0.0.1:9/graphql';
const listing = (graph: Graph, country: string) => graph.bureaux.find((bureau) => bureau.country === country);
const next = (network: Network): Promise<Graph> => new Promise((resolve) => {
  const end = network.subscribe((graph) => {
    end();
    resolve(graph);
  });
});

test('reads real subgraphs, and goes on without those that do not answer, answer garbage, too much or an error', async () => {
  const [fr, garbage, wrong, error, large] = await Promise.all([
    kept(publishing(() => publishedSdl(narrowSdl + frenchSdl))),
    kept(serve((_, response) => response.end('<html>not what you want</html>'))),
    kept(serve((_, response) => json(response, { data: { _service: { sdl: 7 } } }))),
    kept(serve((_, response) => json(response, { secret: 'inside' }, 500))),
    kept(publishing(() => 'x'.repeat(200_000))),
  ]);
  const network = await kept(openNetwork({
    own: ownSubgraphs, rereadMs: 0, maxBytes: 100_000,
    bureaux: [address('FR', fr.url), address('BE', garbage.url), address('GH', wrong.url), address('NG', error.url), address('TG', large.url), address('BJ', nowhere)],
  }));
  expect(network.graph.bureaux.every(({ sdl }) => sdl === null)).toBe(true);
  const graph = await network.ready;
  expect(graph.bureaux.map(({ country, sdl, refused }) => [country, sdl !== null, refused])).toEqual([
    ['BE', false, null], ['BJ', false, null], ['FR', true, null], ['GH', false, null], ['NG', false, null], ['TG', false, null],
  ]);
  expect(graph.extensions.map(({ country, url }) => [country, url])).toEqual([['FR', fr.url]]);
});

test('a bureau that comes later is found by itself, and told once', async () => {
  let up = false;
  const late = await kept(serve((_, response) => (up ? json(response, { data: { _service: { sdl: narrowSdl } } }) : response.destroy())));
  const network = await kept(openNetwork({ own: ownSubgraphs, bureaux: [address('FR', late.url)], pollMs: 50, rereadMs: 0 }));
  const before = await network.ready;
  expect(listing(before, 'FR')?.sdl).toBeNull();
  const told: Graph[] = [];
  network.subscribe((graph) => told.push(graph));
  const found = next(network);
  up = true;
  expect(listing(await found, 'FR')?.sdl).toBe(narrowSdl);
  expect(network.graph).not.toBe(before);
  await network.refresh();
  expect(told).toHaveLength(1);
});

test('a bureau that stops keeps its last SDL; one that changes is read again on demand', async () => {
  let sdl = narrowSdl;
  const fr = await kept(publishing(() => sdl));
  const network = await kept(openNetwork({ own: ownSubgraphs, bureaux: [address('FR', fr.url)], rereadMs: 0 }));
  const first = await network.ready;
  expect(await network.refresh()).toBe(first);
  sdl = narrowSdl + frenchSdl;
  expect((await network.refresh()).extensions).toHaveLength(1);
  await fr.close();
  expect((await network.refresh()).extensions).toHaveLength(1);
});

test('a bureau that changes is found by itself at the next reading of all', async () => {
  let sdl = narrowSdl;
  const fr = await kept(publishing(() => sdl));
  const network = await kept(openNetwork({ own: ownSubgraphs, bureaux: [address('FR', fr.url)], rereadMs: 50 }));
  await network.ready;
  const found = next(network);
  sdl = narrowSdl + frenchSdl;
  expect((await found).extensions).toHaveLength(1);
});

test('a refused bureau is listed with the reason and comes back when it is mended', async () => {
  let sdl = narrowSdl.replace('names: [Name!]', 'names: Name');
  const fr = await kept(publishing(() => sdl));
  const network = await kept(openNetwork({ own: ownSubgraphs, bureaux: [address('FR', fr.url)], pollMs: 50, rereadMs: 0 }));
  expect(listing(await network.ready, 'FR')?.refused).toContain('Person.names: expected type [Name!], came Name');
  const mended = next(network);
  sdl = narrowSdl;
  expect(listing(await mended, 'FR')).toMatchObject({ refused: null, sdl: narrowSdl });
});

test('bureaux are configured anew: one goes, one comes, one stays', async () => {
  const [fr, be] = await Promise.all([kept(publishing(() => narrowSdl + frenchSdl)), kept(publishing(() => narrowSdl))]);
  const network = await kept(openNetwork({ own: ownSubgraphs, bureaux: [address('FR', fr.url), address('GH', nowhere)], rereadMs: 0 }));
  await network.ready;
  const graph = await network.configure([address('FR', fr.url), address('BE', be.url)]);
  expect(graph.bureaux.map(({ country, sdl }) => [country, sdl !== null])).toEqual([['BE', true], ['FR', true]]);
});

test('composes what is configured, and says who was silent and who was refused', async () => {
  const [fr, br] = await Promise.all([kept(publishing(() => narrowSdl + frenchSdl)), kept(publishing(() => `${narrowSdl} extend type Person { cpf: String }`))]);
  const composed = await composeConfigured(ownSubgraphs, [address('FR', fr.url), address('BR', br.url), address('GH', nowhere)]);
  expect(composed.supergraphSdl).toContain('frFicheS: FrFiche @join__field(graph: ADDITIONS)');
  expect(composed.silent).toEqual(['GH']);
  expect(composed.refused).toEqual([{ country: 'BR', reason: 'BR contradicts the national profile: Person.cpf: expected a field of the profile or a name like brXxx, came cpf' }]);
});

test('closing cuts what is under way', async () => {
  const stalled = await kept(serve(() => undefined));
  const network = openNetwork({ own: ownSubgraphs, bureaux: [address('FR', stalled.url)], timeoutMs: 600_000 });
  await network.close();
  expect(listing(await network.ready, 'FR')?.sdl).toBeNull();
});
