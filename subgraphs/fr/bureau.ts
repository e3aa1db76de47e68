import {
  cell, children, code, codedChildren, codedText, constant, country, countryCode, coded, day, flag, instant, nameFromParts, number, place,
  readDay, readPartialDate, searchedText, text,
  type Child, type Finder, type Name, type NativeRow, type Reading, type SeizedItem, type Warning,
  excludedRows, ownerRules,
} from '../bureau/mapping/index.js';

const zone = 'Europe/Paris';

/** The French registers' codes, and what each reads as. Codes without a counterpart are left out on purpose. */
export const codes = {
  protection: { UO: 'OFFICIAL', DR: 'RESTRICTED', CD: 'CONFIDENTIAL' },
  traitement: { 0: 'H0', 1: 'H1', 2: 'H2', 3: 'H3' },
  source: { A: 'A', B: 'B', C: 'C', X: 'X' },
  info: { 1: 'ACCURATE', 2: 'KNOWN_TO_SOURCE', 3: 'CORROBORATED', 4: 'UNCONFIRMED' },
  etat: { A: 'ACTIVE', S: 'SUSPENDED', C: 'CLOSED' },
  motif: { RECH: 'WANTED', CAUS: 'SUSPECT', COND: 'CONVICTED', DISP: 'MISSING', VICT: 'VICTIM', TERR: 'FOREIGN_TERRORIST_FIGHTER', INCO: 'UNIDENTIFIED' },
  sexe: { H: 'MALE', F: 'FEMALE', I: 'NOT_KNOWN' },
  garde: { ARME: 'ARMED', VIOL: 'VIOLENT', EVAS: 'ESCAPE_RISK', SUIC: 'SUICIDAL', EXPL: 'EXPLOSIVES', CONT: 'CONTAGIOUS', DANG: 'DANGEROUS' },
  nature: {
    PAS: 'PASSPORT', PSE: 'OFFICIAL_PASSPORT', CNI: 'IDENTITY_CARD', TDS: 'RESIDENCE_PERMIT', VIS: 'VISA', TVR: 'REFUGEE_DOCUMENT', AUT: 'OTHER',
  },
  document: { VA: 'VALID', VO: 'STOLEN', PE: 'LOST', VV: 'STOLEN_BLANK', IN: 'REVOKED', CF: 'COUNTERFEIT' },
  vehicule: { RAS: 'REGISTERED', VOL: 'STOLEN', DECO: 'RECOVERED', SURV: 'WANTED', SAIS: 'SEIZED' },
  arme: { DECL: 'REGISTERED', VOL: 'STOLEN', PERD: 'LOST', SAIS: 'SEIZED', TRAF: 'TRAFFICKED', DETR: 'DESTROYED' },
  categorie: {
    PIST: 'HANDGUN', PIAU: 'HANDGUN-AUTOMATIC', FUSI: 'RIFLE', FUAS: 'RIFLE-AUTOMATIC', CHAS: 'SHOTGUN', DIVE: 'OTHER_FIREARM',
  },
  natinf: {
    104: 'MANSLAUGHTER_NONNEGLIGENT-MURDER', 311: 'ROBBERY', 222: 'AGGRAVATED_ASSAULT', 317: 'BURGLARY-BREAKING_ENTERING', 331: 'MOTOR_VEHICLE_THEFT',
    7990: 'DRUG-NARCOTIC_VIOLATIONS', 7991: 'DRUG-NARCOTIC_VIOLATIONS', 2317: 'WEAPON_LAW_VIOLATIONS', 441: 'COUNTERFEIT-FORGERY',
    313: 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', 225: 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 324: 'MONEY_LAUNDERING', 2353: 'EXPLOSIVES',
    321: 'STOLEN_PROPERTY_OFFENSES', 2241: 'KIDNAPPING-ABDUCTION',
  },
  mandat: { MA: 'ARREST_WARRANT', MC: 'FELONY_ARREST', MD: 'MISDEMEANOR_ARREST', MO: 'CAPIAS' },
  situationMandat: {
    DI: 'ACTIVE', EX: 'SERVED', RE: 'RECALLED', SU: 'INACTIVE', SR: 'STAYED', NO: 'LODGED', RV: 'RETURNED', IN: 'UNKNOWN',
  },
  cadre: { FLA: 'ON-VIEW_ARREST', CVC: 'SUMMONED-CITED', GAV: 'TAKEN_INTO_CUSTODY' },
  objet: {
    STUP: 'DRUG', DEVI: 'CURRENCY', ARME: 'FIREARM', MUNI: 'AMMUNITION', EXPL: 'EXPLOSIVE', GREN: 'GRENADE', DOCU: 'DOCUMENT', VEHI: 'VEHICLE', AUTR: 'OTHER',
  },
  stupefiant: { COCA: 'COCAINE', HERO: 'HEROIN', HERB: 'MARIJUANA', RESI: 'HASHISH', AMPH: 'AMPHETAMINES-METHAMPHETAMINES', DIVS: 'OTHER_DRUGS' },
  unite: { kg: 'KGM', g: 'GRM', l: 'LTR', u: 'C62' },
} as const;

