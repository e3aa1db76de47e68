import {
  birth, cell, children, code, coded, codedList, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts,
  nationality, number, place, searchedText, someNames, text,
  excludedList, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, Name, NativeRow, SeizedItem } from '../bureau/mapping/index.js';

const timeZone = 'Africa/Tunis';

/**
 * Offences by article; CHANGE (exchange control), CONTREB (smuggling) and PASSAGE (clandestine crossing) have no counterpart in
 * the UCR list.
 */
export const offences: Readonly<Record<string, string>> = {
  'CP-201': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP-205': 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'CP-260': 'ROBBERY',
  'CP-218': 'AGGRAVATED_ASSAULT', 'CP-261': 'BURGLARY-BREAKING_ENTERING', 'CP-264-V': 'MOTOR_VEHICLE_THEFT',
  'L92-52': 'DRUG-NARCOTIC_VIOLATIONS', 'L69-33': 'WEAPON_LAW_VIOLATIONS', 'CP-172': 'COUNTERFEIT-FORGERY',
  'CP-291': 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 'L2016-61': 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  'L2015-26-92': 'MONEY_LAUNDERING', 'L96-63': 'EXPLOSIVES', 'CP-267': 'STOLEN_PROPERTY_OFFENSES', 'CP-237': 'KIDNAPPING-ABDUCTION',
};

/** Products seized, by category: drugs; `NEFFA` (snuff) has no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  COCAINE: 'COCAINE', HEROINE: 'HEROIN', CANNABIS: 'MARIJUANA', ZATLA: 'HASHISH', AMPHETAMINE: 'AMPHETAMINES-METHAMPHETAMINES',
  ECSTASY: 'OTHER_STIMULANTS', OPIUM: 'OPIUM', AUTRE: 'OTHER_DRUGS',
};
/** Weapons seized: there is no register of firearms. */
export const weapons: Readonly<Record<string, string>> = {
  PISTOLET: 'HANDGUN', 'PISTOLET-MITR': 'HANDGUN-AUTOMATIC', CARABINE: 'RIFLE', KALACHNIKOV: 'RIFLE-AUTOMATIC', 'FUSIL-CHASSE': 'SHOTGUN',
  'AUTRE-ARME': 'OTHER_FIREARM',
};
/** Explosives seized, to the numbers of ATF. */
export const explosives: Readonly<Record<string, string>> = {
  TNT: '26', AMMONITRATE: '21', DYNAMITE: '10', RDX: '22', PENTHRITE: '19', C4: '6', 'POUDRE-NOIRE': '2', MUNITION: '17',
  'AUTRE-EXPL': '27',
};

