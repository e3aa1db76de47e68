import {
  cell, children, code, coded, codedText, constant, country, countryCode, day, flag, instant, list, nameFromParts, number, readPartialDate,
  searchedText, someNames,
  excludedRows, ownerRules,
} from '../bureau/mapping/index.js';
import type { Child, Name, NativeRow, Place, Reading, SeizedItem } from '../bureau/mapping/index.js';

const timeZone = 'Europe/Brussels';

/** Qualifications: articles of the penal code and of special laws. DOU01, PVP01 and CHA01 have no counterpart in the UCR list. */
export const qualifications: Readonly<Record<string, string>> = {
  CP393: 'MANSLAUGHTER_NONNEGLIGENT-MURDER', CP394: 'MANSLAUGHTER_NONNEGLIGENT-MURDER', CP468: 'ROBBERY', CP400: 'AGGRAVATED_ASSAULT',
  CP467: 'BURGLARY-BREAKING_ENTERING', CP461V: 'MOTOR_VEHICLE_THEFT', STUP02: 'DRUG-NARCOTIC_VIOLATIONS', ARM08: 'WEAPON_LAW_VIOLATIONS',
  CP193: 'COUNTERFEIT-FORGERY', CP496: 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME', CP433Q: 'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS',
  CP505B: 'MONEY_LAUNDERING', EXPL04: 'EXPLOSIVES', CP505R: 'STOLEN_PROPERTY_OFFENSES', CP434: 'KIDNAPPING-ABDUCTION',
};

/** Kinds of weapon; ALRM (alarm weapon) and NEUT (neutralised) have no counterpart in the UCR list. */
export const weapons: Readonly<Record<string, string>> = {
  PIST: 'HANDGUN', REVO: 'HANDGUN', PAUT: 'HANDGUN-AUTOMATIC', CARA: 'RIFLE', FASS: 'RIFLE-AUTOMATIC', CHAS: 'SHOTGUN',
  CAUT: 'SHOTGUN-AUTOMATIC', AUTF: 'OTHER_FIREARM', AFNP: 'FIREARM-TYPE_NOT_STATED',
};

/** Drugs; KHAT and NPS (new psychoactive substances) have no counterpart in the UCR list. */
export const drugs: Readonly<Record<string, string>> = {
  COC: 'COCAINE', CRK: 'CRACK_COCAINE', HER: 'HEROIN', CANH: 'MARIJUANA', CANR: 'HASHISH', AMPH: 'AMPHETAMINES-METHAMPHETAMINES',
  LSD: 'LSD', MORF: 'MORPHINE', OPI: 'OPIUM', AUTR: 'OTHER_DRUGS', INC: 'UNKNOWN_DRUG_TYPE',
};

/** Explosives, to the numbers of ATF; TATP has none. */
export const explosives: Readonly<Record<string, string>> = {
  ANFO: '1', POUDN: '2', C4: '6', COMPB: '7', DYN: '10', NITROG: '16', MUNIT: '17', PETN: '19', NITRAT: '21', RDX: '22', CHCREU: '23',
  TNT: '26', AUTRE: '27',
};

