import { isCountryCode } from '../../schema/country-codes.js';
import {
  cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, number, place,
  readPartialDate, searchedText, someNames, text,
  ownerRules,
} from '../bureau/mapping/index.js';
import type { Cell, Child, CodedText, ColumnRef, NativeRow, Reading, SeizedItem, Warning } from '../bureau/mapping/index.js';

const timeZone = 'Africa/Lome';

export const diffusions = { 0: 'OFFICIAL', 1: 'RESTRICTED', 2: 'CONFIDENTIAL' } as const;
export const etats = { actif: 'ACTIVE', suspendu: 'SUSPENDED', clos: 'CLOSED' } as const;
export const objets = {
  'à arrêter': 'WANTED', 'mis en cause': 'SUSPECT', 'condamné': 'CONVICTED', 'disparu': 'MISSING', 'victime': 'VICTIM', 'combattant étranger': 'FOREIGN_TERRORIST_FIGHTER',
  'inconnu': 'UNIDENTIFIED',
} as const;
export const sexes = { H: 'MALE', F: 'FEMALE', '?': 'NOT_KNOWN', '-': 'NOT_APPLICABLE' } as const;
export const precautions = {
  'armé': 'ARMED', 'violent': 'VIOLENT', 'risque de fuite': 'ESCAPE_RISK', 'suicidaire': 'SUICIDAL', 'explosifs': 'EXPLOSIVES', 'contagieux': 'CONTAGIOUS',
  'dangereux': 'DANGEROUS',
} as const;
export const documents = {
  'passeport': 'PASSPORT', 'passeport de service': 'OFFICIAL_PASSPORT', 'carte nationale': 'IDENTITY_CARD', 'carte de séjour': 'RESIDENCE_PERMIT', 'visa': 'VISA',
  'titre de réfugié': 'REFUGEE_DOCUMENT', 'autre': 'OTHER',
} as const;
export const situationsDocument = {
  'en règle': 'VALID', 'volé': 'STOLEN', 'perdu': 'LOST', 'volé vierge': 'STOLEN_BLANK', 'annulé': 'REVOKED', 'faux': 'COUNTERFEIT',
} as const;
export const situationsVehicule = {
  'immatriculé': 'REGISTERED', 'volé': 'STOLEN', 'retrouvé': 'RECOVERED', 'recherché': 'WANTED', 'en fourrière': 'SEIZED', 'saisi': 'SEIZED',
} as const;
export const mandats: Readonly<Record<string, string>> = {
  'mandat d’arrêt': 'ARREST_WARRANT', 'mandat de dépôt': 'FELONY_ARREST', 'mandat de comparution': 'MISDEMEANOR_ARREST', 'mandat d’amener': 'CAPIAS',
};
export const suites = {
  'à exécuter': 'ACTIVE', 'en sommeil': 'INACTIVE', 'notifié en détention': 'LODGED', 'levé': 'RECALLED', 'retourné': 'RETURNED', 'exécuté': 'SERVED',
  'sursis': 'STAYED', 'inconnue': 'UNKNOWN',
} as const;
export const modes: Readonly<Record<string, string>> = { 'flagrance': 'ON-VIEW_ARREST', 'convocation': 'SUMMONED-CITED', 'garde à vue': 'TAKEN_INTO_CUSTODY' };
export const categories = {
  drogue: 'DRUG', argent: 'CURRENCY', arme: 'FIREARM', munitions: 'AMMUNITION', explosif: 'EXPLOSIVE', grenade: 'GRENADE', papiers: 'DOCUMENT',
  'véhicule': 'VEHICLE', divers: 'OTHER',
} as const;
export const drogues: Readonly<Record<string, string>> = {
  'cocaïne': 'COCAINE', 'crack': 'CRACK_COCAINE', 'héroïne': 'HEROIN', 'cannabis': 'MARIJUANA', 'haschich': 'HASHISH', 'amphétamines': 'AMPHETAMINES-METHAMPHETAMINES',
  'opium': 'OPIUM', 'morphine': 'MORPHINE', 'lsd': 'LSD', 'barbituriques': 'BARBITURATES', 'dépresseurs': 'OTHER_DEPRESSANTS', 'stimulants': 'OTHER_STIMULANTS',
  'autres drogues': 'OTHER_DRUGS', 'indéterminée': 'UNKNOWN_DRUG_TYPE',
};
/** Arms seized; there is no register of firearms. */
export const armes: Readonly<Record<string, string>> = {
  'pistolet': 'HANDGUN', 'revolver': 'HANDGUN', 'pistolet automatique': 'HANDGUN-AUTOMATIC', 'carabine': 'RIFLE', 'fusil d’assaut': 'RIFLE-AUTOMATIC',
  'fusil de chasse': 'SHOTGUN', 'fusil artisanal': 'OTHER_FIREARM', 'mitrailleuse': 'OTHER_FIREARM-AUTOMATIC', 'arme à feu': 'FIREARM-TYPE_NOT_STATED',
};
export const explosifs: Readonly<Record<string, string>> = { dynamite: '10', nitrate: '21', 'poudre noire': '2', plastic: '6', trotyl: '26', autre: '27' };
/** Units of what was taken, to UN/ECE Recommendation 20. */
export const unites: Readonly<Record<string, string>> = { kg: 'KGM', g: 'GRM', l: 'LTR', ml: 'MLT', p: 'C62' };
/** The national list of offences. 612 (illicit trade in fuel) and 340 (sorcery) have no counterpart in the UCR list. */
export const infractions: Readonly<Record<string, string>> = {
  101: 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 210: 'ROBBERY', 120: 'AGGRAVATED_ASSAULT', 214: 'BURGLARY-BREAKING_ENTERING', 218: 'MOTOR_VEHICLE_THEFT',
  501: 'DRUG-NARCOTIC_VIOLATIONS', 502: 'DRUG-NARCOTIC_VIOLATIONS', 530: 'WEAPON_LAW_VIOLATIONS', 405: 'COUNTERFEIT-FORGERY',
  230: 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 160: 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 420: 'MONEY_LAUNDERING', 535: 'EXPLOSIVES',
  240: 'STOLEN_PROPERTY_OFFENSES', 150: 'KIDNAPPING-ABDUCTION',
};

