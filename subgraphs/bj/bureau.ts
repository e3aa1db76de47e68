import {
  cell, children, code, coded, codedChildren, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, number, place, readDay,
  readPartialDate, searchedText, someNames, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, ColumnRef, Finder, Join, Name, NativeRow, Reading, SeizedItem, Warning } from '../bureau/mapping/index.js';

const timeZone = 'Africa/Porto-Novo';

export const secrets = { ORDINAIRE: 'OFFICIAL', RESERVE: 'RESTRICTED', SECRET: 'CONFIDENTIAL' } as const;
export const communications = { LIBRE: 'H0', 'PAS EN JUSTICE': 'H1', 'SUR ACCORD': 'H2', 'SOUS RESERVES': 'H3' } as const;
export const sources = { A: 'A', B: 'B', C: 'C', X: 'X' } as const;
export const vigueurs = { 'EN COURS': 'ACTIVE', SUSPENDU: 'SUSPENDED', CLASSE: 'CLOSED' } as const;
/** What the person is in the file. */
export const roles = {
  RECHERCHE: 'WANTED', 'MIS EN CAUSE': 'SUSPECT', CONDAMNE: 'CONVICTED', DISPARU: 'MISSING', 'PLAIGNANT VICTIME': 'VICTIM',
  'COMBATTANT ETRANGER': 'FOREIGN_TERRORIST_FIGHTER', 'NON IDENTIFIE': 'UNIDENTIFIED',
} as const;
export const sexes = { M: 'MALE', F: 'FEMALE', I: 'NOT_KNOWN', N: 'NOT_APPLICABLE' } as const;
export const mentions = {
  'PORTE UNE ARME': 'ARMED', VIOLENT: 'VIOLENT', 'S’EVADE': 'ESCAPE_RISK', 'TENTE DE SE TUER': 'SUICIDAL', 'A DES EXPLOSIFS': 'EXPLOSIVES',
  CONTAGIEUX: 'CONTAGIOUS', DANGEREUX: 'DANGEROUS',
} as const;
export const pieces = {
  PASSEPORT: 'PASSPORT', 'PASSEPORT DE SERVICE': 'OFFICIAL_PASSPORT', 'CARTE D’IDENTITE': 'IDENTITY_CARD', 'CARTE DE SEJOUR': 'RESIDENCE_PERMIT', VISA: 'VISA',
  'CARTE DE REFUGIE': 'REFUGEE_DOCUMENT', 'AUTRE PIECE': 'OTHER',
} as const;
export const etatsPiece = {
  VALABLE: 'VALID', VOLEE: 'STOLEN', PERDUE: 'LOST', 'VOLEE EN BLANC': 'STOLEN_BLANK', RETIREE: 'REVOKED', CONTREFAITE: 'COUNTERFEIT',
} as const;
export const etatsVehicule = {
  'EN CIRCULATION': 'REGISTERED', VOLE: 'STOLEN', RETROUVE: 'RECOVERED', RECHERCHE: 'WANTED', SAISI: 'SEIZED', 'RETENU AU PORT': 'SEIZED',
} as const;
export const etatsArme = {
  AUTORISEE: 'REGISTERED', VOLEE: 'STOLEN', PERDUE: 'LOST', SAISIE: 'SEIZED', 'DE TRAFIC': 'TRAFFICKED', DETRUITE: 'DESTROYED',
} as const;
export const armes: Readonly<Record<string, string>> = {
  PISTOLET: 'HANDGUN', REVOLVER: 'HANDGUN', 'PISTOLET MITRAILLEUR': 'HANDGUN-AUTOMATIC', CARABINE: 'RIFLE', 'FUSIL MITRAILLEUR': 'RIFLE-AUTOMATIC',
  'FUSIL A CARTOUCHES': 'SHOTGUN', 'FABRICATION LOCALE': 'OTHER_FIREARM', MITRAILLEUSE: 'OTHER_FIREARM-AUTOMATIC', 'ARME A FEU': 'FIREARM-TYPE_NOT_STATED',
};
export const produits: Readonly<Record<string, string>> = {
  COCAINE: 'COCAINE', CRACK: 'CRACK_COCAINE', HEROINE: 'HEROIN', 'CHANVRE INDIEN': 'MARIJUANA', HASCHICH: 'HASHISH', AMPHETAMINES: 'AMPHETAMINES-METHAMPHETAMINES',
  OPIUM: 'OPIUM', MORPHINE: 'MORPHINE', LSD: 'LSD', SEDATIFS: 'OTHER_DEPRESSANTS', STIMULANTS: 'OTHER_STIMULANTS', 'FAUX MEDICAMENTS': 'OTHER_DRUGS',
  'A ANALYSER': 'UNKNOWN_DRUG_TYPE',
};
export const explosifs: Readonly<Record<string, string>> = { DYNAMITE: '10', NITRATE: '21', POUDRE: '2', PLASTIC: '6', TNT: '26', 'AUTRE EXPLOSIF': '27' };
export const cadres: Readonly<Record<string, string>> = { FLAGRANCE: 'ON-VIEW_ARREST', CONVOCATION: 'SUMMONED-CITED', 'GARDE A VUE': 'TAKEN_INTO_CUSTODY' };
export const natures = {
  STUPEFIANT: 'DRUG', ESPECES: 'CURRENCY', ARME: 'FIREARM', MUNITION: 'AMMUNITION', EXPLOSIF: 'EXPLOSIVE', GRENADE: 'GRENADE', PIECE: 'DOCUMENT',
  VEHICULE: 'VEHICLE', AUTRE: 'OTHER',
} as const;
/** Measures of what was seized, to UN/ECE Recommendation 20. */
export const mesures: Readonly<Record<string, string>> = { KG: 'KGM', G: 'GRM', L: 'LTR', PIECE: 'C62' };
/** Offences in words. TRAFIC D’ESSENCE (fuel, `kpayo`) and CHARLATANISME have no counterpart in the UCR list. */
export const qualifications: Readonly<Record<string, string>> = {
  MEURTRE: 'MANSLAUGHTER_NONNEGLIGENT-MURDER', ASSASSINAT: 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'VOL A MAIN ARMEE': 'ROBBERY', BRAQUAGE: 'ROBBERY',
  'COUPS ET BLESSURES': 'AGGRAVATED_ASSAULT', CAMBRIOLAGE: 'BURGLARY-BREAKING_ENTERING', 'VOL DE VEHICULE': 'MOTOR_VEHICLE_THEFT',
  'TRAFIC DE DROGUE': 'DRUG-NARCOTIC_VIOLATIONS', 'DETENTION D’ARME': 'WEAPON_LAW_VIOLATIONS', 'FAUX ET USAGE DE FAUX': 'COUNTERFEIT-FORGERY',
  ESCROQUERIE: 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'CYBER ESCROQUERIE': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME',
  'TRAITE DES PERSONNES': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', BLANCHIMENT: 'MONEY_LAUNDERING', 'DETENTION D’EXPLOSIFS': 'EXPLOSIVES',
  RECEL: 'STOLEN_PROPERTY_OFFENSES', ENLEVEMENT: 'KIDNAPPING-ABDUCTION',
};

