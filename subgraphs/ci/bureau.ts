import { numericToAlpha2 } from '../../schema/country-codes.js';
import {
  cell, children, code, coded, codedList, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, number, place, readDay,
  readInstant, readPartialDate, searchedText, someNames, split, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, ColumnRef, Day, Finder, Name, NativeRow, Reading, SeizedItem, TraceRequest } from '../bureau/mapping/index.js';

const timeZone = 'Africa/Abidjan';

/** What parts the values of a column that holds several. */
export const separator = ';';

export const protections = { N: 'OFFICIAL', R: 'RESTRICTED', C: 'CONFIDENTIAL' } as const;
export const traitements = { 0: 'H0', 1: 'H1', 2: 'H2', 3: 'H3' } as const;
export const sources = { A: 'A', B: 'B', C: 'C', X: 'X' } as const;
export const renseignements = { 1: 'ACCURATE', 2: 'KNOWN_TO_SOURCE', 3: 'CORROBORATED', 4: 'UNCONFIRMED' } as const;
export const etats = { V: 'ACTIVE', S: 'SUSPENDED', A: 'CLOSED' } as const;
export const motifs = {
  RECH: 'WANTED', SOUP: 'SUSPECT', COND: 'CONVICTED', DISP: 'MISSING', VICT: 'VICTIM', CTE: 'FOREIGN_TERRORIST_FIGHTER', NONI: 'UNIDENTIFIED',
} as const;
/** As in ISO 5218. */
export const sexes = { 1: 'MALE', 2: 'FEMALE', 0: 'NOT_KNOWN', 9: 'NOT_APPLICABLE' } as const;
export const dangers = {
  ARME: 'ARMED', VIOLENT: 'VIOLENT', EVADE: 'ESCAPE_RISK', SUICIDE: 'SUICIDAL', EXPLOSIF: 'EXPLOSIVES', CONTAGIEUX: 'CONTAGIOUS', DANGEREUX: 'DANGEROUS',
} as const;
export const naturesPiece = {
  PO: 'PASSPORT', PS: 'OFFICIAL_PASSPORT', CN: 'IDENTITY_CARD', CR: 'RESIDENCE_PERMIT', VI: 'VISA', TR: 'REFUGEE_DOCUMENT', AU: 'OTHER',
} as const;
export const situationsPiece = { EV: 'VALID', VO: 'STOLEN', PE: 'LOST', VB: 'STOLEN_BLANK', AN: 'REVOKED', FX: 'COUNTERFEIT' } as const;
export const situationsVehicule = { IM: 'REGISTERED', VO: 'STOLEN', BR: 'STOLEN', RE: 'RECOVERED', RC: 'WANTED', SA: 'SEIZED' } as const;
export const situationsArme = { AU: 'REGISTERED', VO: 'STOLEN', PE: 'LOST', SA: 'SEIZED', TR: 'TRAFFICKED', DE: 'DESTROYED' } as const;
export const genresArme: Readonly<Record<string, string>> = {
  PA: 'HANDGUN', REV: 'HANDGUN', PAUTO: 'HANDGUN-AUTOMATIC', CARAB: 'RIFLE', FA: 'RIFLE-AUTOMATIC', CAL12: 'SHOTGUN', CAL12A: 'SHOTGUN-AUTOMATIC',
  ARTIS: 'OTHER_FIREARM', MITR: 'OTHER_FIREARM-AUTOMATIC', ND: 'FIREARM-TYPE_NOT_STATED',
};
export const stupefiants: Readonly<Record<string, string>> = {
  COC: 'COCAINE', CRACK: 'CRACK_COCAINE', HER: 'HEROIN', CAN: 'MARIJUANA', HAS: 'HASHISH', AMP: 'AMPHETAMINES-METHAMPHETAMINES', OPI: 'OPIUM', MOR: 'MORPHINE',
  LSD: 'LSD', BAR: 'BARBITURATES', DEP: 'OTHER_DEPRESSANTS', STI: 'OTHER_STIMULANTS', NAR: 'OTHER_NARCOTICS', AUT: 'OTHER_DRUGS', IND: 'UNKNOWN_DRUG_TYPE',
};
export const explosifs: Readonly<Record<string, string>> = { DYN: '10', NITR: '21', POUDRE: '2', C4: '6', CORDON: '19', TNT: '26', DIV: '27' };
export const typesMandat: Readonly<Record<string, string>> = { ARR: 'ARREST_WARRANT', DEP: 'FELONY_ARREST', COMP: 'MISDEMEANOR_ARREST', AMEN: 'CAPIAS' };
export const suites = {
  EC: 'ACTIVE', SS: 'INACTIVE', EL: 'LODGED', ML: 'RECALLED', RT: 'RETURNED', EX: 'SERVED', SU: 'STAYED', IN: 'UNKNOWN',
} as const;
export const cadres: Readonly<Record<string, string>> = { FL: 'ON-VIEW_ARREST', CV: 'SUMMONED-CITED', GV: 'TAKEN_INTO_CUSTODY' };
export const naturesScelle = {
  ST: 'DRUG', NU: 'CURRENCY', AF: 'FIREARM', MU: 'AMMUNITION', EX: 'EXPLOSIVE', GR: 'GRENADE', DO: 'DOCUMENT', VE: 'VEHICLE', DI: 'OTHER',
} as const;
/** Offences by article. `CP-EAU` (cutting of water mains) and `LF-CACAO` (cocoa smuggling) have no counterpart in the UCR list. */
export const infractions: Readonly<Record<string, string>> = {
  'CP-379': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP-381': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP-396': 'ROBBERY', 'CP-382': 'AGGRAVATED_ASSAULT',
  'CP-395': 'BURGLARY-BREAKING_ENTERING', 'CP-394V': 'MOTOR_VEHICLE_THEFT', 'STUP-77': 'DRUG-NARCOTIC_VIOLATIONS', 'ARM-20': 'WEAPON_LAW_VIOLATIONS',
  'CP-316': 'COUNTERFEIT-FORGERY', 'CP-403': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'TEH-6': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  'LBC-113': 'MONEY_LAUNDERING', 'ARM-23': 'EXPLOSIVES', 'CP-414': 'STOLEN_PROPERTY_OFFENSES', 'CP-373': 'KIDNAPPING-ABDUCTION',
};

