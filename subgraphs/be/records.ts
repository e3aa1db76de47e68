import type { CodeListName } from '../../schema/codes.js';
import { numericToAlpha2 } from '../../schema/country-codes.js';
import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import type { Cell, Name, Place, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoRecords, DemoRegister, NativeInsert } from '../demo/register.js';
import * as codes from './bureau.js';

const { timeZone } = codes.bureau;
const alpha2ToNumeric: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(numericToAlpha2).map(([numeric, alpha2]) => [alpha2, numeric]),
);

const pays = (alpha2: string | null | undefined): string | null => (alpha2 ? alpha2ToNumeric[alpha2] ?? null : null);
const jour = (day: string | null | undefined): Cell => (day ? writeDate(day, 'YYYYMMDD') : null);
const heure = (instant: string | null): Cell => (instant ? writeInstant(instant, 'datetime', timeZone) : null);
const oui = (value: boolean | null): Cell => (value === null ? null : Number(value));

/** Entities have one sequence of numbers; each kind of demo record has its million. */
const first = {
  Person: 1_000_000, TravelDocument: 2_000_000, Vehicle: 3_000_000, Firearm: 4_000_000, Warrant: 5_000_000, Arrest: 6_000_000,
  Seizure: 7_000_000,
} as const;

/** Every other entity is written in French, the others in Dutch. */
const inFrench = (id: number): boolean => id % 2 === 0;
const texts = (id: number, french: string, dutch: string, text: string | null | undefined): Readonly<Record<string, Cell>> => ({
  [french]: inFrench(id) ? text ?? null : null,
  [dutch]: inFrench(id) ? null : text ?? null,
});
const place = (id: number, french: string, dutch: string, land: string, where: Place | null): Readonly<Record<string, Cell>> => ({
  ...texts(id, french, dutch, where?.text),
  [land]: pays(where?.country),
});

function* entity(id: number, kind: 'P' | 'O' | 'F', record: DemoEnvelope): Iterable<NativeInsert> {
  yield ['entite', {
    id_ent: id, typ_ent: kind, taal_langue: inFrench(id) ? 'F' : 'N',
    ts_maj: heure(record.updatedAt), ts_fin_val: heure(record.validUntil), d_revision: jour(record.reviewDate),
    classif: nativeAmong(codes.markings, record.confidentiality), cod_trait: nativeAmong(codes.handlings, record.handlingCode),
    eval_source: record.sourceEvaluation, eval_info: nativeAmong(codes.evaluations, record.informationEvaluation),
    statut: nativeAmong(codes.states, record.recordStatus), cond_usage: record.restrictions.join('|') || null,
  }];
  for (const land of record.deniedTo) yield ['ent_refus', { id_ent: id, pays: pays(land) }];
}

const named = (name: Name): Readonly<Record<string, Cell>> =>
  ({
    nom_naam: name.family ?? (name.given === null ? name.full : null), prenom_voornaam: name.given, patronyme: name.patronymic,
    langue_nom: name.language,
  });

const rankOf = (full: string | null, names: readonly Name[]): number | null => {
  const rank = full === null ? -1 : names.findIndex((name) => name.full === full);
  return rank < 0 ? null : rank;
};