const alpha3 = (column: ColumnRef): Reading<string> => countryCode(column, 'alpha-3');

/** What is noted on every part of a file. Information is not evaluated. */
const mentionsDeService = {
  updatedAt: instant('modifie', 'datetime', timeZone),
  validUntil: instant('caduc_le', 'DD/MM/YYYY', timeZone),
  reviewDate: day('a_revoir_le', 'DD/MM/YYYY'),
  confidentiality: code('secret', secrets),
  handlingCode: code('communication', communications),
  sourceEvaluation: code('source', sources),
  recordStatus: code('vigueur', vigueurs),
  restrictions: list('reserves', ' / '),
  audience: excludedList('exclus', ',', 'alpha-3'),
} as const;

const dits: Child = { table: 'implique_dit', foreignKey: 'implique', columns: ['nom', 'prenoms'], orderBy: 'ordre' };
const mentionsOf = (genre: 'SIGNE' | 'DANGER'): Child =>
  ({ table: 'implique_mention', foreignKey: 'implique', columns: ['mention'], where: { genre }, orderBy: 'ordre' });
const nommer = (row: NativeRow, kind: 'BIRTH' | 'ALIAS'): Name | null => nameFromParts({ family: row['nom'], given: row['prenoms'] }, 'family-given', { kind });
const byName: Finder = { by: 'name', columns: ['nom', 'prenoms'] };

