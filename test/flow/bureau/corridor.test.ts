import { projectFile } from '../../../schema/files.js';
import { countryFolders } from '../../../subgraphs/countries.js';
import { adwenpa } from '../../../subgraphs/demo/cases.js';
import { startTestBureau, type TestBureau } from '../../support/bureau-running.js';
import { smallRegister } from '../../support/demo-roundtrip.js';

const bureaux = new Map<string, TestBureau>();

beforeAll(async () => {
  for (const code of adwenpa.countries) {
    const folder = countryFolders[code]!;
    const [mapping, records] = [await folder.bureau(), await folder.records()];
    const nativeSql = projectFile('subgraphs', code.toLowerCase(), 'native.sql');
    bureaux.set(code, await startTestBureau(mapping, nativeSql, records.rows(smallRegister(code))));
  }
});
afterAll(async () => {
  for (const bureau of bureaux.values()) await bureau.close();
});

async function ask<T>(country: string, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await bureaux.get(country)!.ask(query, variables);
  expect(errors).toBeUndefined();
  return data as T;
}

interface Vehicles { readonly vehicles: { readonly edges: readonly { readonly node: Readonly<Record<string, unknown>> }[] } }

test('a vehicle of the corridor is stolen in one country and seized in the other, under another plate', async () => {
  const query = `query ($vin: String!) {
    vehicles(search: { vin: $vin }) { edges { node { status plate plateCountry stolenOn stolenIn { text country } } } }
  }`;
  for (const { vin, from, to } of adwenpa.vehicles) {
    expect((await ask<Vehicles>(from.country, query, { vin })).vehicles.edges.map(({ node }) => node)).toEqual([
      { status: 'STOLEN', plate: from.plate, plateCountry: from.country, stolenOn: from.on, stolenIn: { text: from.place, country: from.country } },
    ]);
    expect((await ask<Vehicles>(to.country, query, { vin: vin.toLowerCase() })).vehicles.edges.map(({ node }) => node)).toEqual([
      { status: 'SEIZED', plate: to.plate, plateCountry: to.country, stolenOn: null, stolenIn: null },
    ]);
  }
});

test('a plate is found however it is spaced', async () => {
  for (const { vin, from: { country, plate } } of adwenpa.vehicles) {
    const found = await ask<Vehicles>(country, 'query ($plate: String!) { vehicles(search: { plate: $plate }) { edges { node { vin } } } }', {
      plate: plate.replaceAll(/[ -]/g, '').toLowerCase(),
    });
    expect(found.vehicles.edges.map(({ node }) => node)).toContainEqual({ vin });
  }
});

test('what the five countries took and whom they arrested in the operation adds up to the planted sums', async () => {
  const sums = new Map<string, number>();
  for (const country of adwenpa.countries) {
    const { operationTotals } = await ask<{
      readonly operationTotals: { readonly arrests: number; readonly seizures: readonly { readonly kind: string; readonly quantity: number; readonly unit: string }[] };
    }>(country, '{ operationTotals(operation: "adwenpa") { arrests seizures { kind quantity unit } } }');
    expect(operationTotals.arrests).toBe(adwenpa.arrests[country]);
    for (const { kind, quantity, unit } of operationTotals.seizures) sums.set(`${kind} ${unit}`, (sums.get(`${kind} ${unit}`) ?? 0) + quantity);
  }
  expect([...sums].map(([key, quantity]) => [key, Math.round(quantity * 1e6) / 1e6]).sort()).toEqual(
    adwenpa.totals.map(({ kind, unit, quantity }) => [`${kind} ${unit}`, quantity]).sort(),
  );
});

test('seizures are found by time and by what was taken, in every form of time', async () => {
  const query = `{ seizures(search: { from: "2026-03-17T11:40:00Z", to: "2026-03-17T11:40:01Z", kind: DRUG }) { edges { node { when operation } } } }`;
  for (const country of adwenpa.countries) {
    const { seizures } = await ask<{ readonly seizures: { readonly edges: readonly unknown[] } }>(country, query);
    expect(seizures.edges).toEqual([{ node: { when: '2026-03-17T11:40:00.000Z', operation: 'ADWENPA' } }]);
  }
});

test('the courier is found by his family name where he is wanted and where he was arrested', async () => {
  const { courier } = adwenpa;
  const query = (more: string): string => `{ persons(search: { name: "Nwadike", birth: "${courier.birth}" }) { edges { node { births nationalities ${more} } } } }`;
  const about = { births: [courier.birth], nationalities: ['NG'] };
  expect(await ask('NG', query('warrants { reference }'))).toEqual({ persons: { edges: [{ node: { ...about, warrants: [{ reference: courier.warrantNG }] } }] } });
  expect(await ask('BJ', query('arrests { operation }'))).toEqual({ persons: { edges: [{ node: { ...about, arrests: [{ operation: 'ADWENPA' }] } }] } });
});

test.each([
  ['TG', 'a register of firearms', '{ firearms(search: { make: "GLOCK" }) { totalCount } }'],
  ['BJ', 'a register of warrants', '{ warrants(search: { reference: "X" }) { totalCount } }'],
  ['TG', 'a search by engine number', '{ vehicles(search: { engineNumber: "X" }) { totalCount } }'],
  ['CI', 'a search by calibre', '{ firearms(search: { calibre: "12" }) { totalCount } }'],
  ['CI', 'a search of arrests by offence', '{ arrests(search: { offence: "ROBBERY" }) { totalCount } }'],
])('%s does not have %s', async (country, _what, query) => {
  const { errors } = await bureaux.get(country)!.ask(query);
  expect(errors?.map(({ extensions }) => extensions.code)).toEqual(['GRAPHQL_VALIDATION_FAILED']);
});
