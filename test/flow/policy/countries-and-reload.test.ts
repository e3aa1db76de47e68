import { setTimeout as pause } from 'node:timers/promises';
import { writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { PolicyInput } from '../../../gateway/policy/index.js';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { policyFile } from '../../support/policy.js';

const policy = (countries: 'all' | string[], version: string): PolicyInput =>
  ({ version, profiles: [{ name: 'all', roles: ['ANALYST'], purposes: 'all', granularity: 'RECORD', records: 'all', asks: 'all', countries }] });

let bureaux: readonly MemoryBureau[];
let gateway: TestGateway;
let file: string;

beforeAll(async () => {
  bureaux = await Promise.all(['BE', 'FR', 'TN'].map((country) => startMemoryBureau(country, [{ __typename: 'Person', id: `${country}:person:1`, country }])));
  file = policyFile(policy(['BE', 'FR'], 'one'));
  gateway = await startTestGateway({
    deadlineMs: 60_000, policy: file, countries: bureaux.map(({ country, url }) => ({ code: country, url })),
    operations: [{ code: 'OP', name: 'Op', region: null, from: null, to: null, members: ['FR', 'TN'] }],
  });
});

afterAll(async () => {
  await gateway.close();
  await Promise.all(bureaux.map((bureau) => bureau.kill()));
});

const persons = '{ persons(search: {category: WANTED}) { complete countries { country status reason } edges { node { id } } } }';

test('left out, `in` means the countries that may be asked; another that is named is refused, and not asked', async () => {
  const before = bureaux[2]!.requests.length;
  expect((await gateway.ask(persons)).body).toEqual({ data: { persons: {
    complete: true, countries: ['BE', 'FR'].map((country) => ({ country, status: 'HIT', reason: null })), edges: ['BE', 'FR'].map((country) => ({ node: { id: `${country}:person:1` } })),
  } } });
  const named = await gateway.ask('{ persons(search: {category: WANTED}, in: ["FR", "TN", "GH"]) { complete countries { country status reason } edges { node { id } } } }');
  expect(named.body).toEqual({ data: { persons: {
    complete: false, edges: [{ node: { id: 'FR:person:1' } }],
    countries: [{ country: 'FR', status: 'HIT', reason: null }, { country: 'GH', status: 'REFUSED', reason: 'NOT_PERMITTED' }, { country: 'TN', status: 'REFUSED', reason: 'NOT_PERMITTED' }],
  } } });
  expect((await gateway.ask('{ person(id: "TN:person:1") { id } }')).body).toMatchObject({ data: { person: null }, errors: [{ extensions: { code: 'COUNTRY_REFUSED', country: 'TN' } }] });
  expect((await gateway.ask('{ operation(code: "OP") { countries { country status reason } } }')).body).toMatchObject({
    data: { operation: { countries: [{ country: 'FR' }, { country: 'TN', status: 'REFUSED', reason: 'NOT_PERMITTED' }] } },
  });
  expect(bureaux[2]!.requests.length).toBe(before);
});

test('a new file holds when it is sound; one with faults is told and refused, and the policy before stays', async () => {
  const logged = async (text: string): Promise<void> => {
    while (!gateway.logged.some((line) => line.includes(text))) await pause(20);
  };
  const ids = async (): Promise<unknown> => ((await gateway.ask(persons)).body as { data: { persons: { edges: { node: { id: string } }[] } } }).data.persons.edges.map(({ node }) => node.id);
  writeFileSync(file, 'profiles: [{name: a}]\n');
  await logged('the new policy is refused, the one before stays');
  expect(gateway.logged.find((line) => line.includes('refused, the one'))).toContain('profiles.0.roles: expected array, came nothing');
  expect(await ids()).toEqual(['BE:person:1', 'FR:person:1']);
  writeFileSync(file, stringify(policy('all', 'two')));
  await logged('"policy":"two"');
  expect(await ids()).toEqual(['BE:person:1', 'FR:person:1', 'TN:person:1']);
});