/** What is established and what the person says; found in either. */
function either<T>(established: Reading<T>, said: Reading<T>): Reading<readonly T[]> {
  return {
    columns: [...established.columns, ...said.columns],
    read: (row) => [established.read(row, {}), said.read(row, {})].filter((value): value is T & {} => value !== null),
    find: { by: 'any', of: [established.find!, said.find!] },
  };
}
const birth = (column: ColumnRef): Reading<string> =>
  ({ columns: [column], read: (row) => readPartialDate(row[column], 'DD/MM/YYYY'), find: { by: 'date', column, format: 'DD/MM/YYYY' } });

const dossier: readonly Join[] = [{ table: 'dossier', as: 'dossier_', column: 'numero', equals: 'dossier' }];
const tracages: Child = { table: 'objet_tracage', foreignKey: 'objet', columns: ['demande_le', 'pays', 'reponse'], orderBy: 'ordre' };

const saisis: Child = {
  table: 'objet', foreignKey: 'acte', where: { versement: 'SAISI' }, orderBy: 'cote',
  columns: ['nature', 'genre', 'designation', 'numero', 'pays', 'quantite', 'mesure', 'contrefait'],
};
const nature = code('nature', natures);
const quantite = number('quantite');
const contrefait = flag('contrefait', 'O', 'N');

function saisi(row: NativeRow): SeizedItem {
  const kind = nature.read(row, {});
  const mesure = cell(row, 'mesure');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['genre'], 'UCR_DRUG', produits) : kind === 'FIREARM' ? coded(row['genre'], 'UCR_WEAPON', armes)
      : kind === 'EXPLOSIVE' ? coded(row['genre'], 'ATF_EXPLOSIVE', explosifs) : null,
    description: cell(row, 'designation'),
    quantity: quantite.read(row, {}),
    unit: mesure === null ? null : mesures[mesure] ?? mesure,
    counterfeit: contrefait.read(row, {}),
    identifier: cell(row, 'numero'),
    origin: alpha3('pays').read(row, {}),
  };
}

/** Secret sheets are for investigators; a sheet names the countries it is kept from. */
const rules = ownerRules(['country', 'role'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'MASKED' },
]);