function* persons(register: DemoRegister): Iterable<NativeInsert> {
  for (const person of register.persons) {
    const id = first.Person + person.ref;
    const [principal, ...others] = person.names;
    const [birth, otherBirth] = person.births;
    yield* entity(id, 'P', person);
    yield ['pers', {
      id_ent: id, ...named(principal!), sexe_geslacht: nativeAmong(codes.sexes, person.sex), d_naiss_geb: jour(birth),
      d_naiss_geb_2: jour(otherBirth),
      ...place(id, 'lieu_naiss_fr', 'geboorteplaats_nl', 'pays_naiss', person.placeOfBirth),
      cod_signalement: nativeAmong(codes.signalments, person.category),
      taille_cm: person.descriptors.heightCm, poids_kg: person.descriptors.weightKg,
      yeux_ogen: person.descriptors.eyeColour, cheveux_haar: person.descriptors.hairColour,
      signes_kenmerken: person.descriptors.marks?.join('|') || null,
      dangers: person.warnings.map((warning) => nativeAmong(codes.dangers, warning)).join('') || null,
      mesure_maatregel: person.actionToTake,
    }];
    for (const [index, other] of others.entries()) {
      yield ['pers_nom', {
        id_ent: id, no_ordre: index + 1, genre: nativeAmong(codes.nameKinds, other.kind) ?? 'A', ...named(other),
        translit_de: rankOf(other.transliterationOf, person.names),
      }];
    }
    for (const [index, land] of person.nationalities.entries()) yield ['pers_nat', { id_ent: id, no_ordre: index + 1, pays: pays(land) }];
  }
}

function* objects(register: DemoRegister): Iterable<NativeInsert> {
  const link = (person: number | null, object: number, role: string): readonly NativeInsert[] =>
    person === null ? [] : [['lien_pers_objet', { id_pers: first.Person + person, id_objet: object, role_rol: role }]];
  for (const document of register.documents) {
    const id = first.TravelDocument + document.ref;
    const [mrz_1 = null, mrz_2 = null, mrz_3 = null] = document.mrz?.split('\n') ?? [];
    yield* entity(id, 'O', document);
    yield ['objet', {
      id_ent: id, typ_objet: 'DOC', cod_etat: nativeAmong(codes.documentStates, document.status), marque_merk: null, modele_model: null,
      pays: pays(document.issuer),
    }];
    yield ['objet_doc', {
      id_ent: id, typ_doc: nativeAmong(codes.documentTypes, document.type), no_doc: document.number,
      d_emission: jour(document.issued), d_expiration: jour(document.expires), mrz_1, mrz_2, mrz_3,
    }];
    yield* link(document.holder, id, 'TIT');
  }
  for (const vehicle of register.vehicles) {
    const id = first.Vehicle + vehicle.ref;
    yield* entity(id, 'O', vehicle);
    yield ['objet', {
      id_ent: id, typ_objet: 'VEH', cod_etat: nativeAmong(codes.vehicleStates, vehicle.status),
      marque_merk: vehicle.make, modele_model: vehicle.model, pays: pays(vehicle.plateCountry),
    }];
    yield ['objet_veh', {
      id_ent: id, no_chassis: vehicle.vin, plaque_plaat: vehicle.plate, no_moteur: vehicle.engineNumber, annee_bouwjaar: vehicle.year,
      ...texts(id, 'couleur_fr', 'kleur_nl', vehicle.colour), d_vol_diefstal: jour(vehicle.stolenOn),
      ...place(id, 'lieu_vol_fr', 'plaats_vol_nl', 'pays_vol', vehicle.stolenIn),
    }];
    yield* link(vehicle.keeper, id, 'UTI');
  }
  for (const firearm of register.firearms) {
    const id = first.Firearm + firearm.ref;
    yield* entity(id, 'O', firearm);
    yield ['objet', {
      id_ent: id, typ_objet: 'ARM', cod_etat: nativeAmong(codes.weaponStates, firearm.status),
      marque_merk: firearm.make, modele_model: firearm.model, pays: pays(firearm.countryOfManufacture),
    }];
    yield ['objet_arme', {
      id_ent: id, typ_arme: nativeAmong(codes.weapons, firearm.kind), calibre_kaliber: firearm.calibre, no_serie: firearm.serial,
      marques_import: firearm.importMarks.join(',') || null,
    }];
    for (const trace of firearm.traceRequests) {
      yield ['arme_tracage', { id_ent: id, d_demande: jour(trace.on), pays: pays(trace.to), reponse_antwoord: trace.answer }];
    }
    yield* link(firearm.keeper, id, 'DET');
  }
}