export const signalments = {
  AR: 'WANTED', SU: 'SUSPECT', CO: 'CONVICTED', DI: 'MISSING', VI: 'VICTIM', TF: 'FOREIGN_TERRORIST_FIGHTER', NI: 'UNIDENTIFIED',
} as const;
export const sexes = { 0: 'NOT_KNOWN', 1: 'MALE', 2: 'FEMALE', 9: 'NOT_APPLICABLE' } as const;
/** One letter a danger. */
export const dangers = {
  A: 'ARMED', V: 'VIOLENT', E: 'ESCAPE_RISK', S: 'SUICIDAL', X: 'EXPLOSIVES', C: 'CONTAGIOUS', D: 'DANGEROUS',
} as const;
export const nameKinds = { A: 'ALIAS', B: 'BIRTH', M: 'MRZ' } as const;
export const documentTypes = {
  PP: 'PASSPORT', PS: 'OFFICIAL_PASSPORT', CI: 'IDENTITY_CARD', TS: 'RESIDENCE_PERMIT', VI: 'VISA', DR: 'REFUGEE_DOCUMENT', AU: 'OTHER',
} as const;
export const documentStates = {
  VAL: 'VALID', VOL: 'STOLEN', PER: 'LOST', VIE: 'STOLEN_BLANK', RET: 'REVOKED', CTF: 'COUNTERFEIT',
} as const;
export const vehicleStates = { IMM: 'REGISTERED', VOL: 'STOLEN', RTR: 'RECOVERED', SIG: 'WANTED', SAI: 'SEIZED' } as const;
export const weaponStates = { ENR: 'REGISTERED', VOL: 'STOLEN', PER: 'LOST', SAI: 'SEIZED', TRF: 'TRAFFICKED', DET: 'DESTROYED' } as const;
export const warrantStates = {
  AC: 'ACTIVE', IN: 'INACTIVE', DE: 'LODGED', RA: 'RECALLED', RE: 'RETURNED', EX: 'SERVED', SU: 'STAYED', NC: 'UNKNOWN',
} as const;
/** Kinds of warrant; MED (by default) is the instruction judge's own. */
export const warrantKinds: Readonly<Record<string, string>> = {
  MAR: 'ARREST_WARRANT', MAE: 'FELONY_ARREST', MAD: 'CAPIAS', OCC: 'MISDEMEANOR_ARREST',
};
export const arrestKinds: Readonly<Record<string, string>> = { FLA: 'ON-VIEW_ARREST', CIT: 'SUMMONED-CITED', PRI: 'TAKEN_INTO_CUSTODY' };
export const markings = { OFF: 'OFFICIAL', 'DR-B': 'RESTRICTED', CONF: 'CONFIDENTIAL' } as const;
export const handlings = { 0: 'H0', 1: 'H1', 2: 'H2', 3: 'H3' } as const;
export const sources = { A: 'A', B: 'B', C: 'C', X: 'X' } as const;
export const evaluations = { 1: 'ACCURATE', 2: 'KNOWN_TO_SOURCE', 3: 'CORROBORATED', 4: 'UNCONFIRMED' } as const;
export const states = { A: 'ACTIVE', S: 'SUSPENDED', C: 'CLOSED' } as const;
export const goods = {
  STUP: 'DRUG', DEV: 'CURRENCY', ARME: 'FIREARM', MUN: 'AMMUNITION', EXPL: 'EXPLOSIVE', GREN: 'GRENADE', DOC: 'DOCUMENT', VEH: 'VEHICLE',
  DIV: 'OTHER',
} as const;
/** Units other than currencies, to UN/ECE Recommendation 20. */
export const units: Readonly<Record<string, string>> = { kg: 'KGM', g: 'GRM', l: 'LTR', ml: 'MLT', pc: 'C62' };

/** A text that is written in French or in Dutch, whichever the entity's language is. */
const bilingual = (french: string, dutch: string): Reading<string> =>
  ({ columns: [french, dutch], read: (row) => cell(row, french) ?? cell(row, dutch) });

const bilingualPlace = (french: string, dutch: string, land: string): Reading<Place> => {
  const words = bilingual(french, dutch), code = countryCode(land, 'numeric');
  return {
    columns: [...words.columns, ...code.columns],
    read: (row) => {
      const place = { text: words.read(row, {}), country: code.read(row, {}) };
      return place.text === null && place.country === null ? null : place;
    },
  };
};

const pays = countryCode('pays', 'numeric');

/** The entity of a person, an object or a fact, with what is kept on each. */
const entity = { table: 'entite', as: 'e', column: 'id_ent', equals: 'id_ent' } as const;
const refusals: Child = { table: 'ent_refus', foreignKey: 'id_ent', columns: ['pays'], orderBy: 'pays' };
const envelope = {
  updatedAt: instant('e.ts_maj', 'datetime', timeZone),
  validUntil: instant('e.ts_fin_val', 'datetime', timeZone),
  reviewDate: day('e.d_revision', 'YYYYMMDD'),
  confidentiality: code('e.classif', markings),
  handlingCode: code('e.cod_trait', handlings),
  sourceEvaluation: code('e.eval_source', sources),
  informationEvaluation: code('e.eval_info', evaluations),
  recordStatus: code('e.statut', states),
  restrictions: list('e.cond_usage', '|'),
  audience: excludedRows(refusals, 'pays', 'numeric'),
} as const;