/** Benin (invented): case files, with the persons, objects and acts that were put into each. Warrants are kept by the courts and not here. */
export const bureau = country({
  country: 'BJ',
  name: 'Benin',
  timeZone,
  contact: { bureau: 'BCN Cotonou, Bureau des dossiers internationaux', telephone: '+229 01 21 00 01 47', email: 'bcn.cotonou@dossiers.example' },
  rules,
  registers: {
    Person: {
      table: 'implique', key: 'id',
      fields: {
        ...mentionsDeService,
        purposes: constant(['WANTED_PERSONS', 'INVESTIGATION'] as const),
        category: code('role', roles),
        names: {
          columns: ['nom', 'prenoms'],
          children: { dits },
          read: (row, { dits: rows = [] }) => someNames(nommer(row, 'BIRTH'), ...rows.map((dit) => nommer(dit, 'ALIAS'))),
          find: { by: 'any', of: [byName, { by: 'child', child: dits, finder: byName }] },
        },
        sex: code('sexe', sexes),
        births: either(birth('ne_le'), birth('dit_ne_le')),
        placeOfBirth: place('ne_a', alpha3('ne_pays')),
        nationalities: either(alpha3('nationalite'), alpha3('dit_nationalite')),
        descriptors: {
          columns: ['taille_m', 'poids_kg', 'yeux', 'cheveux'],
          children: { signes: mentionsOf('SIGNE') },
          read: (row, { signes = [] }) => {
            const metres = number('taille_m').read(row, {});
            return {
              heightCm: metres === null ? null : Math.round(metres * 100), weightKg: number('poids_kg').read(row, {}), eyeColour: cell(row, 'yeux'),
              hairColour: cell(row, 'cheveux'), marks: signes.map((signe) => cell(signe, 'mention')).filter((signe) => signe !== null),
            };
          },
        },
        actionToTake: text('a_faire'),
        warnings: children<Warning>(mentionsOf('DANGER'), (row) => code('mention', mentions).read(row, {})),
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'implique' },
        arrests: { kind: 'many', foreignKey: 'implique' },
        vehicles: { kind: 'many', foreignKey: 'implique' },
        firearms: { kind: 'many', foreignKey: 'implique' },
      },
    },
    TravelDocument: {
      table: 'objet', key: 'cote', where: { versement: 'SIGNALE', nature: 'PIECE' },
      fields: {
        ...mentionsDeService,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL'] as const),
        type: code('genre', pieces),
        number: searchedText('numero', 'alnum'),
        issuer: alpha3('pays'),
        issued: day('delivre_le', 'DD/MM/YYYY'),
        expires: day('expire_le', 'DD/MM/YYYY'),
        mrz: text('bande'),
        status: code('etat', etatsPiece),
      },
      relations: { holder: { kind: 'one', column: 'implique' } },
    },
    Vehicle: {
      table: 'objet', key: 'cote', where: { versement: 'SIGNALE', nature: 'VEHICULE' },
      fields: {
        ...mentionsDeService,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL'] as const),
        vin: searchedText('chassis', 'alnum'),
        plate: searchedText('numero', 'alnum'),
        plateCountry: alpha3('pays'),
        make: searchedText('marque', 'case'),
        model: text('modele'),
        year: number('annee'),
        colour: text('couleur'),
        engineNumber: searchedText('moteur', 'alnum'),
        status: code('etat', etatsVehicule),
        stolenOn: day('vole_le', 'DD/MM/YYYY'),
        stolenIn: place('vole_a', alpha3('vole_pays')),
      },
      relations: { keeper: { kind: 'one', column: 'implique' } },
    },
    Firearm: {
      table: 'objet', key: 'cote', where: { versement: 'SIGNALE', nature: 'ARME' },
      fields: {
        ...mentionsDeService,
        purposes: constant(['INVESTIGATION', 'FORENSICS'] as const),
        kind: codedText('genre', 'UCR_WEAPON', armes),
        make: searchedText('marque', 'case'),
        model: text('modele'),
        calibre: searchedText('calibre', 'alnum'),
        serial: searchedText('numero', 'alnum'),
        countryOfManufacture: alpha3('pays'),
        importMarks: children({ table: 'objet_poincon', foreignKey: 'objet', columns: ['poincon'], orderBy: 'poincon' }, (row) => cell(row, 'poincon')),
        status: code('etat', etatsArme),
        traceRequests: children(tracages, (row) => ({
          on: readDay(row['demande_le'], 'DD/MM/YYYY'), to: alpha3('pays').read(row, {}), answer: cell(row, 'reponse'),
        })),
      },
      relations: { keeper: { kind: 'one', column: 'implique' } },
    },
    Seizure: {
      table: 'acte', key: 'cote', where: { nature: 'SAISIE' }, joins: dossier,
      fields: {
        ...mentionsDeService,
        purposes: constant(['INVESTIGATION', 'THREAT_ANALYSIS'] as const),
        when: instant('dresse_le', 'datetime', timeZone),
        where: place('lieu', alpha3('pays')),
        operation: searchedText('dossier_.operation', 'case'),
        items: children(saisis, saisi, nature.find),
      },
    },
    Arrest: {
      table: 'acte', key: 'cote', where: { nature: 'INTERPELLATION' }, joins: dossier,
      fields: {
        ...mentionsDeService,
        purposes: constant(['INVESTIGATION'] as const),
        when: instant('dresse_le', 'datetime', timeZone),
        where: place('lieu', alpha3('pays')),
        authority: text('unite'),
        offences: codedChildren(
          { table: 'acte_qualification', foreignKey: 'acte', columns: ['qualification'], orderBy: 'ordre' }, 'qualification', 'UCR_OFFENSE', qualifications,
        ),
        category: codedText('cadre', 'UCR_ARREST_CATEGORY', cadres),
        operation: searchedText('dossier_.operation', 'case'),
      },
      relations: { person: { kind: 'one', column: 'implique' } },
    },
  },
});
