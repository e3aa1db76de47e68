import { isCountryCode } from '../../schema/country-codes.js';
import {
  birth, cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, countryTables, day, flag, instant,
  nameFromParts, number, place, readDay, searchedText, someNames, text,
  ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, Finder, Name, NativeRow, Reading, SeizedItem, Warning } from '../bureau/mapping/index.js';

const timeZone = 'Europe/Sarajevo';

/**
 * Articles of the criminal codes: the Federation, Republika Srpska and the Brčko District each have their own. Further
 * articles in use without a counterpart in the UCR list: KZ FBiH 267, KZ RS 250, KZ BD 261 (evasion of customs).
 */
export const articles = {
  FBiH: {
    'KZ FBiH 166': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'KZ FBiH 289': 'ROBBERY', 'KZ FBiH 172': 'AGGRAVATED_ASSAULT',
    'KZ FBiH 287': 'BURGLARY-BREAKING_ENTERING', 'KZ FBiH 293': 'MOTOR_VEHICLE_THEFT', 'KZ FBiH 238': 'DRUG-NARCOTIC_VIOLATIONS',
    'KZ FBiH 371': 'WEAPON_LAW_VIOLATIONS', 'KZ FBiH 373': 'COUNTERFEIT-FORGERY',
    'KZ FBiH 294': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'KZ FBiH 210a': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
    'KZ FBiH 272': 'MONEY_LAUNDERING', 'KZ FBiH 372': 'EXPLOSIVES', 'KZ FBiH 300': 'STOLEN_PROPERTY_OFFENSES',
    'KZ FBiH 180': 'KIDNAPPING-ABDUCTION',
  },
  RS: {
    'KZ RS 124': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'KZ RS 227': 'ROBBERY', 'KZ RS 132': 'AGGRAVATED_ASSAULT',
    'KZ RS 225': 'BURGLARY-BREAKING_ENTERING', 'KZ RS 229': 'MOTOR_VEHICLE_THEFT', 'KZ RS 207': 'DRUG-NARCOTIC_VIOLATIONS',
    'KZ RS 361': 'WEAPON_LAW_VIOLATIONS', 'KZ RS 347': 'COUNTERFEIT-FORGERY', 'KZ RS 230': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME',
    'KZ RS 145': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 'KZ RS 263': 'MONEY_LAUNDERING', 'KZ RS 362': 'EXPLOSIVES',
    'KZ RS 237': 'STOLEN_PROPERTY_OFFENSES', 'KZ RS 141': 'KIDNAPPING-ABDUCTION',
  },
  BD: {
    'KZ BD 163': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'KZ BD 283': 'ROBBERY', 'KZ BD 169': 'AGGRAVATED_ASSAULT',
    'KZ BD 281': 'BURGLARY-BREAKING_ENTERING', 'KZ BD 287': 'MOTOR_VEHICLE_THEFT', 'KZ BD 232': 'DRUG-NARCOTIC_VIOLATIONS',
    'KZ BD 365': 'WEAPON_LAW_VIOLATIONS', 'KZ BD 367': 'COUNTERFEIT-FORGERY', 'KZ BD 288': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME',
    'KZ BD 207a': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 'KZ BD 265': 'MONEY_LAUNDERING', 'KZ BD 366': 'EXPLOSIVES',
    'KZ BD 294': 'STOLEN_PROPERTY_OFFENSES', 'KZ BD 177': 'KIDNAPPING-ABDUCTION',
  },
} as const satisfies Record<string, Readonly<Record<string, string>>>;
const allArticles: Readonly<Record<string, string>> = { ...articles.FBiH, ...articles.RS, ...articles.BD };

