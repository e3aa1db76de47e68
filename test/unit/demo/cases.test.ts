import { adwenpa, balkanArms, broker, fighter, plantCases, triFrontera } from '../../../subgraphs/demo/cases.js';
import { customs } from '../../../subgraphs/demo/customs.js';
import { demoNotices, demoOperations } from '../../../subgraphs/demo/exchange.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import type { DemoRegister } from '../../../subgraphs/demo/register.js';
import { exchangeDataSchema } from '../../../subgraphs/exchange/data.js';

const few = { persons: 20, documents: 5, vehicles: 5, firearms: 5, warrants: 5, arrests: 5, seizures: 5 };
const registers = new Map<string, DemoRegister>(Object.keys(customs).map((country) => [country, plantCases(country, inventRegister(country, few))]));
const all = <K extends Exclude<keyof DemoRegister, 'country'>>(list: K): readonly (DemoRegister[K][number] & { readonly country: string })[] =>
  [...registers.values()].flatMap((register) => (register[list] as readonly DemoRegister[K][number][]).map((record) => ({ ...record, country: register.country })));

/** Sums by kind and unit, masses in kilograms, over the seizures of an operation. */
function totalsOf(operation: string): readonly unknown[] {
  const sums = new Map<string, { kind: string; quantity: number; unit: string }>();
  for (const { items } of all('seizures').filter((seizure) => seizure.operation === operation)) {
    for (const { kind, quantity, unit } of items) {
      const [to, factor] = unit === 'GRM' ? ['KGM', 0.001] : [unit!, 1];
      const sum = sums.get(`${kind} ${to}`) ?? { kind: kind!, quantity: 0, unit: to };
      sum.quantity += quantity! * factor;
      sums.set(`${kind} ${to}`, sum);
    }
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => ({ ...sum, quantity: Math.round(sum.quantity * 1e6) / 1e6 }));
}

test('refs are unique in each list, and every ref to a person leads to one', () => {
  for (const register of registers.values()) {
    for (const list of [register.persons, register.documents, register.vehicles, register.firearms, register.warrants, register.arrests, register.seizures]) {
      expect(new Set(list.map(({ ref }) => ref)).size).toBe(list.length);
    }
    const persons = new Set<number | null>(register.persons.map(({ ref }) => ref)).add(null);
    for (const { person } of [...register.warrants, ...register.arrests]) expect(persons).toContain(person);
    for (const { holder } of register.documents) expect(persons).toContain(holder);
  }
});

test('the fighter is on record in three countries, his passport in two of them and reported stolen in a fourth', () => {
  const persons = all('persons').filter(({ births, category }) => births[0] === fighter.birth && category === 'FOREIGN_TERRORIST_FIGHTER');
  expect(Object.fromEntries(persons.map(({ country, names }) => [country, names[0]!.full]))).toEqual(fighter.names);
  expect(persons.every(({ ref }) => ref === fighter.ref)).toBe(true);
  const documents = all('documents').filter(({ number }) => number === fighter.passport.number);
  expect(Object.fromEntries(documents.map(({ country, status }) => [country, status]))).toEqual(fighter.passport.statusIn);
  expect(new Set(documents.map(({ mrz }) => mrz)).size).toBe(1);
  expect(all('warrants').filter(({ person, country }) => person === fighter.ref && country in fighter.warrants).map(({ reference }) => reference).sort())
    .toEqual(Object.values(fighter.warrants).sort());
});

test.each([adwenpa, triFrontera])('vehicles of $code are stolen in one country and seized in another under another plate', ({ vehicles }) => {
  expect(new Set(vehicles.map(({ vin }) => vin)).size).toBe(vehicles.length);
  for (const { vin, ref, from, to } of vehicles) {
    const records = all('vehicles').filter((vehicle) => vehicle.vin === vin);
    expect(from.country).not.toBe(to.country);
    expect(records).toHaveLength(2);
    expect(records).toContainEqual(expect.objectContaining({ ref, country: from.country, plate: from.plate, status: 'STOLEN', stolenOn: from.on }));
    expect(records).toContainEqual(expect.objectContaining({ ref, country: to.country, plate: to.plate, status: 'SEIZED' }));
  }
});

test('at least twelve vehicles move along the corridor', () => {
  expect(adwenpa.vehicles.length).toBeGreaterThanOrEqual(12);
});

test.each([adwenpa, triFrontera, balkanArms])('the sums of $code are as stated', ({ code, totals, arrestsInAll, countries }) => {
  expect(totalsOf(code)).toEqual(totals);
  const arrests = all('arrests').filter(({ operation }) => operation === code);
  expect(arrests).toHaveLength(arrestsInAll);
  expect([...new Set(arrests.map(({ country }) => country))].sort()).toEqual([...countries]);
});

test('arrests by country are as stated', () => {
  const count = (code: string, country: string): number => all('arrests').filter((arrest) => arrest.operation === code && arrest.country === country).length;
  for (const [country, number] of Object.entries(adwenpa.arrests)) expect([country, count(adwenpa.code, country)]).toEqual([country, number]);
  for (const [country, persons] of Object.entries(triFrontera.arrests)) expect([country, count(triFrontera.code, country)]).toEqual([country, persons.length]);
  for (const [country, number] of Object.entries(balkanArms.arrests)) expect([country, count(balkanArms.code, country)]).toEqual([country, number]);
});

test('each weapon from the Balkans is on record there and seized, with a trace request, in the west', () => {
  for (const { serial, from, to, statusThere, answer } of balkanArms.arms) {
    const records = all('firearms').filter((firearm) => firearm.serial === serial);
    expect(records).toHaveLength(2);
    expect(records).toContainEqual(expect.objectContaining({ country: from, status: statusThere }));
    expect(records).toContainEqual(expect.objectContaining({ country: to, status: 'SEIZED', traceRequests: [{ on: '2026-02-16', to: from, answer }] }));
  }
});

test('persons of the tri-border network are on record in two or three countries with one date of birth', () => {
  for (const { ref, birth, names } of triFrontera.persons) {
    const records = all('persons').filter((person) => person.ref === ref);
    expect(records.map(({ country, names: [name] }) => [country, [name!.given, name!.family]]).sort()).toEqual(Object.entries(names).sort());
    expect(records.every(({ births }) => births[0] === birth)).toBe(true);
    expect(records.length).toBeGreaterThanOrEqual(2);
  }
});

test('the broker is on record in two countries; of one of them, his record and the pistol are kept from the third', () => {
  const persons = all('persons').filter(({ ref }) => ref === broker.ref);
  expect(Object.fromEntries(persons.map(({ country, names }) => [country, names[0]!.full]))).toEqual(broker.names);
  const pistols = all('firearms').filter(({ serial }) => serial === broker.serial);
  expect(Object.fromEntries(pistols.map(({ country, status }) => [country, status]))).toEqual(broker.statusIn);
  for (const { country, deniedTo } of [...persons, ...pistols]) expect(deniedTo).toEqual(country === 'BE' ? [broker.keptFrom] : []);
  expect(persons.find(({ country }) => country === 'FR')!.handlingCode).toBe(broker.handlingCodeFR);
});

test('operations and notices are data the exchange takes, and notices are about persons on record', () => {
  const notices = demoNotices((_country, _type, ref) => String(ref));
  expect(exchangeDataSchema.safeParse({ operations: demoOperations, notices }).error).toBeUndefined();
  for (const { subject } of notices) {
    if (subject === null) continue;
    const [country = '', , ref] = subject.split(':');
    expect(registers.get(country)?.persons.some((person) => String(person.ref) === ref)).toBe(true);
  }
});