/** A JSON column; one that is no JSON is a defect and reads as nothing. */
function json(cell: Cell | undefined): unknown {
  try {
    return JSON.parse(String(cell ?? 'null'));
  } catch {
    return null;
  }
}
const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
const numberOf = (value: unknown): number | null => (typeof value === 'number' ? value : null);
const textsOf = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(textOf).filter((item) => item !== null) : []);

/**
 * What every record has. Neither sources nor information are evaluated, and no day of review is set. By law nothing is
 * to be passed on without leave, so the handling code is H2 for all.
 */
const tenue = {
  updatedAt: instant('maj', 'epoch-ms', timeZone),
  validUntil: instant('fin', 'epoch-ms', timeZone),
  confidentiality: code('diffusion', diffusions),
  handlingCode: constant('H2' as const),
  recordStatus: code('etat', etats),
  restrictions: list('consignes', '\n'),
  audience: {
    columns: ['refus'],
    read: (row: NativeRow) => {
      const denied = textsOf(json(row['refus'])).filter(isCountryCode);
      return denied.length === 0 ? null : { allowed: null, denied };
    },
    // A JSON list: a code stands between its quotation marks.
    find: { by: 'listed', column: 'refus', separator: null, natives: (alpha2: string) => [`"${alpha2}"`] },
  },
} as const;

/** Two columns of one kind, the second for what is known besides. */
function both<T>(column: ColumnRef, reading: (column: ColumnRef) => Reading<T>): Reading<readonly T[]> {
  const two = [reading(column), reading(`${column}_bis`)];
  return {
    columns: two.flatMap(({ columns }) => columns),
    read: (row) => two.map(({ read }) => read(row, {})).filter((value): value is T & {} => value !== null),
    find: { by: 'any', of: two.map(({ find }) => find!) },
  };
}

const chefs = (of: 'mandat' | 'intervention'): Reading<readonly CodedText[]> =>
  codedChildren({ table: 'chef', foreignKey: of, columns: ['infraction'], orderBy: 'id' }, 'infraction', 'UCR_OFFENSE', infractions);

const prises: Child = {
  table: 'prise', foreignKey: 'intervention', columns: ['categorie', 'espece', 'libelle', 'quantite', 'unite', 'faux', 'numero', 'origine'], orderBy: 'id',
};
const categorie = code('categorie', categories);
const quantite = number('quantite');
const faux = flag('faux', 1, 0);
const origine = countryCode('origine', 'alpha-2');

function prise(row: NativeRow): SeizedItem {
  const kind = categorie.read(row, {});
  const unite = cell(row, 'unite');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['espece'], 'UCR_DRUG', drogues) : kind === 'FIREARM' ? coded(row['espece'], 'UCR_WEAPON', armes)
      : kind === 'EXPLOSIVE' ? coded(row['espece'], 'ATF_EXPLOSIVE', explosifs) : null,
    description: cell(row, 'libelle'),
    quantity: quantite.read(row, {}),
    unit: unite === null ? null : unites[unite] ?? unite,
    counterfeit: faux.read(row, {}),
    identifier: cell(row, 'numero'),
    origin: origine.read(row, {}),
  };
}

/** Sheets that are not for everybody are for investigators; a sheet names the countries it is refused to. */
const rules = ownerRules(['country', 'role'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['TG'] }, { role: ['ANALYST'] }], then: 'MASKED' },
  { rule: 'confidentiality', of: ['RESTRICTED'], only: [{ role: ['ANALYST', 'OFFICER'] }], then: 'MASKED' },
]);

