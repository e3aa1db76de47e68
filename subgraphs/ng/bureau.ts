import {
  cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, nameFromParts, number, place, readDay,
  readPartialDate, searchedText, someNames, text,
  excludedRows, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, Finder, Join, Name, NativeRow, SeizedItem, Warning } from '../bureau/mapping/index.js';

const timeZone = 'Africa/Lagos';

/** The short code lists, by their name in `code_group`; each code with what it reads as. */
export const codes = {
  classification: { U: 'OFFICIAL', R: 'RESTRICTED', C: 'CONFIDENTIAL' },
  handling: { OPEN: 'H0', NOCOURT: 'H1', ASK: 'H2', CAVEAT: 'H3' },
  source_grade: { A: 'A', B: 'B', C: 'C', X: 'X' },
  record_state: { LIVE: 'ACTIVE', HELD: 'SUSPENDED', DEAD: 'CLOSED' },
  sex: { M: 'MALE', F: 'FEMALE', U: 'NOT_KNOWN', N: 'NOT_APPLICABLE' },
  category: {
    WNT: 'WANTED', SUS: 'SUSPECT', CVT: 'CONVICTED', MSP: 'MISSING', VIC: 'VICTIM', FTF: 'FOREIGN_TERRORIST_FIGHTER', UID: 'UNIDENTIFIED',
  },
  caution: { ARM: 'ARMED', VIO: 'VIOLENT', ESC: 'ESCAPE_RISK', SUI: 'SUICIDAL', EXP: 'EXPLOSIVES', CON: 'CONTAGIOUS', DNG: 'DANGEROUS' },
  document_type: {
    SPP: 'PASSPORT', OPP: 'OFFICIAL_PASSPORT', NIN: 'IDENTITY_CARD', CERPAC: 'RESIDENCE_PERMIT', VISA: 'VISA', RTD: 'REFUGEE_DOCUMENT', OTH: 'OTHER',
  },
  document_status: { OK: 'VALID', STL: 'STOLEN', LST: 'LOST', BLK: 'STOLEN_BLANK', RVK: 'REVOKED', FRG: 'COUNTERFEIT' },
  vehicle_status: { REG: 'REGISTERED', STL: 'STOLEN', RCV: 'RECOVERED', WNT: 'WANTED', IMP: 'SEIZED' },
  firearm_status: { LIC: 'REGISTERED', STL: 'STOLEN', LST: 'LOST', SZD: 'SEIZED', TRF: 'TRAFFICKED', DST: 'DESTROYED' },
  weapon: {
    PIST: 'HANDGUN', REVO: 'HANDGUN', MPIST: 'HANDGUN-AUTOMATIC', RIFL: 'RIFLE', ASLT: 'RIFLE-AUTOMATIC', PUMP: 'SHOTGUN', APUMP: 'SHOTGUN-AUTOMATIC',
    LOCAL: 'OTHER_FIREARM', GPMG: 'OTHER_FIREARM-AUTOMATIC', GUN: 'FIREARM-TYPE_NOT_STATED',
  },
  drug: {
    COC: 'COCAINE', CRK: 'CRACK_COCAINE', HER: 'HEROIN', CAN: 'MARIJUANA', RES: 'HASHISH', MPP: 'AMPHETAMINES-METHAMPHETAMINES', OPM: 'OPIUM',
    MOR: 'MORPHINE', LSD: 'LSD', PCP: 'PCP', BAR: 'BARBITURATES', DEP: 'OTHER_DEPRESSANTS', HAL: 'OTHER_HALLUCINOGENS', NAR: 'OTHER_NARCOTICS',
    STM: 'OTHER_STIMULANTS', OTH: 'OTHER_DRUGS', UNK: 'UNKNOWN_DRUG_TYPE',
  },
  explosive: { DYN: '10', ANFO: '1', GEL: '9', BPW: '2', C4: '6', PETN: '19', RDX: '22', TNT: '26', NIT: '21', IED: '27' },
  warrant_type: { ARR: 'ARREST_WARRANT', FEL: 'FELONY_ARREST', MIS: 'MISDEMEANOR_ARREST', BEN: 'CAPIAS' },
  warrant_status: {
    OUT: 'ACTIVE', IDL: 'INACTIVE', LDG: 'LODGED', WDN: 'RECALLED', RTN: 'RETURNED', EXE: 'SERVED', STY: 'STAYED', UNK: 'UNKNOWN',
  },
  arrest_type: { SPOT: 'ON-VIEW_ARREST', SUMM: 'SUMMONED-CITED', CUST: 'TAKEN_INTO_CUSTODY' },
  exhibit_type: {
    NARC: 'DRUG', CASH: 'CURRENCY', GUN: 'FIREARM', AMMO: 'AMMUNITION', EXPL: 'EXPLOSIVE', GREN: 'GRENADE', DOCS: 'DOCUMENT', VEH: 'VEHICLE', MISC: 'OTHER',
  },
} as const;

