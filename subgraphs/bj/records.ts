import { alpha2ToAlpha3 } from '../../schema/country-codes.js';
import type { RecordType } from '../../schema/record-id.js';
import { writeDate, writeInstant, type Cell, type SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRecords, DemoRegister, DemoSeizure, DemoVehicle, NativeInsert,
} from '../demo/register.js';
import {
  armes, cadres, communications, etatsArme, etatsPiece, etatsVehicule, explosifs, mentions, mesures, natures, pieces, produits, qualifications, roles, secrets,
  sexes, sources, vigueurs,
} from './bureau.js';

const timeZone = 'Africa/Porto-Novo';
const prefixes: Readonly<Partial<Record<RecordType, string>>> = { TravelDocument: 'PIE', Vehicle: 'VEH', Firearm: 'ARM', Arrest: 'INT', Seizure: 'SAI' };

/** The mark of an object or an act; persons are numbered. */
const cote = (type: RecordType, ref: number): string => (type === 'Person' ? String(ref) : `${prefixes[type]}-${ref}`);
const pays = (alpha2: string | null | undefined): Cell => alpha2ToAlpha3[alpha2 ?? ''] ?? null;
const jour = (partial: string | null | undefined): Cell => (partial === null || partial === undefined ? null : writeDate(partial, 'DD/MM/YYYY'));
const heure = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'datetime', timeZone));

const service = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  secret: nativeAmong(secrets, record.confidentiality), communication: nativeAmong(communications, record.handlingCode),
  source: nativeAmong(sources, record.sourceEvaluation), vigueur: nativeAmong(vigueurs, record.recordStatus), reserves: record.restrictions.join(' / ') || null,
  exclus: record.deniedTo.map(pays).join(',') || null, modifie: heure(record.updatedAt),
  caduc_le: record.validUntil === null ? null : writeInstant(record.validUntil, 'DD/MM/YYYY', timeZone), a_revoir_le: jour(record.reviewDate),
});

/** The file of a person, to which is put what is found on him. */
const dossierPersonne = (ref: number): string => `PJ/${ref}`;
const dossierOperation = (operation: string): string => `OP/${operation}`;
/** The file an act is put to: that of its operation; else the person's, or one of its own. */
const dossierActe = ({ operation }: DemoArrest | DemoSeizure, otherwise: string): string => (operation === null ? otherwise : dossierOperation(operation));

function* personne(record: DemoPerson): Iterable<NativeInsert> {
  const { ref: implique, descriptors, placeOfBirth } = record;
  const [principal, ...others] = record.names.map(({ family, given, full }) => ({ nom: family ?? (given === null ? full : null), prenoms: given }));
  const dossier = dossierPersonne(implique);
  yield ['dossier', { numero: dossier, objet_du_dossier: `${principal!.nom ?? 'X'} ${principal!.prenoms ?? ''}`.trim() }];
  yield ['implique', {
    id: implique, dossier, role: nativeAmong(roles, record.category), ...principal, sexe: nativeAmong(sexes, record.sex), ne_le: jour(record.births[0]),
    dit_ne_le: jour(record.births[1]), ne_a: placeOfBirth?.text ?? null, ne_pays: pays(placeOfBirth?.country), nationalite: pays(record.nationalities[0]),
    dit_nationalite: pays(record.nationalities[1]), taille_m: descriptors.heightCm === null ? null : descriptors.heightCm / 100, poids_kg: descriptors.weightKg,
    yeux: descriptors.eyeColour, cheveux: descriptors.hairColour, a_faire: record.actionToTake, ...service(record),
  }];
  for (const [place, dit] of others.entries()) yield ['implique_dit', { implique, ordre: place + 1, ...dit }];
  const noted = [
    ...(descriptors.marks ?? []).map((mention) => ({ genre: 'SIGNE', mention })),
    ...record.warnings.map((warning) => ({ genre: 'DANGER', mention: nativeAmong(mentions, warning) })),
  ];
  for (const [place, mention] of noted.entries()) yield ['implique_mention', { implique, ordre: place + 1, ...mention }];
}

/** An object that is sought or known: put to the file of its holder, or to one of its own. */
function* signale(
  type: 'TravelDocument' | 'Vehicle' | 'Firearm', record: DemoEnvelope, implique: number | null, row: Readonly<Record<string, Cell>>,
): Iterable<NativeInsert> {
  const mark = cote(type, record.ref);
  const dossier = implique === null ? `OB/${mark}` : dossierPersonne(implique);
  if (implique === null) yield ['dossier', { numero: dossier, objet_du_dossier: 'Objet signalé' }];
  yield ['objet', { cote: mark, dossier, versement: 'SIGNALE', acte: null, implique, ...row, ...service(record) }];
}

