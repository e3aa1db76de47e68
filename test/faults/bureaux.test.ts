import { startMemoryBureau } from '../support/memory-bureau.js';
import type { Fault, MemoryBureau, MemoryRecord } from '../support/memory-bureau.js';
import { national, requestContext } from '../support/national.js';

const person = (country: string, n: number, score = 1): MemoryRecord =>
  ({ __typename: 'Person', id: `${country}:person:${n}`, country, score, names: [{ full: `N${n}` }] });

let good: MemoryBureau;
let ill: MemoryBureau;
let graph: ReturnType<typeof national>;

beforeEach(async () => {
  good = await startMemoryBureau('FR', [person('FR', 1), person('FR', 2, 0.5)]);
  ill = await startMemoryBureau('BE', [person('BE', 1), person('BE', 2, 0.5)]);
  graph = national([good, ill], { maxBytes: 100_000, breakerFailures: 3, breakerProbeAfterMs: 3_600_000 });
});
afterEach(async () => {
  await graph.close();
  await Promise.all([good.kill(), ill.kill().catch(() => undefined)]);
});

const persons = '{ persons(search: { name: "x" }) { edges { node { id names { full } } } totalCount complete countries { country status count reason source } } }';
const entities = 'query ($representations: [_Any!]!) { _entities(representations: $representations) { ... on Person { names { full } } } }';
const representations = ['BE:person:1', 'FR:person:1', 'BE:person:2'].map((id) => ({ __typename: 'Person', id }));

const faults: readonly [Fault, string, string][] = [
  ['stall', 'TIMEOUT', 'DEADLINE'],
  ['garbage', 'UNAVAILABLE', 'BAD_ANSWER'],
  ['half-closed', 'UNAVAILABLE', 'CONNECTION_LOST'],
  ['http-500', 'UNAVAILABLE', 'HTTP_500'],
  ['too-much', 'UNAVAILABLE', 'TOO_LARGE'],
  ['wrong-count', 'UNAVAILABLE', 'BAD_ANSWER'],
  ['foreign-ids', 'UNAVAILABLE', 'BAD_ANSWER'],
  ['unranked', 'UNAVAILABLE', 'BAD_ANSWER'],
  ['wrong-types', 'UNAVAILABLE', 'BAD_ANSWER'],
  ['refuse', 'REFUSED', 'FORBIDDEN'],
  ['graphql-error', 'UNAVAILABLE', 'BUREAU_ERROR'],
];

test.each(faults)('a bureau with the fault %s is %s (%s) and never NO_HIT; the others are answered', async (fault, status, reason) => {
  ill.fault = fault;
  const context = requestContext(fault === 'stall' ? { deadlineMs: 1_500 } : {});
  const { data, errors } = await graph.ask(persons, {}, context);
  expect(errors).toBeUndefined();
  expect(data.persons).toEqual({
    edges: [{ node: { id: 'FR:person:1', names: [{ full: 'N1' }] } }, { node: { id: 'FR:person:2', names: [{ full: 'N2' }] } }],
    totalCount: 2,
    complete: false,
    countries: [
      { country: 'BE', status, count: null, reason, source: null },
      { country: 'FR', status: 'HIT', count: 2, reason: null, source: 'LIVE' },
    ],
  });
});

const entityFaults: readonly [Fault, string][] = [
  ['stall', 'COUNTRY_TIMEOUT'], ['garbage', 'COUNTRY_UNAVAILABLE'], ['half-closed', 'COUNTRY_UNAVAILABLE'], ['http-500', 'COUNTRY_UNAVAILABLE'],
  ['too-much', 'COUNTRY_UNAVAILABLE'], ['wrong-count', 'COUNTRY_UNAVAILABLE'], ['wrong-types', 'COUNTRY_UNAVAILABLE'], ['refuse', 'COUNTRY_REFUSED'],
];

test.each(entityFaults)('with the fault %s its entities are null with %s at the place of each, and say nothing of the inside', async (fault, code) => {
  ill.fault = fault;
  const context = requestContext(fault === 'stall' ? { deadlineMs: 1_500 } : {});
  const { data, errors } = await graph.ask(entities, { representations }, context);
  expect(JSON.parse(JSON.stringify(data._entities))).toEqual([null, { names: [{ full: 'N1' }] }, null]);
  expect(errors!.map((error) => [error.path, error.extensions.code]).sort()).toEqual([[['_entities', 0], code], [['_entities', 2], code]]);
  expect(JSON.stringify(errors)).not.toMatch(/http:|127\.0\.0\.1|secret|SELECT|\.ts/);
});

