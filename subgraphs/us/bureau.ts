import {
  birth, cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts,
  nationality, number, place, readDay, searchedText, someNames, split, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Cell, Child, Name, NativeRow, Reading, SeizedItem } from '../bureau/mapping/index.js';
import { alpha3ToAlpha2 } from '../../schema/country-codes.js';

const timeZone = 'America/New_York';

/** Offense codes of the National Crime Files: four digits; 4901 (flight) and 8900 (regulatory) have no counterpart in the UCR list. */
export const offenses: Readonly<Record<string, string>> = {
  '0911': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', '0915': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', '1011': 'KIDNAPPING-ABDUCTION',
  '1211': 'ROBBERY', '1215': 'ROBBERY', '1311': 'AGGRAVATED_ASSAULT', '2211': 'BURGLARY-BREAKING_ENTERING', '2411': 'MOTOR_VEHICLE_THEFT',
  '2511': 'COUNTERFEIT-FORGERY', '2611': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', '2811': 'STOLEN_PROPERTY_OFFENSES',
  '3511': 'DRUG-NARCOTIC_VIOLATIONS', '3515': 'DRUG-NARCOTIC_VIOLATIONS', '5211': 'WEAPON_LAW_VIOLATIONS', '5221': 'EXPLOSIVES',
  '6311': 'MONEY_LAUNDERING', '6411': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
};

/** Gun types: kind and action; KK (kit, not assembled) has no counterpart in the UCR list. */
export const gunTypes: Readonly<Record<string, string>> = {
  PI: 'HANDGUN', PR: 'HANDGUN', PD: 'HANDGUN', PA: 'HANDGUN-AUTOMATIC', RI: 'RIFLE', RB: 'RIFLE', RA: 'RIFLE-AUTOMATIC', SP: 'SHOTGUN',
  SI: 'SHOTGUN', SA: 'SHOTGUN-AUTOMATIC', ZZ: 'OTHER_FIREARM',
};

/** Drug types, one letter. */
export const drugTypes: Readonly<Record<string, string>> = {
  A: 'CRACK_COCAINE', B: 'COCAINE', C: 'HASHISH', D: 'HEROIN', E: 'MARIJUANA', F: 'MORPHINE', G: 'OPIUM', I: 'LSD',
  L: 'AMPHETAMINES-METHAMPHETAMINES', N: 'BARBITURATES', P: 'OTHER_DRUGS', U: 'UNKNOWN_DRUG_TYPE',
};

/** Explosive fillers: E and the ATF number. */
export const fillers: Readonly<Record<string, string>> =
  Object.fromEntries(Array.from({ length: 27 }, (_, index) => [`E${index + 1}`, `${index + 1}`]));

