import fc from 'fast-check';
import type { PurposeCode, Role } from '../../../gateway/request.js';
import { ownerRules } from '../../../subgraphs/bureau/mapping/index.js';
import type { TestGateway } from '../../support/gateway.js';
import { keptRefs, keptRegister, shownRef } from '../../support/kept-register.js';
import { idsOf, ownerNetwork } from '../../support/owner-network.js';

const network = ownerNetwork();
let keeping: TestGateway, asking: TestGateway;
let questions: readonly string[];

/** The owner's rules read three attributes of a requester, and tell several requesters apart by each. */
const rules = ownerRules(['country', 'role', 'purpose'], [
  { rule: 'excluded-countries', on: ['Person'], then: 'MASKED' },
  { rule: 'excluded-countries', on: ['Vehicle', 'TravelDocument'], then: 'WITHHELD' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['FR'] }, { role: ['ANALYST'] }], then: 'WITHHELD' },
  { rule: 'purpose', on: ['Seizure'], of: ['INVESTIGATION'], then: 'MASKED' },
]);

beforeAll(async () => {
  const bureau = await network.bureau(keptRegister('FR', { deniedTo: ['GH'], confidentiality: 'CONFIDENTIAL' }), (mapping) => ({ ...mapping, rules }));
  [keeping, asking] = await Promise.all([network.gateway([{ country: 'FR', url: bureau.url }]), network.gateway([{ country: 'FR', url: bureau.url }], { cache: { enabled: false } })]);
  const id = await idsOf('FR');
  questions = [
    '{ persons(search: { name: "Kornelia Zwart" }) { totalCount complete countries { status count } edges { node { id category confidentiality } } } }',
    '{ vehicles(search: { vin: "KEPT0000000090902" }) { totalCount complete countries { status count } edges { node { id } } } }',
    '{ seizures(search: { operation: "KEPT-OP" }) { totalCount complete countries { status count } edges { node { id } } } }',
    '{ checkTravelDocuments(documents: [{ number: "KEPT90901", issuer: "FR" }]) { outcome complete countries { status count } records { id } } }',
    `{ person(id: "${id('Person', keptRefs.Person)}") { id names { full } } }`,
    `{ person(id: "${id('Person', shownRef)}") { id documents { id number } } }`,
  ];
});

afterAll(() => network.close());

interface Who { readonly country: string; readonly role: Role; readonly purpose: PurposeCode }
const who = fc.record<Who>({
  country: fc.constantFrom('FR', 'GH', 'BE'), role: fc.constantFrom<Role>('ANALYST', 'OFFICER'), purpose: fc.constantFrom<PurposeCode>('INVESTIGATION', 'WANTED_PERSONS'),
});

test('for any two requesters one after the other, what is kept is given only where its owner would answer the same', async () => {
  const ask = async (gateway: TestGateway, { country, role, purpose }: Who, query: string) => {
    const { status, body } = await gateway.ask(query, undefined, { authorization: `Bearer ${await gateway.token({ country, role })}`, 'x-purpose': purpose });
    return [status, body] as const;
  };
  let differ = 0;
  await fc.assert(fc.asyncProperty(who, who, fc.nat({ max: 5 }), async (first, second, place) => {
    const query = questions[place]!;
    const before = await ask(keeping, first, query);
    const uncached = await ask(asking, second, query);
    if (JSON.stringify(before) !== JSON.stringify(uncached)) differ += 1;
    expect(await ask(keeping, second, query)).toEqual(uncached);
  }), { numRuns: 80 });
  // The property says something: owners do answer some pairs of requesters differently.
  expect(differ).toBeGreaterThan(5);
}, 120_000);

test('what one requester was given is kept for another of the same class', async () => {
  const source = async (who: Who): Promise<unknown> => (await keeping.ask('{ vehicles(search: { vin: "KEPT0000000090902" }, first: 7) { countries { status source } } }', undefined, {
    authorization: `Bearer ${await keeping.token({ country: who.country, role: who.role, user: `${who.country}-${who.role}` })}`, 'x-purpose': who.purpose,
  })).body;
  const given = (from: string) => ({ data: { vehicles: { countries: [{ status: 'HIT', source: from }] } } });
  const french: Who = { country: 'FR', role: 'ANALYST', purpose: 'INVESTIGATION' };
  expect(await source(french)).toEqual(given('LIVE'));
  expect(await source({ ...french })).toEqual(given('CACHE'));
  expect(await source({ ...french, role: 'OFFICER' })).toEqual(given('LIVE'));
  expect(await source({ ...french, country: 'GH' })).toEqual({ data: { vehicles: { countries: [{ status: 'WITHHELD', source: expect.anything() as unknown }] } } });
});
