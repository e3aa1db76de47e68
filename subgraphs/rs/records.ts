import type { CodeListName } from '../../schema/codes.js';
import { alpha2ToAlpha3 } from '../../schema/country-codes.js';
import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import type { Cell, Name, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoFirearm, DemoPerson, DemoRecords, NativeInsert } from '../demo/register.js';
import * as codes from './bureau.js';

const { timeZone } = codes.bureau;
const drzava = (alpha2: string | null | undefined): string | null => (alpha2 ? alpha2ToAlpha3[alpha2] ?? null : null);
const datum = (day: string | null | undefined): Cell => (day ? writeDate(day, 'DD.MM.YYYY') : null);
const vreme = (instant: string | null): Cell => (instant ? writeInstant(instant, 'epoch-ms', timeZone) : null);
const evidBroj = (ref: number): string => `L${String(ref).padStart(7, '0')}`;
const lice = (ref: number | null): string | null => (ref === null ? null : evidBroj(ref));

const envelope = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  azurirano: vreme(record.updatedAt),
  vazi_do: record.validUntil === null ? null : writeInstant(record.validUntil, 'DD.MM.YYYY', timeZone),
  rok_provere: datum(record.reviewDate),
  tajnost: nativeAmong(codes.secrecies, record.confidentiality),
  postupanje: nativeAmong(codes.handlings, record.handlingCode),
  ocena: `${record.sourceEvaluation}${nativeAmong(codes.evaluations, record.informationEvaluation)}`,
  stanje: nativeAmong(codes.states, record.recordStatus),
  zabranjeno: record.deniedTo.map(drzava).join(';') || null,
  uslovi: record.restrictions.join('|') || null,
});

/**
 * A citizen's number `DDMMYYY RR BBB K` from the day of birth and the demo number: region 99 is assigned to nobody; K is
 * the check digit modulo 11. None for foreigners and where the day is not known.
 */
function jmbg({ births, nationalities, sex, ref }: DemoPerson): string | null {
  const [year = '', month, day] = births[0]?.split('-') ?? [];
  if (nationalities[0] !== 'RS' || !month || !day) return null;
  const order = (ref % 500) + (sex === 'FEMALE' ? 500 : 0);
  const digits = `${day}${month}${year.slice(1)}99${String(order).padStart(3, '0')}`;
  const sum = [7, 6, 5, 4, 3, 2].reduce((total, weight, index) => total + weight * (Number(digits[index]) + Number(digits[index + 6])), 0);
  const check = 11 - (sum % 11);
  return `${digits}${check > 9 ? 0 : check}`;
}

/** О for the principal name, Л for its transliteration. */
function nameKind(name: Name, index: number, names: readonly Name[]): string {
  if (index === 0) return 'О';
  return name.transliterationOf !== null && name.transliterationOf === names[0]?.full ? 'Л'
    : nativeAmong(codes.nameKinds, name.kind) ?? 'Н';
}

function* person(record: DemoPerson): Iterable<NativeInsert> {
  const { descriptors } = record;
  yield ['lice', {
    evid_broj: evidBroj(record.ref), jmbg: jmbg(record), pol: nativeAmong(codes.sexes, record.sex),
    datum_rodjenja: datum(record.births[0]), drugi_datum: datum(record.births[1]),
    mesto_rodjenja: record.placeOfBirth?.text ?? null, drzava_rodjenja: drzava(record.placeOfBirth?.country),
    drzavljanstvo: drzava(record.nationalities[0]), drugo_drzavljanstvo: drzava(record.nationalities[1]),
    osnov: nativeAmong(codes.grounds, record.category),
    upozorenja: record.warnings.map((warning) => nativeAmong(codes.warnings, warning)).join(';') || null,
    mera: record.actionToTake, ...envelope(record),
  }];
  for (const [index, name] of record.names.entries()) {
    yield ['licno_ime', {
      lice: evidBroj(record.ref), rb: index + 1, vrsta: nameKind(name, index, record.names), ime: name.given, ime_oca: name.patronymic,
      prezime: name.family ?? (name.given === null ? name.full : null), jezik: name.language,
    }];
  }
  const description = {
    visina_cm: descriptors.heightCm, tezina_kg: descriptors.weightKg, oci: descriptors.eyeColour, kosa: descriptors.hairColour,
    osobeni_znaci: descriptors.marks?.join(';') || null,
  };
  if (Object.values(description).some((value) => value !== null)) yield ['lice_opis', { lice: evidBroj(record.ref), ...description }];
}