const updatedAt: Reading<string> = {
  columns: ['MAJ_DATE', 'MAJ_HEURE'],
  read: (row) => {
    const date = readDay(row['MAJ_DATE'], 'YYYYMMDD');
    const [, hour, minute, second] = /^(\d\d)(\d\d)(\d\d)$/.exec(String(row['MAJ_HEURE'] ?? '').padStart(6, '0')) ?? [];
    return date === null || hour === undefined ? null : readInstant(`${date} ${hour}:${minute}:${second}`, 'datetime', timeZone);
  },
};
/** One letter of the COTATION, which is a source and a digit of the information behind it. */
const cotation = <E extends string>(place: 0 | 1, table: Readonly<Record<string, E>>): Reading<E> =>
  ({ columns: ['COTATION'], read: (row) => table[cell(row, 'COTATION')?.charAt(place) ?? ''] ?? null });

/** What every card has. */
const fiche = {
  updatedAt,
  validUntil: instant('FIN_VALIDITE', 'YYYYMMDD', timeZone),
  reviewDate: day('REVISION', 'YYYYMMDD'),
  confidentiality: code('PROTECTION', protections),
  handlingCode: code('TRAITEMENT', traitements),
  sourceEvaluation: cotation(0, sources),
  informationEvaluation: cotation(1, renseignements),
  recordStatus: code('ETAT', etats),
  restrictions: list('CONDITIONS', separator),
  audience: excludedList('PAYS_EXCLUS', ',', 'numeric'),
} as const;

/** `NOM, Prénoms`. */
function nomPrenoms(written: string | null, kind: 'BIRTH' | 'ALIAS'): Name | null {
  const [family, given] = (written ?? '').split(',', 2);
  return nameFromParts({ family, given }, 'family-given', { kind });
}

/** The values of several columns of the same kind, found in any of them. */
function columns<T>(of: readonly ColumnRef[], reading: (column: ColumnRef) => Reading<T>): Reading<readonly T[]> {
  const readings = of.map(reading);
  return {
    columns: of,
    read: (row) => readings.map(({ read }) => read(row, {})).filter((value): value is T & {} => value !== null),
    find: { by: 'any', of: readings.map(({ find }) => find).filter((find): find is Finder => find !== undefined) },
  };
}
const partialDate = (column: ColumnRef): Reading<string> =>
  ({ columns: [column], read: (row) => readPartialDate(row[column], 'YYYYMMDD'), find: { by: 'date', column, format: 'YYYYMMDD' } });

/** `AAAAMMJJ pays réponse`; the answer may be wanting. */
function trace(written: string): TraceRequest {
  const [date = '', land = '', ...answer] = written.split(' ');
  const on: Day | null = readDay(date, 'YYYYMMDD');
  return { on, to: numericToAlpha2[land] ?? null, answer: answer.join(' ') || null };
}

