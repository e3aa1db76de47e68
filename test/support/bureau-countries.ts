import type { NativeInsert } from '../../subgraphs/demo/register.js';
import * as m from '../../subgraphs/bureau/mapping/index.js';

const sexes = { M: 'MALE', F: 'FEMALE', '?': 'NOT_KNOWN' } as const;
const aliases: m.Child = { table: 'ALIASES', foreignKey: 'PERSON_NO', columns: ['ALIAS_NAME'], orderBy: 'ALIAS_NO' };
const offences: m.Child = { table: 'WARRANT_OFFENCES', foreignKey: 'WARRANT_NO', columns: ['OFF.OFFENCE_WORD'], orderBy: 'LINE', joins: [{ table: 'OFFENCES', as: 'OFF', column: 'OFFENCE_NO', equals: 'OFFENCE_NO' }] };
const items: m.Child = { table: 'SEIZED', foreignKey: 'SEIZURE_NO', columns: ['KIND', 'AMOUNT', 'UNIT'], orderBy: 'LINE' };
const itemKinds = { NARC: 'DRUG', CASH: 'CURRENCY', ARM: 'FIREARM', DOC: 'DOCUMENT' } as const;
const offenceTable = { ROB: 'ROBBERY', FRD: 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME' };

/** A country with normalised tables, day-first dates, and a field of its own. */
export const malta = m.country({
  country: 'MT', name: 'Malta', timeZone: 'Europe/Malta',
  contact: { bureau: 'NCB Valletta', telephone: '+356 0000 0000', email: 'ncb@example.org' },
  extension: `
    extend type Person { "The file." mtFile: MtFile "Its shelf." mtShelf: String }
    "A file." type MtFile { "Its number." number: String! "How many pages." pages: Int }
  `,
  registers: {
    Person: {
      table: 'PERSONS', key: 'PERSON_NO', where: { ERASED: 0 },
      joins: [{ table: 'FILES', as: 'FILE', column: 'PERSON_NO', equals: 'PERSON_NO' }],
      fields: {
        updatedAt: m.instant('CHANGED', 'datetime', 'Europe/Malta'),
        category: m.code('CATEGORY', { W: 'WANTED', S: 'SUSPECT' }),
        names: {
          columns: ['GIVEN', 'FAMILY'], children: { aliases },
          read: (row, { aliases: rows }) => m.someNames(
            m.nameFromParts({ given: row['GIVEN'], family: row['FAMILY'] }, 'given-family'),
            ...(rows ?? []).map((alias) => m.nameFromText(alias['ALIAS_NAME'], { kind: 'ALIAS' })),
          ),
          find: { by: 'any', of: [{ by: 'name', columns: ['GIVEN', 'FAMILY'] }, { by: 'child', child: aliases, finder: { by: 'name', columns: ['ALIAS_NAME'] } }] },
        },
        sex: m.code('SEX', sexes),
        births: m.birth('BORN', 'DD/MM/YYYY'),
        nationalities: m.nationality('NATION', 'alpha-3'),
        placeOfBirth: m.place('BIRTHPLACE'),
      },
      extra: {
        mtFile: {
          columns: ['FILE.FILE_NO', 'FILE.PAGES'],
          read: (row) => (row['FILE.FILE_NO'] === null ? null : { number: String(row['FILE.FILE_NO']), pages: row['FILE.PAGES'] }),
        },
        mtShelf: m.text('FILE.SHELF'),
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'HOLDER' },
        warrants: { kind: 'many', foreignKey: 'PERSON_NO' },
        vehicles: { kind: 'link', table: 'DRIVES', here: 'PERSON_NO', there: 'VEHICLE_NO' },
      },
    },
    TravelDocument: {
      table: 'DOCUMENTS', key: 'DOC_NO',
      fields: {
        type: m.code('KIND', { P: 'PASSPORT', I: 'IDENTITY_CARD' }),
        number: m.searchedText('NUMBER', 'alnum'),
        issuer: m.countryCode('ISSUER', 'alpha-3'),
        issued: m.day('ISSUED', 'YYYYMMDD'),
        status: m.code('STATUS', { V: 'VALID', S: 'STOLEN', L: 'LOST' }),
      },
      relations: { holder: { kind: 'one', column: 'HOLDER' } },
    },
    Warrant: {
      table: 'WARRANTS', key: 'WARRANT_NO',
      fields: {
        reference: m.searchedText('REF', 'alnum'),
        offences: m.codedChildren(offences, 'OFF.OFFENCE_WORD', 'UCR_OFFENSE', offenceTable),
        issued: m.day('ISSUED', 'epoch-s'),
        status: m.code('STATE', { A: 'ACTIVE', X: 'SERVED' }),
      },
      relations: { person: { kind: 'one', column: 'PERSON_NO' } },
    },
    Vehicle: {
      table: 'VEHICLES', key: 'VEHICLE_NO',
      fields: {
        vin: m.searchedText('VIN', 'alnum'), plate: m.searchedText('PLATE', 'alnum'), plateCountry: m.constant('MT'),
        make: m.searchedText('MAKE', 'case'), status: m.code('STATUS', { R: 'REGISTERED', S: 'STOLEN' }),
      },
    },
    Firearm: {
      table: 'FIREARMS', key: 'FIREARM_NO',
      fields: {
        serial: m.searchedText('SERIAL', 'alnum'), make: m.searchedText('MAKE', 'case'), calibre: m.searchedText('CALIBRE', 'alnum'),
        kind: m.codedText('KIND', 'UCR_WEAPON', { H: 'HANDGUN' }), status: m.code('STATUS', { R: 'REGISTERED', T: 'TRAFFICKED' }),
      },
    },
    Arrest: {
      table: 'ARRESTS', key: 'ARREST_NO',
      fields: {
        when: m.instant('HELD_AT', 'datetime', 'Europe/Malta'), operation: m.searchedText('OPERATION', 'case'), authority: m.text('STATION'),
        offences: m.codedList('OFFENCES', ',', 'UCR_OFFENSE', offenceTable),
      },
      relations: { person: { kind: 'one', column: 'PERSON_NO' } },
    },
    Seizure: {
      table: 'SEIZURES', key: 'SEIZURE_NO',
      fields: {
        when: m.instant('TAKEN_ON', 'YYYY-MM-DD', 'Europe/Malta'), operation: m.searchedText('OPERATION', 'case'),
        items: m.children(items, (row) => ({
          kind: itemKinds[String(row['KIND']) as keyof typeof itemKinds] ?? 'OTHER', code: null, description: null,
          quantity: row['AMOUNT'] === null ? null : Number(row['AMOUNT']), unit: m.cell(row, 'UNIT'), counterfeit: null, identifier: null, origin: null,
        }), { by: 'codes', column: 'KIND', natives: (value) => Object.entries(itemKinds).filter(([, kind]) => kind === value).map(([native]) => native) }),
      },
    },
  },
});