function* firearm(record: DemoFirearm): Iterable<NativeInsert> {
  yield ['oruzje', {
    id: record.ref, drzalac: lice(record.keeper), vrsta: nativeAmong(codes.weapons, record.kind), proizvodjac: record.make,
    model: record.model,
    kalibar: record.calibre, serijski_broj: record.serial, drzava_proizvodnje: drzava(record.countryOfManufacture),
    uvozne_oznake: record.importMarks.join(';') || null, status: nativeAmong(codes.weaponStatuses, record.status), ...envelope(record),
  }];
  for (const [index, trace] of record.traceRequests.entries()) {
    yield ['oruzje_trag', { oruzje: record.ref, rb: index + 1, datum: datum(trace.on), upuceno: drzava(trace.to), odgovor: trace.answer }];
  }
}

/** Every 100th record names a further article that has no counterpart in the UCR list. */
const unmapped = ['КЗ-236', 'КЗ-322', 'КЗ-276'] as const;
const articles = (ref: number, offences: readonly string[]): readonly (string | null)[] =>
  [...offences.map((offence) => nativeAmong(codes.articles, offence, ref)), ...(ref % 100 === 0 ? [unmapped[(ref / 100) % 3]!] : [])];

const kinds: Partial<Record<CodeListName, Readonly<Record<string, string>>>> = {
  UCR_DRUG: codes.drugs, UCR_WEAPON: codes.weapons, ATF_EXPLOSIVE: codes.explosives,
};
const kind = ({ code }: SeizedItem): string | null =>
  (code?.code && code.list ? nativeAmong(kinds[code.list] ?? {}, code.code) : code?.text ?? null);

/** Writes demo records as rows of the Serbian information system. */
export const records: DemoRecords = {
  localId: (type, ref) => (type === 'Person' ? evidBroj(ref) : String(ref)),
  *rows(register) {
    for (const record of register.persons) yield* person(record);
    for (const record of register.documents) {
      yield ['isprava', {
        id: record.ref, imalac: lice(record.holder), vrsta: nativeAmong(codes.documentTypes, record.type), broj: record.number,
        drzava: drzava(record.issuer),
        izdata: datum(record.issued), istice: datum(record.expires), mrz: record.mrz,
        status: nativeAmong(codes.documentStatuses, record.status), ...envelope(record),
      }];
    }
    for (const record of register.vehicles) {
      yield ['vozilo', {
        id: record.ref, sasija: record.vin, motor: record.engineNumber, tablica: record.plate, drzava: drzava(record.plateCountry),
        marka: record.make,
        tip: record.model, godina: record.year, boja: record.colour, status: nativeAmong(codes.vehicleStatuses, record.status),
        datum_kradje: datum(record.stolenOn), mesto_kradje: record.stolenIn?.text ?? null, drzava_kradje: drzava(record.stolenIn?.country),
        ...envelope(record),
      }];
      if (record.keeper !== null) yield ['vozilo_lice', { vozilo: record.ref, lice: evidBroj(record.keeper), svojstvo: 'КОРИСНИК' }];
    }
    for (const record of register.firearms) yield* firearm(record);
    for (const record of register.warrants) {
      yield ['poternica', {
        id: record.ref, lice: evidBroj(record.person), oznaka: record.reference, sud: record.authority, izdata: datum(record.issued),
        istice: datum(record.expires), izrucenje: record.extradition === null ? null : record.extradition ? 'ДА' : 'НЕ',
        vrsta: nativeAmong(codes.warrantKinds, record.category), status: nativeAmong(codes.warrantStatuses, record.status),
        ...envelope(record),
      }];
      for (const [index, clan] of articles(record.ref, record.offences).entries()) {
        yield ['poternica_delo', { poternica: record.ref, rb: index + 1, clan }];
      }
    }
    for (const record of register.arrests) {
      yield ['lisenje_slobode', {
        id: record.ref, lice: evidBroj(record.person), vreme: vreme(record.when), mesto: record.where?.text ?? null,
        drzava: drzava(record.where?.country),
        organ: record.authority, nacin: nativeAmong(codes.arrestModes, record.category), akcija: record.operation, ...envelope(record),
      }];
      for (const [index, clan] of articles(record.ref, record.offences).entries()) {
        yield ['lisenje_delo', { lisenje: record.ref, rb: index + 1, clan }];
      }
    }
    for (const record of register.seizures) {
      yield ['zaplena', {
        id: record.ref, vreme: vreme(record.when), mesto: record.where?.text ?? null, drzava: drzava(record.where?.country),
        akcija: record.operation, ...envelope(record),
      }];
      for (const [index, item] of record.items.entries()) {
        yield ['zaplena_stavka', {
          zaplena: record.ref, rb: index + 1, vrsta: nativeAmong(codes.goods, item.kind) ?? 'ОСТ', podvrsta: kind(item),
          opis: item.description, kolicina: item.quantity,
          jedinica: Object.keys(codes.units).find((unit) => codes.units[unit] === item.unit) ?? item.unit,
          falsifikat: item.counterfeit,
          oznaka: item.identifier, poreklo: drzava(item.origin),
        }];
      }
    }
  },
};