const scelles: Child = {
  table: 'SCELLE', foreignKey: 'NUM_SAISIE', orderBy: 'NUM_SCELLE',
  columns: [
    'NATURE', 'STUPEFIANT', 'GENRE_ARME', 'EXPLOSIF', 'DESIGNATION', 'POIDS_G', 'VOLUME_L', 'NOMBRE', 'MONTANT', 'MONNAIE', 'FAUX', 'MARQUAGE', 'PROVENANCE',
  ],
};
const nature = code('NATURE', naturesScelle);
const faux = flag('FAUX', 'OUI', 'NON');
const provenance = countryCode('PROVENANCE', 'numeric');
/** Where a quantity stands, with its UN/ECE Recommendation 20 unit. */
const quantities = [['POIDS_G', 'GRM'], ['VOLUME_L', 'LTR'], ['NOMBRE', 'C62']] as const;

function scelle(row: NativeRow): SeizedItem {
  const kind = nature.read(row, {});
  const [column, unit] = kind === 'CURRENCY' ? ['MONTANT', cell(row, 'MONNAIE')] as const : quantities.find(([quantity]) => cell(row, quantity) !== null) ?? [null, null];
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['STUPEFIANT'], 'UCR_DRUG', stupefiants) : kind === 'FIREARM' ? coded(row['GENRE_ARME'], 'UCR_WEAPON', genresArme)
      : kind === 'EXPLOSIVE' ? coded(row['EXPLOSIF'], 'ATF_EXPLOSIVE', explosifs) : null,
    description: cell(row, 'DESIGNATION'),
    quantity: column === null ? null : number(column).read(row, {}),
    unit,
    counterfeit: faux.read(row, {}),
    identifier: cell(row, 'MARQUAGE'),
    origin: provenance.read(row, {}),
  };
}

/** Confidential files are for investigators; a file names the countries it is kept from. What a person looks like is not for security checks. */
const rules = ownerRules(['country', 'role', 'purpose'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'MASKED' },
  {
    rule: 'purpose', on: ['Person'], fields: ['descriptors'], then: 'WITHHELD',
    of: ['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION', 'ALERT', 'BODY_IDENTIFICATION', 'FORENSICS', 'THREAT_ANALYSIS', 'BORDER_CONTROL'],
  },
]);

/**
 * Côte d'Ivoire (invented): the file of searches, one wide row for each card. What an arrest was made for and calibres
 * cannot be searched by.
 */