/** The native schema of `malta`. */
export const maltaSql = `
  CREATE TABLE PERSONS (PERSON_NO INTEGER PRIMARY KEY, GIVEN TEXT, FAMILY TEXT, SEX TEXT, BORN TEXT, NATION TEXT, BIRTHPLACE TEXT, CATEGORY TEXT, CHANGED TEXT, ERASED INTEGER NOT NULL DEFAULT 0);
  CREATE TABLE ALIASES (ALIAS_NO INTEGER PRIMARY KEY, PERSON_NO INTEGER NOT NULL REFERENCES PERSONS, ALIAS_NAME TEXT);
  CREATE TABLE FILES (FILE_NO TEXT PRIMARY KEY, PERSON_NO INTEGER NOT NULL REFERENCES PERSONS, PAGES INTEGER, SHELF TEXT);
  CREATE TABLE DOCUMENTS (DOC_NO TEXT PRIMARY KEY, HOLDER INTEGER REFERENCES PERSONS, KIND TEXT, NUMBER TEXT, ISSUER TEXT, ISSUED TEXT, STATUS TEXT);
  CREATE TABLE WARRANTS (WARRANT_NO INTEGER PRIMARY KEY, PERSON_NO INTEGER REFERENCES PERSONS, REF TEXT, ISSUED INTEGER, STATE TEXT);
  CREATE TABLE OFFENCES (OFFENCE_NO INTEGER PRIMARY KEY, OFFENCE_WORD TEXT);
  CREATE TABLE WARRANT_OFFENCES (WARRANT_NO INTEGER REFERENCES WARRANTS, LINE INTEGER, OFFENCE_NO INTEGER REFERENCES OFFENCES);
  CREATE TABLE VEHICLES (VEHICLE_NO INTEGER PRIMARY KEY, VIN TEXT, PLATE TEXT, MAKE TEXT, STATUS TEXT);
  CREATE TABLE DRIVES (PERSON_NO INTEGER, VEHICLE_NO INTEGER);
  CREATE TABLE FIREARMS (FIREARM_NO INTEGER PRIMARY KEY, SERIAL TEXT, MAKE TEXT, CALIBRE TEXT, KIND TEXT, STATUS TEXT);
  CREATE TABLE ARRESTS (ARREST_NO INTEGER PRIMARY KEY, PERSON_NO INTEGER, HELD_AT TEXT, OPERATION TEXT, STATION TEXT, OFFENCES TEXT);
  CREATE TABLE SEIZURES (SEIZURE_NO INTEGER PRIMARY KEY, TAKEN_ON TEXT, OPERATION TEXT);
  CREATE TABLE SEIZED (SEIZURE_NO INTEGER, LINE INTEGER, KIND TEXT, AMOUNT REAL, UNIT TEXT);
`;

