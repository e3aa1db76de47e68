import { startCountedDemo } from '../../support/counted-demo.js';
import type { CountedDemo } from '../../support/counted-demo.js';
import type { Counters } from '../../support/demo-counters.js';
import { demoStartTimeout } from '../../support/demo-network.js';
import { statusOf } from '../../support/demo-facts.js';
import type { DemoAnswer } from '../../support/demo-network.js';
import type { TestGateway } from '../../support/gateway.js';
import { composeMrz } from '../../../subgraphs/demo/mrz.js';
import { countryCodes, countryFolders } from '../../../subgraphs/countries.js';

let demo: CountedDemo;
let counters: Counters;
let gateway: TestGateway;

beforeAll(async () => {
  demo = await startCountedDemo();
  ({ counters, gateway } = demo);
}, demoStartTimeout);

afterAll(() => demo?.close(), demoStartTimeout);

interface Item { readonly number?: string; readonly issuer?: string | null; readonly mrz?: string }
interface Result {
  readonly index: number;
  readonly outcome: string;
  readonly complete: boolean;
  readonly countries: readonly { readonly country: string; readonly status: string; readonly reason: string | null }[];
  readonly records: readonly { readonly id: string; readonly status: string }[];
  readonly error: { readonly code: string; readonly message: string } | null;
  readonly interpretation: readonly { readonly field: string; readonly form: string; readonly readAs: readonly string[]; readonly warnings: readonly string[] }[] | null;
}

const check = `query ($documents: [TravelDocumentCheck!]!) {
  checkTravelDocuments(documents: $documents) {
    index outcome complete countries { country status reason } records { id ... on TravelDocument { status } } error { code message }
    interpretation { field form readAs warnings }
  }
}`;

async function ask<T>(query: string, variables: Readonly<Record<string, unknown>> = {}): Promise<T> {
  const { data, errors } = (await gateway.ask(query, variables)).body as DemoAnswer<T>;
  expect(errors).toBeUndefined();
  return data;
}

/** Three stolen documents of three countries, with their machine-readable zones. */
async function stolen() {
  interface Found { readonly travelDocuments: { readonly edges: readonly { readonly node: { readonly id: string; readonly number: string; readonly issuer: string; readonly mrz: string | null } }[] } }
  const found: Found['travelDocuments']['edges'][number]['node'][] = [];
  for (const country of ['FR', 'BE', 'NG']) {
    const { travelDocuments } = await ask<Found>('query ($in: [CountryCode!]) { travelDocuments(search: { status: STOLEN }, in: $in, first: 50) { edges { node { id number issuer mrz } } } }', { in: [country] });
    found.push(travelDocuments.edges.map(({ node }) => node).find(({ mrz, issuer }) => mrz !== null && issuer !== null)!);
  }
  return found;
}

const zone = composeMrz({
  format: 'TD3', code: 'P', issuer: 'FR', nationality: 'FR', family: 'Exemple', given: 'Jeanne', number: 'ZZ9999999', birth: '1991-03-14', sex: 'FEMALE', expires: '2031-01-02',
});
/** The zone with another digit at a place of its second line. */
const withDigit = (place: number): string => {
  const at = zone.indexOf('\n') + place;
  return `${zone.slice(0, at)}${(Number(zone[at]) + 1) % 10}${zone.slice(at + 1)}`;
};

test('500 documents at once, 5 of them bad and 3 on record: each has its answer, and every bureau is asked once and reads once', async () => {
  const [first, second, third] = await stolen();
  const bad: readonly (readonly [Item, string])[] = [
    [{}, 'Expected an item of "documents" that can be checked by some of number, issuer, mrz; a machine-readable zone has 3 lines of 30 characters, 2 of 36 or 2 of 44, and a check digit that fits the number.'],
    [{ mrz: zone.slice(1) }, '"mrz" expects 3 lines of 30 characters, 2 of 36 or 2 of 44, got 87 characters.'],
    [{ mrz: withDigit(10) }, `"mrz" expects check digits that fit: the check digit of the document number (line 2, place 10) is expected to be ${zone[54]}, got ${withDigit(10)[54]}.`],
    [{ number: 'AB12*' }, '"number" expects no wildcard *, got 1.'],
    [{ number: '-- --' }, '"number" expects a letter or a digit, got none.'],
  ];
  const hits: readonly (readonly [Item, string])[] = [
    [{ number: ` ${[...first!.number.toLowerCase()].join(' ')}-` }, first!.id],
    [{ mrz: second!.mrz!.replaceAll('\n', '').toLowerCase() }, second!.id],
    [{ number: third!.number, issuer: third!.issuer }, third!.id],
  ];
  // Numbers far apart: those in a row would look like an enumeration.
  const documents: Item[] = Array.from({ length: 500 }, (_, index) => ({ number: `QX${1000 + index}77` }));
  const places = new Map([...bad, ...hits].map(([item], index) => [7 + 61 * index, item]));
  for (const [place, item] of places) documents[place] = item;

  counters.take();
  const { checkTravelDocuments: results } = await ask<{ readonly checkTravelDocuments: readonly Result[] }>(check, { documents });
  const asks = counters.take();

  expect(results.map(({ index }) => index)).toEqual(documents.map((_, index) => index));
  bad.forEach(([, message], index) => {
    expect(results[7 + 61 * index]).toMatchObject({ outcome: 'UNKNOWN', complete: false, countries: [], records: [], error: { code: 'BAD_ITEM', message }, interpretation: null });
  });
  hits.forEach(([, id], index) => {
    const { outcome, complete, countries, records, error } = results[7 + 61 * (bad.length + index)]!;
    expect([outcome, complete, error, records.some((record) => record.id === id && record.status === 'STOLEN')]).toEqual(['HIT', true, null, true]);
    expect(statusOf(countries)[id.slice(0, 2)]).toBe('HIT');
  });
  const others = results.filter(({ index }) => !places.has(index));
  expect(others).toHaveLength(492);
  for (const { outcome, complete, countries, records, error } of others) {
    expect([outcome, complete, records, error]).toEqual(['NO_HIT', true, [], null]);
    expect(countries.map(({ country }) => country)).toEqual([...countryCodes].sort());
    for (const { status, reason } of countries) expect(`${status} ${reason}`).toMatch(/^NO_HIT null$|^UNSUPPORTED NO_SUCH_REGISTER$/);
  }
  expect(results[7 + 61 * 5]!.interpretation).toEqual([{ field: 'number', form: 'NUMBER', readAs: [first!.number.toUpperCase().replace(/[\s-]/g, '')], warnings: [] }]);
  expect(results[7 + 61 * 6]!.interpretation).toMatchObject([{ field: 'mrz', readAs: [expect.any(String), second!.issuer], warnings: [] }]);

  const asked = asks.filter(({ fields }) => fields === 'checkTravelDocuments');
  expect(asked).toHaveLength(asks.length);
  expect(new Set(asked.map(({ country }) => country)).size).toBe(asked.length);
  // Where a rule may mask documents, one more notes for the bureau's log which ones.
  const masks = async (country: string): Promise<boolean> =>
    (await countryFolders[country]!.bureau()).rules?.rules.some(({ then, on }) => then === 'MASKED' && (on === undefined || on.includes('TravelDocument'))) ?? false;
  for (const { country, statements } of asked) expect([country, statements]).toEqual([country, await masks(country) ? 2 : 1]);
}, 120_000);

