import { createSecretKey } from 'node:crypto';
import fc from 'fast-check';
import { filterKeyBytes } from '../../../schema/filter/binary-fuse.js';
import { filterKey } from '../../../schema/filter/keys.js';
import { type FilteredType, normaliserVersion, questionTerms, recordTerms, termFields } from '../../../schema/filter/terms.js';
import { type CheckItem, fits, objectChecks, understood } from '../../../subgraphs/bureau/checks/check-objects.js';
import type { LoadedRecord } from '../../../subgraphs/bureau/loaders/records.js';

const checks = Object.values(objectChecks);

/** Short texts of signs that folding and reading treat alike or not: many are equal once they are read. */
const text = fc.array(
  fc.constantFrom('1', '0', '7', 'A', 'a', 'O', 'I', 'Q', 'А', 'а', 'Т', 'ب', '١', '７', ' ', '-', '.', '/', '*', 'TU', 'تونس', 'ß', 'ﬁ', '\u2212', '\u00ad', '\u200b', '\u200d\u0301', '\ud800'), { maxLength: 4 },
).map((signs) => signs.join(''));
const country = fc.constantFrom('FR', 'RU', 'TN', 'SA', 'GR');
const make = fc.constantFrom('Norinco', 'NORINCO', 'Nor inco', 'FN', '', ' - ');
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> => fc.oneof({ weight: 4, arbitrary: value }, { weight: 1, arbitrary: fc.constantFrom(null, undefined) });
/** The zone of a passport, its number without blanks: what stands in it is looked for as if it were typed. */
const zone = 'P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10';

const fieldsOf: Readonly<Record<FilteredType, Readonly<Record<string, fc.Arbitrary<string>>>>> = {
  TravelDocument: { number: fc.oneof(text, fc.constant('L898902C3')), issuer: country },
  Vehicle: { vin: text, plate: text, plateCountry: country, engineNumber: text },
  Firearm: { serial: text, make, calibre: fc.constantFrom('9 mm', '9MM', '7.62', '') },
};
const valuesOf = (type: FilteredType): fc.Arbitrary<Readonly<Record<string, string | null | undefined>>> =>
  fc.record(Object.fromEntries(Object.entries(fieldsOf[type]).map(([field, value]) => [field, maybe(value)])));

const meet = (some: readonly string[], others: readonly string[]): boolean => some.some((term) => others.includes(term));

test.each(checks)('$type: an item and a record have a term in common exactly where the check finds the record', (check) => {
  const { type } = check;
  const zoned = type === 'TravelDocument' ? { mrz: fc.option(fc.constant(zone), { freq: 6, nil: undefined }) } : {};
  const seen = { found: 0, missed: 0, live: 0 };
  const item = fc.tuple(valuesOf(type), fc.record({ confusables: fc.constantFrom(false, false, false, true), ...zoned }));
  fc.assert(fc.property(item, valuesOf(type), country, fc.boolean(), ([values, more], record, home, same) => {
    const given = { ...values, ...more } as CheckItem;
    // Half of the records are the item as it was typed, with some of it unknown.
    const own = same ? { ...Object.fromEntries(Object.entries(values).filter(([field]) => record[field] !== null)) } : record;
    const read = understood(check, given, home);
    const asked = questionTerms(type, given, home);
    const entered = recordTerms(type, own);
    if (asked === null) {
      seen.live += 1;
      return;
    }
    // What has terms is what the bureau understands, by the same identifiers.
    if (typeof read === 'string') throw new Error(read);
    expect(asked.fields).toEqual([...read.values.keys()]);
    const found = fits(check, read, own as unknown as LoadedRecord);
    const met = meet(asked.terms, entered.terms) || meet(asked.unknown, entered.unknown);
    if (found) expect(met).toBe(true);
    // Make and calibre are not in the terms: with them, what is asked is the same, and more than is found.
    expect(asked).toEqual(questionTerms(type, { ...given, make: null, calibre: null }, home));
    if (met && given['calibre'] === undefined && given['make'] === undefined) expect(found).toBe(true);
    seen[found ? 'found' : 'missed'] += 1;
  }), { numRuns: 4_000, seed: 7 });
  expect(Math.min(...Object.values(seen))).toBeGreaterThan(100);
});

it('makes terms of every identifier that is checked, and of nothing else', () => {
  for (const { type, identifiers } of checks) {
    expect(termFields(type)).toEqual(identifiers.flatMap(({ field, narrowedBy }) => [field, ...narrowedBy.filter((narrow) => narrow !== 'make' && narrow !== 'calibre')]));
  }
});

it('has no terms for what cannot be read, and for what is taken for something else', () => {
  expect(questionTerms('TravelDocument', { number: '12O4', confusables: true }, 'FR')).toBeNull();
  expect(questionTerms('TravelDocument', { number: '--' }, 'FR')).toBeNull();
  expect(questionTerms('TravelDocument', { number: '1'.repeat(201) }, 'FR')).toBeNull();
  expect(questionTerms('TravelDocument', { issuer: 'FR' }, 'FR')).toBeNull();
  expect(questionTerms('Vehicle', { plate: 'AB*' }, 'FR')).toBeNull();
});

it('reads as it did in its version: where this fails, raise `normaliserVersion` and write down what it reads now', () => {
  expect(normaliserVersion).toBe(3);
  expect(questionTerms('TravelDocument', { mrz: zone.replaceAll('UTO', 'FRA'), number: null }, 'FR')).toEqual({
    fields: ['number'], terms: ['[3,"number issuer","L898902C3","FR"]'], unknown: ['[3,"number issuer","L898902C3",null]'],
  });
  expect(questionTerms('Vehicle', { vin: 'wvwzz.zOjz xw', plate: 'в 123-хм', engineNumber: 'ａ/1' }, 'RU')?.terms).toEqual([
    '[3,"vin","WVWZZZOJZXW"]', '[3,"vin","WVWZZZ0JZXW"]', '[3,"plate","В123ХМ"]', '[3,"plate","B123XM"]', '[3,"engineNumber","A1"]',
  ]);
  expect(questionTerms('Vehicle', { plate: '12 تونس 345' }, 'TN')?.terms).toEqual(['12تونس345', '12TU345', '12TUN345', '12TUNIS345'].map((plate) => `[3,"plate","${plate}"]`));
  expect(recordTerms('Firearm', { serial: 'xy 12', make: 'Nor inco', calibre: '9 mm' })).toEqual({ terms: ['[3,"serial","XY12"]'], unknown: [] });
  expect(questionTerms('Firearm', { serial: 'x\u00ady\u2212\u200b12' }, 'FR')?.terms).toEqual(['[3,"serial","XY12"]']);
  expect(recordTerms('Firearm', { serial: 'xy 12', make: ' - ' })).toEqual({ terms: ['[3,"serial","XY12"]'], unknown: [] });
});

it('makes keys that only who has the secret can make', () => {
  const [one, other] = [1, 2].map((byte) => createSecretKey(Buffer.alloc(32, byte))) as [ReturnType<typeof createSecretKey>, ReturnType<typeof createSecretKey>];
  expect(filterKey(one, 'a')).toHaveLength(filterKeyBytes);
  expect(filterKey(one, 'a')).toEqual(filterKey(one, 'a'));
  expect(filterKey(one, 'a')).not.toEqual(filterKey(other, 'a'));
  // HMAC-SHA-256 of "Hi There" under 20 bytes of 0x0b: RFC 4231, test case 1.
  expect(filterKey(createSecretKey(Buffer.alloc(20, 0x0b)), 'Hi There').toString('hex')).toBe('b0344c61d8db3853');
});
