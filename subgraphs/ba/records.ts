import type { CodeListName } from '../../schema/codes.js';
import type { RecordType } from '../../schema/record-id.js';
import { writeInstant } from '../bureau/mapping/index.js';
import type { Cell, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoPerson, DemoRecords, DemoRegister, NativeInsert } from '../demo/register.js';
import * as codes from './bureau.js';

type Attribute = readonly [key: string, value: string | number | null];

const { timeZone } = codes.bureau;
const vrijeme = (instant: string | null): Cell => (instant ? writeInstant(instant, 'datetime', timeZone) : null);

/** Eleven of twenty cases are the Federation's, eight Republika Srpska's, one the district's. */
const entity = (ref: number): keyof typeof codes.articles => (ref % 20 < 11 ? 'FBiH' : ref % 20 < 19 ? 'RS' : 'BD');

/** Letters of each kind of case in its mark, and its kind. */
const kinds = {
  Person: ['OS', 'OSOBA'], TravelDocument: ['IS', 'ISPRAVA'], Vehicle: ['VO', 'VOZILO'], Firearm: ['OR', 'ORUZJE'],
  Warrant: ['PO', 'POTJERNICA'], Arrest: ['LS', 'LISENJE'], Seizure: ['OD', 'ODUZIMANJE'],
} as const satisfies Record<RecordType, readonly [string, string]>;
const mark = (type: RecordType, ref: number): string => `${entity(ref)}-${kinds[type][0]}-${String(ref).padStart(6, '0')}`;
const person = (ref: number | null): string | null => (ref === null ? null : mark('Person', ref));

/** A case: its row, the row of its kind, its attributes in order. Attributes without a value are not written. */
function* file(
  type: RecordType, record: DemoEnvelope, table: string, details: Readonly<Record<string, Cell>>, attributes: readonly Attribute[],
): Iterable<NativeInsert> {
  const oznaka = mark(type, record.ref);
  yield ['predmet', {
    oznaka, entitet: entity(record.ref), vrsta: kinds[type][1], stanje: nativeAmong(codes.states, record.recordStatus),
    povjerljivost: nativeAmong(codes.secrecies, record.confidentiality), azuriran: vrijeme(record.updatedAt),
    vrijedi_do: record.validUntil && writeInstant(record.validUntil, 'YYYY-MM-DD', timeZone), rok_pregleda: record.reviewDate,
  }];
  yield [table, { oznaka, ...details }];
  const all: readonly Attribute[] = [
    ['rukovanje', record.handlingCode],
    ['izvor', nativeAmong(codes.sources, record.sourceEvaluation)],
    ['provjera', nativeAmong(codes.evaluations, record.informationEvaluation)],
    ...record.restrictions.map((condition): Attribute => ['uslov', condition]),
    ...record.deniedTo.map((country): Attribute => ['zabranjeno', country]),
    ...attributes,
  ];
  let redni = 0;
  for (const [kljuc, vrijednost] of all) {
    if (vrijednost !== null) yield ['predmet_atribut', { oznaka, redni: ++redni, kljuc, vrijednost: String(vrijednost) }];
  }
}

function personFile(record: DemoPerson): Iterable<NativeInsert> {
  const [principal, ...others] = record.names;
  const { descriptors } = record;
  return file('Person', record, 'osoba', {
    prezime: principal!.family ?? (principal!.given === null ? principal!.full : null), ime: principal!.given,
    ime_oca: principal!.patronymic,
    spol: nativeAmong(codes.sexes, record.sex), datum_rodjenja: record.births[0] ?? null,
    mjesto_rodjenja: record.placeOfBirth?.text ?? null, drzava_rodjenja: record.placeOfBirth?.country ?? null,
    kategorija: nativeAmong(codes.categories, record.category),
  }, [
    ...others.map((name): Attribute => [
      nativeAmong(codes.nameKeys, name.kind) ?? 'nadimak',
      [name.family ?? (name.given === null ? name.full : ''), name.given, name.patronymic].filter((part) => part !== null).join(', '),
    ]),
    ...record.births.slice(1).map((birth): Attribute => ['drugi datum rođenja', birth]),
    ...record.nationalities.map((country): Attribute => ['državljanstvo', country]),
    ['visina', descriptors.heightCm], ['težina', descriptors.weightKg], ['oči', descriptors.eyeColour], ['kosa', descriptors.hairColour],
    ...(descriptors.marks ?? []).map((sign): Attribute => ['osobeni znak', sign]),
    ...record.warnings.map((warning): Attribute => ['upozorenje', nativeAmong(codes.warnings, warning)]),
    ['postupanje', record.actionToTake],
  ]);
}