test('a hit stands beside the error of a zone whose check digit does not fit, and no hit there is not sure', async () => {
  const [first] = await stolen();
  const [line1 = '', line2 = ''] = first!.mrz!.split('\n');
  // The last place of two lines of 44 is the check digit of the whole zone; a passport has it.
  expect([line1.length, line2.length]).toEqual([44, 44]);
  const got = (Number(line2[43]) + 1) % 10;
  const { checkTravelDocuments: [hit, none] } = await ask<{ readonly checkTravelDocuments: readonly Result[] }>(check, {
    documents: [{ mrz: `${line1}\n${line2.slice(0, 43)}${got}` }, { mrz: withDigit(20) }],
  });
  expect(hit).toMatchObject({
    outcome: 'HIT', complete: false, records: [{ id: first!.id }],
    error: { code: 'BAD_ITEM', message: `"mrz" expects check digits that fit: the check digit of the whole zone (line 2, place 44) is expected to be ${line2[43]}, got ${got}.` },
    interpretation: [{ field: 'mrz', form: 'TD3', warnings: [expect.stringContaining('the check digit of the whole zone')] }],
  });
  expect(none).toMatchObject({ outcome: 'UNKNOWN', complete: false, records: [], error: { message: expect.stringContaining('the check digit of the date of birth (line 2, place 20)') } });
  expect(none!.countries.filter(({ status }) => status === 'NO_HIT').length).toBeGreaterThanOrEqual(10);
}, 120_000);

test('a search by the beginning of a plate, and a VIN that is too short, say how they were understood', async () => {
  interface Cars {
    readonly vehicles: { readonly edges: readonly { readonly node: { readonly vin: string; readonly plate: string } }[]; readonly interpretation: Result['interpretation'] };
    readonly checkVehicles: readonly Result[];
  }
  const one = await ask<Cars>('{ vehicles(search: { status: STOLEN }, in: ["FR"], first: 1) { edges { node { vin plate } } interpretation { field } } }');
  const { vin, plate } = one.vehicles.edges[0]!.node;
  expect(one.vehicles.interpretation).toEqual([]);
  const begins = plate.replace(/[\s-]/g, '').slice(0, 5);
  const { vehicles, checkVehicles } = await ask<Cars>(`query ($plate: String!, $items: [VehicleCheck!]!) {
    vehicles(search: { plate: $plate, plateCountry: "FR" }) { edges { node { vin plate } } interpretation { field form readAs warnings } }
    checkVehicles(vehicles: $items, in: ["FR"]) { outcome complete records { id } error { code message } interpretation { field form readAs warnings } }
  }`, { plate: `${begins.toLowerCase()}*`, items: [{ vin: `${vin.slice(0, 16)}` }, { vin: 'abc', plate }] });
  expect(vehicles.interpretation).toEqual([{ field: 'plate', form: 'PLATE_PATTERN', readAs: [`${begins}*`], warnings: [] }]);
  expect(vehicles.edges.map(({ node }) => node.vin)).toContain(vin);
  for (const { node } of vehicles.edges) expect(node.plate.replace(/[\s-]/g, '').startsWith(begins)).toBe(true);
  const doubt = (length: number) => ({ code: 'BAD_ITEM', message: `"vin" expects 17 letters and digits (ISO 3779), got ${length}.` });
  expect(checkVehicles[0]).toMatchObject({ outcome: 'UNKNOWN', complete: false, records: [], error: doubt(16), interpretation: [{ field: 'vin', form: 'VIN', warnings: ['expected 17 letters and digits (ISO 3779), got 16'] }] });
  expect(checkVehicles[1]).toMatchObject({ outcome: 'HIT', complete: false, error: doubt(3) });

  const { body } = await gateway.ask('{ vehicles(search: { plate: "a*" }) { totalCount } }');
  expect(body).toMatchObject({ errors: [{ message: 'Argument "search.plate" of "vehicles" expects at least 2 letters or digits before a wildcard *, got 1.', extensions: { code: 'BAD_USER_INPUT' } }] });
}, 120_000);
