import { alpha3ToAlpha2 } from '../../schema/country-codes.js';
import {
  cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, number, place, readDay,
  readPartialDate, searchedText, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Cell, Child, Finder, NativeRow, Reading, SeizedItem, Warning } from '../bureau/mapping/index.js';

const timeZone = 'Africa/Accra';

export const grades = { OFFICIAL: 'OFFICIAL', RESTRICTED: 'RESTRICTED', SECRET: 'CONFIDENTIAL' } as const;
export const disseminations = { 0: 'H0', 1: 'H1', 2: 'H2', 3: 'H3' } as const;
export const standings = { OPEN: 'ACTIVE', STAYED: 'SUSPENDED', CLOSED: 'CLOSED' } as const;
export const interests = {
  WANTED: 'WANTED', 'PERS INTEREST': 'SUSPECT', CONVICT: 'CONVICTED', MISSING: 'MISSING', VICTIM: 'VICTIM', 'TERROR TRAVEL': 'FOREIGN_TERRORIST_FIGHTER',
  UNKNOWN: 'UNIDENTIFIED',
} as const;
export const sexes = { M: 'MALE', F: 'FEMALE', U: 'NOT_KNOWN', X: 'NOT_APPLICABLE' } as const;
export const usages = { LEGAL: 'BIRTH', AKA: 'ALIAS', MRZ: 'MRZ' } as const;
export const cautions = {
  ARMED: 'ARMED', VIOLENT: 'VIOLENT', 'MAY ESCAPE': 'ESCAPE_RISK', 'SELF HARM': 'SUICIDAL', BOMBS: 'EXPLOSIVES', INFECTIOUS: 'CONTAGIOUS', DANGER: 'DANGEROUS',
} as const;
export const documentKinds = {
  PASSPORT: 'PASSPORT', 'SERVICE PPT': 'OFFICIAL_PASSPORT', 'GHANA CARD': 'IDENTITY_CARD', 'RES PERMIT': 'RESIDENCE_PERMIT', VISA: 'VISA',
  'REFUGEE DOC': 'REFUGEE_DOCUMENT', 'OTHER DOC': 'OTHER',
} as const;
export const documentStates = {
  CURRENT: 'VALID', STOLEN: 'STOLEN', LOST: 'LOST', 'BLANK STOLEN': 'STOLEN_BLANK', CANCELLED: 'REVOKED', FORGED: 'COUNTERFEIT',
} as const;
export const vehicleStates = { REGISTERED: 'REGISTERED', STOLEN: 'STOLEN', SNATCHED: 'STOLEN', FOUND: 'RECOVERED', 'LOOK OUT': 'WANTED', IMPOUNDED: 'SEIZED' } as const;
export const firearmStates = { LICENSED: 'REGISTERED', STOLEN: 'STOLEN', LOST: 'LOST', SEIZED: 'SEIZED', SMUGGLED: 'TRAFFICKED', DESTROYED: 'DESTROYED' } as const;
export const firearmTypes = {
  PISTOL: 'HANDGUN', REVOLVER: 'HANDGUN', 'AUTO PISTOL': 'HANDGUN-AUTOMATIC', RIFLE: 'RIFLE', 'AUTO RIFLE': 'RIFLE-AUTOMATIC', SHOTGUN: 'SHOTGUN',
  'AUTO SHOTGUN': 'SHOTGUN-AUTOMATIC', CRAFT: 'OTHER_FIREARM', 'MACHINE GUN': 'OTHER_FIREARM-AUTOMATIC', UNSTATED: 'FIREARM-TYPE_NOT_STATED',
} as const;
export const drugs = {
  COCAINE: 'COCAINE', CRACK: 'CRACK_COCAINE', HEROIN: 'HEROIN', WEE: 'MARIJUANA', HASH: 'HASHISH', METH: 'AMPHETAMINES-METHAMPHETAMINES', OPIUM: 'OPIUM',
  MORPHINE: 'MORPHINE', LSD: 'LSD', SEDATIVE: 'OTHER_DEPRESSANTS', STIMULANT: 'OTHER_STIMULANTS', 'OTHER NARC': 'OTHER_NARCOTICS', OTHER: 'OTHER_DRUGS',
  UNKNOWN: 'UNKNOWN_DRUG_TYPE',
} as const;
export const explosives = { DYNAMITE: '10', ANFO: '1', GUNPOWDER: '2', C4: '6', DETCORD: '19', TNT: '26', OTHER: '27' } as const;
export const processTypes = { WARRANT: 'ARREST_WARRANT', INDICTMENT: 'FELONY_ARREST', SUMMARY: 'MISDEMEANOR_ARREST', BENCH: 'CAPIAS' } as const;
export const outcomes = {
  OUTSTANDING: 'ACTIVE', DORMANT: 'INACTIVE', LODGED: 'LODGED', WITHDRAWN: 'RECALLED', RETURNED: 'RETURNED', EXECUTED: 'SERVED', STAYED: 'STAYED',
  'NOT KNOWN': 'UNKNOWN',
} as const;
export const arrestModes = { 'ON SPOT': 'ON-VIEW_ARREST', SUMMONS: 'SUMMONED-CITED', CUSTODY: 'TAKEN_INTO_CUSTODY' } as const;
export const exhibitKinds = {
  NARCOTIC: 'DRUG', MONEY: 'CURRENCY', WEAPON: 'FIREARM', ROUNDS: 'AMMUNITION', EXPLOSIVE: 'EXPLOSIVE', GRENADE: 'GRENADE', PAPERS: 'DOCUMENT',
  VEHICLE: 'VEHICLE', SUNDRY: 'OTHER',
} as const;
/** Measures of exhibits, to UN/ECE Recommendation 20. */
export const measures: Readonly<Record<string, string>> = { KILO: 'KGM', GRAM: 'GRM', LITRE: 'LTR', ML: 'MLT', PIECE: 'C62' };
/** Offences by Act and section. Illegal mining (`ACT995-99`) and smuggling (`ACT891-121`) have no counterpart in the UCR list. */
export const sections: Readonly<Record<string, string>> = {
  'ACT29-46': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'ACT29-149': 'ROBBERY', 'ACT29-69': 'AGGRAVATED_ASSAULT', 'ACT29-152': 'BURGLARY-BREAKING_ENTERING',
  'ACT29-124V': 'MOTOR_VEHICLE_THEFT', 'ACT1019-36': 'DRUG-NARCOTIC_VIOLATIONS', 'ACT1019-37': 'DRUG-NARCOTIC_VIOLATIONS', 'ACT29-192': 'WEAPON_LAW_VIOLATIONS',
  'ACT29-158': 'COUNTERFEIT-FORGERY', 'ACT29-131': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'ACT694-1': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  'ACT1044-1': 'MONEY_LAUNDERING', 'ACT29-194': 'EXPLOSIVES', 'ACT29-146': 'STOLEN_PROPERTY_OFFENSES', 'ACT29-89': 'KIDNAPPING-ABDUCTION',
};

