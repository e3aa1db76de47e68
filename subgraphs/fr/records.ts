import { alpha2ToAlpha3 } from '../../schema/country-codes.js';
import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import { nativeCode } from '../demo/native-code.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRecords, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant, NativeInsert,
} from '../demo/register.js';
import { codes } from './bureau.js';

const zone = 'Europe/Paris';
const alpha3 = (country: string | null): string | null => (country === null ? null : (alpha2ToAlpha3[country] ?? null));
const slashed = (date: string | null): string | null => (date === null ? null : String(writeDate(date, 'DD/MM/YYYY')));

const natives = {
  protection: nativeCode(codes.protection), traitement: nativeCode(codes.traitement), info: nativeCode(codes.info), etat: nativeCode(codes.etat),
  motif: nativeCode(codes.motif), sexe: nativeCode(codes.sexe), garde: nativeCode(codes.garde), nature: nativeCode(codes.nature),
  document: nativeCode(codes.document), vehicule: nativeCode(codes.vehicule), arme: nativeCode(codes.arme), categorie: nativeCode(codes.categorie),
  natinf: nativeCode(codes.natinf), mandat: nativeCode(codes.mandat), situationMandat: nativeCode(codes.situationMandat), cadre: nativeCode(codes.cadre),
  objet: nativeCode(codes.objet), stupefiant: nativeCode(codes.stupefiant), unite: nativeCode(codes.unite),
} as const;

const offences: Readonly<Record<string, string>> = {
  104: 'Meurtre', 311: 'Vol avec violence', 222: 'Violences aggravées', 317: 'Vol par effraction', 331: 'Vol de véhicule', 7990: 'Trafic de stupéfiants',
  7991: 'Importation de stupéfiants', 2317: 'Détention d’arme sans autorisation', 441: 'Faux et usage de faux', 313: 'Escroquerie',
  225: 'Proxénétisme aggravé', 324: 'Blanchiment', 2353: 'Détention d’explosifs', 321: 'Recel', 2241: 'Enlèvement et séquestration',
  421: 'Participation à un groupement formé en vue d’un acte de terrorisme', 450: 'Association de malfaiteurs',
};

/** What the French registers note beside the offence: it has no counterpart in the lists, and its text alone is passed on. */
const besides = (ref: number): readonly string[] => (ref % 9 === 0 ? ['450'] : []);

function* header(id: string, record: DemoEnvelope): Iterable<NativeInsert> {
  yield ['fiche', {
    id_fiche: id,
    maj: writeInstant(record.updatedAt, 'datetime', zone),
    fin_validite: record.validUntil === null ? null : writeInstant(record.validUntil, 'DD/MM/YYYY', zone),
    date_revision: record.reviewDate,
    protection: natives.protection(record.confidentiality),
    traitement: natives.traitement(record.handlingCode),
    cotation_source: record.sourceEvaluation,
    cotation_info: natives.info(record.informationEvaluation),
    etat: natives.etat(record.recordStatus),
  }];
  for (const libelle of record.restrictions) yield ['fiche_restriction', { id_fiche: id, libelle }];
  for (const country of record.deniedTo) yield ['fiche_exclusion', { id_fiche: id, pays: alpha3(country) }];
}

function* person(record: DemoPerson): Iterable<NativeInsert> {
  const { ref, descriptors } = record;
  const id_fiche = `I${ref}`;
  yield* header(id_fiche, record);
  yield ['individu', {
    id_individu: ref, id_fiche, motif: natives.motif(record.category), sexe: natives.sexe(record.sex),
    ville_naissance: record.placeOfBirth?.text ?? null, pays_naissance: alpha3(record.placeOfBirth?.country ?? null),
    taille_cm: descriptors.heightCm, poids_kg: descriptors.weightKg, yeux: descriptors.eyeColour, cheveux: descriptors.hairColour,
    conduite_a_tenir: record.actionToTake,
  }];
  for (const [rank, name] of record.names.entries()) {
    const row = { id_individu: ref, nom: (name.family ?? name.full ?? '').toUpperCase(), prenoms: name.given };
    yield rank === 0 ? ['identite', row] : ['alias', { id_alias: ref * 10 + rank, ...row }];
  }
  for (const [rank, birth] of record.births.entries()) yield ['naissance', { id_individu: ref, rang: rank + 1, date_naissance: slashed(birth) }];
  for (const [rank, nationality] of record.nationalities.entries()) yield ['nationalite', { id_individu: ref, rang: rank + 1, pays: alpha3(nationality) }];
  for (const libelle of descriptors.marks ?? []) yield ['signe_particulier', { id_individu: ref, libelle }];
  for (const warning of record.warnings) yield ['mise_en_garde', { id_individu: ref, code: natives.garde(warning) }];
  if (record.category === 'FOREIGN_TERRORIST_FIGHTER') {
    yield ['fiche_s', {
      numero: `S${String(ref).padStart(8, '0')}`, id_individu: ref, niveau: `S${String((ref % 16) + 1).padStart(2, '0')}`,
      emise_le: slashed(record.updatedAt.slice(0, 10)), service: 'Direction générale de la sécurité intérieure',
      instructions: 'Ne pas attirer l’attention. Rendre compte au service demandeur.',
    }];
  }
}

