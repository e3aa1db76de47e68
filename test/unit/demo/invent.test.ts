import { parse } from 'mrz';
import { customs } from '../../../subgraphs/demo/customs.js';
import { inventRegister } from '../../../subgraphs/demo/invent.js';
import { demoOffences, demoWeapons } from '../../../subgraphs/demo/register.js';
import { vinCheckDigit } from '../../../schema/vin.js';

const countries = Object.keys(customs);
const small = { persons: 300, documents: 400, vehicles: 150, firearms: 100, warrants: 100, arrests: 80, seizures: 60 };
const wholeSeconds = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/;

test('fourteen countries have customs', () => {
  expect(countries.sort()).toEqual(['AR', 'BA', 'BE', 'BJ', 'BR', 'CI', 'FR', 'GH', 'NG', 'PY', 'RS', 'TG', 'TN', 'US']);
});

test('the same seed gives the same register, another seed or country another', () => {
  const first = inventRegister('NG', { ...small, seed: 3 });
  expect(inventRegister('NG', { ...small, seed: 3 })).toEqual(first);
  expect(inventRegister('NG', { ...small, seed: 4 }).persons).not.toEqual(first.persons);
  expect(inventRegister('GH', { ...small, seed: 3 }).persons.map(({ births }) => births)).not.toEqual(first.persons.map(({ births }) => births));
});

test('left to itself, a register has the sizes of the demonstration', () => {
  const { persons, documents, vehicles, firearms, warrants, arrests, seizures } = inventRegister('TG');
  expect(persons.length).toBeGreaterThanOrEqual(2_000);
  expect(documents.length).toBeGreaterThanOrEqual(3_000);
  expect(vehicles.length).toBeGreaterThanOrEqual(1_000);
  expect(firearms.length).toBeGreaterThanOrEqual(300);
  expect(warrants.length).toBeGreaterThanOrEqual(400);
  expect(arrests.length).toBeGreaterThanOrEqual(300);
  expect(seizures.length).toBeGreaterThanOrEqual(120);
  const partial = persons.filter(({ births }) => births[0]!.length < 10).length / persons.length;
  const aliased = persons.filter(({ names }) => names.some(({ kind }) => kind === 'ALIAS')).length / persons.length;
  const bad = documents.filter(({ status }) => status !== 'VALID').length / documents.length;
  const stolen = vehicles.filter(({ status }) => status === 'STOLEN').length / vehicles.length;
  expect([partial, aliased, bad, stolen].map((share) => Math.round(share * 50) / 50)).toEqual([0.08, expect.closeTo(0.15, 1), 0.06, expect.closeTo(0.1, 1)]);
});

test('there is no such country', () => {
  expect(() => inventRegister('XX')).toThrow('got "XX"');
});

describe.each(countries)('%s', (country) => {
  const register = inventRegister(country, { ...small, seed: 11 });

  test('documents have unique numbers, and machine-readable zones whose check digits are right', () => {
    expect(new Set(register.documents.map(({ number }) => number)).size).toBe(register.documents.length);
    let checked = 0;
    for (const { mrz, number, status, type, holder } of register.documents) {
      if (status === 'STOLEN_BLANK') expect([mrz, holder]).toEqual([null, null]);
      if (mrz === null || type === 'VISA') continue;
      const { details, fields } = parse(mrz.split('\n'));
      const wrong = details.filter((detail) => !detail.valid && /checkdigit/i.test(detail.field ?? ''));
      expect({ number, wrong }).toEqual({ number, wrong: [] });
      expect(fields.documentNumber?.replace(/<+$/, '')).toBe(number?.replace(/[ -]/g, ''));
      checked += 1;
    }
    expect(checked).toBeGreaterThan(300);
  });

  test('vehicles have unique VINs with their check digits, and unique plates', () => {
    expect(new Set(register.vehicles.map(({ vin }) => vin)).size).toBe(register.vehicles.length);
    expect(new Set(register.vehicles.map(({ plate }) => plate)).size).toBe(register.vehicles.length);
    for (const { vin } of register.vehicles) expect(vinCheckDigit(vin!)).toBe(vin!.charAt(8));
  });

  test('instants are whole seconds, codes are of the lists, and refs lead somewhere', () => {
    const everything = [
      ...register.persons, ...register.documents, ...register.vehicles, ...register.firearms, ...register.warrants, ...register.arrests, ...register.seizures,
    ];
    for (const { updatedAt, validUntil } of everything) {
      expect(updatedAt).toMatch(wholeSeconds);
      if (validUntil !== null) expect(validUntil).toMatch(wholeSeconds);
    }
    const refs = new Set(register.persons.map(({ ref }) => ref));
    for (const { person, offences } of [...register.warrants, ...register.arrests]) {
      expect(refs).toContain(person);
      expect(demoOffences).toEqual(expect.arrayContaining([...offences]));
    }
    for (const { kind } of register.firearms) expect(demoWeapons).toContain(kind);
    expect(everything.some(({ deniedTo }) => deniedTo.length > 0)).toBe(true);
    expect(everything.some(({ confidentiality }) => confidentiality === 'CONFIDENTIAL')).toBe(true);
  });

  test('every person has a Latin name; in a register of another script it stands second', () => {
    for (const { names } of register.persons) {
      const scripts = names.map(({ script }) => script);
      if (country === 'TN') expect(scripts.slice(0, 2)).toEqual(['Arab', 'Latn']);
      else if (country === 'RS') expect(scripts.slice(0, 2)).toEqual(['Cyrl', 'Latn']);
      else expect(scripts[0]).toBe('Latn');
      if (country === 'TN' || country === 'RS') expect(names[1]!.transliterationOf).toBe(names[0]!.full);
    }
  });
});