/** Kinds of firearm; `zolja` (rocket launcher) has no counterpart in the UCR list. */
export const weapons: Readonly<Record<string, string>> = {
  pištolj: 'HANDGUN', revolver: 'HANDGUN', 'automatski pištolj': 'HANDGUN-AUTOMATIC', karabin: 'RIFLE', 'lovački karabin': 'RIFLE',
  'automatska puška': 'RIFLE-AUTOMATIC', sačmarica: 'SHOTGUN', 'ostalo vatreno': 'OTHER_FIREARM', puškomitraljez: 'OTHER_FIREARM-AUTOMATIC',
};
/** Drugs; `spice` has no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  kokain: 'COCAINE', krek: 'CRACK_COCAINE', heroin: 'HEROIN', marihuana: 'MARIJUANA', skank: 'MARIJUANA', hašiš: 'HASHISH',
  spid: 'AMPHETAMINES-METHAMPHETAMINES', opijum: 'OPIUM', LSD: 'LSD', 'druga droga': 'OTHER_DRUGS',
};
/** Explosives, to the numbers of ATF; `vitezit` (a mining explosive) has none. */
export const explosives: Readonly<Record<string, string>> = {
  TNT: '26', 'plastični C4': '6', heksogen: '22', pentrit: '19', dinamit: '10', ANFO: '1', 'crni barut': '2', UES: '17',
  'drugi eksploziv': '27',
};

export const categories = {
  tražena: 'WANTED', osumnjičena: 'SUSPECT', osuđena: 'CONVICTED', nestala: 'MISSING', oštećena: 'VICTIM',
  'strani ratnik': 'FOREIGN_TERRORIST_FIGHTER', NN: 'UNIDENTIFIED',
} as const;
export const sexes = { M: 'MALE', 'Ž': 'FEMALE', '?': 'NOT_KNOWN', '-': 'NOT_APPLICABLE' } as const;
export const warnings: Readonly<Record<string, Warning>> = {
  naoružan: 'ARMED', nasilan: 'VIOLENT', bjegunac: 'ESCAPE_RISK', samoubica: 'SUICIDAL', eksploziv: 'EXPLOSIVES', zaraza: 'CONTAGIOUS',
  opasan: 'DANGEROUS',
};
export const documentTypes = {
  pasoš: 'PASSPORT', 'službeni pasoš': 'OFFICIAL_PASSPORT', 'lična karta': 'IDENTITY_CARD', 'boravišna dozvola': 'RESIDENCE_PERMIT',
  viza: 'VISA', 'izbjeglička isprava': 'REFUGEE_DOCUMENT', drugo: 'OTHER',
} as const;
export const documentStatuses = {
  važeća: 'VALID', ukradena: 'STOLEN', izgubljena: 'LOST', 'ukraden blanko': 'STOLEN_BLANK', poništena: 'REVOKED',
  krivotvorena: 'COUNTERFEIT',
} as const;
export const vehicleStatuses = {
  registrovano: 'REGISTERED', ukradeno: 'STOLEN', pronađeno: 'RECOVERED', traženo: 'WANTED', oduzeto: 'SEIZED',
} as const;
export const weaponStatuses = {
  registrovano: 'REGISTERED', ukradeno: 'STOLEN', izgubljeno: 'LOST', oduzeto: 'SEIZED', krijumčareno: 'TRAFFICKED', uništeno: 'DESTROYED',
} as const;
export const warrantKinds: Readonly<Record<string, string>> = {
  potjernica: 'ARREST_WARRANT', 'naredba za pritvor': 'FELONY_ARREST', 'prekršajna naredba': 'MISDEMEANOR_ARREST', dovođenje: 'CAPIAS',
};
export const warrantStatuses = {
  aktivna: 'ACTIVE', mirovanje: 'INACTIVE', dostavljena: 'LODGED', povučena: 'RECALLED', vraćena: 'RETURNED', izvršena: 'SERVED',
  odgođena: 'STAYED', nepoznato: 'UNKNOWN',
} as const;
export const arrestModes: Readonly<Record<string, string>> = {
  zatečen: 'ON-VIEW_ARREST', pozvan: 'SUMMONED-CITED', priveden: 'TAKEN_INTO_CUSTODY',
};
export const secrecies = { službeno: 'OFFICIAL', interno: 'RESTRICTED', povjerljivo: 'CONFIDENTIAL' } as const;
export const states = { otvoren: 'ACTIVE', mirovanje: 'SUSPENDED', zatvoren: 'CLOSED' } as const;
export const handlings = { H0: 'H0', H1: 'H1', H2: 'H2', H3: 'H3' } as const;
export const sources = { pouzdan: 'A', 'uglavnom pouzdan': 'B', nepouzdan: 'C', nepoznat: 'X' } as const;
export const evaluations = {
  tačno: 'ACCURATE', 'poznato izvoru': 'KNOWN_TO_SOURCE', potvrđeno: 'CORROBORATED', nepotvrđeno: 'UNCONFIRMED',
} as const;
export const goods = {
  droga: 'DRUG', novac: 'CURRENCY', oružje: 'FIREARM', municija: 'AMMUNITION', eksploziv: 'EXPLOSIVE', 'ručna bomba': 'GRENADE',
  isprava: 'DOCUMENT', vozilo: 'VEHICLE', drugo: 'OTHER',
} as const;
/** Units other than currencies, to UN/ECE Recommendation 20. */
export const units: Readonly<Record<string, string>> = { kg: 'KGM', g: 'GRM', l: 'LTR', kom: 'C62' };
/** Keys of other names. */
export const nameKeys = { nadimak: 'ALIAS', 'drugo ime': 'BIRTH', 'ime iz MRZ': 'MRZ' } as const;