/** Rows of `malta`: persons 1 to `persons`, each with two documents, a warrant and a vehicle; 1 to 5 are special. */
export function* maltaRows(persons = 60): Iterable<NativeInsert> {
  const special: Readonly<Record<number, readonly [string, string, string, string]>> = {
    1: ['Yacine', 'Bensalah', 'M', '12/03/1984'],
    2: ['Marija', 'Žammit', 'F', '00/07/1990'],
    3: ['Jovan', 'Петровић', 'M', '00/00/1975'],
    4: ['Mohamed', 'Gharbi', 'M', '12/03/1984'],
    5: ['Giuseppe', 'Borg', 'M', '03/12/1984'],
  };
  yield ['OFFENCES', { OFFENCE_NO: 1, OFFENCE_WORD: 'ROB' }];
  yield ['OFFENCES', { OFFENCE_NO: 2, OFFENCE_WORD: 'SMUGGLING GOATS' }];
  for (let n = 1; n <= persons; n++) {
    const [given, family, sex, born] = special[n] ?? [`Pawlu${n}`, 'Camilleri', n % 2 ? 'M' : 'F', `0${n % 9 + 1}/11/19${60 + n % 40}`];
    yield ['PERSONS', {
      PERSON_NO: n, GIVEN: given, FAMILY: family, SEX: sex, BORN: born, NATION: n % 3 ? 'MLT' : 'TUN', BIRTHPLACE: 'Mdina', CATEGORY: n % 2 ? 'W' : 'S',
      CHANGED: '2026-01-15 10:00:00', ERASED: n === 60 ? 1 : 0,
    }];
    yield ['ALIASES', { ALIAS_NO: n * 2, PERSON_NO: n, ALIAS_NAME: n === 1 ? 'ياسين بن صالح' : `Il-Baħri ${n}` }];
    if (n % 2) yield ['FILES', { FILE_NO: `F${n}`, PERSON_NO: n, PAGES: n, SHELF: null }];
    for (const which of ['A', 'B']) {
      yield ['DOCUMENTS', {
        DOC_NO: `${n}${which}`, HOLDER: n, KIND: which === 'A' ? 'P' : 'I', NUMBER: `mt-${1000 + n}${which}`, ISSUER: 'MLT', ISSUED: '20200131',
        STATUS: n === 1 && which === 'A' ? 'S' : 'V',
      }];
    }
    yield ['WARRANTS', { WARRANT_NO: n, PERSON_NO: n, REF: `W/${n}-26`, ISSUED: Date.UTC(2026, 0, n % 28 + 1) / 1000, STATE: n % 2 ? 'A' : 'X' }];
    yield ['WARRANT_OFFENCES', { WARRANT_NO: n, LINE: 1, OFFENCE_NO: 1 }];
    yield ['WARRANT_OFFENCES', { WARRANT_NO: n, LINE: 2, OFFENCE_NO: 2 }];
    yield ['VEHICLES', { VEHICLE_NO: n, VIN: `VIN000000000000${String(n).padStart(2, '0')}`, PLATE: n === 7 ? 'žbr-007' : `ABC ${100 + n}`, MAKE: n % 2 ? 'Škoda' : 'Fiat', STATUS: n <= 7 && n > 4 ? 'S' : 'R' }];
    yield ['DRIVES', { PERSON_NO: n, VEHICLE_NO: n }];
  }
  yield ['DOCUMENTS', { DOC_NO: 'ERIKSSON', HOLDER: null, KIND: 'P', NUMBER: 'L898902C3', ISSUER: 'MLT', ISSUED: '20100000', STATUS: 'L' }];
  yield ['FIREARMS', { FIREARM_NO: 1, SERIAL: 'AB-123.4', MAKE: 'Zastava', CALIBRE: '9 mm', KIND: 'H', STATUS: 'T' }];
  yield ['FIREARMS', { FIREARM_NO: 2, SERIAL: 'CD99', MAKE: 'Beretta', CALIBRE: '.45', KIND: 'ODD', STATUS: 'R' }];
  yield ['ARRESTS', { ARREST_NO: 1, PERSON_NO: 1, HELD_AT: '2026-02-01 00:30:00', OPERATION: 'Adwenpa', STATION: 'Sliema', OFFENCES: 'ROB,XYZ' }];
  yield ['ARRESTS', { ARREST_NO: 2, PERSON_NO: 2, HELD_AT: '2026-02-02 09:00:00', OPERATION: 'ADWENPA', STATION: 'Sliema', OFFENCES: null }];
  yield ['ARRESTS', { ARREST_NO: 3, PERSON_NO: 999, HELD_AT: '2026-02-03T09:00:00+05:00', OPERATION: null, STATION: null, OFFENCES: '' }];
  yield ['SEIZURES', { SEIZURE_NO: 1, TAKEN_ON: '2026-03-10', OPERATION: 'ADWENPA' }];
  yield ['SEIZURES', { SEIZURE_NO: 2, TAKEN_ON: '2026-03-11', OPERATION: 'adwenpa' }];
  yield ['SEIZED', { SEIZURE_NO: 1, LINE: 1, KIND: 'NARC', AMOUNT: 1500, UNIT: 'GRM' }];
  yield ['SEIZED', { SEIZURE_NO: 2, LINE: 1, KIND: 'NARC', AMOUNT: 2.25, UNIT: 'KGM' }];
  yield ['SEIZED', { SEIZURE_NO: 2, LINE: 2, KIND: 'CASH', AMOUNT: 900, UNIT: 'EUR' }];
  yield ['SEIZED', { SEIZURE_NO: 2, LINE: 3, KIND: 'ARM', AMOUNT: null, UNIT: null }];
}