const nameColumns = ['nom_naam', 'prenom_voornaam', 'patronyme', 'langue_nom'] as const;
const nameOf = (row: NativeRow, rest: Partial<Name>): Name | null =>
  nameFromParts({ given: row['prenom_voornaam'], patronymic: row['patronyme'], family: row['nom_naam'] }, 'family-given-patronymic', {
    language: cell(row, 'langue_nom'), ...rest,
  });
const otherNames: Child = {
  table: 'pers_nom', foreignKey: 'id_ent', columns: [...nameColumns, 'no_ordre', 'genre', 'translit_de'], orderBy: 'no_ordre',
};

/** The principal name and then the others; a transliteration tells the rank of the name it is of, 0 for the principal one. */
const names = (rows: readonly NativeRow[]): readonly Name[] => someNames(...rows.map((row) => {
  const source = cell(row, 'translit_de');
  const of = source === null ? undefined : rows.find((other) => (cell(other, 'no_ordre') ?? '0') === source);
  return nameOf(row, {
    kind: nameKinds[(cell(row, 'genre') ?? 'B') as keyof typeof nameKinds] ?? null,
    transliterationOf: (of && nameOf(of, {})?.full) ?? null,
  });
}));

const nationalities: Child = { table: 'pers_nat', foreignKey: 'id_ent', columns: ['pays'], orderBy: 'no_ordre' };
const nameFinder = { by: 'name', columns: ['nom_naam', 'prenom_voornaam'] } as const;

const tracings: Child = {
  table: 'arme_tracage', foreignKey: 'id_ent', columns: ['d_demande', 'pays', 'reponse_antwoord'], orderBy: 'd_demande',
};
const tracedOn = day('d_demande', 'YYYYMMDD');

const qualified: Child = {
  table: 'fait_qualif', foreignKey: 'id_ent', columns: ['cod_qualif', 'q.lib_fr', 'q.oms_nl'], orderBy: 'no_ordre',
  joins: [{ table: 'qualif', as: 'q', column: 'cod_qualif', equals: 'cod_qualif' }],
};
const offences = children(qualified, (row) => {
  const offence = coded(row['cod_qualif'], 'UCR_OFFENSE', qualifications);
  return offence && { ...offence, text: `${offence.text}: ${cell(row, 'q.lib_fr')} / ${cell(row, 'q.oms_nl')}` };
}, codedText('cod_qualif', 'UCR_OFFENSE', qualifications).find);

const nature = code('nature_aard', goods);
const quantity = number('quantite');
const counterfeit = flag('faux_vals', true, false);
const item = (row: NativeRow): SeizedItem => {
  const kind = nature.read(row, {});
  const unit = cell(row, 'unite');
  return {
    kind,
    code: kind === 'DRUG' ? coded(row['cod_nature'], 'UCR_DRUG', drugs)
      : kind === 'FIREARM' ? coded(row['cod_nature'], 'UCR_WEAPON', weapons) : coded(row['cod_nature'], 'ATF_EXPLOSIVE', explosives),
    description: cell(row, 'descr_fr') ?? cell(row, 'omschr_nl'),
    quantity: quantity.read(row, {}),
    unit: unit === null ? null : units[unit] ?? unit,
    counterfeit: counterfeit.read(row, {}),
    identifier: cell(row, 'no_ident'),
    origin: pays.read(row, {}),
  };
};
const seized: Child = {
  table: 'fait_bien', foreignKey: 'id_ent', orderBy: 'no_ordre',
  columns: ['nature_aard', 'cod_nature', 'descr_fr', 'omschr_nl', 'quantite', 'unite', 'faux_vals', 'no_ident', 'pays'],
};

const lines = ['d.mrz_1', 'd.mrz_2', 'd.mrz_3'] as const;
const dates = ['d_naiss_geb', 'd_naiss_geb_2'] as const;
const held = { kind: 'link', table: 'lien_pers_objet', here: 'id_pers', there: 'id_objet' } as const;
const holder = { kind: 'link', table: 'lien_pers_objet', here: 'id_objet', there: 'id_pers' } as const;
const concerned = { kind: 'link', table: 'lien_pers_fait', here: 'id_pers', there: 'id_fait' } as const;
const concerns = { kind: 'link', table: 'lien_pers_fait', here: 'id_fait', there: 'id_pers' } as const;

