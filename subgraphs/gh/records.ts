import { alpha2ToAlpha3 } from '../../schema/country-codes.js';
import type { RecordType } from '../../schema/record-id.js';
import { writeInstant, type Cell, type SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRecords, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant, NativeInsert,
} from '../demo/register.js';
import {
  arrestModes, cautions, disseminations, documentKinds, documentStates, drugs, exhibitKinds, explosives, firearmStates, firearmTypes, grades, interests, measures,
  outcomes, processTypes, sections, sexes, standings, usages, vehicleStates,
} from './bureau.js';

const timeZone = 'Africa/Accra';
const letters: Readonly<Record<RecordType, string>> = { Person: 'S', TravelDocument: 'D', Warrant: 'W', Vehicle: 'V', Firearm: 'F', Seizure: 'Z', Arrest: 'A' };

/** The number of a record: the letter of its kind and seven digits. */
const numberOf = (type: RecordType, ref: number): string => `${letters[type]}${String(ref).padStart(7, '0')}`;
const subjectNo = (ref: number | null): Cell => (ref === null ? null : numberOf('Person', ref));
const land = (alpha2: string | null | undefined): Cell => alpha2ToAlpha3[alpha2 ?? ''] ?? null;
/** A time in UTC, with its Z. */
const stamp = (instant: string | null): Cell => (instant === null ? null : `${writeInstant(instant, 'datetime', 'utc')}Z`);
const bit = (value: boolean | null): Cell => (value === null ? null : value ? 1 : 0);

const carried = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  grade: nativeAmong(grades, record.confidentiality), dissemination: Number(nativeAmong(disseminations, record.handlingCode)),
  standing: nativeAmong(standings, record.recordStatus), amended_at: writeInstant(record.updatedAt, 'datetime', 'utc'),
  keep_until: record.validUntil === null ? null : writeInstant(record.validUntil, 'YYYY-MM-DD', timeZone),
  withheld_from: record.deniedTo.map(land).join(' ') || null, conditions: record.restrictions.join('||') || null,
});

type Attributes = readonly (readonly [kind: string, value: Cell | undefined])[];

/** Attribute numbers: those of subjects from 1, those of properties from 100,000,001 on. */
function* attributes(first: number, ref: number, owner_no: string, known: Attributes): Iterable<NativeInsert> {
  let attribute_no = first + ref * 20;
  for (const [attribute_kind, value] of known) {
    if (value !== null && value !== undefined) yield ['attribute', { attribute_no: attribute_no++, owner_no, attribute_kind, attribute_value: String(value) }];
  }
}
const firstAttribute = { Person: 0, Vehicle: 100_000_000, Firearm: 200_000_000 } as const;

function* subject(record: DemoPerson): Iterable<NativeInsert> {
  const subject_no = numberOf('Person', record.ref);
  const { heightCm, weightKg, eyeColour, hairColour, marks } = record.descriptors;
  yield ['subject', {
    subject_no, interest: nativeAmong(interests, record.category), sex: nativeAmong(sexes, record.sex), birthplace: record.placeOfBirth?.text ?? null,
    birth_country: land(record.placeOfBirth?.country), instruction: record.actionToTake, ...carried(record),
  }];
  for (const [place, { kind, given, family, full }] of record.names.entries()) {
    yield ['subject_name', {
      subject_no, name_no: place + 1, usage_type: nativeAmong(usages, kind), other_names: given, surname: family ?? (given === null ? full : null),
    }];
  }
  yield* attributes(firstAttribute.Person, record.ref, subject_no, [
    ...record.births.map((birth) => ['BIRTH', birth] as const),
    ...record.nationalities.map((nationality) => ['NATIONALITY', land(nationality)] as const),
    ['HEIGHT', heightCm], ['WEIGHT', weightKg], ['EYES', eyeColour], ['HAIR', hairColour],
    ...(marks ?? []).map((mark) => ['MARK', mark] as const),
    ...record.warnings.map((warning) => ['CAUTION', nativeAmong(cautions, warning)] as const),
  ]);
}

function* document(record: DemoDocument): Iterable<NativeInsert> {
  yield ['identifier', {
    identifier_no: numberOf('TravelDocument', record.ref), identifier_kind: nativeAmong(documentKinds, record.type), id_value: record.number,
    subject_no: subjectNo(record.holder), property_no: null, issuing_country: land(record.issuer), issued_on: record.issued, valid_to: record.expires,
    machine_text: record.mrz, state: nativeAmong(documentStates, record.status), ...carried(record),
  }];
}

/** A number by which a property is known: numbered as the property, with the first letter of its kind behind. */
function* known(property_no: string, record: DemoEnvelope, kind: string, value: string | null, country: Cell = null): Iterable<NativeInsert> {
  if (value === null) return;
  yield ['identifier', {
    identifier_no: `${property_no}${kind.charAt(0)}`, identifier_kind: kind, id_value: value, subject_no: null, property_no, issuing_country: country,
    issued_on: null, valid_to: null, machine_text: null, state: 'CURRENT', ...carried(record),
  }];
}

