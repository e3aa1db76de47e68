import { composeSubgraphs, openEngines } from '../../../gateway/plan/index.js';
import type { ServedGraph } from '../../../gateway/plan/index.js';
import { localSource } from './local-source.js';

interface Versioned extends ServedGraph { readonly version: number }

const first = 'type Query { person: Person version: Int } type Person @key(fields: "id") { id: ID! first: Int }';
const second = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) type Person @key(fields: "id") { id: ID! second: Int }';

/** A graph of two subgraphs that each say their version; the version also stands in the schema, so that each needs its own engine. */
function graphOf(version: number): Versioned {
  const named = (sdl: string, field: string): string => sdl.replace(/}\s*$/, `${field}${version}: Int }`);
  const { supergraphSdl } = composeSubgraphs([
    { name: 'first', sdl: `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) ${named(first, 'f')}` },
    { name: 'second', sdl: named(second, 's') },
  ]);
  return { supergraphSdl: supergraphSdl!, hash: String(version), version };
}

const pause = () => new Promise((resolve) => { setTimeout(resolve, 1 + Math.random() * 4); });

const open = (graph: Versioned, onFailure?: (error: unknown) => void) => openEngines<Record<string, never>, Versioned>(graph, {
  ...(onFailure && { onFailure }),
  source({ name }, { version }) {
    const answer = async () => {
      await pause();
      return { id: '1', [name]: version };
    };
    const sdl = name === 'first' ? `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"]) ${first}` : second;
    return localSource(name, sdl, {
      Person: { __resolveReference: answer },
      ...(name === 'first' && { Query: { person: answer, version: () => version } }),
    }, []);
  },
});

async function versions(engines: Awaited<ReturnType<typeof open>>): Promise<[number, number, number]> {
  return engines.use(async ({ server, graph }) => {
    await pause();
    const { body } = await server.executeOperation<{ person: { first: number; second: number } }>({ query: '{ person { first second } }' }, { contextValue: {} });
    if (body.kind !== 'single' || !body.singleResult.data) throw new Error(JSON.stringify(body));
    const { person } = body.singleResult.data;
    return [graph.version, person.first, person.second];
  });
}

test('two hundred requests at a time over reloads: none is dropped, none is answered from two graphs', async () => {
  const engines = await open(graphOf(0));
  const seen = new Set<number>();
  let answered = 0;
  let reloading = true;
  const ask = async (): Promise<void> => {
    do {
      const [graph, one, two] = await versions(engines);
      expect([one, two]).toEqual([graph, graph]);
      seen.add(graph);
      answered += 1;
    } while (reloading);
  };
  const requests = Promise.all(Array.from({ length: 200 }, ask));
  for (let version = 1; version <= 6; version += 1) {
    const before = answered;
    await engines.replace(graphOf(version));
    expect(engines.current.graph.version).toBe(version);
    while (answered < before + 50 || !seen.has(version)) await pause();
  }
  reloading = false;
  await requests;
  expect(answered).toBeGreaterThan(300);
  expect([...seen].sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
  await engines.close();
});

test('a request finishes on the engine it began with, and the engine ends after it', async () => {
  const engines = await open(graphOf(0));
  const lease = engines.acquire();
  let stopped = false;
  const { server } = lease.engine;
  const stop = server.stop.bind(server);
  server.stop = async () => {
    stopped = true;
    await stop();
  };
  await engines.replace(graphOf(1));
  expect(engines.current.graph.version).toBe(1);
  expect(lease.engine.graph.version).toBe(0);
  const { body } = await lease.engine.server.executeOperation({ query: '{ version }' }, { contextValue: {} });
  expect(body.kind === 'single' && body.singleResult.data).toEqual({ version: 0 });
  expect(stopped).toBe(false);
  lease.release();
  lease.release();
  expect(stopped).toBe(true);
  await engines.close();
});

test('a graph that cannot be served leaves the old one in place', async () => {
  const failures: unknown[] = [];
  const engines = await open(graphOf(0), (error) => failures.push(error));
  await engines.replace({ supergraphSdl: 'type Query { a: Int }', hash: 'bad', version: 1 });
  expect(failures).toHaveLength(1);
  expect(await versions(engines)).toEqual([0, 0, 0]);
  await engines.replace(graphOf(2));
  expect(await versions(engines)).toEqual([2, 2, 2]);
  await engines.close();
});

test('the newest of several graphs wins', async () => {
  const engines = await open(graphOf(0));
  await Promise.all([1, 2, 3].map((version) => engines.replace(graphOf(version))));
  expect(engines.current.graph.version).toBe(3);
  await engines.close();
});

test('closing waits for the last request and takes no more', async () => {
  const engines = await open(graphOf(0));
  const request = versions(engines);
  await engines.close();
  expect(await request).toEqual([0, 0, 0]);
  expect(() => engines.acquire()).toThrow('closed');
  await engines.close();
});