test('a part of a record that failed inside the bureau is null with an error at the client\'s path', async () => {
  ill.fault = 'null-node-part';
  const { data, errors } = await graph.ask('{ p: persons(search: { name: "x" }) { e: edges { n: node { id names { full } } } complete } }');
  expect(data.p!.complete).toBe(true);
  expect(errors).toHaveLength(1);
  expect(errors![0]).toMatchObject({ path: ['p', 'e', 0, 'n', 'names'], extensions: { code: 'COUNTRY_UNAVAILABLE', country: 'BE' } });
  expect(JSON.stringify(errors)).not.toMatch(/SELECT|db\.ts/);
});

test('a bureau that was killed is UNAVAILABLE, and is asked again when it is back', async () => {
  await graph.ask(persons);
  await ill.kill();
  expect((await graph.ask(persons)).data.persons!.countries![0]).toMatchObject({ country: 'BE', status: 'UNAVAILABLE', reason: 'CONNECTION_REFUSED' });
  await ill.restart();
  expect((await graph.ask(persons)).data.persons).toMatchObject({ complete: true, totalCount: 4 });
});

/** Asks with a clock that is past the time of the next probe. */
async function pastProbeTime<T>(ask: () => Promise<T>): Promise<T> {
  const now = Date.now();
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now + 3_600_001);
  try {
    return await ask();
  } finally {
    clock.mockRestore();
  }
}

test('the breaker stops asking a bureau that keeps failing, and probes it again', async () => {
  ill.fault = 'garbage';
  for (let n = 0; n < 3; n += 1) await graph.ask(persons);
  const asked = ill.requests.length;
  ill.fault = null;
  expect((await graph.ask(persons)).data.persons!.countries![0]).toMatchObject({ status: 'UNAVAILABLE', reason: 'CIRCUIT_OPEN' });
  expect(ill.requests).toHaveLength(asked);
  expect((await pastProbeTime(() => graph.ask(persons))).data.persons).toMatchObject({ complete: true, totalCount: 4 });
});

const ofIll = async (): Promise<unknown> => (await graph.ask(persons)).data.persons!.countries![0]!.reason;

test('an answer ends a row of failures: a bureau is asked as long as no row is long enough', async () => {
  for (const fault of ['garbage', 'garbage', null, 'garbage', 'refuse', 'garbage', 'garbage', null] as const) {
    ill.fault = fault;
    expect(await ofIll()).toBe(fault === null ? null : fault === 'refuse' ? 'FORBIDDEN' : 'BAD_ANSWER');
  }
});

test('failures of questions under way at one time are a row, too', async () => {
  ill.fault = 'garbage';
  expect(await Promise.all([ofIll(), ofIll(), ofIll()])).toEqual(['BAD_ANSWER', 'BAD_ANSWER', 'BAD_ANSWER']);
  expect(await ofIll()).toBe('CIRCUIT_OPEN');
});

test('a probe that fails is the last question until the next', async () => {
  ill.fault = 'garbage';
  for (let n = 0; n < 3; n += 1) await graph.ask(persons);
  expect(await pastProbeTime(ofIll)).toBe('BAD_ANSWER');
  ill.fault = null;
  const asked = ill.requests.length;
  expect(await ofIll()).toBe('CIRCUIT_OPEN');
  expect(ill.requests).toHaveLength(asked);
});

test('an answer that was asked for before the breaker opened is no probe, though it comes when one is due', async () => {
  const held = ill.hold();
  const late = ofIll();
  while (ill.held === 0) await new Promise(setImmediate);
  ill.fault = 'garbage';
  for (let n = 0; n < 3; n += 1) await graph.ask(persons);
  expect(await pastProbeTime(() => {
    held.release();
    return late;
  })).toBeNull();
  ill.fault = null;
  expect(await ofIll()).toBe('CIRCUIT_OPEN');
});

test('a client that goes away ends the calls under way', async () => {
  ill.fault = 'stall';
  const client = new AbortController();
  const asked = graph.ask(persons, {}, requestContext({ signal: client.signal, deadlineMs: 60_000 }));
  while (ill.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  client.abort();
  const { data } = await asked;
  expect(data.persons!.countries![0]).toMatchObject({ country: 'BE', status: 'UNAVAILABLE', reason: 'CLIENT_GONE' });
});

test('a bureau that let the deadline pass is not waited for again in the same request', async () => {
  ill.fault = 'stall';
  const context = requestContext({ deadlineMs: 1_000 });
  await graph.ask(persons, {}, context);
  const asked = ill.requests.length;
  const { errors } = await graph.ask(entities, { representations }, context);
  expect(ill.requests).toHaveLength(asked);
  expect(errors!.map((error) => error.extensions.code)).toEqual(['COUNTRY_TIMEOUT', 'COUNTRY_TIMEOUT']);
});