export const motives = {
  RECHERCHE: 'WANTED', SUSPECT: 'SUSPECT', CONDAMNE: 'CONVICTED', DISPARU: 'MISSING', VICTIME: 'VICTIM', S17: 'FOREIGN_TERRORIST_FIGHTER',
  INCONNU: 'UNIDENTIFIED',
} as const;
/** ذكر, أنثى, غير معروف. */
export const sexes = { 'ذ': 'MALE', 'أ': 'FEMALE', 'غ': 'NOT_KNOWN', '-': 'NOT_APPLICABLE' } as const;
export const precautions = {
  ARME: 'ARMED', VIOLENT: 'VIOLENT', FUITE: 'ESCAPE_RISK', SUICIDE: 'SUICIDAL', EXPLOSIF: 'EXPLOSIVES', CONTAGION: 'CONTAGIOUS',
  DANGER: 'DANGEROUS',
} as const;
export const nameKinds = { SURNOM: 'ALIAS', ETAT_CIVIL: 'BIRTH', MRZ: 'MRZ' } as const;
export const documentTypes = {
  PASSEPORT: 'PASSPORT', PASSEPORT_SPECIAL: 'OFFICIAL_PASSPORT', CIN: 'IDENTITY_CARD', CARTE_SEJOUR: 'RESIDENCE_PERMIT', VISA: 'VISA',
  TITRE_VOYAGE: 'REFUGEE_DOCUMENT', AUTRE: 'OTHER',
} as const;
export const documentSituations = {
  EN_COURS: 'VALID', VOLE: 'STOLEN', PERDU: 'LOST', VIERGE_VOLE: 'STOLEN_BLANK', RETIRE: 'REVOKED', FALSIFIE: 'COUNTERFEIT',
} as const;
export const vehicleSituations = {
  IMMATRICULE: 'REGISTERED', VOLE: 'STOLEN', RETROUVE: 'RECOVERED', RECHERCHE: 'WANTED', SAISI: 'SEIZED',
} as const;
export const warrantOutcomes = {
  EN_VIGUEUR: 'ACTIVE', EN_SOMMEIL: 'INACTIVE', ECROU: 'LODGED', CESSATION: 'RECALLED', RETOURNE: 'RETURNED', EXECUTE: 'SERVED',
  SURSIS: 'STAYED', INCONNUE: 'UNKNOWN',
} as const;
/** منشور تفتيش is a notice that has no counterpart. */
export const warrantKinds: Readonly<Record<string, string>> = {
  'بطاقة جلب': 'ARREST_WARRANT', 'بطاقة إيداع': 'FELONY_ARREST', 'بطاقة إحضار': 'MISDEMEANOR_ARREST', 'مضمون حكم': 'CAPIAS',
};
export const arrestModes: Readonly<Record<string, string>> = {
  'تلبس': 'ON-VIEW_ARREST', 'استدعاء': 'SUMMONED-CITED', 'احتفاظ': 'TAKEN_INTO_CUSTODY',
};
/** عادي, محدود, سري. */
export const degrees = { 'ع': 'OFFICIAL', 'م': 'RESTRICTED', 'س': 'CONFIDENTIAL' } as const;
export const states = { V: 'ACTIVE', S: 'SUSPENDED', C: 'CLOSED' } as const;
export const categories = {
  STUPEFIANT: 'DRUG', DEVISE: 'CURRENCY', ARME: 'FIREARM', MUNITION: 'AMMUNITION', EXPLOSIF: 'EXPLOSIVE', GRENADE: 'GRENADE',
  DOCUMENT: 'DOCUMENT', VEHICULE: 'VEHICLE', DIVERS: 'OTHER',
} as const;
/** Units, to UN/ECE Recommendation 20; currencies have a column of their own. */
export const units: Readonly<Record<string, string>> = { KG: 'KGM', G: 'GRM', L: 'LTR', U: 'C62' };

/** The Arabic semicolon parts conditions. */
export const conditionSeparator = '؛';
export const offenceColumns = ['infraction_1', 'infraction_2', 'infraction_3'] as const;
export const markColumns = ['signe_1', 'signe_2', 'signe_3'] as const;

/** What every card has. Sources and information are not evaluated, and there is no handling code. */
const card = {
  updatedAt: instant('date_maj', 'datetime', timeZone),
  validUntil: instant('date_fin_validite', 'YYYY-MM-DD', timeZone),
  reviewDate: day('date_reexamen', 'YYYY-MM-DD'),
  confidentiality: code('degre', degrees),
  recordStatus: code('etat_fiche', states),
  restrictions: list('conditions', conditionSeparator),
  audience: excludedList('pays_exclus', ' ', 'alpha-2'),
} as const;

const otherNames: Child = {
  table: 'individu_autre_nom', foreignKey: 'id_individu', columns: ['nature', 'nom', 'prenom', 'filiation', 'langue'], orderBy: 'rang',
};
const order = 'given-patronymic-family';