export const warrantTypes = {
  AW: 'ARREST_WARRANT', FE: 'FELONY_ARREST', MI: 'MISDEMEANOR_ARREST', CA: 'CAPIAS', VP: 'VIOLATION_OF_PROBATION',
} as const;
export const warrantStatuses = {
  ACT: 'ACTIVE', INA: 'INACTIVE', LOD: 'LODGED', VAC: 'RECALLED', RET: 'RETURNED', SRV: 'SERVED', STY: 'STAYED', UNK: 'UNKNOWN',
} as const;
export const arrestTypes = { O: 'ON-VIEW_ARREST', S: 'SUMMONED-CITED', T: 'TAKEN_INTO_CUSTODY' } as const;
export const personKeys = {
  EW: 'WANTED', ES: 'SUSPECT', EC: 'CONVICTED', EM: 'MISSING', EX: 'VICTIM', ET: 'FOREIGN_TERRORIST_FIGHTER', EUD: 'UNIDENTIFIED',
} as const;
export const sexes = { M: 'MALE', F: 'FEMALE', U: 'NOT_KNOWN', X: 'NOT_APPLICABLE' } as const;
export const cautions = {
  '00': 'ARMED', '05': 'VIOLENT', '15': 'EXPLOSIVES', '25': 'ESCAPE_RISK', '60': 'CONTAGIOUS', '70': 'SUICIDAL', '01': 'DANGEROUS',
} as const;
export const documentTypes = {
  P: 'PASSPORT', PO: 'OFFICIAL_PASSPORT', ID: 'IDENTITY_CARD', RP: 'RESIDENCE_PERMIT', V: 'VISA', RT: 'REFUGEE_DOCUMENT', ZZ: 'OTHER',
} as const;
export const documentKeys = { QD: 'VALID', ED: 'STOLEN', EDL: 'LOST', EDB: 'STOLEN_BLANK', EDR: 'REVOKED', EDC: 'COUNTERFEIT' } as const;
export const vehicleKeys = { RQ: 'REGISTERED', EV: 'STOLEN', LV: 'RECOVERED', EF: 'WANTED', EVS: 'SEIZED' } as const;
export const gunKeys = { QG: 'REGISTERED', EG: 'STOLEN', ELG: 'LOST', ERG: 'SEIZED', EFG: 'TRAFFICKED', XG: 'DESTROYED' } as const;
export const statuses = { A: 'ACTIVE', S: 'SUSPENDED', C: 'CLOSED' } as const;
export const disseminations = { U: 'OFFICIAL', L: 'RESTRICTED', C: 'CONFIDENTIAL' } as const;
export const handlings = { H0: 'H0', H1: 'H1', H2: 'H2', H3: 'H3' } as const;
/** Property descriptions: 81 to 83 are the files' own. */
export const properties = {
  '10': 'DRUG', '20': 'CURRENCY', '13': 'FIREARM', '81': 'AMMUNITION', '82': 'EXPLOSIVE', '83': 'GRENADE', '48': 'DOCUMENT',
  '03': 'VEHICLE', '77': 'OTHER',
} as const;
/** Measures other than currencies, to UN/ECE Recommendation 20. */
export const measures: Readonly<Record<string, string>> = { KG: 'KGM', GM: 'GRM', LB: 'LBR', OZ: 'ONZ', LT: 'LTR', ML: 'MLT', NP: 'C62' };
/** Colours of vehicles, eyes and hair; a colour that is not in the list is written out. */
export const colours: Readonly<Record<string, string>> = {
  BLK: 'black', WHI: 'white', GRY: 'grey', SIL: 'silver', RED: 'red', BLU: 'blue', GRN: 'green', YEL: 'yellow', BRO: 'brown', ONG: 'orange',
  GLD: 'gold', TAN: 'beige', MAR: 'maroon', PLE: 'purple', HAZ: 'hazel', BLN: 'blond', BAL: 'bald',
};

const colour = (column: string): Reading<string> => ({
  columns: [column],
  read: (row) => {
    const word = cell(row, column);
    return word === null ? null : colours[word] ?? word;
  },
});

/** `LAST,FIRST MIDDLE`; a name without a comma is not parted. */
function name(row: NativeRow, column: string, kind: 'BIRTH' | 'ALIAS'): Name | null {
  const [family, ...given] = split(row[column], ',');
  return nameFromParts({ family, given: given.join(' ') }, 'family-given', { kind });
}

const inchInCm = 2.54;
const poundInKg = 0.45359237;

/** `511` is five feet eleven inches. */
const heightCm = (hgt: string | null): number | null =>
  hgt !== null && /^\d(0\d|1[01])$/.test(hgt) ? Math.round((Number(hgt[0]) * 12 + Number(hgt.slice(1))) * inchInCm) : null;

const weightKg = (wgt: Cell | undefined): number | null => (typeof wgt === 'number' ? Math.round(wgt * poundInKg) : null);

/** What every file keeps on every entry. */
const envelope = {
  updatedAt: instant('dlu', 'datetime', timeZone),
  validUntil: instant('ret', 'epoch-s', timeZone),
  reviewDate: day('val', 'YYYYMMDD'),
  confidentiality: code('dis', disseminations),
  handlingCode: code('hnd', handlings),
  recordStatus: code('sts', statuses),
  restrictions: list('mis', '//'),
  audience: excludedList('dny', ' ', 'alpha-3'),
} as const;

const supplemental = (table: string, key: string, column: string): Child => ({ table, foreignKey: key, columns: [column], orderBy: 'seq' });
const aka = supplemental('supplemental_aka', 'ucn', 'aka');
const otherDob = supplemental('supplemental_dob', 'ucn', 'dob');
const otherCtz = supplemental('supplemental_ctz', 'ucn', 'ctz');
const smt = supplemental('supplemental_smt', 'ucn', 'smt');
const additional = supplemental('additional_offense', 'nic', 'ado');