const read3 = (cell: Cell | undefined): string | null => alpha3ToAlpha2[String(cell ?? '')] ?? null;

/** What every record carries. Sources are graded elsewhere; a record has no day of review of its own. */
const envelope = {
  updatedAt: instant('amended_at', 'datetime', 'utc'),
  validUntil: instant('keep_until', 'YYYY-MM-DD', timeZone),
  confidentiality: code('grade', grades),
  handlingCode: code('dissemination', disseminations),
  recordStatus: code('standing', standings),
  restrictions: list('conditions', '||'),
  audience: excludedList('withheld_from', ' ', 'alpha-3'),
} as const;

/** The attributes of a kind, of a subject or a property. */
const attributes = (kind: string | readonly string[]): Child =>
  ({ table: 'attribute', foreignKey: 'owner_no', columns: ['attribute_kind', 'attribute_value'], where: { attribute_kind: kind }, orderBy: 'attribute_no' });
/** The first attribute of a kind, as `convert` reads it. */
function attribute<T>(kind: string, convert: (row: NativeRow) => T | null, find?: Finder): Reading<T> {
  const child = attributes(kind);
  return {
    columns: [], children: { rows: child }, read: (_row, { rows = [] }) => (rows[0] ? convert(rows[0]) : null), ...(find && { find: { by: 'child', child, finder: find } }),
  };
}
const value = text('attribute_value');
const numeral = number('attribute_value');