/** The name in Arabic and, beside it, in Latin letters; then what else the person is called. */
function names(row: NativeRow, others: readonly NativeRow[] = []): readonly Name[] {
  const arabic = nameFromParts({ given: row['prenom_ar'], patronymic: row['filiation_ar'], family: row['nom_ar'] }, order,
    { language: 'ara' });
  const latin = nameFromParts({ given: row['prenom_lat'], patronymic: row['filiation_lat'], family: row['nom_lat'] }, order, {
    language: arabic && 'ara', transliterationOf: arabic?.full ?? null,
  });
  return someNames(arabic, latin, ...others.map((other) =>
    nameFromParts({ given: other['prenom'], patronymic: other['filiation'], family: other['nom'] }, order, {
      kind: nameKinds[cell(other, 'nature') as keyof typeof nameKinds] ?? null,
      language: cell(other, 'langue'),
    })));
}

const births = ['date_naissance', 'date_naissance_bis'].map((column) => birth(column, 'YYYY-MM-DD'));
const nationalities = ['nationalite', 'nationalite_bis'].map((column) => nationality(column, 'alpha-2'));
const committed = offenceColumns.map((column) => codedText(column, 'UCR_OFFENSE', offences));

const objects: Child = {
  table: 'saisie_objet', foreignKey: 'id_saisie', orderBy: 'rang',
  columns: ['categorie', 'produit', 'designation', 'quantite', 'unite_mesure', 'monnaie', 'authentique', 'numero', 'pays_origine'],
};
const category = code('categorie', categories);
const quantity = number('quantite');
const counterfeit = flag('authentique', 'N', 'O');
const origin = countryCode('pays_origine', 'alpha-2');
const item = (row: NativeRow): SeizedItem => {
  const kind = category.read(row, {});
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['produit'], 'UCR_DRUG', drugs)
      : kind === 'FIREARM' ? coded(row['produit'], 'UCR_WEAPON', weapons) : coded(row['produit'], 'ATF_EXPLOSIVE', explosives),
    description: cell(row, 'designation'),
    quantity: quantity.read(row, {}),
    unit: cell(row, 'monnaie') ?? units[cell(row, 'unite_mesure') ?? ''] ?? null,
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'numero'),
    origin: origin.read(row, {}),
  };
};

/** Secret cards are for investigators; a card names the countries it is kept from. Cards have no handling code. */
const rules = ownerRules(['country', 'role'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ role: ['ANALYST'] }], then: 'MASKED' },
]);

/**
 * Tunisia (invented): the central file of wanted persons and objects. There is no register of firearms; engine numbers
 * are noted but not searched, nor are the offences of a warrant.
 */