/** A country with one wide table, ISO dates, and persons alone. */
export const iceland = m.country({
  country: 'IS', name: 'Iceland', timeZone: 'Atlantic/Reykjavik',
  contact: { bureau: 'NCB Reykjavik', telephone: '+354 000 0000', email: 'ncb@example.org' },
  registers: {
    Person: {
      table: 'skra', key: 'kennitala',
      fields: {
        names: {
          columns: ['nafn', 'gaelunafn'],
          read: (row) => m.someNames(m.nameFromText(row['nafn']), m.nameFromText(row['gaelunafn'], { kind: 'ALIAS' })),
          find: { by: 'name', columns: ['nafn', 'gaelunafn'] },
        },
        births: m.birth('faeddur', 'YYYY-MM-DD'),
        sex: m.code('kyn', { 1: 'MALE', 2: 'FEMALE' }),
      },
    },
  },
});

/** The native schema of `iceland`. */
export const icelandSql = 'CREATE TABLE skra (kennitala TEXT PRIMARY KEY, nafn TEXT, gaelunafn TEXT, faeddur TEXT, kyn INTEGER);';

/** Rows of `iceland`. */
export const icelandRows = (people: readonly { readonly key: string; readonly name: string; readonly born: string | null }[]): readonly NativeInsert[] =>
  people.map(({ key, name, born }) => ['skra', { kennitala: key, nafn: name, gaelunafn: null, faeddur: born, kyn: 1 }]);