/** All attributes of a case, read once for all the fields that come from them. */
const attributes: Child = { table: 'predmet_atribut', foreignKey: 'oznaka', columns: ['kljuc', 'vrijednost'], orderBy: 'redni' };
type Values = (key: string) => readonly string[];

/** A value from the attributes of the case; `values` gives those of a key in order. */
function attribute<T>(read: (values: Values, rows: readonly NativeRow[]) => T | null, find?: Finder): Reading<T> {
  return {
    columns: [],
    children: { attributes },
    read: (_row, { attributes: rows = [] }) => read(
      (key) => rows.filter((row) => cell(row, 'kljuc') === key).map((row) => cell(row, 'vrijednost')).filter((value) => value !== null),
      rows,
    ),
    ...(find && { find }),
  };
}
const attributesOf = (key: string): Child => ({ ...attributes, where: { kljuc: key } });
const valueText = (key: string): Reading<string> => attribute((values) => values(key)[0] ?? null);
const foundBy = (key: string, natives: (value: string) => readonly string[]): Finder =>
  ({ by: 'child', child: attributesOf(key), finder: { by: 'codes', column: 'vrijednost', natives } });
const valueCode = <E extends string>(key: string, table: Readonly<Record<string, E>>): Reading<E> =>
  attribute((values) => table[values(key)[0] ?? ''] ?? null);
const numberOf = (value: string | undefined): number | null => (value !== undefined && /^\d+$/.test(value) ? Number(value) : null);

/** What every case has. */
const envelope = {
  updatedAt: instant('azuriran', 'datetime', timeZone),
  validUntil: instant('vrijedi_do', 'YYYY-MM-DD', timeZone),
  reviewDate: day('rok_pregleda', 'YYYY-MM-DD'),
  confidentiality: code('povjerljivost', secrecies),
  recordStatus: code('stanje', states),
  handlingCode: { ...valueCode('rukovanje', handlings), find: foundBy('rukovanje', (code) => [code]) },
  sourceEvaluation: valueCode('izvor', sources),
  informationEvaluation: valueCode('provjera', evaluations),
  restrictions: attribute((values) => values('uslov')),
  audience: attribute((values) => {
    const denied = values('zabranjeno').filter(isCountryCode);
    return denied.length === 0 ? null : { allowed: null, denied };
  }, foundBy('zabranjeno', (alpha2) => [alpha2])),
} as const;

const stolenCountry = valueCode('država krađe', countryTables['alpha-2']);

/** Another name stands in an attribute as `Prezime, Ime, Ime oca`. */
function otherName(row: NativeRow): Name | null {
  const kind = nameKeys[cell(row, 'kljuc') as keyof typeof nameKeys];
  const [family, given, patronymic] = (cell(row, 'vrijednost') ?? '').split(',');
  return kind ? nameFromParts({ family, given, patronymic }, 'family-given', { kind }) : null;
}

const bornOn = birth('o.datum_rodjenja', 'YYYY-MM-DD');
const otherBirth = birth('vrijednost', 'YYYY-MM-DD');
const bornOnToo: Child = attributesOf('drugi datum rođenja');
const citizenship = countryCode('vrijednost', 'alpha-2');
const offences = codedChildren(attributesOf('djelo'), 'vrijednost', 'UCR_OFFENSE', allArticles);