function* document(record: DemoDocument): Iterable<NativeInsert> {
  const id_fiche = `D${record.ref}`;
  yield* header(id_fiche, record);
  const [mrz_1 = null, mrz_2 = null, mrz_3 = null] = record.mrz?.split('\n') ?? [];
  yield ['document', {
    id_document: record.ref, id_fiche, nature: natives.nature(record.type), numero: record.number, pays_emetteur: alpha3(record.issuer),
    delivre_le: slashed(record.issued), expire_le: slashed(record.expires), mrz_1, mrz_2, mrz_3, situation: natives.document(record.status), id_titulaire: record.holder,
  }];
}

function* vehicle(record: DemoVehicle): Iterable<NativeInsert> {
  const id_fiche = `V${record.ref}`;
  yield* header(id_fiche, record);
  yield ['vehicule', {
    id_vehicule: record.ref, id_fiche, vin: record.vin, immatriculation: record.plate, pays_immat: alpha3(record.plateCountry), marque: record.make,
    modele: record.model, annee: record.year, couleur: record.colour, numero_moteur: record.engineNumber, situation: natives.vehicule(record.status),
    id_detenteur: record.keeper,
  }];
  if (record.stolenOn !== null || record.stolenIn !== null) {
    yield ['vol_vehicule', {
      id_vehicule: record.ref, date_vol: record.stolenOn, lieu_vol: record.stolenIn?.text ?? null, pays_vol: alpha3(record.stolenIn?.country ?? null),
    }];
  }
}

function* firearm(record: DemoFirearm): Iterable<NativeInsert> {
  const id_fiche = `A${record.ref}`;
  yield* header(id_fiche, record);
  yield ['arme', {
    id_arme: record.ref, id_fiche, categorie: natives.categorie(record.kind), marque: record.make, modele: record.model, calibre: record.calibre,
    matricule: record.serial, pays_origine: alpha3(record.countryOfManufacture), situation: natives.arme(record.status), id_detenteur: record.keeper,
  }];
  for (const marque of record.importMarks) yield ['marque_importation', { id_arme: record.ref, marque }];
  for (const [rank, request] of record.traceRequests.entries()) {
    yield ['demande_tracage', { id_arme: record.ref, rang: rank + 1, date_envoi: request.on, pays: alpha3(request.to), reponse: request.answer }];
  }
}

function* warrant(record: DemoWarrant): Iterable<NativeInsert> {
  const id_fiche = `M${record.ref}`;
  yield* header(id_fiche, record);
  yield ['mandat', {
    id_mandat: record.ref, id_fiche, id_individu: record.person, reference: record.reference, type_mandat: natives.mandat(record.category),
    juridiction: record.authority, delivre_le: record.issued, expire_le: record.expires,
    extradition: record.extradition, situation: natives.situationMandat(record.status),
  }];
  for (const natinf of [...record.offences.map(natives.natinf), ...besides(record.ref)]) yield ['mandat_infraction', { id_mandat: record.ref, natinf }];
}

function* arrest(record: DemoArrest): Iterable<NativeInsert> {
  const id_fiche = `P${record.ref}`;
  yield* header(id_fiche, record);
  yield ['interpellation', {
    id_interpellation: record.ref, id_fiche, id_individu: record.person, date_heure: record.when === null ? null : writeInstant(record.when, 'datetime', zone),
    commune: record.where?.text ?? null, pays: alpha3(record.where?.country ?? null), service: record.authority, cadre: natives.cadre(record.category),
    operation: record.operation,
  }];
  for (const natinf of [...record.offences.map(natives.natinf), ...besides(record.ref)]) {
    yield ['interpellation_infraction', { id_interpellation: record.ref, natinf }];
  }
}

function* seizure(record: DemoSeizure): Iterable<NativeInsert> {
  const id_fiche = `S${record.ref}`;
  yield* header(id_fiche, record);
  yield ['saisie', {
    id_saisie: record.ref, id_fiche, date_heure: record.when === null ? null : writeInstant(record.when, 'datetime', zone),
    commune: record.where?.text ?? null, pays: alpha3(record.where?.country ?? null), operation: record.operation,
  }];
  for (const [rank, item] of record.items.entries()) {
    const product = item.code?.code ?? null;
    yield ['objet_saisi', {
      id_saisie: record.ref, rang: rank + 1, nature: natives.objet(item.kind), designation: item.description, quantite: item.quantity,
      produit: item.kind === 'FIREARM' ? natives.categorie(product) : natives.stupefiant(product),
      unite: item.kind === 'CURRENCY' ? item.unit : natives.unite(item.unit),
      contrefait: item.counterfeit, numero: item.identifier, pays_origine: alpha3(item.origin),
    }];
  }
}

function* rows(register: DemoRegister): Iterable<NativeInsert> {
  for (const [natinf, libelle] of Object.entries(offences)) yield ['nature_infraction', { natinf, libelle }];
  for (const record of register.persons) yield* person(record);
  for (const record of register.documents) yield* document(record);
  for (const record of register.vehicles) yield* vehicle(record);
  for (const record of register.firearms) yield* firearm(record);
  for (const record of register.warrants) yield* warrant(record);
  for (const record of register.arrests) yield* arrest(record);
  for (const record of register.seizures) yield* seizure(record);
}

/** The demo records as rows of the French registers. */
export const records: DemoRecords = { rows };