/** Every 120th fact has a further qualification that has no counterpart in the UCR list. */
const unmapped = ['DOU01', 'PVP01', 'CHA01'] as const;
const qualifications = (id: number, offences: readonly string[]): readonly NativeInsert[] =>
  [...offences.map((offence) => nativeAmong(codes.qualifications, offence)), ...(id % 120 === 0 ? [unmapped[(id / 120) % 3]!] : [])]
    .map((qualification, index) => ['fait_qualif', { id_ent: id, no_ordre: index + 1, cod_qualif: qualification }] as const);

const substances: Partial<Record<CodeListName, Readonly<Record<string, string>>>> = {
  UCR_DRUG: codes.drugs, UCR_WEAPON: codes.weapons, ATF_EXPLOSIVE: codes.explosives,
};
const substance = ({ code }: SeizedItem): string | null =>
  (code?.code && code.list ? nativeAmong(substances[code.list] ?? {}, code.code) : code?.text ?? null);

function* facts(register: DemoRegister): Iterable<NativeInsert> {
  const link = (person: number, fact: number, role: string): NativeInsert =>
    ['lien_pers_fait', { id_pers: first.Person + person, id_fait: fact, role_rol: role }];
  for (const warrant of register.warrants) {
    const id = first.Warrant + warrant.ref;
    yield* entity(id, 'F', warrant);
    yield ['fait', {
      id_ent: id, typ_fait: 'MD', no_pv: warrant.reference, d_emission: jour(warrant.issued), d_expiration: jour(warrant.expires),
      ...texts(id, 'autorite_fr', 'overheid_nl', warrant.authority), cod_categ: nativeAmong(codes.warrantKinds, warrant.category),
      cod_etat: nativeAmong(codes.warrantStates, warrant.status), extradition: oui(warrant.extradition),
    }];
    yield* qualifications(id, warrant.offences);
    yield link(warrant.person, id, 'REC');
  }
  for (const arrest of register.arrests) {
    const id = first.Arrest + arrest.ref;
    yield* entity(id, 'F', arrest);
    yield ['fait', {
      id_ent: id, typ_fait: 'AR', ts_fait: heure(arrest.when), ...texts(id, 'autorite_fr', 'overheid_nl', arrest.authority),
      ...place(id, 'lieu_fr', 'plaats_nl', 'pays', arrest.where), cod_categ: nativeAmong(codes.arrestKinds, arrest.category),
      cod_operation: arrest.operation,
    }];
    yield* qualifications(id, arrest.offences);
    yield link(arrest.person, id, 'ARR');
  }
  for (const seizure of register.seizures) {
    const id = first.Seizure + seizure.ref;
    yield* entity(id, 'F', seizure);
    yield ['fait', {
      id_ent: id, typ_fait: 'SA', ts_fait: heure(seizure.when), ...place(id, 'lieu_fr', 'plaats_nl', 'pays', seizure.where),
      cod_operation: seizure.operation,
    }];
    for (const [index, item] of seizure.items.entries()) {
      yield ['fait_bien', {
        id_ent: id, no_ordre: index + 1, nature_aard: nativeAmong(codes.goods, item.kind) ?? 'DIV', cod_nature: substance(item),
        ...texts(id, 'descr_fr', 'omschr_nl', item.description), quantite: item.quantity,
        unite: Object.keys(codes.units).find((unit) => codes.units[unit] === item.unit) ?? item.unit,
        faux_vals: oui(item.counterfeit), no_ident: item.identifier, pays: pays(item.origin),
      }];
    }
  }
}

/** Writes demo records as Belgian entities, facts and links. */
export const records: DemoRecords = {
  localId: (type, ref) => String(first[type] + ref),
  *rows(register) {
    yield* persons(register);
    yield* objects(register);
    yield* facts(register);
  },
};