const piece = (record: DemoDocument): Iterable<NativeInsert> => signale('TravelDocument', record, record.holder, {
  nature: 'PIECE', genre: nativeAmong(pieces, record.type), etat: nativeAmong(etatsPiece, record.status), numero: record.number, pays: pays(record.issuer),
  bande: record.mrz, delivre_le: jour(record.issued), expire_le: jour(record.expires),
});

const vehicule = (record: DemoVehicle): Iterable<NativeInsert> => signale('Vehicle', record, record.keeper, {
  nature: 'VEHICULE', etat: nativeAmong(etatsVehicule, record.status, record.ref), numero: record.plate, pays: pays(record.plateCountry), chassis: record.vin,
  moteur: record.engineNumber, marque: record.make, modele: record.model, annee: record.year, couleur: record.colour, vole_le: jour(record.stolenOn),
  vole_a: record.stolenIn?.text ?? null, vole_pays: pays(record.stolenIn?.country),
});

function* arme(record: DemoFirearm): Iterable<NativeInsert> {
  const objet = cote('Firearm', record.ref);
  yield* signale('Firearm', record, record.keeper, {
    nature: 'ARME', genre: nativeAmong(armes, record.kind, record.ref), etat: nativeAmong(etatsArme, record.status), numero: record.serial,
    pays: pays(record.countryOfManufacture), marque: record.make, modele: record.model, calibre: record.calibre,
  });
  for (const poincon of record.importMarks) yield ['objet_poincon', { objet, poincon }];
  for (const [place, { on, to, answer }] of record.traceRequests.entries()) {
    yield ['objet_tracage', { objet, ordre: place + 1, demande_le: jour(on), pays: pays(to), reponse: answer }];
  }
}

const acte = (type: 'Arrest' | 'Seizure', record: DemoArrest | DemoSeizure): Readonly<Record<string, Cell>> => ({
  cote: cote(type, record.ref), dresse_le: heure(record.when), lieu: record.where?.text ?? null, pays: pays(record.where?.country), ...service(record),
});

function* interpellation(record: DemoArrest): Iterable<NativeInsert> {
  yield ['acte', {
    ...acte('Arrest', record), dossier: dossierActe(record, dossierPersonne(record.person)), nature: 'INTERPELLATION', implique: record.person,
    unite: record.authority, cadre: nativeAmong(cadres, record.category),
  }];
  const { ref, offences } = record;
  const facts = [...offences.map((offence) => nativeAmong(qualifications, offence, ref)), ...(ref % 5 === 0 ? ['TRAFIC D’ESSENCE'] : ref % 13 === 0 ? ['CHARLATANISME'] : [])];
  for (const [place, qualification] of facts.entries()) yield ['acte_qualification', { acte: cote('Arrest', ref), ordre: place + 1, qualification }];
}

function genre({ kind, code }: SeizedItem, ref: number): Cell {
  const table = kind === 'DRUG' ? produits : kind === 'FIREARM' ? armes : kind === 'EXPLOSIVE' ? explosifs : null;
  return table === null ? null : nativeAmong(table, code?.code ?? null, ref);
}

function* saisie(record: DemoSeizure): Iterable<NativeInsert> {
  const mark = cote('Seizure', record.ref);
  const dossier = dossierActe(record, `SA/${record.ref}`);
  if (record.operation === null) yield ['dossier', { numero: dossier, objet_du_dossier: 'Saisie' }];
  yield ['acte', { ...acte('Seizure', record), dossier, nature: 'SAISIE' }];
  for (const [place, item] of record.items.entries()) {
    yield ['objet', {
      cote: `${mark}-${String(place + 1).padStart(2, '0')}`, dossier, versement: 'SAISI', acte: mark, nature: nativeAmong(natures, item.kind),
      genre: genre(item, record.ref), designation: item.description, numero: item.identifier, pays: pays(item.origin), quantite: item.quantity,
      mesure: item.kind === 'CURRENCY' ? item.unit : nativeAmong(mesures, item.unit), contrefait: item.counterfeit === null ? null : item.counterfeit ? 'O' : 'N',
    }];
  }
}

function* rows(register: DemoRegister): Iterable<NativeInsert> {
  const operations = new Set([...register.arrests, ...register.seizures].map(({ operation }) => operation).filter((operation) => operation !== null));
  for (const operation of operations) {
    yield ['dossier', { numero: dossierOperation(operation), objet_du_dossier: `Opération ${operation}`, operation, unite: 'BCN Cotonou' }];
  }
  for (const record of register.persons) yield* personne(record);
  for (const record of register.documents) yield* piece(record);
  for (const record of register.vehicles) yield* vehicule(record);
  for (const record of register.firearms) yield* arme(record);
  for (const record of register.arrests) yield* interpellation(record);
  for (const record of register.seizures) yield* saisie(record);
}

/** The demo records as rows of the Beninese case files; warrants are not written. */
export const records: DemoRecords = { rows, localId: cote };
