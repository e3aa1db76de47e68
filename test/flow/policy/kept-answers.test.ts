import fc from 'fast-check';
import type { PurposeCode, Role } from '../../../gateway/request.js';
import { startTestGateway } from '../../support/gateway.js';
import type { TestGateway } from '../../support/gateway.js';
import { startMemoryBureau } from '../../support/memory-bureau.js';
import type { MemoryBureau } from '../../support/memory-bureau.js';
import { demoPolicy } from '../../support/policy.js';

let bureaux: readonly MemoryBureau[];
let keeping: TestGateway, asking: TestGateway;

beforeAll(async () => {
  bureaux = await Promise.all(['BE', 'FR'].map((country) => startMemoryBureau(country, [
    { __typename: 'Person', id: `${country}:person:1`, country, sex: 'MALE', names: [{ full: 'Dupont' }], placeOfBirth: { text: 'Lyon' } },
    { __typename: 'TravelDocument', id: `${country}:document:1`, country, number: '12AB' }, { __typename: 'Vehicle', id: `${country}:vehicle:1`, country, plate: 'X' },
  ])));
  for (const one of bureaux) one.cacheControl = 'public, max-age=60';
  const config = { deadlineMs: 60_000, policy: demoPolicy, countries: bureaux.map(({ country, url }) => ({ code: country, url })) };
  [keeping, asking] = await Promise.all([startTestGateway(config), startTestGateway({ ...config, cache: { enabled: false } })]);
});

afterAll(async () => {
  await Promise.all([keeping.close(), asking.close()]);
  await Promise.all(bureaux.map((one) => one.kill()));
});

interface Who { readonly role: Role; readonly purpose: PurposeCode }
const who = fc.constantFrom<Who>(
  { role: 'ANALYST', purpose: 'INVESTIGATION' }, { role: 'ANALYST', purpose: 'SECURITY_CHECK' }, { role: 'OFFICER', purpose: 'BORDER_CONTROL' },
  { role: 'PARTNER', purpose: 'BORDER_CONTROL' }, { role: 'PARTNER', purpose: 'SECURITY_CHECK' }, { role: 'AUDITOR', purpose: 'AUDIT' },
);
const question = fc.constantFrom(
  '{ checkTravelDocuments(documents: [{number: "12AB"}]) { outcome records { id } countries { country status count } } }',
  '{ checkVehicles(vehicles: [{plate: "X"}]) { outcome records { id country } countries { country status count } } }',
  '{ vehicles(search: {make: "x"}) { totalCount edges { node { id } } countries { country status count } } }',
  '{ person(id: "FR:person:1") { id sex placeOfBirth { text } } }', '{ record(id: "BE:person:1") { id ... on Person { sex placeOfBirth { text } } } }',
);

test('for any two requesters one after the other, what is kept is given only where the same would be answered without', async () => {
  const ask = async (gateway: TestGateway, { role, purpose }: Who, query: string) => {
    const { status, body } = await gateway.ask(query, undefined, {
      authorization: `Bearer ${await gateway.token({ role })}`, 'x-purpose': purpose, 'x-justification': 'A test',
    });
    return [status, body];
  };
  let kept = 0;
  await fc.assert(fc.asyncProperty(who, who, question, async (first, second, query) => {
    await ask(keeping, first, query);
    const before = bureaux.reduce((sum, { requests }) => sum + requests.length, 0);
    const answered = await ask(keeping, second, query);
    if (answered[0] === 200 && bureaux.reduce((sum, { requests }) => sum + requests.length, 0) === before) kept += 1;
    expect(answered).toEqual(await ask(asking, second, query));
  }), { numRuns: 60 });
  // The property says something: answers were kept.
  expect(kept).toBeGreaterThan(0);
}, 120_000);