export const bureau = country({
  country: 'CI',
  name: "Côte d'Ivoire",
  timeZone,
  contact: { bureau: 'BCN Abidjan, Sous-direction des fichiers de police', telephone: '+225 27 00 00 01 25', email: 'bcn.abidjan@fichiers.example' },
  rules,
  registers: {
    Person: {
      table: 'FICHE_PERSONNE', key: 'NUM_FICHE',
      fields: {
        ...fiche,
        purposes: constant(['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION'] as const),
        category: code('MOTIF', motifs),
        names: {
          columns: ['NOM_PRENOMS', 'ALIAS'],
          read: (row) => someNames(nomPrenoms(cell(row, 'NOM_PRENOMS'), 'BIRTH'), ...split(row['ALIAS'], separator).map((alias) => nomPrenoms(alias, 'ALIAS'))),
          find: { by: 'name', columns: ['NOM_PRENOMS', 'ALIAS'] },
        },
        sex: code('SEXE', sexes),
        births: columns(['DATE_NAISS', 'AUTRE_DATE_NAISS'], partialDate),
        placeOfBirth: place('LIEU_NAISS', countryCode('PAYS_NAISS', 'numeric')),
        nationalities: columns(['NATIONALITE', 'AUTRE_NATIONALITE'], (column) => countryCode(column, 'numeric')),
        descriptors: {
          columns: ['TAILLE_CM', 'POIDS_KG', 'YEUX', 'CHEVEUX', 'SIGNES'],
          read: (row) => ({
            heightCm: number('TAILLE_CM').read(row, {}), weightKg: number('POIDS_KG').read(row, {}), eyeColour: cell(row, 'YEUX'), hairColour: cell(row, 'CHEVEUX'),
            marks: split(row['SIGNES'], separator),
          }),
        },
        actionToTake: text('CONDUITE'),
        warnings: list('DANGERS', separator, (danger) => dangers[danger as keyof typeof dangers] ?? null),
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'NUM_FICHE' },
        warrants: { kind: 'many', foreignKey: 'NUM_FICHE' },
        arrests: { kind: 'many', foreignKey: 'NUM_FICHE' },
        vehicles: { kind: 'many', foreignKey: 'NUM_FICHE' },
        firearms: { kind: 'many', foreignKey: 'NUM_FICHE' },
      },
    },
    TravelDocument: {
      table: 'PIECE', key: 'NUM_PIECE',
      fields: {
        ...fiche,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('NATURE', naturesPiece),
        number: searchedText('NUMERO', 'alnum'),
        issuer: countryCode('PAYS', 'numeric'),
        issued: day('DATE_EMISSION', 'YYYYMMDD'),
        expires: day('DATE_EXPIRATION', 'YYYYMMDD'),
        mrz: text('BANDE_MRZ'),
        status: code('SITUATION', situationsPiece),
      },
      relations: { holder: { kind: 'one', column: 'NUM_FICHE' } },
    },
    Warrant: {
      table: 'MANDAT', key: 'NUM_MANDAT',
      fields: {
        ...fiche,
        purposes: constant(['WANTED_PERSONS'] as const),
        reference: searchedText('NUM_PARQUET', 'alnum'),
        offences: columns(['INFRACTION_1', 'INFRACTION_2', 'INFRACTION_3', 'INFRACTION_4'], (column) => codedText(column, 'UCR_OFFENSE', infractions)),
        authority: text('JURIDICTION'),
        issued: day('DATE_EMISSION', 'YYYYMMDD'),
        expires: day('DATE_EXPIRATION', 'YYYYMMDD'),
        extradition: flag('EXTRADITION', 'OUI', 'NON'),
        category: codedText('TYPE_MANDAT', 'NDEX_WARRANT_CATEGORY', typesMandat),
        status: code('SUITE', suites),
      },
      relations: { person: { kind: 'one', column: 'NUM_FICHE' } },
    },
    Vehicle: {
      table: 'VEHICULE', key: 'NUM_VEHICULE',
      fields: {
        ...fiche,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('CHASSIS', 'alnum'),
        plate: searchedText('IMMATRICULATION', 'alnum'),
        plateCountry: countryCode('PAYS_IMMAT', 'numeric'),
        make: searchedText('MARQUE', 'case'),
        model: text('MODELE'),
        year: number('ANNEE'),
        colour: text('COULEUR'),
        engineNumber: searchedText('MOTEUR', 'alnum'),
        status: code('SITUATION', situationsVehicule),
        stolenOn: day('VOL_DATE', 'YYYYMMDD'),
        stolenIn: place('VOL_LIEU', countryCode('VOL_PAYS', 'numeric')),
      },
      relations: { keeper: { kind: 'one', column: 'NUM_FICHE' } },
    },
    Firearm: {
      table: 'ARME', key: 'NUM_ARME',
      fields: {
        ...fiche,
        purposes: constant(['INVESTIGATION', 'FORENSICS'] as const),
        kind: codedText('GENRE', 'UCR_WEAPON', genresArme),
        make: searchedText('MARQUE', 'case'),
        model: text('MODELE'),
        calibre: text('CALIBRE'),
        serial: searchedText('MATRICULE', 'alnum'),
        countryOfManufacture: countryCode('PAYS_FABRICATION', 'numeric'),
        importMarks: list('MARQUES_IMPORT', separator),
        status: code('SITUATION', situationsArme),
        traceRequests: list('TRACAGE', separator, trace),
      },
      relations: { keeper: { kind: 'one', column: 'NUM_FICHE' } },
    },
    Seizure: {
      table: 'SAISIE', key: 'NUM_SAISIE',
      fields: {
        ...fiche,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('DATE_HEURE', 'datetime', timeZone),
        where: place('LIEU', countryCode('PAYS', 'numeric')),
        operation: searchedText('OPERATION', 'case'),
        items: children(scelles, scelle, nature.find),
      },
    },
    Arrest: {
      table: 'INTERPELLATION', key: 'NUM_INTERP',
      fields: {
        ...fiche,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('DATE_HEURE', 'datetime', timeZone),
        where: place('LIEU', countryCode('PAYS', 'numeric')),
        authority: text('SERVICE'),
        offences: codedList('FAITS', separator, 'UCR_OFFENSE', infractions),
        category: codedText('CADRE', 'UCR_ARREST_CATEGORY', cadres),
        operation: searchedText('OPERATION', 'case'),
      },
      relations: { person: { kind: 'one', column: 'NUM_FICHE' } },
    },
  },
});
