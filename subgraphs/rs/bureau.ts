import {
  birth, cell, children, code, coded, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, nationality,
  number, place, searchedText, someNames, split, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, CodedText, Name, NativeRow, Reading, SeizedItem } from '../bureau/mapping/index.js';

const timeZone = 'Europe/Belgrade';

/** Articles of the Criminal Code; 276 (fishing), 236 (illicit trade) and 322 (obstruction) have no counterpart in the UCR list. */
export const articles: Readonly<Record<string, string>> = {
  'КЗ-113': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'КЗ-114': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'КЗ-206': 'ROBBERY',
  'КЗ-121': 'AGGRAVATED_ASSAULT', 'КЗ-204': 'BURGLARY-BREAKING_ENTERING', 'КЗ-204а': 'MOTOR_VEHICLE_THEFT', 'КЗ-213': 'MOTOR_VEHICLE_THEFT',
  'КЗ-246': 'DRUG-NARCOTIC_VIOLATIONS', 'КЗ-348': 'WEAPON_LAW_VIOLATIONS', 'КЗ-355': 'COUNTERFEIT-FORGERY',
  'КЗ-208': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'КЗ-388': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  'КЗ-245': 'MONEY_LAUNDERING', 'КЗ-349': 'EXPLOSIVES', 'КЗ-221': 'STOLEN_PROPERTY_OFFENSES', 'КЗ-134': 'KIDNAPPING-ABDUCTION',
};

/** Kinds of firearm; СТАР (antique) and ГАС (gas weapon) have no counterpart in the UCR list. */
export const weapons: Readonly<Record<string, string>> = {
  'ПИШ': 'HANDGUN', 'РЕВ': 'HANDGUN', 'АПИШ': 'HANDGUN-AUTOMATIC', 'ПУШ': 'RIFLE', 'КАР': 'RIFLE', 'АПУШ': 'RIFLE-AUTOMATIC',
  'САЧМ': 'SHOTGUN', 'АСАЧ': 'SHOTGUN-AUTOMATIC', 'ОСТ': 'OTHER_FIREARM', 'НЕП': 'FIREARM-TYPE_NOT_STATED',
};

/** Drugs; СИНТ (synthetic, not analysed yet) has no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  'КОК': 'COCAINE', 'КРЕК': 'CRACK_COCAINE', 'ХЕР': 'HEROIN', 'МАР': 'MARIJUANA', 'ХАШ': 'HASHISH', 'АМФ': 'AMPHETAMINES-METHAMPHETAMINES',
  'ОПИЈ': 'OPIUM', 'ЛСД': 'LSD', 'ОСТ': 'OTHER_DRUGS',
};

/** Explosives, to the numbers of ATF; ВИТЕЗ (a mining explosive) has none. */
export const explosives: Readonly<Record<string, string>> = {
  'ТНТ': '26', 'Ц4': '6', 'ХЕКС': '22', 'ПЕНТ': '19', 'ДИН': '10', 'АНФО': '1', 'БАРУТ': '2', 'АН': '21', 'МЕС': '17', 'ОСТ': '27',
};