/** Offences by statute and section. Oil bunkering and membership of an unlawful society have no counterpart in the UCR list. */
export const offences: Readonly<Record<string, string>> = {
  'CC-316': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'RFA-1': 'ROBBERY', 'CC-401': 'ROBBERY', 'CC-332': 'AGGRAVATED_ASSAULT', 'CC-411': 'BURGLARY-BREAKING_ENTERING',
  'MVTA-1': 'MOTOR_VEHICLE_THEFT', 'NDLEA-11': 'DRUG-NARCOTIC_VIOLATIONS', 'NDLEA-19': 'DRUG-NARCOTIC_VIOLATIONS', 'FA-3': 'WEAPON_LAW_VIOLATIONS',
  'CC-465': 'COUNTERFEIT-FORGERY', 'AFF-1': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'TIP-13': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  'MLPA-18': 'MONEY_LAUNDERING', 'EXA-4': 'EXPLOSIVES', 'CC-427': 'STOLEN_PROPERTY_OFFENSES', 'CC-364': 'KIDNAPPING-ABDUCTION',
};

/** Units of exhibits, to UN/ECE Recommendation 20. */
export const units: Readonly<Record<string, string>> = { kg: 'KGM', g: 'GRM', lt: 'LTR', ml: 'MLT', no: 'C62' };

/** A code of `code_value`, read as `as.code`. */
const codeOf = (as: string, equals: string): Join => ({ table: 'code_value', as, column: 'code_value_id', equals });
const countryOf = (as: string, equals: string): Join => ({ table: 'country', as, column: 'country_id', equals });

const control: readonly Join[] = [
  { table: 'record_control', as: 'control', column: 'control_id', equals: 'control_id' },
  codeOf('classification', 'control.classification_id'), codeOf('handling', 'control.handling_id'), codeOf('source_grade', 'control.source_grade_id'),
  codeOf('record_state', 'control.record_state_id'),
];
const bars: Child = { table: 'control_bar', foreignKey: 'control_id', parentKey: 'control_id', columns: ['bar.iso_alpha3'], joins: [countryOf('bar', 'country_id')] };
const caveats: Child = { table: 'control_caveat', foreignKey: 'control_id', parentKey: 'control_id', columns: ['caveat'], orderBy: 'control_caveat_id' };

/** What `record_control` tells of every record. Information is not evaluated. */
const envelope = {
  updatedAt: instant('control.modified_epoch', 'epoch-s', timeZone),
  validUntil: instant('control.expiry_epoch', 'epoch-s', timeZone),
  reviewDate: day('control.review_date', 'DD-MM-YYYY'),
  confidentiality: code('classification.code', codes.classification),
  handlingCode: code('handling.code', codes.handling),
  sourceEvaluation: code('source_grade.code', codes.source_grade),
  recordStatus: code('record_state.code', codes.record_state),
  restrictions: children(caveats, (row) => cell(row, 'caveat')),
  audience: excludedRows(bars, 'bar.iso_alpha3', 'alpha-3'),
} as const;

