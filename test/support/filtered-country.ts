import fc from 'fast-check';
import type { FilteredType } from '../../schema/filter/terms.js';
import { country, type CountryMapping, code, countryCode, ownerRules, searchedText } from '../../subgraphs/bureau/mapping/index.js';
import type { NativeInsert } from '../../subgraphs/demo/register.js';

const envelope = { confidentiality: code('SECRECY', { S: 'CONFIDENTIAL', O: 'OFFICIAL' }) } as const;

/** A country that withholds what is confidential from all but officers, and masks nothing: each of its registers of objects may have a filter. */
export const filtered: CountryMapping = country({
  country: 'MT', name: 'Malta', timeZone: 'Europe/Malta',
  contact: { bureau: 'NCB Valletta', telephone: '+356 0000 0000', email: 'ncb@example.org' },
  rules: ownerRules(['role'], [{ rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['OFFICER'] }], then: 'WITHHELD' }]),
  registers: {
    TravelDocument: {
      table: 'PAPERS', key: 'PAPER_NO', where: { ERASED: 0 },
      fields: {
        ...envelope, number: searchedText('NUMBER', 'alnum'), issuer: countryCode('ISSUER', 'alpha-3'),
        status: code('STATUS', { V: 'VALID', S: 'STOLEN', L: 'LOST', R: 'REVOKED' }),
      },
    },
    Vehicle: {
      table: 'CARS', key: 'CAR_NO',
      fields: {
        ...envelope, vin: searchedText('VIN', 'alnum'), plate: searchedText('PLATE', 'alnum'), plateCountry: countryCode('PLATE_OF', 'alpha-2'),
        status: code('STATUS', { R: 'REGISTERED', S: 'STOLEN', W: 'WANTED' }),
      },
    },
    Firearm: {
      table: 'ARMS', key: 'ARM_NO',
      fields: {
        ...envelope, serial: searchedText('SERIAL', 'alnum'), make: searchedText('MAKE', 'case'), calibre: searchedText('CALIBRE', 'alnum'),
        status: code('STATUS', { R: 'REGISTERED', S: 'STOLEN', T: 'TRAFFICKED' }),
      },
    },
  },
});

/** Its native schema. Keys of papers are texts of which some are equal but for their case, and may be null, as in SQLite; numbers stand for others. */
export const filteredSql = `
  CREATE TABLE PAPERS (PAPER_NO TEXT COLLATE NOCASE, NUMBER TEXT, ISSUER TEXT, STATUS TEXT, SECRECY TEXT, ERASED INTEGER NOT NULL DEFAULT 0);
  CREATE INDEX PAPERS_NO ON PAPERS (PAPER_NO);
  CREATE INDEX PAPERS_NUMBER ON PAPERS (NUMBER);
  CREATE TABLE CARS (CAR_NO INTEGER PRIMARY KEY, VIN TEXT, PLATE TEXT, PLATE_OF TEXT, STATUS TEXT, SECRECY TEXT);
  CREATE TABLE ARMS (ARM_NO INTEGER PRIMARY KEY, SERIAL TEXT, MAKE TEXT, CALIBRE TEXT, STATUS TEXT, SECRECY TEXT);
`;

/** Short texts of signs that folding and reading treat alike or not: many are equal once they are read. */
const text = fc.array(
  fc.constantFrom('1', '0', '7', 'A', 'a', 'O', 'I', 'Q', 'А', 'а', 'Т', 'ب', '١', '７', ' ', '-', '.', '/', '*', 'TU', 'تونس', 'ß', 'ﬁ'), { minLength: 1, maxLength: 4 },
).map((signs) => signs.join(''));
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.oneof({ weight: 5, arbitrary: value }, { weight: 1, arbitrary: fc.constant(null) });
const secrecy = fc.constantFrom('S', 'O', 'O', null);

const rows = {
  PAPERS: fc.record({
    NUMBER: orNull(text), ISSUER: fc.constantFrom('MLT', 'FRA', 'TUN', 'XXX', null), STATUS: fc.constantFrom('V', 'S', 'L', 'R', '?', null), SECRECY: secrecy,
    ERASED: fc.constantFrom(0, 0, 0, 1),
  }),
  CARS: fc.record({ VIN: orNull(text), PLATE: orNull(text), PLATE_OF: fc.constantFrom('MT', 'FR', 'TN', 'XX', null), STATUS: fc.constantFrom('R', 'S', 'W', null), SECRECY: secrecy }),
  ARMS: fc.record({ SERIAL: orNull(text), MAKE: fc.constantFrom('FN', 'f n', 'Norinco', '', ' - ', null), CALIBRE: fc.constantFrom('9 mm', '7.62', null), STATUS: fc.constantFrom('R', 'S', 'T'), SECRECY: secrecy }),
};

/** The key of a paper: every other is that of the one before in small letters, and one has none. */
const paperKey = (n: number): string | null => (n === 3 ? null : n % 2 === 1 ? `p${n - 1}` : `P${n}`);

/** Numbers of papers that nobody else has, each stolen. */
export const ownNumbers = Array.from({ length: 2_400 }, (_none, n) => `OWN${n}`);

/** Rows of the country: the papers with numbers of their own and, of each register, so many more, the same each time. */
export function* filteredRows(count: number, seed = 7): Iterable<NativeInsert> {
  for (const [n, NUMBER] of ownNumbers.entries()) yield ['PAPERS', { PAPER_NO: paperKey(n), NUMBER, ISSUER: 'MLT', STATUS: 'S', SECRECY: 'O', ERASED: 0 }];
  for (const [n, row] of fc.sample(rows.PAPERS, { numRuns: count, seed }).entries()) yield ['PAPERS', { PAPER_NO: `Q${n}`, ...row }];
  for (const [n, row] of fc.sample(rows.CARS, { numRuns: count, seed }).entries()) yield ['CARS', { CAR_NO: n, ...row }];
  for (const [n, row] of fc.sample(rows.ARMS, { numRuns: count, seed }).entries()) yield ['ARMS', { ARM_NO: n, ...row }];
}

const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> => fc.oneof({ weight: 3, arbitrary: value }, { weight: 1, arbitrary: fc.constant(undefined) });

/** Items to check it with. */
export const filteredItems: Readonly<Record<FilteredType, fc.Arbitrary<Readonly<Record<string, string | undefined>>>>> = {
  TravelDocument: fc.record({ number: text, issuer: maybe(fc.constantFrom('MT', 'FR', 'TN', 'DE')) }),
  Vehicle: fc.record({ vin: maybe(text), plate: maybe(text), plateCountry: maybe(fc.constantFrom('MT', 'FR', 'TN', 'DE')) }),
  Firearm: fc.record({ serial: text, make: maybe(fc.constantFrom('FN', 'norinco', 'Beretta')), calibre: maybe(fc.constantFrom('9MM', '.45')) }),
};