export const grounds = {
  'ТРАЖ': 'WANTED', 'ОСУМ': 'SUSPECT', 'ОСУЂ': 'CONVICTED', 'НЕСТ': 'MISSING', 'ОШТ': 'VICTIM', 'СТБ': 'FOREIGN_TERRORIST_FIGHTER',
  'НН': 'UNIDENTIFIED',
} as const;
export const sexes = { 'М': 'MALE', 'Ж': 'FEMALE', 'Н': 'NOT_KNOWN', '-': 'NOT_APPLICABLE' } as const;
export const warnings = {
  'НАО': 'ARMED', 'НАС': 'VIOLENT', 'БЕГ': 'ESCAPE_RISK', 'САМ': 'SUICIDAL', 'ЕКС': 'EXPLOSIVES', 'ЗАР': 'CONTAGIOUS', 'ОПА': 'DANGEROUS',
} as const;
/** Kinds of name; Л is the principal name in Latin letters. */
export const nameKinds = { 'О': 'BIRTH', 'Л': 'BIRTH', 'Н': 'ALIAS', 'М': 'MRZ' } as const;
export const documentTypes = {
  'ПУТ': 'PASSPORT', 'СЛП': 'OFFICIAL_PASSPORT', 'ЛК': 'IDENTITY_CARD', 'БОР': 'RESIDENCE_PERMIT', 'ВИЗ': 'VISA', 'ПИС': 'REFUGEE_DOCUMENT',
  'ДРУ': 'OTHER',
} as const;
export const documentStatuses = {
  'ВАЖ': 'VALID', 'УКР': 'STOLEN', 'ИЗГ': 'LOST', 'БЛА': 'STOLEN_BLANK', 'ПОН': 'REVOKED', 'ФАЛ': 'COUNTERFEIT',
} as const;
export const vehicleStatuses = { 'РЕГ': 'REGISTERED', 'УКР': 'STOLEN', 'ПРО': 'RECOVERED', 'ТРА': 'WANTED', 'ОДУ': 'SEIZED' } as const;
export const weaponStatuses = {
  'РЕГ': 'REGISTERED', 'УКР': 'STOLEN', 'ИЗГ': 'LOST', 'ОДУ': 'SEIZED', 'КРИ': 'TRAFFICKED', 'УНИ': 'DESTROYED',
} as const;
export const warrantKinds: Readonly<Record<string, string>> = {
  'ПОТ': 'ARREST_WARRANT', 'НАР': 'FELONY_ARREST', 'ПРЕК': 'MISDEMEANOR_ARREST', 'ДОВ': 'CAPIAS',
};
export const warrantStatuses = {
  'АКТ': 'ACTIVE', 'МИР': 'INACTIVE', 'УРУ': 'LODGED', 'ПОВ': 'RECALLED', 'ВРА': 'RETURNED', 'ИЗВ': 'SERVED', 'ОДЛ': 'STAYED',
  'НЕП': 'UNKNOWN',
} as const;
export const arrestModes: Readonly<Record<string, string>> = {
  'ЗАТ': 'ON-VIEW_ARREST', 'ПОЗ': 'SUMMONED-CITED', 'ЗАДР': 'TAKEN_INTO_CUSTODY',
};
/** Службено, интерно, поверљиво. */
export const secrecies = { 'С': 'OFFICIAL', 'И': 'RESTRICTED', 'П': 'CONFIDENTIAL' } as const;
export const handlings = { 0: 'H0', 1: 'H1', 2: 'H2', 3: 'H3' } as const;
export const sources = { A: 'A', B: 'B', C: 'C', X: 'X' } as const;
export const evaluations = { 1: 'ACCURATE', 2: 'KNOWN_TO_SOURCE', 3: 'CORROBORATED', 4: 'UNCONFIRMED' } as const;
export const states = { 'А': 'ACTIVE', 'О': 'SUSPENDED', 'З': 'CLOSED' } as const;
export const goods = {
  'ДРО': 'DRUG', 'НОВ': 'CURRENCY', 'ОРУ': 'FIREARM', 'МУН': 'AMMUNITION', 'ЕКС': 'EXPLOSIVE', 'БОМ': 'GRENADE', 'ИСП': 'DOCUMENT',
  'ВОЗ': 'VEHICLE', 'ОСТ': 'OTHER',
} as const;
/** Units other than currencies, to UN/ECE Recommendation 20. */
export const units: Readonly<Record<string, string>> = { 'кг': 'KGM', 'г': 'GRM', 'л': 'LTR', 'ком': 'C62' };

/** One sign of the two-sign evaluation `B2`: source, then information. */
const evaluation = <E extends string>(sign: 0 | 1, table: Readonly<Record<string, E>>): Reading<E> =>
  ({ columns: ['ocena'], read: (row) => table[cell(row, 'ocena')?.charAt(sign) ?? ''] ?? null });

/** What every record has. */
const envelope = {
  updatedAt: instant('azurirano', 'epoch-ms', timeZone),
  validUntil: instant('vazi_do', 'DD.MM.YYYY', timeZone),
  reviewDate: day('rok_provere', 'DD.MM.YYYY'),
  confidentiality: code('tajnost', secrecies),
  handlingCode: code('postupanje', handlings),
  sourceEvaluation: evaluation(0, sources),
  informationEvaluation: evaluation(1, evaluations),
  recordStatus: code('stanje', states),
  restrictions: list('uslovi', '|'),
  audience: excludedList('zabranjeno', ';', 'alpha-3'),
} as const;

const allNames: Child = {
  table: 'licno_ime', foreignKey: 'lice', columns: ['rb', 'vrsta', 'ime', 'ime_oca', 'prezime', 'jezik'], orderBy: 'rb',
};

