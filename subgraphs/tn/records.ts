import type { CodeListName } from '../../schema/codes.js';
import { writeInstant } from '../bureau/mapping/index.js';
import type { Cell, Name, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoPerson, DemoRecords, NativeInsert } from '../demo/register.js';
import * as codes from './bureau.js';

const { timeZone } = codes.bureau;
const heure = (instant: string | null): Cell => (instant ? writeInstant(instant, 'datetime', timeZone) : null);
const jour = (instant: string | null): Cell => (instant ? writeInstant(instant, 'YYYY-MM-DD', timeZone) : null);

const card = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  date_maj: heure(record.updatedAt),
  date_fin_validite: jour(record.validUntil),
  date_reexamen: record.reviewDate,
  degre: nativeAmong(codes.degrees, record.confidentiality),
  etat_fiche: nativeAmong(codes.states, record.recordStatus),
  pays_exclus: record.deniedTo.join(' ') || null,
  conditions: record.restrictions.join(codes.conditionSeparator) || null,
});

/**
 * Eight digits, for nationals alone; the first is 9, which no real number has. 7,919 has no factor in common with the
 * count of the others, so none comes twice.
 */
const cin = ({ ref, nationalities }: DemoPerson): string | null =>
  (nationalities[0] === 'TN' ? `9${String((ref * 7_919 + 4_100_003) % 10_000_000).padStart(7, '0')}` : null);

const parts = (name: Name | undefined): readonly (string | null)[] =>
  (name ? [name.family ?? (name.given === null ? name.full : null), name.given, name.patronymic] : [null, null, null]);

function* person(record: DemoPerson): Iterable<NativeInsert> {
  const arabic = record.names.find(({ script, kind }) => script === 'Arab' && kind === 'BIRTH');
  const latin = record.names.find(({ script, kind, transliterationOf }) =>
    script === 'Latn' && kind === 'BIRTH' && (!arabic || transliterationOf !== null));
  const [nom_ar = null, prenom_ar = null, filiation_ar = null] = parts(arabic);
  const [nom_lat = null, prenom_lat = null, filiation_lat = null] = parts(latin);
  const [signe_1 = null, signe_2 = null, signe_3 = null] = record.descriptors.marks ?? [];
  yield ['individu', {
    id_individu: record.ref, cin: cin(record), nom_ar, prenom_ar, filiation_ar, nom_lat, prenom_lat, filiation_lat,
    sexe: nativeAmong(codes.sexes, record.sex), date_naissance: record.births[0] ?? null, date_naissance_bis: record.births[1] ?? null,
    lieu_naissance: record.placeOfBirth?.text ?? null, pays_naissance: record.placeOfBirth?.country ?? null,
    nationalite: record.nationalities[0] ?? null, nationalite_bis: record.nationalities[1] ?? null,
    motif_fiche: nativeAmong(codes.motives, record.category),
    taille: record.descriptors.heightCm, poids: record.descriptors.weightKg, yeux: record.descriptors.eyeColour,
    cheveux: record.descriptors.hairColour,
    signe_1, signe_2, signe_3,
    precautions: record.warnings.map((warning) => nativeAmong(codes.precautions, warning)).join(',') || null,
    conduite_a_tenir: record.actionToTake, ...card(record),
  }];
  const others = record.names.filter((name) => name !== arabic && name !== latin);
  for (const [index, name] of others.entries()) {
    const [nom = null, prenom = null, filiation = null] = parts(name);
    yield ['individu_autre_nom', {
      id_individu: record.ref, rang: index + 1, nature: nativeAmong(codes.nameKinds, name.kind) ?? 'SURNOM', nom, prenom, filiation,
      langue: name.language,
    }];
  }
}

/** Every 110th card names a further offence that has no counterpart in the UCR list. */
const unmapped = ['CONTREB', 'CHANGE', 'PASSAGE'] as const;
const offences = (ref: number, of: readonly string[]): readonly (string | null)[] =>
  [...of.map((offence) => nativeAmong(codes.offences, offence)), ...(ref % 110 === 0 ? [unmapped[(ref / 110) % 3]!] : [])];

const products: Partial<Record<CodeListName, Readonly<Record<string, string>>>> = {
  UCR_DRUG: codes.drugs, UCR_WEAPON: codes.weapons, ATF_EXPLOSIVE: codes.explosives,
};
const product = ({ code }: SeizedItem): string | null =>
  (code?.code && code.list ? nativeAmong(products[code.list] ?? {}, code.code) : code?.text ?? null);

/** Writes demo records as cards of the Tunisian central file; firearms are left out. */
export const records: DemoRecords = {
  *rows(register) {
    for (const record of register.persons) yield* person(record);
    for (const record of register.documents) {
      yield ['document_voyage', {
        id_document: record.ref, id_individu: record.holder, nature: nativeAmong(codes.documentTypes, record.type), numero: record.number,
        pays_emission: record.issuer, date_delivrance: record.issued, date_expiration: record.expires, zone_lecture: record.mrz,
        situation: nativeAmong(codes.documentSituations, record.status), ...card(record),
      }];
    }
    for (const record of register.vehicles) {
      yield ['vehicule', {
        id_vehicule: record.ref, id_detenteur: record.keeper, immatriculation: record.plate, pays_immat: record.plateCountry,
        num_chassis: record.vin,
        num_moteur: record.engineNumber, marque: record.make, type_commercial: record.model, annee: record.year, couleur: record.colour,
        situation: nativeAmong(codes.vehicleSituations, record.status), vol_date: record.stolenOn,
        vol_lieu: record.stolenIn?.text ?? null, vol_pays: record.stolenIn?.country ?? null, ...card(record),
      }];
    }
    for (const record of register.warrants) {
      yield ['avis_recherche', {
        id_avis: record.ref, id_individu: record.person, num_avis: record.reference,
        nature: nativeAmong(codes.warrantKinds, record.category),
        infractions: offences(record.ref, record.offences).join(';'), tribunal: record.authority, date_emission: record.issued,
        date_expiration: record.expires,
        extradition: record.extradition === null ? null : record.extradition ? 'نعم' : 'لا',
        suite: nativeAmong(codes.warrantOutcomes, record.status), ...card(record),
      }];
    }
    for (const record of register.arrests) {
      const [infraction_1 = null, infraction_2 = null, infraction_3 = null] = offences(record.ref, record.offences);
      yield ['interpellation', {
        id_interpellation: record.ref, id_individu: record.person, date_heure: heure(record.when), lieu: record.where?.text ?? null,
        pays: record.where?.country ?? null,
        unite: record.authority, infraction_1, infraction_2, infraction_3, mode: nativeAmong(codes.arrestModes, record.category),
        operation: record.operation, ...card(record),
      }];
    }
    for (const record of register.seizures) {
      yield ['saisie', {
        id_saisie: record.ref, date_heure: heure(record.when), lieu: record.where?.text ?? null, pays: record.where?.country ?? null,
        operation: record.operation, ...card(record),
      }];
      for (const [index, item] of record.items.entries()) {
        const currency = item.kind === 'CURRENCY';
        yield ['saisie_objet', {
          id_saisie: record.ref, rang: index + 1, categorie: nativeAmong(codes.categories, item.kind) ?? 'DIVERS', produit: product(item),
          designation: item.description,
          quantite: item.quantity, unite_mesure: currency ? null : nativeAmong(codes.units, item.unit),
          monnaie: currency ? item.unit : null,
          authentique: item.counterfeit === null ? null : item.counterfeit ? 'N' : 'O', numero: item.identifier, pays_origine: item.origin,
        }];
      }
    }
  },
};
