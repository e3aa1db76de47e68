import { adwenpa, balkanArms, fighter, triFrontera } from '../../../subgraphs/demo/cases.js';
import { bare, loadDemoIds, nameParts, statuses, statusOf } from '../../support/demo-facts.js';
import type { DemoId } from '../../support/demo-facts.js';
import { demoStartTimeout } from '../../support/demo-network.js';
import { sharedDemo } from '../../support/shared-demo.js';
import type { DemoNetwork } from '../../support/demo-network.js';

let demo: DemoNetwork;
let idOf: DemoId;

beforeAll(async () => {
  [demo, idOf] = await Promise.all([sharedDemo(), loadDemoIds()]);
}, demoStartTimeout);

afterAll(async () => {
  await demo?.close();
}, demoStartTimeout);

interface Outcome {
  readonly country: string;
  readonly status: string;
}

interface Named {
  readonly id: string;
  readonly names: readonly { readonly full: string; readonly script: string; readonly transliterationOf?: string | null }[];
}

interface Matched extends Named {
  readonly matches: {
    readonly complete: boolean;
    readonly countries: readonly Outcome[];
    readonly candidates: readonly { readonly country: string; readonly score: number; readonly reasons: readonly string[]; readonly person: Named }[];
  };
}

interface Page<T> {
  readonly complete: boolean;
  readonly totalCount: number;
  readonly countries: readonly Outcome[];
  readonly edges: readonly { readonly node: T }[];
}

interface Totals {
  readonly complete: boolean;
  readonly countries: readonly Outcome[];
  readonly arrests: number;
  readonly seizures: readonly { readonly kind: string; readonly quantity: number; readonly unit: string }[];
}

const matches = 'matches { complete countries { country status } candidates { country score reasons person { id names { full script } } } }';
const totals = 'complete countries { country status } arrests seizures { kind quantity unit }';
const nodes = <T>({ edges }: Page<T>): readonly T[] => edges.map(({ node }) => node);
const hits = (countries: readonly string[]): Readonly<Record<string, string>> => Object.fromEntries(countries.map((country) => [country, 'HIT']));

/** Expects that the persons on record and what `matches` says of each are the records with this `ref`, and no other. */
function expectLinked(persons: readonly Matched[], ids: readonly string[], names: Readonly<Record<string, string>>): void {
  for (const person of persons) {
    expect(ids).toContain(person.id);
    expect(person.matches.complete).toBe(true);
    expect(person.matches.candidates.map(({ person: other }) => other.id).sort()).toEqual(ids.filter((id) => id !== person.id).sort());
    for (const { country, score, reasons, person: other } of person.matches.candidates) {
      expect(score).toBeGreaterThanOrEqual(0.7);
      expect(reasons).toContain('date of birth equal');
      expect(nameParts(other.names[0]!.full)).toEqual(nameParts(names[country]!));
    }
  }
}

test('the fighter: his document number leads to the report in a fourth country and to him in three, in another script too', async () => {
  interface Holder extends Matched {
    readonly category: string;
    readonly warrants: readonly { readonly reference: string }[];
  }
  const { data, errors } = await demo.ask<{
    readonly travelDocuments: Page<{ readonly id: string; readonly status: string; readonly issuer: string; readonly holder: Holder | null }>;
    readonly checkTravelDocuments: readonly [{ readonly outcome: string; readonly complete: boolean; readonly records: readonly { readonly id: string }[] }];
  }>(
    `query ($number: String!, $issuer: CountryCode!) {
      travelDocuments(search: {number: $number}) {
        complete totalCount countries { country status }
        edges { node { id status issuer holder { id category names { full script } warrants { reference } ${matches} } } }
      }
      checkTravelDocuments(documents: [{number: $number, issuer: $issuer}]) { outcome complete records { id } }
    }`,
    { number: fighter.passport.number, issuer: fighter.passport.issuer },
  );
  expect(errors).toBeUndefined();
  const { travelDocuments: page, checkTravelDocuments: [check] } = data;
  const { statusIn, issuer } = fighter.passport;
  expect(statusOf(page.countries)).toEqual(statuses('NO_HIT', hits(Object.keys(statusIn))));
  expect(page).toMatchObject({ complete: true, totalCount: Object.keys(statusIn).length });
  const documents = nodes(page);
  expect(Object.fromEntries(documents.map(({ id, status }) => [id, status]))).toEqual(
    Object.fromEntries(Object.entries(statusIn).map(([country, status]) => [idOf(country, 'TravelDocument', fighter.ref), status])));
  expect(documents.map((document) => document.issuer)).toEqual(documents.map(() => issuer));
  expect(check).toMatchObject({ outcome: 'HIT', complete: true, records: [{ id: idOf('US', 'TravelDocument', fighter.ref) }] });

  const holders = documents.flatMap(({ holder }) => holder ?? []);
  expect(Object.fromEntries(holders.map(({ id, warrants }) => [id, warrants]))).toEqual(
    Object.fromEntries(Object.entries(fighter.warrants).map(([country, reference]) => [idOf(country, 'Person', fighter.ref), [{ reference }]])));
  for (const { category } of holders) expect(category).toBe('FOREIGN_TERRORIST_FIGHTER');
  expectLinked(holders, fighter.countries.map((country) => idOf(country, 'Person', fighter.ref)), fighter.names);
  for (const { matches: { candidates } } of holders) {
    const tunisian = candidates.find(({ country }) => country === 'TN')!;
    expect(tunisian.person.names).toEqual([{ full: fighter.names.TN, script: 'Arab' }, { full: fighter.transliterationTN, script: 'Latn' }]);
    expect(tunisian.reasons.some((reason) => reason.includes('across scripts'))).toBe(true);
  }
});