/** All names, the principal one first; the one in Latin letters transliterates it. The father's name stands apart from the full name. */
function names(rows: readonly NativeRow[]): readonly Name[] {
  const parts = (row: NativeRow | undefined, rest: Partial<Name>): Name | null => nameFromParts(
    { given: row?.['ime'], patronymic: row?.['ime_oca'], family: row?.['prezime'] }, 'given-family',
    { language: row ? cell(row, 'jezik') : null, ...rest },
  );
  const principal = parts(rows.find((row) => cell(row, 'vrsta') === 'О'), {});
  return someNames(...rows.map((row) => {
    const kind = cell(row, 'vrsta') as keyof typeof nameKinds;
    return parts(row, { kind: nameKinds[kind] ?? null, transliterationOf: kind === 'Л' ? principal?.full ?? null : null });
  }));
}

const births = ['datum_rodjenja', 'drugi_datum'].map((column) => birth(column, 'DD.MM.YYYY'));
const nationalities = ['drzavljanstvo', 'drugo_drzavljanstvo'].map((column) => nationality(column, 'alpha-3'));

/** Offences in child rows with their names from the code book. */
function offences(table: string, foreignKey: string): Reading<readonly CodedText[]> {
  const child: Child = {
    table, foreignKey, columns: ['clan', 'd.naziv'], orderBy: 'rb',
    joins: [{ table: 'krivicno_delo', as: 'd', column: 'clan', equals: 'clan' }],
  };
  return children(child, (row) => {
    const offence = coded(row['clan'], 'UCR_OFFENSE', articles);
    return offence && { ...offence, text: `${offence.text} ${cell(row, 'd.naziv') ?? ''}`.trim() };
  }, codedText('clan', 'UCR_OFFENSE', articles).find);
}

const traces: Child = { table: 'oruzje_trag', foreignKey: 'oruzje', columns: ['datum', 'upuceno', 'odgovor'], orderBy: 'rb' };
const tracedOn = day('datum', 'DD.MM.YYYY');
const tracedTo = countryCode('upuceno', 'alpha-3');

const seized: Child = {
  table: 'zaplena_stavka', foreignKey: 'zaplena', orderBy: 'rb',
  columns: ['vrsta', 'podvrsta', 'opis', 'kolicina', 'jedinica', 'falsifikat', 'oznaka', 'poreklo'],
};
const good = code('vrsta', goods);
const quantity = number('kolicina');
const counterfeit = flag('falsifikat', true, false);
const origin = countryCode('poreklo', 'alpha-3');
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
    identifier: cell(row, 'oznaka'),
    origin: origin.read(row, {}),
  };
};

/** What is strictly confidential is for investigators; a record names the countries it is forbidden to. */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'MASKED' },
  { rule: 'handling-bound', then: 'WITHHELD' },
]);

