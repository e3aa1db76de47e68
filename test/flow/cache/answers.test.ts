import { newSecrets, openTestCache } from '../../support/cache.js';
import type { TestCache, TestCacheOptions, TestRedis } from '../../support/cache.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau, MemoryRecord } from '../../support/memory-bureau.js';
import { national, requestContext } from '../../support/national.js';
import { serverStartTimeout, startRedis, startRedisCluster } from '../../support/servers/index.js';
import type { RedisServer } from '../../support/servers/index.js';
import { eventually } from '../../support/servers/eventually.js';

const person = (country: string, n: number, rest: Partial<MemoryRecord> = {}): MemoryRecord =>
  ({ __typename: 'Person', id: `${country}:person:${n}`, country, sex: 'MALE', names: [{ full: `Name ${country} ${n}` }], ...rest });

const stores: readonly (readonly [string, () => Promise<{ readonly redis: TestRedis | null; readonly nodes: readonly RedisServer[] }>])[] = [
  ['in this process', () => Promise.resolve({ redis: null, nodes: [] })],
  ['in Redis', async () => {
    const server = await startRedis();
    return { redis: { address: { kind: 'single', host: '127.0.0.1', port: server.port }, password: server.password }, nodes: [server] };
  }],
  ['in a Redis Cluster', async () => {
    const { nodes, password } = await startRedisCluster();
    return { redis: { address: { kind: 'cluster', nodes: nodes.map(({ port }) => ({ host: '127.0.0.1', port })) }, password }, nodes };
  }],
];

