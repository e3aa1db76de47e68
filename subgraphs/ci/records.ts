import { numericToAlpha2 } from '../../schema/country-codes.js';
import type { RecordType } from '../../schema/record-id.js';
import { writeDate, writeInstant, type Cell, type Name, type SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRecords, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant, NativeInsert,
} from '../demo/register.js';
import {
  cadres, dangers, etats, explosifs, genresArme, infractions, motifs, naturesPiece, naturesScelle, protections, renseignements, separator, sexes, situationsArme,
  situationsPiece, situationsVehicule, stupefiants, suites, traitements, typesMandat,
} from './bureau.js';

const timeZone = 'Africa/Abidjan';
const prefixes: Readonly<Record<RecordType, string>> = {
  Person: 'FP', TravelDocument: 'PI', Warrant: 'MA', Vehicle: 'VE', Firearm: 'AR', Seizure: 'SA', Arrest: 'IN',
};

/** The number of a card: two letters and seven digits. */
const numero = (type: RecordType, ref: number): string => `${prefixes[type]}${String(ref).padStart(7, '0')}`;
const fichePersonne = (ref: number | null): Cell => (ref === null ? null : numero('Person', ref));
const pays = (alpha2: string | null | undefined): Cell => nativeAmong(numericToAlpha2, alpha2 ?? null);
const date = (partial: string | null | undefined): Cell => (partial === null || partial === undefined ? null : Number(writeDate(partial, 'YYYYMMDD')));
const dateHeure = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'datetime', timeZone));
const ouiNon = (value: boolean | null): Cell => (value === null ? null : value ? 'OUI' : 'NON');
const plusieurs = (values: readonly Cell[]): Cell => values.join(separator) || null;
/** `NOM, Prénoms`. */
const nomPrenoms = ({ family, given, full }: Name): string =>
  (family === null && given === null ? full ?? '' : [family?.toUpperCase() ?? '', ...(given === null ? [] : [given])].join(', '));

const fiche = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  PROTECTION: nativeAmong(protections, record.confidentiality), TRAITEMENT: Number(nativeAmong(traitements, record.handlingCode)),
  COTATION: `${record.sourceEvaluation}${nativeAmong(renseignements, record.informationEvaluation)}`, ETAT: nativeAmong(etats, record.recordStatus),
  CONDITIONS: plusieurs(record.restrictions), PAYS_EXCLUS: record.deniedTo.map(pays).join(',') || null,
  MAJ_DATE: Number(writeInstant(record.updatedAt, 'YYYYMMDD', timeZone)), MAJ_HEURE: Number(String(dateHeure(record.updatedAt)).slice(11).replaceAll(':', '')),
  FIN_VALIDITE: record.validUntil === null ? null : Number(writeInstant(record.validUntil, 'YYYYMMDD', timeZone)), REVISION: date(record.reviewDate),
});

function personne(record: DemoPerson): NativeInsert {
  const [principal, ...others] = record.names;
  const { heightCm, weightKg, eyeColour, hairColour, marks } = record.descriptors;
  return ['FICHE_PERSONNE', {
    NUM_FICHE: numero('Person', record.ref), NOM_PRENOMS: nomPrenoms(principal!), ALIAS: plusieurs(others.map(nomPrenoms)), SEXE: nativeAmong(sexes, record.sex),
    DATE_NAISS: date(record.births[0]), AUTRE_DATE_NAISS: date(record.births[1]), LIEU_NAISS: record.placeOfBirth?.text ?? null,
    PAYS_NAISS: pays(record.placeOfBirth?.country), NATIONALITE: pays(record.nationalities[0]), AUTRE_NATIONALITE: pays(record.nationalities[1]),
    MOTIF: nativeAmong(motifs, record.category), TAILLE_CM: heightCm, POIDS_KG: weightKg, YEUX: eyeColour, CHEVEUX: hairColour, SIGNES: plusieurs(marks ?? []),
    DANGERS: plusieurs(record.warnings.map((warning) => nativeAmong(dangers, warning))), CONDUITE: record.actionToTake, ...fiche(record),
  }];
}

const piece = (record: DemoDocument): NativeInsert => ['PIECE', {
  NUM_PIECE: numero('TravelDocument', record.ref), NUM_FICHE: fichePersonne(record.holder), NATURE: nativeAmong(naturesPiece, record.type), NUMERO: record.number,
  PAYS: pays(record.issuer), DATE_EMISSION: date(record.issued), DATE_EXPIRATION: date(record.expires), BANDE_MRZ: record.mrz,
  SITUATION: nativeAmong(situationsPiece, record.status), ...fiche(record),
}];

const vehicule = (record: DemoVehicle): NativeInsert => ['VEHICULE', {
  NUM_VEHICULE: numero('Vehicle', record.ref), NUM_FICHE: fichePersonne(record.keeper), IMMATRICULATION: record.plate, PAYS_IMMAT: pays(record.plateCountry),
  CHASSIS: record.vin, MOTEUR: record.engineNumber, MARQUE: record.make, MODELE: record.model, ANNEE: record.year, COULEUR: record.colour,
  SITUATION: nativeAmong(situationsVehicule, record.status, record.ref), VOL_DATE: date(record.stolenOn), VOL_LIEU: record.stolenIn?.text ?? null,
  VOL_PAYS: pays(record.stolenIn?.country), ...fiche(record),
}];

