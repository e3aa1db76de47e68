import type { RecordType } from '../../schema/record-id.js';
import { writeDate, writeInstant, type Cell, type SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoPerson, DemoRecords, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant, NativeInsert,
} from '../demo/register.js';
import {
  armes, categories, diffusions, documents, drogues, etats, explosifs, infractions, mandats, modes, objets, precautions, sexes, situationsDocument,
  situationsVehicule, suites, unites,
} from './bureau.js';

const timeZone = 'Africa/Lome';

/** Documents and vehicles share one register, arrests and seizures one table: even ids are of the first, odd ones of the second. */
const idOf = (type: RecordType, ref: number): number => {
  switch (type) {
    case 'TravelDocument': case 'Arrest': return ref * 2;
    case 'Vehicle': case 'Seizure': return ref * 2 + 1;
    default: return ref;
  }
};

const ms = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'epoch-ms', timeZone));
/** The first instant of a day. */
const jour = (day: string | null): Cell => (day === null ? null : writeDate(day, 'epoch-ms', timeZone));
const bit = (value: boolean | null): Cell => (value === null ? null : value ? 1 : 0);

const tenue = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  maj: ms(record.updatedAt), fin: ms(record.validUntil), diffusion: Number(nativeAmong(diffusions, record.confidentiality)),
  etat: nativeAmong(etats, record.recordStatus), consignes: record.restrictions.join('\n') || null, refus: JSON.stringify(record.deniedTo),
});

/** Family and given names; a name known only whole stands as the family name. */
const parts = ({ family, given, full }: DemoPerson['names'][number]): readonly [string | null, string | null] => [family ?? (given === null ? full : null), given];

function personne(record: DemoPerson): NativeInsert {
  const [principal, ...others] = record.names.map(parts);
  const { heightCm, weightKg, eyeColour, hairColour, marks } = record.descriptors;
  const known = Object.entries({ taille: heightCm, poids: weightKg, yeux: eyeColour, cheveux: hairColour, signes: marks?.length ? marks : null });
  return ['personne', {
    id: record.ref, nom: principal![0], prenoms: principal![1], alias: JSON.stringify(others), sexe: nativeAmong(sexes, record.sex),
    naissance: record.births[0] ?? null, naissance_bis: record.births[1] ?? null, lieu: record.placeOfBirth?.text ?? null,
    lieu_pays: record.placeOfBirth?.country ?? null, nationalite: record.nationalities[0] ?? null, nationalite_bis: record.nationalities[1] ?? null,
    objet: nativeAmong(objets, record.category), signalement: JSON.stringify(Object.fromEntries(known.filter(([, value]) => value !== null))),
    precautions: JSON.stringify(record.warnings.map((warning) => nativeAmong(precautions, warning))), conduite: record.actionToTake, ...tenue(record),
  }];
}

const document = (record: DemoDocument): NativeInsert => ['registre', {
  id: idOf('TravelDocument', record.ref), nature: 'document', sous_nature: nativeAmong(documents, record.type), numero: record.number, pays: record.issuer,
  situation: nativeAmong(situationsDocument, record.status), personne: record.holder, bande: record.mrz, du: jour(record.issued), au: jour(record.expires),
  ...tenue(record),
}];

const vehicule = (record: DemoVehicle): NativeInsert => ['registre', {
  id: idOf('Vehicle', record.ref), nature: 'vehicule', numero: record.plate, pays: record.plateCountry,
  situation: nativeAmong(situationsVehicule, record.status, record.ref), personne: record.keeper, du: jour(record.stolenOn), chassis: record.vin,
  moteur: record.engineNumber, marque: record.make, modele: record.model, annee: record.year, couleur: record.colour, vol_lieu: record.stolenIn?.text ?? null,
  vol_pays: record.stolenIn?.country ?? null, ...tenue(record),
}];

/** The counts of a warrant or an arrest; some have one more, which has no counterpart in the code lists. */
function* chefs(first: number, of: Readonly<Record<string, Cell>>, { ref, offences }: DemoWarrant | DemoArrest): Iterable<NativeInsert> {
  const all = [...offences.map((offence) => nativeAmong(infractions, offence, ref)), ...(ref % 6 === 0 ? ['612'] : ref % 17 === 0 ? ['340'] : [])];
  for (const [place, infraction] of all.entries()) yield ['chef', { id: first + ref * 10 + place, ...of, infraction: Number(infraction) }];
}

function* mandat(record: DemoWarrant): Iterable<NativeInsert> {
  yield ['mandat', {
    id: record.ref, personne: record.person, numero: record.reference, tribunal: record.authority, genre: nativeAmong(mandats, record.category),
    suite: nativeAmong(suites, record.status), du: jour(record.issued), au: jour(record.expires), extradition: bit(record.extradition), ...tenue(record),
  }];
  yield* chefs(0, { mandat: record.ref }, record);
}

const intervention = (type: 'Arrest' | 'Seizure', record: DemoArrest | DemoSeizure): Readonly<Record<string, Cell>> => ({
  id: idOf(type, record.ref), nature: type === 'Arrest' ? 'arrestation' : 'saisie', instant: ms(record.when), lieu: record.where?.text ?? null,
  pays: record.where?.country ?? null, operation: record.operation, ...tenue(record),
});

function* arrestation(record: DemoArrest): Iterable<NativeInsert> {
  yield ['intervention', { ...intervention('Arrest', record), service: record.authority, personne: record.person, mode: nativeAmong(modes, record.category) }];
  yield* chefs(100_000_000, { intervention: idOf('Arrest', record.ref) }, record);
}

function espece({ kind, code }: SeizedItem, ref: number): Cell {
  const table = kind === 'DRUG' ? drogues : kind === 'FIREARM' ? armes : kind === 'EXPLOSIVE' ? explosifs : null;
  return table === null ? null : nativeAmong(table, code?.code ?? null, ref);
}

function* saisie(record: DemoSeizure): Iterable<NativeInsert> {
  yield ['intervention', intervention('Seizure', record)];
  for (const [place, item] of record.items.entries()) {
    yield ['prise', {
      id: record.ref * 100 + place, intervention: idOf('Seizure', record.ref), categorie: nativeAmong(categories, item.kind), espece: espece(item, record.ref),
      libelle: item.description, quantite: item.quantity, unite: item.kind === 'CURRENCY' ? item.unit : nativeAmong(unites, item.unit),
      faux: bit(item.counterfeit), numero: item.identifier, origine: item.origin,
    }];
  }
}

function* rows(register: DemoRegister): Iterable<NativeInsert> {
  yield* register.persons.map(personne);
  yield* register.documents.map(document);
  yield* register.vehicles.map(vehicule);
  for (const record of register.warrants) yield* mandat(record);
  for (const record of register.arrests) yield* arrestation(record);
  for (const record of register.seizures) yield* saisie(record);
}

/** The demo records as rows of the Togolese register; firearms are not written. */
export const records: DemoRecords = { rows, localId: (type, ref) => String(idOf(type, ref)) };
