import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { countryCodes } from '../../../subgraphs/countries.js';
import { fighter } from '../../../subgraphs/demo/cases.js';
import { statuses, statusOf } from '../../support/demo-facts.js';
import { demoStartTimeout } from '../../support/demo-network.js';
import { sharedDemo } from '../../support/shared-demo.js';
import type { DemoAnswer, DemoNetwork } from '../../support/demo-network.js';

const run = promisify(execFile);
let demo: DemoNetwork;

beforeAll(async () => {
  demo = await sharedDemo();
}, demoStartTimeout);

afterAll(async () => {
  await demo?.close();
}, demoStartTimeout);

interface Printed {
  readonly persons: {
    readonly complete: boolean;
    readonly countries: readonly { readonly country: string; readonly status: string; readonly count: number }[];
    readonly edges: readonly { readonly node: { readonly id: string; readonly country: string } }[];
  };
}

test('a process for each of fourteen countries and one for the gateway', () => {
  expect(countryCodes).toHaveLength(14);
  expect(Object.keys(demo.bureaux).sort()).toEqual(countryCodes);
  const pids = [...Object.values(demo.bureaux), demo.gateway].map(({ pid }) => pid);
  expect(new Set(pids).size).toBe(15);
  for (const pid of pids) expect(process.kill(pid, 0)).toBe(true);
});

test('the printed curl, run as it is, gives persons of three countries and the outcome of all fourteen', async () => {
  const command = /^curl [\s\S]*?-d '[^']*'$/m.exec(demo.printed)?.[0];
  const { stdout } = await run('bash', ['-c', command!]);
  const { data, errors } = JSON.parse(stdout) as DemoAnswer<Printed>;
  expect(errors).toBeUndefined();
  const { persons } = data;
  expect(new Set(persons.edges.map(({ node }) => node.country))).toEqual(new Set(fighter.countries));
  expect(persons.complete).toBe(true);
  expect(statusOf(persons.countries)).toEqual(statuses('NO_HIT', Object.fromEntries(fighter.countries.map((country) => [country, 'HIT']))));
});