const taken: Child = {
  table: 'oduzeto', foreignKey: 'oznaka', orderBy: 'redni',
  columns: ['vrsta', 'podvrsta', 'opis', 'kolicina', 'jedinica', 'krivotvoreno', 'broj', 'porijeklo'],
};
const good = code('vrsta', goods);
const quantity = number('kolicina');
const counterfeit = flag('krivotvoreno', 'da', 'ne');
const origin = countryCode('porijeklo', 'alpha-2');
const item = (row: NativeRow): SeizedItem => {
  const kind = good.read(row, {});
  const unit = cell(row, 'jedinica');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['podvrsta'], 'UCR_DRUG', drugs)
      : kind === 'FIREARM' ? coded(row['podvrsta'], 'UCR_WEAPON', weapons) : coded(row['podvrsta'], 'ATF_EXPLOSIVE', explosives),
    description: cell(row, 'opis'),
    quantity: quantity.read(row, {}),
    unit: unit === null ? null : units[unit] ?? unit,
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'broj'),
    origin: origin.read(row, {}),
  };
};

/** Who keeps a vehicle or a firearm is an attribute of it that names the person's case. */
const kept = { kind: 'link', table: 'predmet_atribut', here: 'vrijednost', there: 'oznaka' } as const;
const keeper = { kind: 'link', table: 'predmet_atribut', here: 'oznaka', there: 'vrijednost' } as const;
const details = (table: string, as: string) => [{ table, as, column: 'oznaka', equals: 'oznaka' }];

/** What is confidential is for investigators; a case names the countries it is kept from, and what stricter handling codes than a requester may be shown forbid. */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'MASKED' },
  { rule: 'handling-bound', then: 'WITHHELD' },
]);

/**
 * Bosnia and Herzegovina (invented): one register of the cases of its two entities and the district. Everything is a
 * case with attributes; calibres are attributes that are not searched.
 */