export const bureau = country({
  country: 'TN',
  name: 'Tunisia',
  timeZone,
  contact: { bureau: 'المكتب المركزي الوطني تونس (BCN Tunis)', telephone: '+216 71 555 140', email: 'bcn@surete.example' },
  rules,
  registers: {
    Person: {
      table: 'individu',
      key: 'id_individu',
      fields: {
        ...card,
        purposes: constant(['WANTED_PERSONS', 'BORDER_CONTROL'] as const),
        actionToTake: text('conduite_a_tenir'),
        warnings: list('precautions', ',', (part) => precautions[part as keyof typeof precautions] ?? null),
        category: code('motif_fiche', motives),
        names: {
          columns: ['nom_ar', 'prenom_ar', 'filiation_ar', 'nom_lat', 'prenom_lat', 'filiation_lat'],
          children: { otherNames },
          read: (row, rows) => names(row, rows['otherNames']),
          find: {
            by: 'any',
            of: [
              { by: 'name', columns: ['prenom_ar', 'filiation_ar', 'nom_ar'] },
              { by: 'name', columns: ['prenom_lat', 'filiation_lat', 'nom_lat'] },
              { by: 'child', child: otherNames, finder: { by: 'name', columns: ['prenom', 'filiation', 'nom'] } },
            ],
          },
        },
        sex: code('sexe', sexes),
        births: {
          columns: births.flatMap(({ columns }) => columns),
          read: (row) => births.flatMap((each) => each.read(row, {}) ?? []),
          find: { by: 'any', of: births.flatMap(({ find }) => find ?? []) },
        },
        placeOfBirth: place('lieu_naissance', countryCode('pays_naissance', 'alpha-2')),
        nationalities: {
          columns: nationalities.flatMap(({ columns }) => columns),
          read: (row) => nationalities.flatMap((each) => each.read(row, {}) ?? []),
          find: { by: 'any', of: nationalities.flatMap(({ find }) => find ?? []) },
        },
        descriptors: {
          columns: ['taille', 'poids', 'yeux', 'cheveux', ...markColumns],
          read: (row) => ({
            heightCm: number('taille').read(row, {}),
            weightKg: number('poids').read(row, {}),
            eyeColour: cell(row, 'yeux'),
            hairColour: cell(row, 'cheveux'),
            marks: markColumns.map((column) => cell(row, column)).filter((mark) => mark !== null),
          }),
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'id_individu' },
        warrants: { kind: 'many', foreignKey: 'id_individu' },
        arrests: { kind: 'many', foreignKey: 'id_individu' },
        vehicles: { kind: 'many', foreignKey: 'id_detenteur' },
      },
    },
    TravelDocument: {
      table: 'document_voyage',
      key: 'id_document',
      fields: {
        ...card,
        type: code('nature', documentTypes),
        number: searchedText('numero', 'alnum'),
        issuer: countryCode('pays_emission', 'alpha-2'),
        issued: day('date_delivrance', 'YYYY-MM-DD'),
        expires: day('date_expiration', 'YYYY-MM-DD'),
        mrz: text('zone_lecture'),
        status: code('situation', documentSituations),
      },
      relations: { holder: { kind: 'one', column: 'id_individu' } },
    },
    Vehicle: {
      table: 'vehicule',
      key: 'id_vehicule',
      fields: {
        ...card,
        vin: searchedText('num_chassis', 'alnum'),
        plate: searchedText('immatriculation', 'alnum'),
        plateCountry: countryCode('pays_immat', 'alpha-2'),
        make: searchedText('marque', 'case'),
        model: text('type_commercial'),
        year: number('annee'),
        colour: text('couleur'),
        engineNumber: text('num_moteur'),
        status: code('situation', vehicleSituations),
        stolenOn: day('vol_date', 'YYYY-MM-DD'),
        stolenIn: place('vol_lieu', countryCode('vol_pays', 'alpha-2')),
      },
      relations: { keeper: { kind: 'one', column: 'id_detenteur' } },
    },
    Warrant: {
      table: 'avis_recherche',
      key: 'id_avis',
      fields: {
        ...card,
        reference: searchedText('num_avis', 'alnum'),
        offences: codedList('infractions', ';', 'UCR_OFFENSE', offences),
        authority: text('tribunal'),
        issued: day('date_emission', 'YYYY-MM-DD'),
        expires: day('date_expiration', 'YYYY-MM-DD'),
        extradition: flag('extradition', 'نعم', 'لا'),
        category: codedText('nature', 'NDEX_WARRANT_CATEGORY', warrantKinds),
        status: code('suite', warrantOutcomes),
      },
      relations: { person: { kind: 'one', column: 'id_individu' } },
    },
    Arrest: {
      table: 'interpellation',
      key: 'id_interpellation',
      fields: {
        ...card,
        when: instant('date_heure', 'datetime', timeZone),
        where: place('lieu', countryCode('pays', 'alpha-2')),
        authority: text('unite'),
        offences: {
          columns: offenceColumns,
          read: (row) => committed.flatMap((each) => each.read(row, {}) ?? []),
          find: { by: 'any', of: committed.flatMap(({ find }) => find ?? []) },
        },
        category: codedText('mode', 'UCR_ARREST_CATEGORY', arrestModes),
        operation: searchedText('operation', 'case'),
      },
      relations: { person: { kind: 'one', column: 'id_individu' } },
    },
    Seizure: {
      table: 'saisie',
      key: 'id_saisie',
      fields: {
        ...card,
        when: instant('date_heure', 'datetime', timeZone),
        where: place('lieu', countryCode('pays', 'alpha-2')),
        operation: searchedText('operation', 'case'),
        items: children(objects, item, category.find),
      },
    },
  },
});