const dob = birth('dob', 'YYYYMMDD');
const ctz = nationality('ctz', 'alpha-3');
const off = codedText('off', 'UCR_OFFENSE', offenses);
const ado = codedChildren(additional, 'ado', 'UCR_OFFENSE', offenses);

const items: Child = {
  table: 'seized_property', foreignKey: 'inc', columns: ['prd', 'cod', 'dsc', 'qty', 'msr', 'cft', 'idn', 'cou'], orderBy: 'seq',
};
const quantity = number('qty');
const counterfeit = flag('cft', 'Y', 'N');
const origin = countryCode('cou', 'alpha-3');
const property = code('prd', properties);

function item(row: NativeRow): SeizedItem {
  const kind = property.read(row, {});
  const measure = cell(row, 'msr');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['cod'], 'UCR_DRUG', drugTypes)
      : kind === 'FIREARM' ? coded(row['cod'], 'UCR_WEAPON', gunTypes) : coded(row['cod'], 'ATF_EXPLOSIVE', fillers),
    description: cell(row, 'dsc'),
    quantity: quantity.read(row, {}),
    unit: measure === null ? null : measures[measure] ?? measure,
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'idn'),
    origin: origin.read(row, {}),
  };
}

/** Confidential entries are for investigators; an entry names the countries it is denied to, and its handling code bounds who is shown it. */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['US'] }, { role: ['ANALYST'] }], then: 'WITHHELD' },
  { rule: 'handling-bound', then: 'WITHHELD' },
]);

/**
 * The United States (invented): crime files after the shape of NCIC. Engine numbers are not kept; sources and
 * information are not evaluated.
 */