const ofPerson = (table: string, column: string, orderBy: string, joins: readonly Join[] = []): Child =>
  ({ table, foreignKey: 'person_id', columns: [column], orderBy, joins });
const aliases: Child = { table: 'person_alias', foreignKey: 'person_id', columns: ['surname', 'first_names'], orderBy: 'person_alias_id' };
const births = ofPerson('person_birth_date', 'birth_date', 'person_birth_id');
const nationalities = ofPerson('person_nationality', 'nation.iso_alpha3', 'person_nationality_id', [countryOf('nation', 'country_id')]);
const marks = ofPerson('person_mark', 'description', 'person_mark_id');
const cautions = ofPerson('person_caution', 'caution.code', 'caution_id', [codeOf('caution', 'caution_id')]);
const byName: Finder = { by: 'name', columns: ['surname', 'first_names'] };
const nation = countryCode('nation.iso_alpha3', 'alpha-3');

const nameOf = (row: NativeRow, kind: 'BIRTH' | 'ALIAS'): Name | null =>
  nameFromParts({ family: row['surname'], given: row['first_names'] }, 'family-given', { kind });

const counts = (table: string, foreignKey: string, orderBy: string): Child =>
  ({ table, foreignKey, columns: ['offence.statute_ref'], orderBy, joins: [{ table: 'offence', as: 'offence', column: 'offence_id', equals: 'offence_id' }] });

const traces: Child = {
  table: 'firearm_trace', foreignKey: 'firearm_id', columns: ['sent_date', 'asked.iso_alpha3', 'reply'], orderBy: 'firearm_trace_id',
  joins: [countryOf('asked', 'country_id')],
};

const exhibits: Child = {
  table: 'seizure_exhibit', foreignKey: 'seizure_id', orderBy: 'exhibit_id',
  columns: ['type.code', 'substance.code', 'description', 'amount', 'unit', 'genuine', 'marking', 'origin.iso_alpha3'],
  joins: [codeOf('type', 'exhibit_type_id'), codeOf('substance', 'substance_id'), countryOf('origin', 'origin_country_id')],
};
const exhibitType = code('type.code', codes.exhibit_type);
const substances = { DRUG: ['UCR_DRUG', codes.drug], FIREARM: ['UCR_WEAPON', codes.weapon], EXPLOSIVE: ['ATF_EXPLOSIVE', codes.explosive] } as const;
const amount = number('amount');
const counterfeit = flag('genuine', 'N', 'Y');
const origin = countryCode('origin.iso_alpha3', 'alpha-3');

function exhibit(row: NativeRow): SeizedItem {
  const kind = exhibitType.read(row, {});
  const substance = kind === 'DRUG' || kind === 'FIREARM' || kind === 'EXPLOSIVE' ? substances[kind] : null;
  const unit = cell(row, 'unit');
  return {
    kind,
    code: substance === null ? null : coded(row['substance.code'], substance[0], substance[1]),
    description: cell(row, 'description'),
    quantity: amount.read(row, {}),
    unit: unit === null ? null : units[unit] ?? unit,
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'marking'),
    origin: origin.read(row, {}),
  };
}

const operation: Join = { table: 'operation', as: 'operation', column: 'operation_id', equals: 'operation_id' };

/** The control of a record names its classification, its handling and the countries it is barred from. */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['NG'] }, { role: ['ANALYST'] }], then: 'MASKED' },
  { rule: 'handling-bound', then: 'WITHHELD' },
]);