const arme = (record: DemoFirearm): NativeInsert => ['ARME', {
  NUM_ARME: numero('Firearm', record.ref), NUM_FICHE: fichePersonne(record.keeper), GENRE: nativeAmong(genresArme, record.kind, record.ref), MARQUE: record.make,
  MODELE: record.model, CALIBRE: record.calibre, MATRICULE: record.serial, PAYS_FABRICATION: pays(record.countryOfManufacture),
  MARQUES_IMPORT: plusieurs(record.importMarks), SITUATION: nativeAmong(situationsArme, record.status),
  TRACAGE: plusieurs(record.traceRequests.map(({ on, to, answer }) => [date(on) ?? '00000000', pays(to) ?? '000', ...(answer === null ? [] : [answer])].join(' '))),
  ...fiche(record),
}];

/** The offences of a record by article; some have one more, which has no counterpart in the code lists. */
const articles = ({ ref, offences }: DemoWarrant | DemoArrest): readonly Cell[] =>
  [...offences.map((offence) => nativeAmong(infractions, offence, ref)), ...(ref % 9 === 0 ? ['LF-CACAO'] : ref % 14 === 0 ? ['CP-EAU'] : [])];

function mandat(record: DemoWarrant): NativeInsert {
  const [first, second = null, third = null, fourth = null] = articles(record);
  return ['MANDAT', {
    NUM_MANDAT: numero('Warrant', record.ref), NUM_FICHE: fichePersonne(record.person), NUM_PARQUET: record.reference, JURIDICTION: record.authority,
    TYPE_MANDAT: nativeAmong(typesMandat, record.category), INFRACTION_1: first!, INFRACTION_2: second, INFRACTION_3: third, INFRACTION_4: fourth,
    DATE_EMISSION: date(record.issued), DATE_EXPIRATION: date(record.expires), EXTRADITION: ouiNon(record.extradition), SUITE: nativeAmong(suites, record.status),
    ...fiche(record),
  }];
}

const fait = (record: DemoArrest | DemoSeizure): Readonly<Record<string, Cell>> => ({
  DATE_HEURE: dateHeure(record.when), LIEU: record.where?.text ?? null, PAYS: pays(record.where?.country), OPERATION: record.operation, ...fiche(record),
});

const interpellation = (record: DemoArrest): NativeInsert => ['INTERPELLATION', {
  NUM_INTERP: numero('Arrest', record.ref), NUM_FICHE: fichePersonne(record.person), SERVICE: record.authority, CADRE: nativeAmong(cadres, record.category),
  FAITS: plusieurs(articles(record)), ...fait(record),
}];

/** A quantity in the column of its unit: what is weighed in grams. */
function quantite({ kind, quantity, unit }: SeizedItem): Readonly<Record<string, Cell>> {
  const none = { POIDS_G: null, VOLUME_L: null, NOMBRE: null, MONTANT: null, MONNAIE: null };
  if (kind === 'CURRENCY') return { ...none, MONTANT: quantity, MONNAIE: unit };
  if (quantity === null) return none;
  switch (unit) {
    case 'KGM': return { ...none, POIDS_G: Math.round(quantity * 1e6) / 1e3 };
    case 'GRM': return { ...none, POIDS_G: quantity };
    case 'LTR': return { ...none, VOLUME_L: quantity };
    case 'C62': return { ...none, NOMBRE: quantity };
    default: throw new RangeError(`Expected KGM, GRM, LTR or C62, got ${JSON.stringify(unit)}.`);
  }
}

function* saisie(record: DemoSeizure): Iterable<NativeInsert> {
  const NUM_SAISIE = numero('Seizure', record.ref);
  yield ['SAISIE', { NUM_SAISIE, ...fait(record) }];
  for (const [place, item] of record.items.entries()) {
    const of = (kind: SeizedItem['kind'], table: Readonly<Record<string, string>>): Cell => (item.kind === kind ? nativeAmong(table, item.code?.code ?? null) : null);
    yield ['SCELLE', {
      NUM_SAISIE, NUM_SCELLE: place + 1, NATURE: nativeAmong(naturesScelle, item.kind), STUPEFIANT: of('DRUG', stupefiants), GENRE_ARME: of('FIREARM', genresArme),
      EXPLOSIF: of('EXPLOSIVE', explosifs), DESIGNATION: item.description, ...quantite(item), FAUX: ouiNon(item.counterfeit), MARQUAGE: item.identifier,
      PROVENANCE: pays(item.origin),
    }];
  }
}

function* rows(register: DemoRegister): Iterable<NativeInsert> {
  yield* register.persons.map(personne);
  yield* register.documents.map(piece);
  yield* register.vehicles.map(vehicule);
  yield* register.firearms.map(arme);
  yield* register.warrants.map(mandat);
  yield* register.arrests.map(interpellation);
  for (const record of register.seizures) yield* saisie(record);
}

/** The demo records as rows of the Ivorian file of searches. */
export const records: DemoRecords = { rows, localId: numero };
