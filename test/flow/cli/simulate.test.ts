import { eventually } from '../../support/servers/eventually.js';
import { demoStartTimeout, startDemoNetwork } from '../../support/demo-network.js';
import type { DemoNetwork } from '../../support/demo-network.js';
import { runCommand } from '../../support/command.js';

let demo: DemoNetwork;

beforeAll(async () => {
  demo = await startDemoNetwork(['--simulate', '16']);
}, demoStartTimeout);

afterAll(async () => {
  await demo?.close();
}, demoStartTimeout);

interface Wanted {
  readonly persons: {
    readonly complete: boolean;
    readonly countries: readonly { readonly country: string; readonly status: string }[];
    readonly edges: readonly { readonly node: { readonly id: string; readonly country: string; readonly documents: readonly { readonly id: string }[] | null } }[];
  };
}

const wanted = '{ persons(search: { category: WANTED }, in: ["AD", "AE", "FR"]) { complete countries { country status } edges { node { id country documents { id } } } } }';

const statuses = ({ persons }: Wanted): readonly unknown[] => persons.countries.map(({ country, status }) => [country, status]);

test('a simulated country is a country of its own, beside those with a folder', async () => {
  const { data, errors } = await demo.ask<Wanted & { readonly countries: readonly { readonly code: string; readonly name: string }[] }>(`{ countries { code name connectedSince } ${wanted.slice(1)}`);
  expect(errors).toBeUndefined();
  expect(data.countries).toHaveLength(16);
  expect(data.countries.filter(({ code }) => ['AD', 'AE'].includes(code))).toEqual([
    { code: 'AD', name: 'Andorra', connectedSince: '2015-06-01' }, { code: 'AE', name: 'United Arab Emirates', connectedSince: '2015-07-01' },
  ]);
  expect(statuses(data)).toEqual([['AD', 'HIT'], ['AE', 'HIT'], ['FR', 'HIT']]);
  expect(data.persons.complete).toBe(true);
  for (const { node } of data.persons.edges) {
    for (const { id } of [node, ...(node.documents ?? [])]) expect(id.slice(0, 2)).toBe(node.country);
  }
}, 60_000);

test('a simulated country that hides no objects is answered by the filter it publishes; one that does is asked', async () => {
  interface Checked { readonly checkTravelDocuments: readonly { readonly outcome: string; readonly complete: boolean; readonly countries: readonly { readonly country: string; readonly source: string }[] }[] }
  const check = '{ checkTravelDocuments(documents: [{number: "NOWHERE1"}], in: ["AD", "AE"], freshness: 60) { outcome complete countries { country source } } }';
  await eventually('AE, and it alone, to be answered by its filter', async () => {
    const [{ outcome, complete, countries }] = (await demo.ask<Checked>(check)).data.checkTravelDocuments as [Checked['checkTravelDocuments'][number]];
    expect([outcome, complete]).toEqual(['NO_HIT', true]);
    const byFilter = countries.filter(({ source }) => source === 'FILTER').map(({ country }) => country);
    expect(byFilter).not.toContain('AD');
    return byFilter.includes('AE');
  });
}, 120_000);

test('simulated countries share a process; when it is gone they are unavailable, and the others answer', async () => {
  const { pid } = demo.bureaux['AD']!;
  expect(demo.bureaux['AE']!.pid).toBe(pid);
  process.kill(pid, 'SIGKILL');
  const { data } = await demo.ask<Wanted>(wanted);
  expect(statuses(data)).toEqual([['AD', 'UNAVAILABLE'], ['AE', 'UNAVAILABLE'], ['FR', 'HIT']]);
  expect(data.persons.complete).toBe(false);
}, 60_000);

test.each([['13'], ['251'], ['many']])('--simulate %s is wrong usage', async (count) => {
  const { code, stderr } = await runCommand('demo', '--simulate', count);
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('Expected a number of countries, 14 to 250.') });
});

test('--countries and --simulate together are wrong usage', async () => {
  const { code, stderr } = await runCommand('demo', '--simulate', '20', '--countries', 'FR');
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining('expected --countries or --simulate, came both') });
});