/** Serbia (invented): one information system, Cyrillic values, a full register of firearms with requests to trace them. */
export const bureau = country({
  country: 'RS',
  name: 'Serbia',
  timeZone,
  contact: { bureau: 'НЦБ Интерпол Београд', telephone: '+381 11 555 0140', email: 'ncb.beograd@policija.example' },
  rules,
  registers: {
    Person: {
      table: 'lice',
      key: 'evid_broj',
      joins: [{ table: 'lice_opis', as: 'opis', column: 'lice', equals: 'evid_broj' }],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        actionToTake: text('mera'),
        warnings: list('upozorenja', ';', (part) => warnings[part as keyof typeof warnings] ?? null),
        category: code('osnov', grounds),
        names: {
          columns: [],
          children: { allNames },
          read: (_row, rows) => names(rows['allNames'] ?? []),
          find: { by: 'child', child: allNames, finder: { by: 'name', columns: ['ime', 'ime_oca', 'prezime'] } },
        },
        sex: code('pol', sexes),
        births: {
          columns: births.flatMap(({ columns }) => columns),
          read: (row) => births.flatMap((each) => each.read(row, {}) ?? []),
          find: { by: 'any', of: births.flatMap(({ find }) => find ?? []) },
        },
        placeOfBirth: place('mesto_rodjenja', countryCode('drzava_rodjenja', 'alpha-3')),
        nationalities: {
          columns: nationalities.flatMap(({ columns }) => columns),
          read: (row) => nationalities.flatMap((each) => each.read(row, {}) ?? []),
          find: { by: 'any', of: nationalities.flatMap(({ find }) => find ?? []) },
        },
        descriptors: {
          columns: ['opis.visina_cm', 'opis.tezina_kg', 'opis.oci', 'opis.kosa', 'opis.osobeni_znaci'],
          read: (row) => ({
            heightCm: number('opis.visina_cm').read(row, {}),
            weightKg: number('opis.tezina_kg').read(row, {}),
            eyeColour: cell(row, 'opis.oci'),
            hairColour: cell(row, 'opis.kosa'),
            marks: split(row['opis.osobeni_znaci'], ';'),
          }),
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'imalac' },
        warrants: { kind: 'many', foreignKey: 'lice' },
        arrests: { kind: 'many', foreignKey: 'lice' },
        vehicles: { kind: 'link', table: 'vozilo_lice', here: 'lice', there: 'vozilo', where: { svojstvo: 'КОРИСНИК' } },
        firearms: { kind: 'many', foreignKey: 'drzalac' },
      },
    },
    TravelDocument: {
      table: 'isprava',
      key: 'id',
      fields: {
        ...envelope,
        type: code('vrsta', documentTypes),
        number: searchedText('broj', 'alnum'),
        issuer: countryCode('drzava', 'alpha-3'),
        issued: day('izdata', 'DD.MM.YYYY'),
        expires: day('istice', 'DD.MM.YYYY'),
        mrz: text('mrz'),
        status: code('status', documentStatuses),
      },
      relations: { holder: { kind: 'one', column: 'imalac' } },
    },
    Vehicle: {
      table: 'vozilo',
      key: 'id',
      fields: {
        ...envelope,
        vin: searchedText('sasija', 'alnum'),
        plate: searchedText('tablica', 'alnum'),
        plateCountry: countryCode('drzava', 'alpha-3'),
        make: searchedText('marka', 'case'),
        model: text('tip'),
        year: number('godina'),
        colour: text('boja'),
        engineNumber: searchedText('motor', 'alnum'),
        status: code('status', vehicleStatuses),
        stolenOn: day('datum_kradje', 'DD.MM.YYYY'),
        stolenIn: place('mesto_kradje', countryCode('drzava_kradje', 'alpha-3')),
      },
      relations: { keeper: { kind: 'link', table: 'vozilo_lice', here: 'vozilo', there: 'lice', where: { svojstvo: 'КОРИСНИК' } } },
    },
    Firearm: {
      table: 'oruzje',
      key: 'id',
      fields: {
        ...envelope,
        kind: codedText('vrsta', 'UCR_WEAPON', weapons),
        make: searchedText('proizvodjac', 'case'),
        model: text('model'),
        calibre: searchedText('kalibar', 'alnum'),
        serial: searchedText('serijski_broj', 'alnum'),
        countryOfManufacture: countryCode('drzava_proizvodnje', 'alpha-3'),
        importMarks: list('uvozne_oznake', ';'),
        status: code('status', weaponStatuses),
        traceRequests: children(traces, (row) => ({ on: tracedOn.read(row, {}), to: tracedTo.read(row, {}), answer: cell(row,
          'odgovor') })),
      },
      relations: { keeper: { kind: 'one', column: 'drzalac' } },
    },
    Warrant: {
      table: 'poternica',
      key: 'id',
      fields: {
        ...envelope,
        reference: searchedText('oznaka', 'alnum'),
        offences: offences('poternica_delo', 'poternica'),
        authority: text('sud'),
        issued: day('izdata', 'DD.MM.YYYY'),
        expires: day('istice', 'DD.MM.YYYY'),
        extradition: flag('izrucenje', 'ДА', 'НЕ'),
        category: codedText('vrsta', 'NDEX_WARRANT_CATEGORY', warrantKinds),
        status: code('status', warrantStatuses),
      },
      relations: { person: { kind: 'one', column: 'lice' } },
    },
    Arrest: {
      table: 'lisenje_slobode',
      key: 'id',
      fields: {
        ...envelope,
        when: instant('vreme', 'epoch-ms', timeZone),
        where: place('mesto', countryCode('drzava', 'alpha-3')),
        authority: text('organ'),
        offences: offences('lisenje_delo', 'lisenje'),
        category: codedText('nacin', 'UCR_ARREST_CATEGORY', arrestModes),
        operation: searchedText('akcija', 'case'),
      },
      relations: { person: { kind: 'one', column: 'lice' } },
    },
    Seizure: {
      table: 'zaplena',
      key: 'id',
      fields: {
        ...envelope,
        when: instant('vreme', 'epoch-ms', timeZone),
        where: place('mesto', countryCode('drzava', 'alpha-3')),
        operation: searchedText('akcija', 'case'),
        items: children(seized, item, good.find),
      },
    },
  },
});