interface FoundVehicle {
  readonly id: string;
  readonly country: string;
  readonly vin: string;
  readonly plate: string;
  readonly status: string;
  readonly stolenOn: string | null;
}

/** Root fields that look for each vehicle by its VIN, aliased `v0`, `v1` ... */
const vehiclesByVin = (vehicles: readonly { readonly vin: string }[]): string =>
  vehicles.map(({ vin }, index) => `v${index}: vehicles(search: {vin: "${vin}"}) { complete totalCount countries { country status } edges { node { id country vin plate status stolenOn } } }`).join('\n');

/** Expects each vehicle on record where it was stolen and where it was seized. */
function expectMoved(vehicles: typeof adwenpa.vehicles, data: Readonly<Record<string, Page<FoundVehicle>>>): void {
  vehicles.forEach(({ vin, ref, from, to }, index) => {
    const page = data[`v${index}`]!;
    expect(page.complete).toBe(true);
    expect(statusOf(page.countries)).toEqual(statuses('NO_HIT', hits([from.country, to.country])));
    const there = { id: idOf(from.country, 'Vehicle', ref), country: from.country, vin, plate: bare(from.plate), status: 'STOLEN', stolenOn: from.on };
    const here = { id: idOf(to.country, 'Vehicle', ref), country: to.country, vin, plate: bare(to.plate), status: 'SEIZED', stolenOn: null };
    const found = nodes(page).map((vehicle) => ({ ...vehicle, plate: bare(vehicle.plate) }));
    expect(found).toEqual([there, here].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });
}

test('the corridor: the totals of operation Adwenpa, and each stolen vehicle found by its VIN in two countries', async () => {
  const { data, errors } = await demo.ask<Readonly<Record<string, Page<FoundVehicle>>> & { readonly operation: Totals }>(
    `query ($code: String!) { operation(code: $code) { ${totals} } ${vehiclesByVin(adwenpa.vehicles)} }`, { code: adwenpa.code });
  expect(errors).toBeUndefined();
  expect(statusOf(data.operation.countries)).toEqual(hits(adwenpa.countries));
  expect(data.operation).toMatchObject({ complete: true, arrests: adwenpa.arrestsInAll, seizures: adwenpa.totals });
  expect(adwenpa.vehicles.length).toBeGreaterThan(10);
  expectMoved(adwenpa.vehicles, data);
});

test('the tri-border network: its totals, its vehicles, and its persons linked across three countries', async () => {
  const { persons, countries } = triFrontera;
  const records = persons.map(({ ref, names }) => Object.fromEntries(Object.entries(names).map(([country, parts]) => [idOf(country, 'Person', ref), [country, parts.join(' ')]])));
  const found = persons.map(({ birth, names }, index) =>
    `p${index}: persons(search: {name: "${Object.values(names)[0]!.join(' ')}", birth: "${birth}"}) { complete totalCount countries { country status }
      edges { node { id names { full script } arrests { operation } warrants { reference } ${matches} } } }`).join('\n');
  interface Member extends Matched {
    readonly arrests: readonly { readonly operation: string }[];
    readonly warrants: readonly { readonly reference: string }[] | null;
  }
  const { data, errors } = await demo.ask<Readonly<Record<string, Page<Member & FoundVehicle>>> & { readonly operation: Totals }>(
    `query ($code: String!) { operation(code: $code) { ${totals} } ${found} ${vehiclesByVin(triFrontera.vehicles)} }`, { code: triFrontera.code });
  expect(errors).toBeUndefined();
  expect(statusOf(data.operation.countries)).toEqual(hits(countries));
  expect(data.operation).toMatchObject({ complete: true, arrests: triFrontera.arrestsInAll, seizures: triFrontera.totals });
  expectMoved(triFrontera.vehicles, data);
  persons.forEach(({ ref, names }, index) => {
    const members = nodes(data[`p${index}`]!);
    const ids = Object.keys(records[index]!);
    expect(members.length).toBeGreaterThan(0);
    expectLinked(members, ids, Object.fromEntries(Object.entries(names).map(([country, parts]) => [country, parts.join(' ')])));
    for (const { id, arrests, warrants } of members) {
      const country = id.slice(0, 2) as 'AR' | 'BR' | 'PY';
      const arrested = (triFrontera.arrests[country] as readonly number[]).includes(ref);
      expect(arrests).toEqual(arrested ? [{ operation: triFrontera.code }] : []);
      const warrant = country === 'AR' ? undefined : triFrontera.warrants[country];
      expect(warrants).toEqual(warrant?.person === ref ? [{ reference: warrant.reference }] : []);
    }
  });
});

test('weapons from the Balkans: each serial on record where it came from and where it was seized, grenades among the seizures', async () => {
  const { arms, code, trafficker } = balkanArms;
  interface Arm {
    readonly id: string;
    readonly serial: string;
    readonly status: string;
    readonly kind: { readonly code: string };
    readonly traceRequests: readonly { readonly to: string; readonly answer: string | null }[];
  }
  interface Taken {
    readonly id: string;
    readonly items: readonly { readonly kind: string; readonly quantity: number; readonly unit: string; readonly identifier: string | null }[];
  }
  const bySerial = arms.map(({ serial }, index) =>
    `a${index}: firearms(search: {serial: "${serial}"}) { complete totalCount countries { country status } edges { node { id serial status kind { code } traceRequests { to answer } } } }`).join('\n');
  const { data, errors } = await demo.ask<Readonly<Record<string, Page<Arm>>> & { readonly operation: Totals; readonly seizures: Page<Taken>; readonly persons: Page<Matched> }>(
    `query ($code: String!, $name: String!, $birth: PartialDate!) {
      operation(code: $code) { ${totals} }
      seizures(search: {operation: $code}) { complete totalCount countries { country status } edges { node { id items { kind quantity unit identifier } } } }
      persons(search: {name: $name, birth: $birth}) { complete totalCount countries { country status } edges { node { id names { full script } ${matches} } } }
      ${bySerial}
    }`,
    { code, name: trafficker.names.FR, birth: trafficker.birth },
  );
  expect(errors).toBeUndefined();
  expect(statusOf(data.operation.countries)).toEqual(hits(balkanArms.countries));
  expect(data.operation).toMatchObject({ complete: true, arrests: balkanArms.arrestsInAll, seizures: balkanArms.totals });

  const taken = nodes(data.seizures);
  const seizureIds = Object.entries(balkanArms.seizures).flatMap(([country, number]) => Array.from({ length: number }, (_, index) => idOf(country, 'Seizure', 900_301 + index)));
  expect(taken.map(({ id }) => id)).toEqual(seizureIds.sort());
  const items = taken.flatMap((seizure) => seizure.items);
  expect(items.flatMap(({ kind, identifier }) => (kind === 'FIREARM' ? [identifier] : [])).sort()).toEqual(arms.map(({ serial }) => serial).sort());
  const grenades = items.filter(({ kind }) => kind === 'GRENADE');
  expect(grenades.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(balkanArms.totals.find(({ kind }) => kind === 'GRENADE')!.quantity);

  arms.forEach(({ ref, serial, kind, from, to, statusThere, answer }, index) => {
    const page = data[`a${index}`]!;
    for (const country of [from, to]) expect(statusOf(page.countries)[country]).toBe('HIT');
    const there = { id: idOf(from, 'Firearm', ref), serial, status: statusThere, kind: { code: kind }, traceRequests: [] };
    const here = { id: idOf(to, 'Firearm', ref), serial, status: 'SEIZED', kind: { code: kind }, traceRequests: [{ to: from, answer }] };
    expect(nodes(page)).toEqual([there, here].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });

  const traffickers = nodes(data.persons);
  expect(traffickers.length).toBeGreaterThan(0);
  expectLinked(traffickers, Object.keys(trafficker.names).map((country) => idOf(country, 'Person', trafficker.ref)), trafficker.names);
});