/** The number of a kind by which a property is known. */
function identifier(kind: string): Reading<string> {
  const child: Child = { table: 'identifier', foreignKey: 'property_no', columns: ['id_value'], where: { identifier_kind: kind } };
  return {
    columns: [], children: { rows: child }, read: (_row, { rows = [] }) => cell(rows[0] ?? {}, 'id_value'),
    find: { by: 'child', child, finder: { by: 'text', column: 'id_value', fold: 'alnum' } },
  };
}
const plates: Child = { table: 'identifier', foreignKey: 'property_no', columns: ['issuing_country'], where: { identifier_kind: 'PLATE' } };
const issuer = countryCode('issuing_country', 'alpha-3');

const nameRows: Child = { table: 'subject_name', foreignKey: 'subject_no', columns: ['usage_type', 'other_names', 'surname'], orderBy: 'name_no' };
const nationality = countryCode('attribute_value', 'alpha-3');
const looks = ['HEIGHT', 'WEIGHT', 'EYES', 'HAIR', 'MARK'] as const;

const charges: Child = { table: 'charge', foreignKey: 'on_no', columns: ['section_of_law'], orderBy: 'charge_no' };
const offences = codedChildren(charges, 'section_of_law', 'UCR_OFFENSE', sections);

const exhibits: Child = {
  table: 'exhibit', foreignKey: 'entry_no', orderBy: 'exhibit_no',
  columns: ['exhibit_kind', 'type_code', 'particulars', 'quantity', 'measure', 'fake', 'marked', 'origin'],
};
const exhibitKind = code('exhibit_kind', exhibitKinds);
const quantity = number('quantity');
const fake = flag('fake', true, false);

function exhibit(row: NativeRow): SeizedItem {
  const kind = exhibitKind.read(row, {});
  const measure = cell(row, 'measure');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['type_code'], 'UCR_DRUG', drugs) : kind === 'FIREARM' ? coded(row['type_code'], 'UCR_WEAPON', firearmTypes)
      : kind === 'EXPLOSIVE' ? coded(row['type_code'], 'ATF_EXPLOSIVE', explosives) : null,
    description: cell(row, 'particulars'),
    quantity: quantity.read(row, {}),
    unit: measure === null ? null : measures[measure] ?? measure,
    counterfeit: fake.read(row, {}),
    identifier: cell(row, 'marked'),
    origin: read3(row['origin']),
  };
}

/** What is secret is for investigators; a record names the countries it is withheld from, and they are told so. */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'WITHHELD' },
  { rule: 'handling-bound', then: 'MASKED' },
]);