/** Nigeria (invented): a fully normalised criminal records database, every code behind a look-up table. */
export const bureau = country({
  country: 'NG',
  name: 'Nigeria',
  timeZone,
  contact: { bureau: 'NCB Abuja, Force Criminal Records Liaison Desk', telephone: '+234 9 000 0140', email: 'ncb.abuja@records.example' },
  rules,
  registers: {
    Person: {
      table: 'person', key: 'person_id',
      joins: [
        ...control, codeOf('sex', 'sex_id'), codeOf('category', 'category_id'), countryOf('birth_country', 'birth_country_id'),
        { table: 'person_appearance', as: 'looks', column: 'person_id', equals: 'person_id' },
      ],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION'] as const),
        category: code('category.code', codes.category),
        names: {
          columns: ['surname', 'first_names'],
          children: { aliases },
          read: (row, { aliases: rows = [] }) => someNames(nameOf(row, 'BIRTH'), ...rows.map((alias) => nameOf(alias, 'ALIAS'))),
          find: { by: 'any', of: [byName, { by: 'child', child: aliases, finder: byName }] },
        },
        sex: code('sex.code', codes.sex),
        births: children(births, (row) => readPartialDate(row['birth_date'], 'DD-MM-YYYY'), { by: 'date', column: 'birth_date', format: 'DD-MM-YYYY' }),
        placeOfBirth: place('birth_place', countryCode('birth_country.iso_alpha3', 'alpha-3')),
        nationalities: children(nationalities, (row) => nation.read(row, {}), nation.find),
        descriptors: {
          columns: ['looks.height_cm', 'looks.weight_kg', 'looks.eyes', 'looks.hair'],
          children: { marks },
          read: (row, { marks: rows = [] }) => ({
            heightCm: number('looks.height_cm').read(row, {}), weightKg: number('looks.weight_kg').read(row, {}),
            eyeColour: cell(row, 'looks.eyes'), hairColour: cell(row, 'looks.hair'),
            marks: rows.map((mark) => cell(mark, 'description')).filter((mark) => mark !== null),
          }),
        },
        actionToTake: text('action_required'),
        warnings: children<Warning>(cautions, (row) => code('caution.code', codes.caution).read(row, {})),
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'holder_person_id' },
        warrants: { kind: 'many', foreignKey: 'person_id' },
        arrests: { kind: 'many', foreignKey: 'person_id' },
        vehicles: { kind: 'many', foreignKey: 'keeper_person_id' },
        firearms: { kind: 'many', foreignKey: 'keeper_person_id' },
      },
    },
    TravelDocument: {
      table: 'travel_document', key: 'document_id',
      joins: [...control, codeOf('type', 'document_type_id'), codeOf('status', 'status_id'), countryOf('issuer', 'issuing_country_id')],
      fields: {
        ...envelope,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('type.code', codes.document_type),
        number: searchedText('document_no', 'alnum'),
        issuer: countryCode('issuer.iso_alpha3', 'alpha-3'),
        issued: day('issue_date', 'DD-MM-YYYY'),
        expires: day('expiry_date', 'DD-MM-YYYY'),
        mrz: text('machine_zone'),
        status: code('status.code', codes.document_status),
      },
      relations: { holder: { kind: 'one', column: 'holder_person_id' } },
    },
    Warrant: {
      table: 'warrant', key: 'warrant_id',
      joins: [...control, codeOf('type', 'warrant_type_id'), codeOf('status', 'status_id'), { table: 'agency', as: 'court', column: 'agency_id', equals: 'court_id' }],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS'] as const),
        reference: searchedText('suit_no', 'alnum'),
        offences: codedChildren(counts('warrant_count', 'warrant_id', 'warrant_count_id'), 'offence.statute_ref', 'UCR_OFFENSE', offences),
        authority: text('court.agency_name'),
        issued: day('issue_date', 'DD-MM-YYYY'),
        expires: day('expiry_date', 'DD-MM-YYYY'),
        extradition: flag('seek_extradition', 'Y', 'N'),
        category: codedText('type.code', 'NDEX_WARRANT_CATEGORY', codes.warrant_type),
        status: code('status.code', codes.warrant_status),
      },
      relations: { person: { kind: 'one', column: 'person_id' } },
    },
    Vehicle: {
      table: 'vehicle', key: 'vehicle_id',
      joins: [
        ...control, codeOf('status', 'status_id'), countryOf('reg_country', 'reg_country_id'),
        { table: 'vehicle_make', as: 'make', column: 'make_id', equals: 'make_id' },
        { table: 'vehicle_theft_report', as: 'theft', column: 'vehicle_id', equals: 'vehicle_id' }, countryOf('theft_country', 'theft.theft_country_id'),
      ],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('chassis_no', 'alnum'),
        plate: searchedText('reg_mark', 'alnum'),
        plateCountry: countryCode('reg_country.iso_alpha3', 'alpha-3'),
        make: searchedText('make.make_name', 'case'),
        model: text('model'),
        year: number('year_built'),
        colour: text('colour'),
        engineNumber: searchedText('engine_no', 'alnum'),
        status: code('status.code', codes.vehicle_status),
        stolenOn: day('theft.theft_date', 'DD-MM-YYYY'),
        stolenIn: place('theft.theft_place', countryCode('theft_country.iso_alpha3', 'alpha-3')),
      },
      relations: { keeper: { kind: 'one', column: 'keeper_person_id' } },
    },
    Firearm: {
      table: 'firearm', key: 'firearm_id',
      joins: [...control, codeOf('type', 'weapon_type_id'), codeOf('status', 'status_id'), countryOf('made_in', 'made_in_country_id')],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'FORENSICS'] as const),
        kind: codedText('type.code', 'UCR_WEAPON', codes.weapon),
        make: searchedText('maker', 'case'),
        model: text('model'),
        calibre: searchedText('bore', 'alnum'),
        serial: searchedText('serial_no', 'alnum'),
        countryOfManufacture: countryCode('made_in.iso_alpha3', 'alpha-3'),
        importMarks: children(
          { table: 'firearm_import_mark', foreignKey: 'firearm_id', columns: ['mark'], orderBy: 'firearm_import_mark_id' }, (row) => cell(row, 'mark'),
        ),
        status: code('status.code', codes.firearm_status),
        traceRequests: children(traces, (row) => ({
          on: readDay(row['sent_date'], 'DD-MM-YYYY'), to: countryCode('asked.iso_alpha3', 'alpha-3').read(row, {}), answer: cell(row, 'reply'),
        })),
      },
      relations: { keeper: { kind: 'one', column: 'keeper_person_id' } },
    },
    Seizure: {
      table: 'seizure', key: 'seizure_id',
      joins: [...control, operation, countryOf('land', 'seizure_country_id')],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('seizure_epoch', 'epoch-s', timeZone),
        where: place('seizure_place', countryCode('land.iso_alpha3', 'alpha-3')),
        operation: searchedText('operation.operation_code', 'case'),
        items: children(exhibits, exhibit, exhibitType.find),
      },
    },
    Arrest: {
      table: 'arrest', key: 'arrest_id',
      joins: [
        ...control, operation, codeOf('type', 'arrest_type_id'), countryOf('land', 'arrest_country_id'),
        { table: 'agency', as: 'agency', column: 'agency_id', equals: 'agency_id' },
      ],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('arrest_epoch', 'epoch-s', timeZone),
        where: place('arrest_place', countryCode('land.iso_alpha3', 'alpha-3')),
        authority: text('agency.agency_name'),
        offences: codedChildren(counts('arrest_charge', 'arrest_id', 'arrest_charge_id'), 'offence.statute_ref', 'UCR_OFFENSE', offences),
        category: codedText('type.code', 'UCR_ARREST_CATEGORY', codes.arrest_type),
        operation: searchedText('operation.operation_code', 'case'),
      },
      relations: { person: { kind: 'one', column: 'person_id' } },
    },
  },
});