function* objects(register: DemoRegister): Iterable<NativeInsert> {
  for (const record of register.documents) {
    yield* file('TravelDocument', record, 'isprava', {
      nosilac: person(record.holder), vrsta_isprave: nativeAmong(codes.documentTypes, record.type), broj: record.number,
      izdavalac: record.issuer,
      izdata: record.issued, istice: record.expires, status: nativeAmong(codes.documentStatuses, record.status),
    }, (record.mrz?.split('\n') ?? []).map((line): Attribute => ['mrz', line]));
  }
  for (const record of register.vehicles) {
    yield* file('Vehicle', record, 'vozilo', {
      sasija: record.vin, tablica: record.plate, drzava: record.plateCountry, motor: record.engineNumber, marka: record.make,
      model: record.model,
      godina: record.year, status: nativeAmong(codes.vehicleStatuses, record.status),
    }, [
      ['boja', record.colour], ['datum krađe', record.stolenOn], ['mjesto krađe', record.stolenIn?.text ?? null],
      ['država krađe', record.stolenIn?.country ?? null], ['korisnik vozila', person(record.keeper)],
    ]);
  }
  for (const record of register.firearms) {
    yield* file('Firearm', record, 'oruzje', {
      vrsta_oruzja: nativeAmong(codes.weapons, record.kind), marka: record.make, serijski_broj: record.serial,
      status: nativeAmong(codes.weaponStatuses, record.status),
    }, [
      ['model', record.model], ['kalibar', record.calibre], ['država proizvodnje', record.countryOfManufacture],
      ...record.importMarks.map((sign): Attribute => ['uvozni znak', sign]),
      ...record.traceRequests.map(({ on, to, answer }): Attribute => ['trag', [on ?? '', to ?? '', answer ?? ''].join('|')]),
      ['držalac oružja', person(record.keeper)],
    ]);
  }
}

/** Every 90th case names a further article of its entity's code that has no counterpart in the UCR list. */
const unmapped = { FBiH: 'KZ FBiH 267', RS: 'KZ RS 250', BD: 'KZ BD 261' } as const;
const offences = (ref: number, of: readonly string[]): readonly Attribute[] =>
  [...of.map((offence) => nativeAmong<string>(codes.articles[entity(ref)], offence)), ...(ref % 90 === 0 ? [unmapped[entity(ref)]] : [])]
    .map((article) => ['djelo', article]);

const subkinds: Partial<Record<CodeListName, Readonly<Record<string, string>>>> = {
  UCR_DRUG: codes.drugs, UCR_WEAPON: codes.weapons, ATF_EXPLOSIVE: codes.explosives,
};
const subkind = ({ code }: SeizedItem, ref: number): string | null =>
  (code?.code && code.list ? nativeAmong(subkinds[code.list] ?? {}, code.code, code.list === 'UCR_DRUG' ? ref : 0) : code?.text ?? null);

function* events(register: DemoRegister): Iterable<NativeInsert> {
  for (const record of register.warrants) {
    yield* file('Warrant', record, 'potjernica', {
      osoba: person(record.person), broj: record.reference, sud: record.authority, izdata: record.issued, istice: record.expires,
      vrsta_naredbe: nativeAmong(codes.warrantKinds, record.category), status: nativeAmong(codes.warrantStatuses, record.status),
    }, [...offences(record.ref, record.offences), ['izručenje', record.extradition === null ? null : record.extradition ? 'da' : 'ne']]);
  }
  for (const record of register.arrests) {
    yield* file('Arrest', record, 'lisenje_slobode', {
      osoba: person(record.person), vrijeme: vrijeme(record.when), mjesto: record.where?.text ?? null,
      drzava: record.where?.country ?? null,
      organ: record.authority, nacin: nativeAmong(codes.arrestModes, record.category), akcija: record.operation,
    }, offences(record.ref, record.offences));
  }
  for (const record of register.seizures) {
    yield* file('Seizure', record, 'oduzimanje', {
      vrijeme: vrijeme(record.when), mjesto: record.where?.text ?? null, drzava: record.where?.country ?? null, akcija: record.operation,
    }, []);
    for (const [index, item] of record.items.entries()) {
      yield ['oduzeto', {
        oznaka: mark('Seizure', record.ref), redni: index + 1, vrsta: nativeAmong(codes.goods, item.kind) ?? 'drugo',
        podvrsta: subkind(item, record.ref),
        opis: item.description, kolicina: item.quantity,
        jedinica: Object.keys(codes.units).find((unit) => codes.units[unit] === item.unit) ?? item.unit,
        krivotvoreno: item.counterfeit === null ? null : item.counterfeit ? 'da' : 'ne', broj: item.identifier, porijeklo: item.origin,
      }];
    }
  }
}

/** Writes demo records as cases of the entities and the district, with their attributes. */
export const records: DemoRecords = {
  localId: mark,
  *rows(register) {
    for (const record of register.persons) yield* personFile(record);
    yield* objects(register);
    yield* events(register);
  },
};