const file = [{ table: 'fiche', as: 'fiche', column: 'id_fiche', equals: 'id_fiche' }] as const;

const exclusions: Child = { table: 'fiche_exclusion', foreignKey: 'id_fiche', parentKey: 'id_fiche', columns: ['pays'], orderBy: 'pays' };

const envelope = {
  updatedAt: instant('fiche.maj', 'datetime', zone),
  validUntil: instant('fiche.fin_validite', 'DD/MM/YYYY', zone),
  reviewDate: day('fiche.date_revision', 'YYYY-MM-DD'),
  confidentiality: code('fiche.protection', codes.protection),
  handlingCode: code('fiche.traitement', codes.traitement),
  sourceEvaluation: code('fiche.cotation_source', codes.source),
  informationEvaluation: code('fiche.cotation_info', codes.info),
  recordStatus: code('fiche.etat', codes.etat),
  restrictions: children({ table: 'fiche_restriction', foreignKey: 'id_fiche', parentKey: 'id_fiche', columns: ['libelle'], orderBy: 'libelle' }, (row) => cell(row, 'libelle')),
  audience: excludedRows(exclusions, 'pays', 'alpha-3'),
} as const;

const civil: Child = { table: 'identite', foreignKey: 'id_individu', columns: ['nom', 'prenoms'] };
const aliases: Child = { table: 'alias', foreignKey: 'id_individu', columns: ['nom', 'prenoms'], orderBy: 'id_alias' };
const byName: Finder = { by: 'name', columns: ['nom', 'prenoms'] };

const names: Reading<readonly Name[]> = {
  columns: [],
  children: { civil, aliases },
  read: (_row, { civil: principal = [], aliases: others = [] }) => {
    const name = (kind: Name['kind']) => (row: NativeRow): Name | null => nameFromParts({ given: row['prenoms'], family: row['nom'] }, 'given-family', { kind });
    return [...principal.map(name('BIRTH')), ...others.map(name('ALIAS'))].filter((found) => found !== null);
  },
  find: { by: 'any', of: [{ by: 'child', child: civil, finder: byName }, { by: 'child', child: aliases, finder: byName }] },
};

const births: Child = { table: 'naissance', foreignKey: 'id_individu', columns: ['date_naissance'], orderBy: 'rang' };
const nationalities: Child = { table: 'nationalite', foreignKey: 'id_individu', columns: ['pays'], orderBy: 'rang' };
const marks: Child = { table: 'signe_particulier', foreignKey: 'id_individu', columns: ['libelle'], orderBy: 'libelle' };
const sFile: Child = { table: 'fiche_s', foreignKey: 'id_individu', columns: ['numero', 'niveau', 'emise_le', 'service', 'instructions'] };
const readSFile = (row: NativeRow) => ({
  number: cell(row, 'numero'), level: cell(row, 'niveau'), issuedOn: readDay(row['emise_le'], 'DD/MM/YYYY'), service: cell(row, 'service'),
  instructions: cell(row, 'instructions'),
});
const units: Readonly<Record<string, string>> = codes.unite;

/** The code of a seized thing is of the drugs or of the arms, as the thing is. */
function seizedItem(row: NativeRow): SeizedItem {
  const kind = code('nature', codes.objet).read(row, {});
  return {
    kind,
    code: kind === 'FIREARM' ? coded(row['produit'], 'UCR_WEAPON', codes.categorie) : kind === 'DRUG' ? coded(row['produit'], 'UCR_DRUG', codes.stupefiant) : null,
    description: cell(row, 'designation'),
    quantity: number('quantite').read(row, {}),
    unit: kind === 'CURRENCY' ? cell(row, 'unite') : (units[cell(row, 'unite') ?? ''] ?? null),
    counterfeit: flag('contrefait', true, false).read(row, {}),
    identifier: cell(row, 'numero'),
    origin: countryCode('pays_origine', 'alpha-3').read(row, {}),
  };
}