function* vehicle(record: DemoVehicle): Iterable<NativeInsert> {
  const property_no = numberOf('Vehicle', record.ref);
  yield ['property', {
    property_no, property_class: 'V', subject_no: subjectNo(record.keeper), make: record.make, model: record.model, type_code: null,
    state: nativeAmong(vehicleStates, record.status, record.ref), reported_on: record.stolenOn, reported_place: record.stolenIn?.text ?? null,
    reported_country: land(record.stolenIn?.country), ...carried(record),
  }];
  yield* known(property_no, record, 'CHASSIS', record.vin);
  yield* known(property_no, record, 'PLATE', record.plate, land(record.plateCountry));
  yield* known(property_no, record, 'ENGINE', record.engineNumber);
  yield* attributes(firstAttribute.Vehicle, record.ref, property_no, [['YEAR', record.year], ['COLOUR', record.colour]]);
}

function* firearm(record: DemoFirearm): Iterable<NativeInsert> {
  const property_no = numberOf('Firearm', record.ref);
  yield ['property', {
    property_no, property_class: 'F', subject_no: subjectNo(record.keeper), make: record.make, model: record.model,
    type_code: nativeAmong(firearmTypes, record.kind as (typeof firearmTypes)[keyof typeof firearmTypes], record.ref),
    state: nativeAmong(firearmStates, record.status), reported_on: null, reported_place: null, reported_country: null, ...carried(record),
  }];
  yield* known(property_no, record, 'SERIAL', record.serial);
  yield* attributes(firstAttribute.Firearm, record.ref, property_no, [
    ['CALIBRE', record.calibre], ['ORIGIN', land(record.countryOfManufacture)], ...record.importMarks.map((mark) => ['IMPORT MARK', mark] as const),
  ]);
  for (const [place, { on, to, answer }] of record.traceRequests.entries()) {
    yield ['trace_letter', { letter_no: record.ref * 10 + place, property_no, sent_on: on, sent_to: land(to), reply: answer }];
  }
}

/** The charges of a process or an arrest; some are of an Act that has no counterpart in the code lists. */
function* charges(first: number, on_no: string, { ref, offences }: DemoWarrant | DemoArrest): Iterable<NativeInsert> {
  const all = [...offences.map((offence) => nativeAmong(sections, offence, ref)!), ...(ref % 7 === 0 ? ['ACT995-99'] : ref % 11 === 0 ? ['ACT891-121'] : [])];
  for (const [place, section_of_law] of all.entries()) yield ['charge', { charge_no: first + ref * 10 + place, on_no, section_of_law }];
}

function* courtProcess(record: DemoWarrant): Iterable<NativeInsert> {
  const process_no = numberOf('Warrant', record.ref);
  yield ['court_process', {
    process_no, subject_no: subjectNo(record.person), suit_number: record.reference, court: record.authority,
    process_type: nativeAmong(processTypes, record.category as (typeof processTypes)[keyof typeof processTypes]), outcome: nativeAmong(outcomes, record.status),
    signed_on: record.issued, lapses_on: record.expires, extraditable: bit(record.extradition), ...carried(record),
  }];
  yield* charges(0, process_no, record);
}

const entry = (type: 'Arrest' | 'Seizure', record: DemoArrest | DemoSeizure): Readonly<Record<string, Cell>> => ({
  entry_no: numberOf(type, record.ref), entry_kind: type.toUpperCase(), entered_at: stamp(record.when), place: record.where?.text ?? null,
  country: land(record.where?.country), operation_name: record.operation, ...carried(record),
});

function* arrest(record: DemoArrest): Iterable<NativeInsert> {
  yield ['diary_entry', {
    ...entry('Arrest', record), unit_name: record.authority, subject_no: subjectNo(record.person),
    arrest_mode: nativeAmong(arrestModes, record.category as (typeof arrestModes)[keyof typeof arrestModes]),
  }];
  yield* charges(100_000_000, numberOf('Arrest', record.ref), record);
}

function typeCode({ kind, code }: SeizedItem): Cell {
  const of = (table: Readonly<Record<string, string>>): Cell => nativeAmong(table, code?.code ?? null);
  return kind === 'DRUG' ? of(drugs) : kind === 'FIREARM' ? of(firearmTypes) : kind === 'EXPLOSIVE' ? of(explosives) : null;
}

function* seizure(record: DemoSeizure): Iterable<NativeInsert> {
  yield ['diary_entry', { ...entry('Seizure', record), unit_name: null, subject_no: null, arrest_mode: null }];
  for (const [place, item] of record.items.entries()) {
    yield ['exhibit', {
      exhibit_no: record.ref * 100 + place, entry_no: numberOf('Seizure', record.ref), exhibit_kind: nativeAmong(exhibitKinds, item.kind),
      type_code: typeCode(item), particulars: item.description, quantity: item.quantity,
      measure: item.kind === 'CURRENCY' ? item.unit : nativeAmong(measures, item.unit), fake: bit(item.counterfeit), marked: item.identifier, origin: land(item.origin),
    }];
  }
}

function* rows(register: DemoRegister): Iterable<NativeInsert> {
  for (const record of register.persons) yield* subject(record);
  for (const record of register.documents) yield* document(record);
  for (const record of register.vehicles) yield* vehicle(record);
  for (const record of register.firearms) yield* firearm(record);
  for (const record of register.warrants) yield* courtProcess(record);
  for (const record of register.arrests) yield* arrest(record);
  for (const record of register.seizures) yield* seizure(record);
}

/** The demo records as rows of the Ghanaian records. */
export const records: DemoRecords = { rows, localId: numberOf };