/** Ghana (invented): subjects, identifiers, properties and attributes, each one table for many kinds of thing. */
export const bureau = country({
  country: 'GH',
  name: 'Ghana',
  timeZone,
  contact: { bureau: 'NCB Accra, CID Records and Liaison Unit', telephone: '+233 30 000 0162', email: 'ncb.accra@cidrecords.example' },
  rules,
  registers: {
    Person: {
      table: 'subject', key: 'subject_no',
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        category: code('interest', interests),
        names: children(
          nameRows,
          (row) => nameFromParts({ given: row['other_names'], family: row['surname'] }, 'given-family', { kind: usages[cell(row, 'usage_type') as keyof typeof usages] ?? null }),
          { by: 'name', columns: ['other_names', 'surname'] },
        ),
        sex: code('sex', sexes),
        births: children(
          attributes('BIRTH'), (row) => readPartialDate(row['attribute_value'], 'YYYY-MM-DD'), { by: 'date', column: 'attribute_value', format: 'YYYY-MM-DD' },
        ),
        placeOfBirth: place('birthplace', countryCode('birth_country', 'alpha-3')),
        nationalities: children(attributes('NATIONALITY'), (row) => nationality.read(row, {}), nationality.find),
        descriptors: {
          columns: [],
          children: { rows: attributes(looks) },
          read: (_row, { rows = [] }) => {
            const of = (kind: (typeof looks)[number]): readonly NativeRow[] => rows.filter((row) => row['attribute_kind'] === kind);
            const first = <T>(kind: (typeof looks)[number], reading: Reading<T>): T | null => reading.read(of(kind)[0] ?? {}, {});
            return {
              heightCm: first('HEIGHT', numeral), weightKg: first('WEIGHT', numeral), eyeColour: first('EYES', value), hairColour: first('HAIR', value),
              marks: of('MARK').map((row) => cell(row, 'attribute_value')).filter((mark) => mark !== null),
            };
          },
        },
        actionToTake: text('instruction'),
        warnings: children<Warning>(attributes('CAUTION'), (row) => code('attribute_value', cautions).read(row, {})),
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'subject_no' },
        warrants: { kind: 'many', foreignKey: 'subject_no' },
        arrests: { kind: 'many', foreignKey: 'subject_no' },
        vehicles: { kind: 'many', foreignKey: 'subject_no' },
        firearms: { kind: 'many', foreignKey: 'subject_no' },
      },
    },
    TravelDocument: {
      table: 'identifier', key: 'identifier_no', where: { identifier_kind: Object.keys(documentKinds) },
      fields: {
        ...envelope,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('identifier_kind', documentKinds),
        number: searchedText('id_value', 'alnum'),
        issuer,
        issued: day('issued_on', 'YYYY-MM-DD'),
        expires: day('valid_to', 'YYYY-MM-DD'),
        mrz: text('machine_text'),
        status: code('state', documentStates),
      },
      relations: { holder: { kind: 'one', column: 'subject_no' } },
    },
    Warrant: {
      table: 'court_process', key: 'process_no',
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS'] as const),
        reference: searchedText('suit_number', 'alnum'),
        offences,
        authority: text('court'),
        issued: day('signed_on', 'YYYY-MM-DD'),
        expires: day('lapses_on', 'YYYY-MM-DD'),
        extradition: flag('extraditable', true, false),
        category: codedText('process_type', 'NDEX_WARRANT_CATEGORY', processTypes),
        status: code('outcome', outcomes),
      },
      relations: { person: { kind: 'one', column: 'subject_no' } },
    },
    Vehicle: {
      table: 'property', key: 'property_no', where: { property_class: 'V' },
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: identifier('CHASSIS'),
        plate: identifier('PLATE'),
        plateCountry: {
          columns: [], children: { plates }, read: (_row, { plates: rows = [] }) => issuer.read(rows[0] ?? {}, {}),
          find: { by: 'child', child: plates, finder: issuer.find! },
        },
        make: searchedText('make', 'case'),
        model: text('model'),
        year: attribute('YEAR', (row) => numeral.read(row, {})),
        colour: attribute('COLOUR', (row) => value.read(row, {})),
        engineNumber: identifier('ENGINE'),
        status: code('state', vehicleStates),
        stolenOn: day('reported_on', 'YYYY-MM-DD'),
        stolenIn: place('reported_place', countryCode('reported_country', 'alpha-3')),
      },
      relations: { keeper: { kind: 'one', column: 'subject_no' } },
    },
    Firearm: {
      table: 'property', key: 'property_no', where: { property_class: 'F' },
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'FORENSICS'] as const),
        kind: codedText('type_code', 'UCR_WEAPON', firearmTypes),
        make: searchedText('make', 'case'),
        model: text('model'),
        calibre: attribute('CALIBRE', (row) => value.read(row, {}), { by: 'text', column: 'attribute_value', fold: 'alnum' }),
        serial: identifier('SERIAL'),
        countryOfManufacture: attribute('ORIGIN', (row) => read3(row['attribute_value'])),
        importMarks: children(attributes('IMPORT MARK'), (row) => value.read(row, {})),
        status: code('state', firearmStates),
        traceRequests: children(
          { table: 'trace_letter', foreignKey: 'property_no', columns: ['sent_on', 'sent_to', 'reply'], orderBy: 'letter_no' },
          (row) => ({ on: readDay(row['sent_on'], 'YYYY-MM-DD'), to: read3(row['sent_to']), answer: cell(row, 'reply') }),
        ),
      },
      relations: { keeper: { kind: 'one', column: 'subject_no' } },
    },
    Seizure: {
      table: 'diary_entry', key: 'entry_no', where: { entry_kind: 'SEIZURE' },
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('entered_at', 'datetime', 'utc'),
        where: place('place', countryCode('country', 'alpha-3')),
        operation: searchedText('operation_name', 'case'),
        items: children(exhibits, exhibit, exhibitKind.find),
      },
    },
    Arrest: {
      table: 'diary_entry', key: 'entry_no', where: { entry_kind: 'ARREST' },
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('entered_at', 'datetime', 'utc'),
        where: place('place', countryCode('country', 'alpha-3')),
        authority: text('unit_name'),
        offences,
        category: codedText('arrest_mode', 'UCR_ARREST_CATEGORY', arrestModes),
        operation: searchedText('operation_name', 'case'),
      },
      relations: { person: { kind: 'one', column: 'subject_no' } },
    },
  },
});