const items: Child = {
  table: 'objet_saisi', foreignKey: 'id_saisie', orderBy: 'rang',
  columns: ['nature', 'produit', 'designation', 'quantite', 'unite', 'contrefait', 'numero', 'pays_origine'],
};

/**
 * A file names the countries it is kept from, which are not to learn of it. Files of confidential defence are for investigators; who is not one is told that there
 * is something. Fiches S are not given to the systems of partners.
 */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', then: 'MASKED' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['FR'] }, { role: ['ANALYST'] }], then: 'WITHHELD' },
  {
    rule: 'confidentiality', on: ['Person'], fields: ['frFicheS'], of: ['OFFICIAL', 'RESTRICTED', 'CONFIDENTIAL'],
    only: [{ country: ['FR'] }, { role: ['ANALYST', 'OFFICER'] }], then: 'MASKED',
  },
  { rule: 'handling-bound', then: 'WITHHELD' },
]);

/** France: the file of wanted persons, the file of objects and vehicles, and those of procedures. */
export const bureau = country({
  country: 'FR',
  name: 'France',
  timeZone: zone,
  contact: { bureau: 'BCN Paris, Direction nationale de la police judiciaire', telephone: '+33 1 99 00 00 01', email: 'bcn.paris@example.fr' },
  rules,
  registers: {
    Person: {
      table: 'individu', key: 'id_individu', joins: file,
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION']),
        category: code('motif', codes.motif),
        names,
        sex: code('sexe', codes.sexe),
        births: children(births, (row) => readPartialDate(row['date_naissance'], 'DD/MM/YYYY'), { by: 'date', column: 'date_naissance', format: 'DD/MM/YYYY' }),
        placeOfBirth: place('ville_naissance', countryCode('pays_naissance', 'alpha-3')),
        nationalities: children(nationalities, (row) => countryCode('pays', 'alpha-3').read(row, {}), countryCode('pays', 'alpha-3').find),
        descriptors: {
          columns: ['taille_cm', 'poids_kg', 'yeux', 'cheveux'],
          children: { marks },
          read: (row, { marks: rows = [] }) => ({
            heightCm: number('taille_cm').read(row, {}), weightKg: number('poids_kg').read(row, {}),
            eyeColour: cell(row, 'yeux'), hairColour: cell(row, 'cheveux'), marks: rows.map((mark) => cell(mark, 'libelle')).filter((mark) => mark !== null),
          }),
        },
        actionToTake: text('conduite_a_tenir'),
        warnings: children<Warning>({ table: 'mise_en_garde', foreignKey: 'id_individu', columns: ['code'], orderBy: 'code' }, (row) => code('code', codes.garde).read(row, {})),
      },
      extra: {
        frFicheS: {
          columns: [],
          children: { sFile },
          read: (_row, { sFile: rows = [] }) => rows.map(readSFile)[0] ?? null,
        },
      },
      relations: {
        documents: { kind: 'many', foreignKey: 'id_titulaire' },
        warrants: { kind: 'many', foreignKey: 'id_individu' },
        arrests: { kind: 'many', foreignKey: 'id_individu' },
        vehicles: { kind: 'many', foreignKey: 'id_detenteur' },
        firearms: { kind: 'many', foreignKey: 'id_detenteur' },
      },
    },
    TravelDocument: {
      table: 'document', key: 'id_document', joins: file,
      fields: {
        ...envelope,
        purposes: constant(['IDENTIFICATION', 'BORDER_CONTROL']),
        type: code('nature', codes.nature),
        number: searchedText('numero', 'alnum'),
        issuer: countryCode('pays_emetteur', 'alpha-3'),
        issued: day('delivre_le', 'DD/MM/YYYY'),
        expires: day('expire_le', 'DD/MM/YYYY'),
        mrz: {
          columns: ['mrz_1', 'mrz_2', 'mrz_3'],
          read: (row) => [cell(row, 'mrz_1'), cell(row, 'mrz_2'), cell(row, 'mrz_3')].filter((line) => line !== null).join('\n') || null,
        },
        status: code('situation', codes.document),
      },
      relations: { holder: { kind: 'one', column: 'id_titulaire' } },
    },
    Warrant: {
      table: 'mandat', key: 'id_mandat', joins: file,
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS']),
        reference: searchedText('reference', 'alnum'),
        offences: codedChildren({ table: 'mandat_infraction', foreignKey: 'id_mandat', columns: ['natinf'], orderBy: 'natinf' }, 'natinf', 'UCR_OFFENSE', codes.natinf),
        authority: text('juridiction'),
        issued: day('delivre_le', 'YYYY-MM-DD'),
        expires: day('expire_le', 'YYYY-MM-DD'),
        extradition: flag('extradition', true, false),
        category: codedText('type_mandat', 'NDEX_WARRANT_CATEGORY', codes.mandat),
        status: code('situation', codes.situationMandat),
      },
      relations: { person: { kind: 'one', column: 'id_individu' } },
    },
    Vehicle: {
      table: 'vehicule', key: 'id_vehicule', joins: [...file, { table: 'vol_vehicule', as: 'vol', column: 'id_vehicule', equals: 'id_vehicule' }],
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'BORDER_CONTROL']),
        vin: searchedText('vin', 'alnum'),
        plate: searchedText('immatriculation', 'alnum'),
        plateCountry: countryCode('pays_immat', 'alpha-3'),
        make: searchedText('marque', 'case'),
        model: text('modele'),
        year: number('annee'),
        colour: text('couleur'),
        engineNumber: searchedText('numero_moteur', 'alnum'),
        status: code('situation', codes.vehicule),
        stolenOn: day('vol.date_vol', 'YYYY-MM-DD'),
        stolenIn: place('vol.lieu_vol', countryCode('vol.pays_vol', 'alpha-3')),
      },
      relations: { keeper: { kind: 'one', column: 'id_detenteur' } },
    },
    Firearm: {
      table: 'arme', key: 'id_arme', joins: file,
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION', 'FORENSICS']),
        kind: codedText('categorie', 'UCR_WEAPON', codes.categorie),
        make: searchedText('marque', 'case'),
        model: text('modele'),
        calibre: searchedText('calibre', 'alnum'),
        serial: searchedText('matricule', 'alnum'),
        countryOfManufacture: countryCode('pays_origine', 'alpha-3'),
        importMarks: children({ table: 'marque_importation', foreignKey: 'id_arme', columns: ['marque'], orderBy: 'marque' }, (row) => cell(row, 'marque')),
        status: code('situation', codes.arme),
        traceRequests: children(
          { table: 'demande_tracage', foreignKey: 'id_arme', columns: ['date_envoi', 'pays', 'reponse'], orderBy: 'rang' },
          (row) => ({ on: readDay(row['date_envoi'], 'YYYY-MM-DD'), to: countryCode('pays', 'alpha-3').read(row, {}), answer: cell(row, 'reponse') }),
        ),
      },
      relations: { keeper: { kind: 'one', column: 'id_detenteur' } },
    },
    Seizure: {
      table: 'saisie', key: 'id_saisie', joins: file,
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION']),
        when: instant('date_heure', 'datetime', zone),
        where: place('commune', countryCode('pays', 'alpha-3')),
        operation: searchedText('operation', 'case'),
        items: children(items, seizedItem, code('nature', codes.objet).find),
      },
    },
    Arrest: {
      table: 'interpellation', key: 'id_interpellation', joins: file,
      fields: {
        ...envelope,
        purposes: constant(['INVESTIGATION']),
        when: instant('date_heure', 'datetime', zone),
        where: place('commune', countryCode('pays', 'alpha-3')),
        authority: text('service'),
        offences: codedChildren(
          { table: 'interpellation_infraction', foreignKey: 'id_interpellation', columns: ['natinf'], orderBy: 'natinf' }, 'natinf', 'UCR_OFFENSE', codes.natinf,
        ),
        category: codedText('cadre', 'UCR_ARREST_CATEGORY', codes.cadre),
        operation: searchedText('operation', 'case'),
      },
      relations: { person: { kind: 'one', column: 'id_individu' } },
    },
  },
  extension: `
extend type Person {
  "The person's S file (sûreté de l'État). Null: there is none, or the record is not French."
  frFicheS: FrFiche
}

"An S file: a person who may endanger the security of the State, to be watched and not to be told."
type FrFiche {
  "Number of the file."
  number: String
  "Level, from S01 to S16: which conduct is asked of the officer, not how dangerous the person is."
  level: String
  "Day it was issued."
  issuedOn: Date
  "The service that asked for it."
  service: String
  "What the officer is asked to do, in French."
  instructions: String
}
`,
});
