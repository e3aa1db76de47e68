import { newSecrets, openTestCache } from '../support/cache.js';
import type { TestCache } from '../support/cache.js';
import { startMemoryBureau } from '../support/memory-bureau.js';
import type { MemoryBureau } from '../support/memory-bureau.js';
import { national } from '../support/national.js';
import { eventually } from '../support/servers/eventually.js';
import { serverStartTimeout, startRedisSentinel } from '../support/servers/index.js';
import type { RedisSentinel } from '../support/servers/index.js';

let group: RedisSentinel;
let bureau: MemoryBureau;
const caches: TestCache[] = [];
const graphs: ReturnType<typeof national>[] = [];

beforeAll(async () => {
  group = await startRedisSentinel();
  bureau = await startMemoryBureau('FR', [{ __typename: 'Person', id: 'FR:person:8812', country: 'FR', names: [{ full: 'Yassine Ben Saleh' }] }]);
  bureau.cacheControl = 'max-age=60';
}, serverStartTimeout);
afterAll(async () => {
  for (const graph of graphs) await graph.close();
  for (const cache of caches) await cache.close();
  await bureau?.kill();
  await group?.close();
});

const secrets = newSecrets();
const persons = '{ persons(search: { name: "Yassine" }) { edges { node { id } } complete countries { source } } }';

/** A gateway over the watched Redis. */
async function gateway(): Promise<ReturnType<typeof national>> {
  const address = { kind: 'sentinel', sentinels: group.sentinels.map(({ port }) => ({ host: '127.0.0.1', port })), master: group.name } as const;
  const cache = await openTestCache({ redis: { address, password: group.password }, bureaux: [bureau], secrets });
  const graph = national([bureau], { breakerFailures: 1_000 }, cache.answers);
  caches.push(cache);
  graphs.push(graph);
  await graph.ask('{ persons(search: { name: "first" }) { totalCount } }');
  return graph;
}

/** Asks once; the answer is right whatever the cache does. @returns where it is from. */
async function sourceOf(graph: ReturnType<typeof national>, records: readonly string[]): Promise<unknown> {
  const { data, errors } = await graph.ask(persons);
  expect(errors).toBeUndefined();
  const { edges, complete, countries } = data.persons as unknown as {
    readonly edges: readonly { readonly node: { readonly id: string } }[]; readonly complete: boolean; readonly countries: readonly { readonly source: unknown }[];
  };
  expect([edges.map(({ node }) => node.id), complete]).toEqual([records, true]);
  return countries[0]!.source;
}

test('the master is killed: queries go on, and the replica keeps answers once it is master; what was kept before is not believed', async () => {
  const [one, two] = [await gateway(), await gateway()];
  await eventually('the answer to be kept', async () => (await sourceOf(one, ['FR:person:8812'])) === 'CACHE');
  await eventually('the other gateway to find it', async () => (await sourceOf(two, ['FR:person:8812'])) === 'CACHE');
  await group.master.kill();
  bureau.records = [];
  bureau.tellChange('Person', 'FR:person:8812');
  // Told to gateways that have no Redis: an answer kept before the change must not come back with the replica.
  await eventually('the change to be seen', async () => {
    const { data } = await one.ask(persons);
    return JSON.stringify(data.persons).includes('"edges":[]');
  });
  await eventually('the replica to be master', async () => (await group.masterPort()) === group.replica.port);
  await eventually('the new master to be used', async () => (await sourceOf(one, [])) === 'CACHE');
  await eventually('the other gateway to use it, too', async () => (await sourceOf(two, [])) === 'CACHE');
}, 120_000);