/** Togo (invented): one register of all numbered things, lists in JSON. No register of firearms; engine numbers are kept but not searched by. */
export const bureau = country({
  country: 'TG',
  name: 'Togo',
  timeZone,
  contact: { bureau: 'BCN Lomé, Division de la coopération policière', telephone: '+228 22 00 01 90', email: 'bcn.lome@cooperation.example' },
  rules,
  registers: {
    Person: {
      table: 'personne', key: 'id',
      fields: {
        ...tenue,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        category: code('objet', objets),
        names: {
          columns: ['nom', 'prenoms', 'alias'],
          read: (row) => {
            const alias = json(row['alias']);
            const pairs = (Array.isArray(alias) ? alias : []).filter((pair): pair is readonly unknown[] => Array.isArray(pair));
            return someNames(
              nameFromParts({ family: row['nom'], given: row['prenoms'] }, 'given-family'),
              ...pairs.map(([family, given]) => nameFromParts({ family: textOf(family), given: textOf(given) }, 'given-family', { kind: 'ALIAS' })),
            );
          },
          find: { by: 'name', columns: ['prenoms', 'nom', 'alias'] },
        },
        sex: code('sexe', sexes),
        births: both('naissance', (column) => ({
          columns: [column], read: (row) => readPartialDate(row[column], 'YYYY-MM-DD'), find: { by: 'date', column, format: 'YYYY-MM-DD' },
        })),
        placeOfBirth: place('lieu', countryCode('lieu_pays', 'alpha-2')),
        nationalities: both('nationalite', (column) => countryCode(column, 'alpha-2')),
        descriptors: {
          columns: ['signalement'],
          read: (row) => {
            const known = (json(row['signalement']) ?? {}) as Readonly<Record<string, unknown>>;
            return {
              heightCm: numberOf(known['taille']), weightKg: numberOf(known['poids']), eyeColour: textOf(known['yeux']), hairColour: textOf(known['cheveux']),
              marks: textsOf(known['signes']),
            };
          },
        },
        actionToTake: text('conduite'),
        warnings: {
          columns: ['precautions'],
          read: (row) => textsOf(json(row['precautions']))
            .map((word): Warning | null => precautions[word as keyof typeof precautions] ?? null).filter((warning) => warning !== null),
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'personne' },
        warrants: { kind: 'many', foreignKey: 'personne' },
        arrests: { kind: 'many', foreignKey: 'personne' },
        vehicles: { kind: 'many', foreignKey: 'personne' },
      },
    },
    TravelDocument: {
      table: 'registre', key: 'id', where: { nature: 'document' },
      fields: {
        ...tenue,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('sous_nature', documents),
        number: searchedText('numero', 'alnum'),
        issuer: countryCode('pays', 'alpha-2'),
        issued: day('du', 'epoch-ms'),
        expires: day('au', 'epoch-ms'),
        mrz: text('bande'),
        status: code('situation', situationsDocument),
      },
      relations: { holder: { kind: 'one', column: 'personne' } },
    },
    Warrant: {
      table: 'mandat', key: 'id',
      fields: {
        ...tenue,
        purposes: constant(['WANTED_PERSONS'] as const),
        reference: searchedText('numero', 'alnum'),
        offences: chefs('mandat'),
        authority: text('tribunal'),
        issued: day('du', 'epoch-ms'),
        expires: day('au', 'epoch-ms'),
        extradition: flag('extradition', 1, 0),
        category: codedText('genre', 'NDEX_WARRANT_CATEGORY', mandats),
        status: code('suite', suites),
      },
      relations: { person: { kind: 'one', column: 'personne' } },
    },
    Vehicle: {
      table: 'registre', key: 'id', where: { nature: 'vehicule' },
      fields: {
        ...tenue,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('chassis', 'alnum'),
        plate: searchedText('numero', 'alnum'),
        plateCountry: countryCode('pays', 'alpha-2'),
        make: searchedText('marque', 'case'),
        model: text('modele'),
        year: number('annee'),
        colour: text('couleur'),
        engineNumber: text('moteur'),
        status: code('situation', situationsVehicule),
        stolenOn: day('du', 'epoch-ms'),
        stolenIn: place('vol_lieu', countryCode('vol_pays', 'alpha-2')),
      },
      relations: { keeper: { kind: 'one', column: 'personne' } },
    },
    Seizure: {
      table: 'intervention', key: 'id', where: { nature: 'saisie' },
      fields: {
        ...tenue,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('instant', 'epoch-ms', timeZone),
        where: place('lieu', countryCode('pays', 'alpha-2')),
        operation: searchedText('operation', 'case'),
        items: children(prises, prise, categorie.find),
      },
    },
    Arrest: {
      table: 'intervention', key: 'id', where: { nature: 'arrestation' },
      fields: {
        ...tenue,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('instant', 'epoch-ms', timeZone),
        where: place('lieu', countryCode('pays', 'alpha-2')),
        authority: text('service'),
        offences: chefs('intervention'),
        category: codedText('mode', 'UCR_ARREST_CATEGORY', modes),
        operation: searchedText('operation', 'case'),
      },
      relations: { person: { kind: 'one', column: 'personne' } },
    },
  },
});
