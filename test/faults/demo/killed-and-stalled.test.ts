import { setTimeout as pause } from 'node:timers/promises';
import { fighter } from '../../../subgraphs/demo/cases.js';
import { countryCodes } from '../../../subgraphs/countries.js';
import { loadDemoIds, statuses, statusOf } from '../../support/demo-facts.js';
import type { DemoId } from '../../support/demo-facts.js';
import { demoStartTimeout, startDemoNetwork } from '../../support/demo-network.js';
import type { DemoNetwork } from '../../support/demo-network.js';

/** Bureaux that are killed, and the one that is held. */
const killed = ['BE', 'NG'] as const;
const stalled = 'BR';

let demo: DemoNetwork;
let idOf: DemoId;

beforeAll(async () => {
  // Long enough for bureaux that are well on a machine that does much else.
  [demo, idOf] = await Promise.all([startDemoNetwork(['--deadline', '10s']), loadDemoIds()]);
}, demoStartTimeout);

afterAll(async () => {
  await demo?.close();
}, demoStartTimeout);

interface Outcome {
  readonly country: string;
  readonly status: string;
  readonly count: number | null;
}

interface Wanted {
  readonly persons: {
    readonly complete: boolean;
    readonly totalCount: number;
    readonly countries: readonly Outcome[];
    readonly edges: readonly { readonly node: { readonly country: string } }[];
  };
}

const wanted = (first = 100): ReturnType<typeof demo.ask<Wanted>> =>
  demo.ask<Wanted>('query ($first: Int!) { persons(search: {category: WANTED}, first: $first) { complete totalCount countries { country status count } edges { node { id country } } } }', { first });

/** Sum of what the countries report. */
const counted = (countries: readonly Outcome[]): number => countries.reduce((sum, { count }) => sum + (count ?? 0), 0);

const down = { ...Object.fromEntries(killed.map((country) => [country, 'UNAVAILABLE'])), [stalled]: 'TIMEOUT' };
let before: Wanted['persons'];

test('all fourteen answer', async () => {
  const { data, errors } = await wanted();
  expect(errors).toBeUndefined();
  before = data.persons;
  expect(before.complete).toBe(true);
  expect(statusOf(before.countries)).toEqual(statuses('HIT'));
  expect(before.totalCount).toBe(counted(before.countries));
});

test('with two killed and one held the same query gives the rest, and says what became of each', async () => {
  for (const country of killed) {
    const { pid } = demo.bureaux[country]!;
    process.kill(pid, 'SIGKILL');
    while (!demo.stderr().includes(`${country} (pid ${pid}) has ended: SIGKILL`)) await pause(20);
  }
  process.kill(demo.bureaux[stalled]!.pid, 'SIGSTOP');
  // The held bureau answers nothing before it is let go: that there is an answer shows that it was not waited for. This has not been asked
  // before: what is kept of a bureau is given for a second after it fell silent.
  const { data, errors } = await wanted(99);
  expect(errors).toBeUndefined();
  const { persons } = data;
  expect(persons.complete).toBe(false);
  expect(statusOf(persons.countries)).toEqual(statuses('HIT', down));
  const counts = Object.fromEntries(persons.countries.map(({ country, count }) => [country, count]));
  expect(counts).toEqual(Object.fromEntries(before.countries.map(({ country, count }) => [country, country in down ? null : count])));
  expect(persons.totalCount).toBe(counted(persons.countries));
  expect(persons.edges).toHaveLength(99);
  for (const { node } of persons.edges) expect(Object.keys(down)).not.toContain(node.country);
}, 120_000);

test('candidates of the rest are found, and the countries that are away do not read as NO_HIT', async () => {
  const { data, errors } = await demo.ask<{ readonly person: { readonly matches: {
    readonly complete: boolean; readonly countries: readonly Outcome[]; readonly candidates: readonly { readonly person: { readonly id: string } }[];
  } } }>(
    'query ($id: ID!) { person(id: $id) { matches { complete countries { country status count } candidates { person { id } } } } }',
    { id: idOf('FR', 'Person', fighter.ref) },
  );
  expect(errors).toBeUndefined();
  const { matches } = data.person;
  expect(matches.complete).toBe(false);
  expect(matches.candidates).toEqual([{ person: { id: idOf('TN', 'Person', fighter.ref) } }]);
  const { FR, ...others } = statuses('NO_HIT', { ...down, TN: 'HIT' });
  expect(FR).toBeDefined();
  expect(statusOf(matches.countries)).toEqual(others);
}, 120_000);

test('a record of a killed country is null with an error at the path the client gave it; one beside it comes', async () => {
  const { data, errors } = await demo.ask<Readonly<Record<string, unknown>>>(
    'query ($gone: ID!, $here: ID!) { suspect: person(id: $gone) { id names { full } } anything: record(id: $gone) { id } other: person(id: $here) { id } }',
    { gone: idOf('BE', 'Person', fighter.ref), here: idOf('FR', 'Person', fighter.ref) },
  );
  expect(data).toEqual({ suspect: null, anything: null, other: { id: idOf('FR', 'Person', fighter.ref) } });
  const told = errors!.map(({ path, extensions }) => [path, extensions?.code]);
  expect(told.sort()).toEqual([[['anything'], 'COUNTRY_UNAVAILABLE'], [['suspect'], 'COUNTRY_UNAVAILABLE']]);
});

test('the held bureau answers again when it is let go; the killed ones stay away', async () => {
  process.kill(demo.bureaux[stalled]!.pid, 'SIGCONT');
  let { data } = await wanted();
  while (statusOf(data.persons.countries)[stalled] !== 'HIT') {
    await pause(100);
    ({ data } = await wanted());
  }
  const gone = Object.fromEntries(Object.entries(down).filter(([country]) => country !== stalled));
  expect(statusOf(data.persons.countries)).toEqual(statuses('HIT', gone));
  expect(data.persons.countries.find(({ country }) => country === stalled)).toMatchObject({ count: before.countries.find(({ country }) => country === stalled)!.count });
  expect(data.persons.complete).toBe(false);
}, 120_000);

test('the demo goes on without them and ends in good order', async () => {
  expect(await demo.close()).toBe(0);
  for (const country of countryCodes) expect(() => process.kill(demo.bureaux[country]!.pid, 0)).toThrow('ESRCH');
}, 120_000);