describe.each(stores)('answers kept %s', (_, start) => {
  let redis: TestRedis | null;
  let nodes: readonly RedisServer[] = [];
  let fr: MemoryBureau;
  let be: MemoryBureau;
  const open: { close(): Promise<unknown> }[] = [];

  beforeAll(async () => {
    ({ redis, nodes } = await start());
  }, serverStartTimeout);
  afterAll(async () => {
    await Promise.all(nodes.map((node) => node.close()));
  });
  beforeEach(async () => {
    fr = await startMemoryBureau('FR', [person('FR', 1), person('FR', 2), { __typename: 'TravelDocument', id: 'FR:document:1', country: 'FR', number: 'A1', status: 'STOLEN' }]);
    be = await startMemoryBureau('BE', [person('BE', 1)]);
    for (const bureau of [fr, be]) bureau.cacheControl = 'max-age=60, public';
  });
  afterEach(async () => {
    for (const one of open.splice(0).reverse()) await one.close();
    await Promise.all([fr, be].map((bureau) => bureau.kill()));
  });

  /** A gateway with a cache of its own over both bureaux; each has said once that its answers may be kept. */
  async function gateway(options: Partial<TestCacheOptions> = {}): Promise<ReturnType<typeof national> & { readonly cache: TestCache }> {
    const cache = await openTestCache({ redis, bureaux: [fr, be], ...options });
    const graph = national([fr, be], { breakerFailures: 1_000 }, cache.answers);
    open.push(cache, graph);
    await graph.ask('{ persons(search: { name: "first" }) { totalCount } }');
    return { ...graph, cache };
  }
  const asked = (): readonly number[] => [fr, be].map((bureau) => bureau.requests.filter(({ query }) => !query.includes('_service')).length);
  const since = (before: readonly number[]): readonly number[] => asked().map((count, index) => count - before[index]!);
  const persons = 'query ($name: String!) { persons(search: { name: $name }) { edges { node { id names { full } } } totalCount complete countries { country status count source asOf } } }';
  /** Has both bureaux hold their answers back until all of `asking` has looked into the cache, so that they ask at one time. */
  async function atOneTime<T>({ cache }: { readonly cache: TestCache }, asking: readonly (() => Promise<T>)[]): Promise<readonly T[]> {
    const gates = [fr, be].map((bureau) => bureau.hold());
    const before = cache.lookups();
    const answers = Promise.all(asking.map((ask) => ask()));
    await eventually('all to have looked', () => Promise.resolve(cache.lookups() - before === asking.length));
    for (const gate of gates) gate.release();
    return answers;
  }
  /** Has a bureau tell a change, and waits until the gateway knows it. */
  async function changed({ cache }: { readonly cache: TestCache }, bureau: MemoryBureau, type: string, id: string): Promise<void> {
    bureau.tellChange(type, id);
    await eventually('the change to be heard', async () => (await cache.store.position(bureau.country)) === bureau.position);
  }
  const sources = (data: Readonly<Record<string, unknown>>): readonly unknown[] =>
    ((data.persons as { readonly countries: readonly { readonly source: unknown }[] }).countries).map(({ source }) => source);

  test('the same question is asked once; the answer is the same, and says since when it stands', async () => {
    const graph = await gateway();
    const before = asked();
    const { data: first } = await graph.ask(persons, { name: 'Ann' });
    const { data: second } = await graph.ask(persons, { name: 'Ann' });
    expect(since(before)).toEqual([1, 1]);
    expect([sources(first), sources(second)]).toEqual([['LIVE', 'LIVE'], ['CACHE', 'CACHE']]);
    const told = (data: typeof first): unknown => JSON.parse(JSON.stringify(data, (key, value: unknown) => (key === 'source' ? undefined : value)));
    expect(told(second)).toEqual(told(first));
    await graph.ask(persons, { name: 'Anna' });
    expect(since(before)).toEqual([2, 2]);
  });

  test('a changed record is gone at once, with what searches and checks gave; other countries stay', async () => {
    const graph = await gateway();
    const check = '{ checkTravelDocuments(documents: [{ number: "B7" }]) { outcome complete countries { country status source } } }';
    await graph.ask(persons, { name: 'Ann' });
    for (const outcome of ['NO_HIT', 'NO_HIT']) expect((await graph.ask(check)).data.checkTravelDocuments).toMatchObject([{ outcome, complete: true }]);
    be.records = [...be.records, { __typename: 'TravelDocument', id: 'BE:document:7', country: 'BE', number: 'B7', status: 'STOLEN' }];
    be.tellChange('TravelDocument', 'BE:document:7');
    await eventually('the missed passport to be a hit', async () => (await graph.ask(check)).data.checkTravelDocuments![0]!.outcome as unknown === 'HIT');
    const { data } = await graph.ask(persons, { name: 'Ann' });
    expect(sources(data)).toEqual(['CACHE', 'CACHE']);
  });

  test('a check that asks for nothing known before is asked of every country, whatever is kept or under way', async () => {
    const graph = await gateway();
    const check = (freshness: number): Promise<unknown> => graph.ask(`{ checkTravelDocuments(documents: [{ number: "Z1" }], freshness: ${freshness}) { outcome countries { country source } } }`)
      .then(({ data }) => data.checkTravelDocuments![0]!.countries);
    const all = (source: string) => ['BE', 'FR'].map((country) => ({ country, source }));
    const before = asked();
    expect([await check(60), await check(60), await check(0), await check(0)]).toEqual([all('LIVE'), all('CACHE'), all('LIVE'), all('LIVE')]);
    expect(since(before)).toEqual([3, 3]);
    const gates = [fr, be].map((bureau) => bureau.hold());
    const both = Promise.all([check(0), check(0)]);
    await eventually('both to be asked of each', () => Promise.resolve(fr.held === 2 && be.held === 2));
    for (const gate of gates) gate.release();
    expect(await both).toEqual([all('LIVE'), all('LIVE')]);
  });

  test('one of several entities is asked, the others are kept, in their order and with their errors in place', async () => {
    const graph = await gateway();
    const entities = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { names { full } } } }';
    const of = (...ids: readonly string[]) => ({ representations: ids.map((id) => ({ __typename: 'Person', id })) });
    await graph.ask(entities, of('FR:person:1'));
    const before = asked();
    const { data } = await graph.ask(entities, of('FR:person:2', 'FR:person:1', 'BE:person:1', 'FR:person:9'));
    expect(data._entities).toEqual([{ names: [{ full: 'Name FR 2' }] }, { names: [{ full: 'Name FR 1' }] }, { names: [{ full: 'Name BE 1' }] }, null]);
    expect(since(before)).toEqual([1, 1]);
    expect(fr.requests.at(-1)!.variables['_bx_representations_0']).toEqual(['FR:person:2', 'FR:person:9'].map((id) => ({ __typename: 'Person', id })));
    await graph.ask(entities, of('FR:person:9', 'FR:person:2', 'BE:person:1'));
    expect(since(before)).toEqual([1, 1]);
    fr.records = [person('FR', 1, { names: [{ full: 'Changed' }] }), ...fr.records.slice(1)];
    fr.tellChange('Person', 'FR:person:1');
    await eventually('the change to be seen', async () => {
      const { data: again } = await graph.ask(entities, of('FR:person:1', 'FR:person:2'));
      return JSON.stringify(again._entities) === JSON.stringify([{ names: [{ full: 'Changed' }] }, { names: [{ full: 'Name FR 2' }] }]);
    });
    // The other record of the same type was not asked again.
    expect(fr.requests.slice(-1)[0]!.variables['_bx_representations_0']).toEqual([{ __typename: 'Person', id: 'FR:person:1' }]);
  });

  test('a slow read that began before a change does not bring the old value back', async () => {
    const graph = await gateway();
    const gate = fr.hold();
    const reading = graph.ask(persons, { name: 'Ann' });
    await eventually('the bureau to have read its records', () => Promise.resolve(fr.held === 1));
    fr.records = [];
    await changed(graph, fr, 'Person', 'FR:person:1');
    gate.release();
    expect((await reading).data.persons).toMatchObject({ totalCount: 3 });
    const { data } = await graph.ask(persons, { name: 'Ann' });
    expect(data.persons).toMatchObject({ totalCount: 1, countries: [{ country: 'BE', source: 'CACHE' }, { country: 'FR', status: 'NO_HIT', source: 'LIVE' }] });
  });

  test('equal questions under way are asked once; the others are told the answer is shared', async () => {
    const graph = await gateway();
    const before = asked();
    const answers = await atOneTime(graph, [1, 2, 3, 4].map(() => () => graph.ask(persons, { name: 'Ann' })));
    expect(since(before)).toEqual([1, 1]);
    expect(answers.map(({ data }) => sources(data)[1]).sort()).toEqual(['LIVE', 'SHARED', 'SHARED', 'SHARED']);
    for (const { data } of answers) expect(data.persons).toMatchObject({ totalCount: 3, complete: true });
  });

  test('one who waits for a shared answer leaves by the own deadline; the others are answered', async () => {
    const graph = await gateway();
    const gate = fr.hold();
    const first = graph.ask(persons, { name: 'Ann' }, requestContext({ deadlineMs: 1_000 }));
    const second = graph.ask(persons, { name: 'Ann' });
    const { data: early } = await first;
    expect(early.persons).toMatchObject({ complete: false, countries: [{ country: 'BE' }, { country: 'FR', status: 'TIMEOUT' }] });
    gate.release();
    expect((await second).data.persons).toMatchObject({ complete: true, totalCount: 3 });
  });

  test.each([
    ['says nothing of keeping it', null], ['forbids it', 'no-store'], ['is for one caller alone', 'private, max-age=60'], ['is old at once', 'max-age=0'],
  ])('an answer that %s is not kept and not shared', async (_name, header) => {
    const graph = await gateway();
    fr.cacheControl = header;
    const before = asked();
    await atOneTime(graph, [1, 2].map(() => () => graph.ask(persons, { name: 'Ann' })));
    const { data } = await graph.ask(persons, { name: 'Ann' });
    expect(since(before)).toEqual([3, 1]);
    expect(sources(data)).toEqual(['CACHE', 'LIVE']);
  });

  test('errors, answers that are wrong and answers in part are not kept', async () => {
    const graph = await gateway();
    for (const fault of ['null-node-part', 'wrong-types', 'graphql-error', 'foreign-ids'] as const) {
      fr.fault = fault;
      await graph.ask(persons, { name: fault });
      fr.fault = null;
      const { data } = await graph.ask(persons, { name: fault });
      expect([fault, sources(data)]).toEqual([fault, ['CACHE', 'LIVE']]);
    }
  });

  test("an answer is not given beyond the first end of a record's validity", async () => {
    fr.records = [person('FR', 1, { validUntil: new Date(Date.now() + 1_500).toISOString() }), person('FR', 2, { validUntil: '2999-01-01T00:00:00Z' })];
    be.records = [person('BE', 1, { validUntil: '2020-01-01T00:00:00Z' })];
    const graph = await gateway();
    const { data: first } = await graph.ask(persons, { name: 'Ann' });
    expect(JSON.stringify(first)).not.toMatch(/_bx_|validUntil/);
    await eventually('the answer of FR to be asked again', async () => sources((await graph.ask(persons, { name: 'Ann' })).data)[1] === 'LIVE');
    expect(Date.now()).toBeGreaterThanOrEqual(Date.parse(fr.records[0]!['validUntil'] as string));
    expect(sources((await graph.ask(persons, { name: 'Ann' })).data)[0]).toBe('LIVE');
  });

  test('that there is nothing is kept for a time of its own', async () => {
    fr.records = [];
    const graph = await gateway({ lifetimes: { mostMs: 60_000, negativeMs: 0, behindMs: 60_000 } });
    await graph.ask(persons, { name: 'Ann' });
    expect(sources((await graph.ask(persons, { name: 'Ann' })).data)).toEqual(['CACHE', 'LIVE']);
  });

  test('what one caller may see is not given to another', async () => {
    const graph = await gateway();
    const other = (): ReturnType<typeof requestContext> => ({ ...requestContext(), visibility: 'other' });
    await graph.ask(persons, { name: 'Ann' });
    fr.records = [];
    const { data } = await graph.ask(persons, { name: 'Ann' }, other());
    expect(data.persons).toMatchObject({ totalCount: 1, countries: [{ source: 'LIVE' }, { status: 'NO_HIT', source: 'LIVE' }] });
    expect(sources((await graph.ask(persons, { name: 'Ann' })).data)).toEqual(['CACHE', 'CACHE']);
  });

  test('a country that tells its changes no more is asked, and believed again when it tells them', async () => {
    const graph = await gateway({ silenceMs: 700 });
    await graph.ask(persons, { name: 'Ann' });
    fr.tellsChanges = false;
    await eventually('FR to be asked', async () => sources((await graph.ask(persons, { name: 'Ann' })).data)[1] === 'LIVE');
    expect(sources((await graph.ask(persons, { name: 'Ann' })).data)[1]).toBe('LIVE');
    await eventually('BE alone to be kept', async () => JSON.stringify(sources((await graph.ask(persons, { name: 'Ann' })).data)) === '["CACHE","LIVE"]');
    fr.tellsChanges = true;
    await eventually('FR to be kept', async () => sources((await graph.ask(persons, { name: 'Ann' })).data)[1] === 'CACHE');
  });

  test('another gateway finds what one has kept, where they share a store', async () => {
    const secrets = newSecrets();
    const one = await gateway({ secrets });
    await one.ask(persons, { name: 'Ann' });
    // What it keeps has then come to the store.
    expect(sources((await one.ask(persons, { name: 'Ann' })).data)).toEqual(['CACHE', 'CACHE']);
    const before = asked();
    const two = await gateway({ secrets });
    const { data } = await two.ask(persons, { name: 'Ann' });
    expect(sources(data)).toEqual(redis === null ? ['LIVE', 'LIVE'] : ['CACHE', 'CACHE']);
    // The question of `gateway` itself, and this one where nothing is shared.
    expect(since(before)).toEqual(redis === null ? [2, 2] : [1, 1]);
  });

  test('two gateways that share a store ask the same at one time once', async () => {
    if (redis === null) return expect((await openTestCache({ redis, bureaux: [] })).answers.shared).toBe(false);
    const secrets = newSecrets();
    const [one, two] = [await gateway({ secrets, waitMs: 60_000 }), await gateway({ secrets, waitMs: 60_000 })];
    const before = asked();
    const gates = [fr, be].map((bureau) => bureau.hold());
    const first = one.ask(persons, { name: 'Ann' });
    await eventually('the bureaux to be asked', () => Promise.resolve([fr, be].every(({ held }) => held === 1)));
    const second = two.ask(persons, { name: 'Ann' });
    await eventually('the second gateway to wait', () => Promise.resolve(two.cache.waiting() === 2));
    for (const gate of gates) gate.release();
    const answers = await Promise.all([first, second]);
    expect(since(before)).toEqual([1, 1]);
    expect(answers.map(({ data }) => sources(data))).toEqual([['LIVE', 'LIVE'], ['CACHE', 'CACHE']]);
    for (const { data } of answers) expect(data.persons).toMatchObject({ totalCount: 3, complete: true });
  });

  test('a gateway does not wait longer for what another asks than asking takes: it asks itself', async () => {
    if (redis === null) return expect((await openTestCache({ redis, bureaux: [] })).answers.shared).toBe(false);
    const secrets = newSecrets();
    const [one, two] = [await gateway({ secrets }), await gateway({ secrets })];
    const gates = [fr, be].map((bureau) => bureau.hold());
    const asking = [one, two].map((graph) => graph.ask(persons, { name: 'Ann' }));
    await eventually('both gateways to have asked both bureaux', () => Promise.resolve([fr, be].every(({ held }) => held === 2)));
    for (const gate of gates) gate.release();
    for (const { data } of await Promise.all(asking)) expect(data.persons).toMatchObject({ totalCount: 3, complete: true });
  });
});