export const bureau = country({
  country: 'US',
  name: 'United States',
  timeZone,
  contact: { bureau: 'National Crime Files Liaison Office, Washington', telephone: '+1 202 555 0147', email: 'liaison@crimefiles.example' },
  rules,
  registers: {
    Person: {
      table: 'person',
      key: 'ucn',
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        actionToTake: text('act'),
        warnings: children(
          supplemental('supplemental_cmc', 'ucn', 'cmc'), (row) => cautions[cell(row, 'cmc') as keyof typeof cautions] ?? null,
        ),
        category: code('mke', personKeys),
        names: {
          columns: ['nam'],
          children: { aka },
          read: (row, rows) => someNames(name(row, 'nam', 'BIRTH'), ...(rows['aka'] ?? []).map((other) => name(other, 'aka', 'ALIAS'))),
          find: {
            by: 'any', of: [{ by: 'name', columns: ['nam'] }, { by: 'child', child: aka, finder: { by: 'name', columns: ['aka'] } }],
          },
        },
        sex: code('sex', sexes),
        births: {
          columns: ['dob'],
          children: { otherDob },
          read: (row, rows) => [row, ...(rows['otherDob'] ?? [])].flatMap((each) => dob.read(each, {}) ?? []),
          find: { by: 'any', of: [dob.find!, { by: 'child', child: otherDob, finder: dob.find! }] },
        },
        placeOfBirth: place('pob', countryCode('pob_cou', 'alpha-3')),
        nationalities: {
          columns: ['ctz'],
          children: { otherCtz },
          read: (row, rows) => [row, ...(rows['otherCtz'] ?? [])].flatMap((each) => ctz.read(each, {}) ?? []),
          find: { by: 'any', of: [ctz.find!, { by: 'child', child: otherCtz, finder: ctz.find! }] },
        },
        descriptors: {
          columns: ['hgt', 'wgt', 'eye', 'hai'],
          children: { smt },
          read: (row, rows) => ({
            heightCm: heightCm(cell(row, 'hgt')),
            weightKg: weightKg(row['wgt']),
            eyeColour: colour('eye').read(row, {}),
            hairColour: colour('hai').read(row, {}),
            marks: (rows['smt'] ?? []).map((mark) => cell(mark, 'smt')).filter((mark) => mark !== null),
          }),
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'hld_ucn' },
        warrants: { kind: 'many', foreignKey: 'ucn' },
        arrests: { kind: 'many', foreignKey: 'ucn' },
        vehicles: { kind: 'many', foreignKey: 'reg_ucn' },
        firearms: { kind: 'many', foreignKey: 'own_ucn' },
      },
    },
    TravelDocument: {
      table: 'travel_document_file',
      key: 'nic',
      fields: {
        ...envelope,
        purposes: constant(['BORDER_CONTROL', 'IDENTIFICATION'] as const),
        type: code('typ', documentTypes),
        number: searchedText('dno', 'alnum'),
        issuer: countryCode('iss', 'alpha-3'),
        issued: day('doi', 'YYYYMMDD'),
        expires: day('doe', 'YYYYMMDD'),
        mrz: text('mrz'),
        status: code('mke', documentKeys),
      },
      relations: { holder: { kind: 'one', column: 'hld_ucn' } },
    },
    Warrant: {
      table: 'wanted_person',
      key: 'nic',
      joins: [{ table: 'agency', as: 'agency', column: 'ori', equals: 'ori' }],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS'] as const),
        actionToTake: text('act'),
        reference: searchedText('oca', 'alnum'),
        offences: {
          columns: ['off'],
          children: { additional },
          read: (row, rows) => [
            off.read(row, {}), ...(ado.read(row, { rows: rows['additional'] ?? [] }) ?? []),
          ].filter((offense) => offense !== null),
          find: { by: 'any', of: [off.find!, ado.find!] },
        },
        authority: text('agency.agency_name'),
        issued: day('dow', 'YYYYMMDD'),
        expires: day('dox', 'YYYYMMDD'),
        extradition: flag('exl', 1, 4),
        category: codedText('wty', 'NDEX_WARRANT_CATEGORY', warrantTypes),
        status: code('wst', warrantStatuses),
      },
      relations: { person: { kind: 'one', column: 'ucn' } },
    },
    Vehicle: {
      table: 'vehicle_file',
      key: 'nic',
      joins: [{ table: 'make_code', as: 'make', column: 'vma', equals: 'vma' }],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('vin', 'alnum'),
        plate: searchedText('lic', 'alnum'),
        plateCountry: countryCode('lis', 'alpha-3'),
        make: searchedText('make.make', 'case'),
        model: text('vmo'),
        year: number('vyr'),
        colour: colour('vco'),
        status: code('mke', vehicleKeys),
        stolenOn: day('dot', 'YYYYMMDD'),
        stolenIn: place('tpl', countryCode('tpl_cou', 'alpha-3')),
      },
      relations: { keeper: { kind: 'one', column: 'reg_ucn' } },
    },
    Firearm: {
      table: 'gun_file',
      key: 'nic',
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'FORENSICS'] as const),
        kind: codedText('typ', 'UCR_WEAPON', gunTypes),
        make: searchedText('mak', 'case'),
        model: text('mod'),
        calibre: searchedText('cal', 'alnum'),
        serial: searchedText('ser', 'alnum'),
        countryOfManufacture: countryCode('coi', 'alpha-3'),
        importMarks: list('imk', '//'),
        status: code('mke', gunKeys),
        traceRequests: children(
          { table: 'trace_request', foreignKey: 'nic', columns: ['trd', 'req', 'dsp'], orderBy: 'seq' },
          (row) => ({ on: readDay(row['trd'], 'YYYYMMDD'), to: alpha3ToAlpha2[cell(row, 'req') ?? ''] ?? null, answer: cell(row, 'dsp') }),
        ),
      },
      relations: { keeper: { kind: 'one', column: 'own_ucn' } },
    },
    Arrest: {
      table: 'arrest_cycle',
      key: 'acn',
      joins: [{ table: 'agency', as: 'agency', column: 'ori', equals: 'ori' }],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('doa', 'epoch-s', timeZone),
        where: place('poa', countryCode('poa_cou', 'alpha-3')),
        authority: text('agency.agency_name'),
        offences: codedChildren(supplemental('arrest_charge', 'acn', 'off'), 'off', 'UCR_OFFENSE', offenses),
        category: codedText('toa', 'UCR_ARREST_CATEGORY', arrestTypes),
        operation: searchedText('tfo', 'case'),
      },
      relations: { person: { kind: 'one', column: 'ucn' } },
    },
    Seizure: {
      table: 'seizure_incident',
      key: 'inc',
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('dos', 'epoch-ms', timeZone),
        where: place('loc', countryCode('loc_cou', 'alpha-3')),
        operation: searchedText('tfo', 'case'),
        items: children(items, item, property.find),
      },
    },
  },
});