/**
 * Persons and facts are masked from the countries an entity is refused to; of weapons and vehicles those countries learn that there is something to ask
 * for. Officers at a frontline are told that there is a confidential entity, so that they call.
 */
const rules = ownerRules(['country', 'role', 'handling'], [
  { rule: 'excluded-countries', on: ['Person', 'TravelDocument', 'Warrant', 'Arrest', 'Seizure'], then: 'MASKED' },
  { rule: 'excluded-countries', on: ['Vehicle', 'Firearm'], then: 'WITHHELD' },
  { rule: 'confidentiality', of: ['CONFIDENTIAL'], only: [{ country: ['BE'] }, { role: ['ANALYST'] }], then: 'WITHHELD' },
  { rule: 'handling-bound', then: 'WITHHELD' },
]);

/** Belgium (invented): entities, facts and the links between them, texts in French or Dutch. */
export const bureau = country({
  country: 'BE',
  name: 'Belgium',
  timeZone,
  contact: { bureau: 'BCN Bruxelles / NCB Brussel', telephone: '+32 2 555 01 40', email: 'ncb@police-politie.example' },
  rules,
  registers: {
    Person: {
      table: 'pers',
      key: 'id_ent',
      joins: [entity],
      fields: {
        ...envelope,
        purposes: constant(['WANTED_PERSONS', 'IDENTIFICATION', 'INVESTIGATION'] as const),
        actionToTake: { columns: ['mesure_maatregel'], read: (row) => cell(row, 'mesure_maatregel') },
        warnings: {
          columns: ['dangers'],
          read: (row) => [...(cell(row, 'dangers') ?? '')].flatMap((letter) => dangers[letter as keyof typeof dangers] ?? []),
        },
        category: code('cod_signalement', signalments),
        names: {
          columns: nameColumns,
          children: { otherNames },
          read: (row, rows) => names([row, ...(rows['otherNames'] ?? [])]),
          find: { by: 'any', of: [nameFinder, { by: 'child', child: otherNames, finder: nameFinder }] },
        },
        sex: code('sexe_geslacht', sexes),
        births: {
          columns: dates,
          read: (row) => dates.map((column) => readPartialDate(row[column], 'YYYYMMDD')).filter((date) => date !== null),
          find: { by: 'any', of: dates.map((column) => ({ by: 'date', column, format: 'YYYYMMDD' })) },
        },
        placeOfBirth: bilingualPlace('lieu_naiss_fr', 'geboorteplaats_nl', 'pays_naiss'),
        nationalities: children(nationalities, (row) => pays.read(row, {}), pays.find),
        descriptors: {
          columns: ['taille_cm', 'poids_kg', 'yeux_ogen', 'cheveux_haar', 'signes_kenmerken'],
          read: (row) => ({
            heightCm: number('taille_cm').read(row, {}),
            weightKg: number('poids_kg').read(row, {}),
            eyeColour: cell(row, 'yeux_ogen'),
            hairColour: cell(row, 'cheveux_haar'),
            marks: list('signes_kenmerken', '|').read(row, {}),
          }),
        },
      },
      relations: {
        documents: { ...held, where: { role_rol: 'TIT' } },
        vehicles: { ...held, where: { role_rol: 'UTI' } },
        firearms: { ...held, where: { role_rol: 'DET' } },
        warrants: { ...concerned, where: { role_rol: 'REC' } },
        arrests: { ...concerned, where: { role_rol: 'ARR' } },
      },
    },
    TravelDocument: {
      table: 'objet',
      key: 'id_ent',
      where: { typ_objet: 'DOC' },
      joins: [entity, { table: 'objet_doc', as: 'd', column: 'id_ent', equals: 'id_ent' }],
      fields: {
        ...envelope,
        type: code('d.typ_doc', documentTypes),
        number: searchedText('d.no_doc', 'alnum'),
        issuer: pays,
        issued: day('d.d_emission', 'YYYYMMDD'),
        expires: day('d.d_expiration', 'YYYYMMDD'),
        mrz: { columns: lines, read: (row) => lines.map((line) => cell(row, line)).filter((line) => line !== null).join('\n') || null },
        status: code('cod_etat', documentStates),
      },
      relations: { holder: { ...holder, where: { role_rol: 'TIT' } } },
    },
    Vehicle: {
      table: 'objet',
      key: 'id_ent',
      where: { typ_objet: 'VEH' },
      joins: [entity, { table: 'objet_veh', as: 'v', column: 'id_ent', equals: 'id_ent' }],
      fields: {
        ...envelope,
        vin: searchedText('v.no_chassis', 'alnum'),
        plate: searchedText('v.plaque_plaat', 'alnum'),
        plateCountry: pays,
        make: searchedText('marque_merk', 'case'),
        model: { columns: ['modele_model'], read: (row) => cell(row, 'modele_model') },
        year: number('v.annee_bouwjaar'),
        colour: bilingual('v.couleur_fr', 'v.kleur_nl'),
        engineNumber: searchedText('v.no_moteur', 'alnum'),
        status: code('cod_etat', vehicleStates),
        stolenOn: day('v.d_vol_diefstal', 'YYYYMMDD'),
        stolenIn: bilingualPlace('v.lieu_vol_fr', 'v.plaats_vol_nl', 'v.pays_vol'),
      },
      relations: { keeper: { ...holder, where: { role_rol: 'UTI' } } },
    },
    Firearm: {
      table: 'objet',
      key: 'id_ent',
      where: { typ_objet: 'ARM' },
      joins: [entity, { table: 'objet_arme', as: 'w', column: 'id_ent', equals: 'id_ent' }],
      fields: {
        ...envelope,
        kind: codedText('w.typ_arme', 'UCR_WEAPON', weapons),
        make: searchedText('marque_merk', 'case'),
        model: { columns: ['modele_model'], read: (row) => cell(row, 'modele_model') },
        calibre: searchedText('w.calibre_kaliber', 'alnum'),
        serial: searchedText('w.no_serie', 'alnum'),
        countryOfManufacture: pays,
        importMarks: list('w.marques_import', ','),
        status: code('cod_etat', weaponStates),
        traceRequests: {
          columns: [],
          children: { tracings },
          read: (_row, rows) => (rows['tracings'] ?? []).map((row) =>
            ({ on: tracedOn.read(row, {}), to: pays.read(row, {}), answer: cell(row, 'reponse_antwoord') })).reverse(),
        },
      },
      relations: { keeper: { ...holder, where: { role_rol: 'DET' } } },
    },
    Warrant: {
      table: 'fait',
      key: 'id_ent',
      where: { typ_fait: 'MD' },
      joins: [entity],
      fields: {
        ...envelope,
        reference: searchedText('no_pv', 'alnum'),
        offences,
        authority: bilingual('autorite_fr', 'overheid_nl'),
        issued: day('d_emission', 'YYYYMMDD'),
        expires: day('d_expiration', 'YYYYMMDD'),
        extradition: flag('extradition', true, false),
        category: codedText('cod_categ', 'NDEX_WARRANT_CATEGORY', warrantKinds),
        status: code('cod_etat', warrantStates),
      },
      relations: { person: { ...concerns, where: { role_rol: 'REC' } } },
    },
    Arrest: {
      table: 'fait',
      key: 'id_ent',
      where: { typ_fait: 'AR' },
      joins: [entity],
      fields: {
        ...envelope,
        when: instant('ts_fait', 'datetime', timeZone),
        where: bilingualPlace('lieu_fr', 'plaats_nl', 'pays'),
        authority: bilingual('autorite_fr', 'overheid_nl'),
        offences,
        category: codedText('cod_categ', 'UCR_ARREST_CATEGORY', arrestKinds),
        operation: searchedText('cod_operation', 'case'),
      },
      relations: { person: { ...concerns, where: { role_rol: 'ARR' } } },
    },
    Seizure: {
      table: 'fait',
      key: 'id_ent',
      where: { typ_fait: 'SA' },
      joins: [entity],
      fields: {
        ...envelope,
        when: instant('ts_fait', 'datetime', timeZone),
        where: bilingualPlace('lieu_fr', 'plaats_nl', 'pays'),
        operation: searchedText('cod_operation', 'case'),
        items: children(seized, item, nature.find),
      },
    },
  },
});