export const bureau = country({
  country: 'BA',
  name: 'Bosnia and Herzegovina',
  timeZone,
  contact: { bureau: 'NCB Interpol Sarajevo', telephone: '+387 33 555 140', email: 'ncb.sarajevo@dkpt.example' },
  rules,
  registers: {
    Person: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'OSOBA' },
      joins: details('osoba', 'o'),
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION', 'IDENTIFICATION'] as const),
        actionToTake: valueText('postupanje'),
        warnings: attribute((values) => values('upozorenje').map((value) => warnings[value]).filter((warning) => warning !== undefined)),
        category: code('o.kategorija', categories),
        names: {
          columns: ['o.prezime', 'o.ime', 'o.ime_oca'],
          children: { attributes },
          read: (row, rows) => someNames(
            nameFromParts({ family: row['o.prezime'], given: row['o.ime'], patronymic: row['o.ime_oca'] }, 'family-given'),
            ...(rows['attributes'] ?? []).map(otherName),
          ),
          find: {
            by: 'any',
            of: [
              { by: 'name', columns: ['o.ime', 'o.prezime'] },
              { by: 'child', child: { ...attributes, where: { kljuc: Object.keys(nameKeys) } }, finder: { by: 'name',
                columns: ['vrijednost'] } },
            ],
          },
        },
        sex: code('o.spol', sexes),
        births: {
          columns: bornOn.columns,
          children: { bornOnToo },
          read: (row, rows) => [
            ...(bornOn.read(row, {}) ?? []),
            ...(rows['bornOnToo'] ?? []).flatMap((each) => otherBirth.read(each, {}) ?? []),
          ],
          find: { by: 'any', of: [bornOn.find!, { by: 'child', child: bornOnToo, finder: otherBirth.find! }] },
        },
        placeOfBirth: place('o.mjesto_rodjenja', countryCode('o.drzava_rodjenja', 'alpha-2')),
        nationalities: children(attributesOf('državljanstvo'), (row) => citizenship.read(row, {}), citizenship.find),
        descriptors: attribute((values) => ({
          heightCm: numberOf(values('visina')[0]),
          weightKg: numberOf(values('težina')[0]),
          eyeColour: values('oči')[0] ?? null,
          hairColour: values('kosa')[0] ?? null,
          marks: values('osobeni znak'),
        })),
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'i.nosilac' },
        warrants: { kind: 'many', foreignKey: 'p.osoba' },
        arrests: { kind: 'many', foreignKey: 'l.osoba' },
        vehicles: { ...kept, where: { kljuc: 'korisnik vozila' } },
        firearms: { ...kept, where: { kljuc: 'držalac oružja' } },
      },
    },
    TravelDocument: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'ISPRAVA' },
      joins: details('isprava', 'i'),
      fields: {
        ...envelope,
        type: code('i.vrsta_isprave', documentTypes),
        number: searchedText('i.broj', 'alnum'),
        issuer: countryCode('i.izdavalac', 'alpha-2'),
        issued: day('i.izdata', 'YYYY-MM-DD'),
        expires: day('i.istice', 'YYYY-MM-DD'),
        mrz: attribute((values) => values('mrz').join('\n') || null),
        status: code('i.status', documentStatuses),
      },
      relations: { holder: { kind: 'one', column: 'i.nosilac' } },
    },
    Vehicle: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'VOZILO' },
      joins: details('vozilo', 'v'),
      fields: {
        ...envelope,
        vin: searchedText('v.sasija', 'alnum'),
        plate: searchedText('v.tablica', 'alnum'),
        plateCountry: countryCode('v.drzava', 'alpha-2'),
        make: searchedText('v.marka', 'case'),
        model: text('v.model'),
        year: number('v.godina'),
        colour: valueText('boja'),
        engineNumber: searchedText('v.motor', 'alnum'),
        status: code('v.status', vehicleStatuses),
        stolenOn: attribute((values) => readDay(values('datum krađe')[0], 'YYYY-MM-DD')),
        stolenIn: attribute((values, rows) => {
          const where = { text: values('mjesto krađe')[0] ?? null, country: stolenCountry.read({}, { attributes: rows }) };
          return where.text === null && where.country === null ? null : where;
        }),
      },
      relations: { keeper: { ...keeper, where: { kljuc: 'korisnik vozila' } } },
    },
    Firearm: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'ORUZJE' },
      joins: details('oruzje', 'w'),
      fields: {
        ...envelope,
        kind: codedText('w.vrsta_oruzja', 'UCR_WEAPON', weapons),
        make: searchedText('w.marka', 'case'),
        model: valueText('model'),
        calibre: valueText('kalibar'),
        serial: searchedText('w.serijski_broj', 'alnum'),
        countryOfManufacture: valueCode('država proizvodnje', countryTables['alpha-2']),
        importMarks: attribute((values) => values('uvozni znak')),
        status: code('w.status', weaponStatuses),
        traceRequests: attribute((values) => values('trag').map((trace) => {
          const [on, to, ...answer] = trace.split('|');
          return { on: readDay(on, 'YYYY-MM-DD'), to: to && isCountryCode(to) ? to : null, answer: answer.join('|') || null };
        })),
      },
      relations: { keeper: { ...keeper, where: { kljuc: 'držalac oružja' } } },
    },
    Warrant: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'POTJERNICA' },
      joins: details('potjernica', 'p'),
      fields: {
        ...envelope,
        reference: searchedText('p.broj', 'alnum'),
        offences,
        authority: text('p.sud'),
        issued: day('p.izdata', 'YYYY-MM-DD'),
        expires: day('p.istice', 'YYYY-MM-DD'),
        extradition: attribute((values) => ({ da: true, ne: false })[values('izručenje')[0] ?? ''] ?? null),
        category: codedText('p.vrsta_naredbe', 'NDEX_WARRANT_CATEGORY', warrantKinds),
        status: code('p.status', warrantStatuses),
      },
      relations: { person: { kind: 'one', column: 'p.osoba' } },
    },
    Arrest: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'LISENJE' },
      joins: details('lisenje_slobode', 'l'),
      fields: {
        ...envelope,
        when: instant('l.vrijeme', 'datetime', timeZone),
        where: place('l.mjesto', countryCode('l.drzava', 'alpha-2')),
        authority: text('l.organ'),
        offences,
        category: codedText('l.nacin', 'UCR_ARREST_CATEGORY', arrestModes),
        operation: searchedText('l.akcija', 'case'),
      },
      relations: { person: { kind: 'one', column: 'l.osoba' } },
    },
    Seizure: {
      table: 'predmet',
      key: 'oznaka',
      where: { vrsta: 'ODUZIMANJE' },
      joins: details('oduzimanje', 'd'),
      fields: {
        ...envelope,
        when: instant('d.vrijeme', 'datetime', timeZone),
        where: place('d.mjesto', countryCode('d.drzava', 'alpha-2')),
        operation: searchedText('d.akcija', 'case'),
        items: children(taken, item, good.find),
      },
    },
  },
});
