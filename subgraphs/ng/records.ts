import { alpha2Codes, alpha2ToAlpha3, countryName } from '../../schema/country-codes.js';
import type { RecordType } from '../../schema/record-id.js';
import { writeDate, writeInstant, type Cell, type SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type {
  DemoArrest, DemoDocument, DemoEnvelope, DemoFirearm, DemoPerson, DemoRecords, DemoRegister, DemoSeizure, DemoVehicle, DemoWarrant, NativeInsert,
} from '../demo/register.js';
import { codes, offences, units } from './bureau.js';

const timeZone = 'Africa/Lagos';
type Group = keyof typeof codes;

/** Titles of the offences; the last two have no counterpart in the code lists. */
const titles: Readonly<Record<string, string>> = {
  'CC-316': 'Murder', 'RFA-1': 'Armed robbery', 'CC-401': 'Robbery', 'CC-332': 'Grievous harm', 'CC-411': 'Housebreaking', 'MVTA-1': 'Motor vehicle theft',
  'NDLEA-11': 'Dealing in hard drugs', 'NDLEA-19': 'Unlawful possession of hard drugs', 'FA-3': 'Unlicensed firearm', 'CC-465': 'Forgery',
  'AFF-1': 'Obtaining by false pretences', 'TIP-13': 'Trafficking in persons', 'MLPA-18': 'Money laundering', 'EXA-4': 'Unlawful possession of explosives',
  'CC-427': 'Receiving stolen property', 'CC-364': 'Kidnapping', 'MOA-1': 'Oil bunkering', 'CC-62': 'Managing an unlawful society',
};

/** Ids of rows that many records point to, given as they are first met; the row is written then. */
class Lookups {
  readonly #ids = new Map<string, number>();
  readonly #pending: NativeInsert[] = [];

  #id(table: string, text: string | null, row: (id: number) => Readonly<Record<string, Cell>>): number | null {
    if (text === null) return null;
    const key = `${table} ${text}`;
    let id = this.#ids.get(key);
    if (id === undefined) {
      id = this.#ids.size + 1;
      this.#ids.set(key, id);
      this.#pending.push([table, row(id)]);
    }
    return id;
  }

  agency(name: string | null): Cell { return this.#id('agency', name, (agency_id) => ({ agency_id, agency_name: name })); }
  operation(name: string | null): Cell { return this.#id('operation', name, (operation_id) => ({ operation_id, operation_code: name })); }
  make(name: string | null): Cell { return this.#id('vehicle_make', name, (make_id) => ({ make_id, make_name: name })); }

  /** The rows not yet written; they must come before those that point to them. */
  *take(): Iterable<NativeInsert> {
    yield* this.#pending.splice(0);
  }
}

const groups = Object.keys(codes) as readonly Group[];
const codeIds = new Map(groups.flatMap((group, index) => Object.keys(codes[group]).map((code, place) => [`${group} ${code}`, (index + 1) * 100 + place] as const)));
const countryIds = new Map(alpha2Codes.map((alpha2, index) => [alpha2, index + 1]));
const offenceIds = new Map(Object.keys(titles).map((statute, index) => [statute, index + 1]));

/** The id of the code that reads as `value`; of several, `ref` chooses. */
const codeId = (group: Group, value: string | null, ref = 0): Cell => {
  const native = nativeAmong(codes[group] as Readonly<Record<string, string>>, value, ref);
  return native === null ? null : codeIds.get(`${group} ${native}`)!;
};
const land = (alpha2: string | null | undefined): Cell => countryIds.get(alpha2 ?? '') ?? null;
const date = (partial: string | null): Cell => (partial === null ? null : writeDate(partial, 'DD-MM-YYYY'));
const seconds = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'epoch-s', timeZone));

const firstControl: Readonly<Record<RecordType, number>> = {
  Person: 1e6, TravelDocument: 2e6, Warrant: 3e6, Vehicle: 4e6, Firearm: 5e6, Seizure: 6e6, Arrest: 7e6,
};

function* control(type: RecordType, record: DemoEnvelope): Iterable<NativeInsert> {
  const control_id = firstControl[type] + record.ref;
  yield ['record_control', {
    control_id, classification_id: codeId('classification', record.confidentiality), handling_id: codeId('handling', record.handlingCode),
    source_grade_id: codeId('source_grade', record.sourceEvaluation), record_state_id: codeId('record_state', record.recordStatus),
    modified_epoch: seconds(record.updatedAt), expiry_epoch: seconds(record.validUntil), review_date: date(record.reviewDate),
  }];
  for (const [place, caveat] of record.restrictions.entries()) yield ['control_caveat', { control_caveat_id: control_id * 10 + place, control_id, caveat }];
  for (const country of record.deniedTo) yield ['control_bar', { control_id, country_id: land(country) }];
}
const controlled = (type: RecordType, { ref }: DemoEnvelope): { readonly control_id: number } => ({ control_id: firstControl[type] + ref });

function* person(record: DemoPerson): Iterable<NativeInsert> {
  const { ref: person_id, descriptors } = record;
  yield* control('Person', record);
  const [principal, ...others] = record.names.map(({ family, given, full }) => ({ surname: family ?? (given === null ? full : null), first_names: given }));
  yield ['person', {
    person_id, ...controlled('Person', record), ...principal, sex_id: codeId('sex', record.sex), category_id: codeId('category', record.category),
    birth_place: record.placeOfBirth?.text ?? null, birth_country_id: land(record.placeOfBirth?.country), action_required: record.actionToTake,
  }];
  const many = function* (table: string, key: string, rows: readonly Readonly<Record<string, Cell>>[]): Iterable<NativeInsert> {
    for (const [place, row] of rows.entries()) yield [table, { [key]: person_id * 10 + place, person_id, ...row }];
  };
  yield* many('person_alias', 'person_alias_id', others);
  yield* many('person_birth_date', 'person_birth_id', record.births.map((birth) => ({ birth_date: date(birth) })));
  yield* many('person_nationality', 'person_nationality_id', record.nationalities.map((country) => ({ country_id: land(country) })));
  yield* many('person_mark', 'person_mark_id', (descriptors.marks ?? []).map((description) => ({ description })));
  const { heightCm: height_cm, weightKg: weight_kg, eyeColour: eyes, hairColour: hair } = descriptors;
  if ([height_cm, weight_kg, eyes, hair].some((known) => known !== null)) yield ['person_appearance', { person_id, height_cm, weight_kg, eyes, hair }];
  for (const warning of record.warnings) yield ['person_caution', { person_id, caution_id: codeId('caution', warning) }];
}

function* document(record: DemoDocument): Iterable<NativeInsert> {
  yield* control('TravelDocument', record);
  yield ['travel_document', {
    document_id: record.ref, ...controlled('TravelDocument', record), holder_person_id: record.holder, document_type_id: codeId('document_type', record.type),
    document_no: record.number, issuing_country_id: land(record.issuer), issue_date: date(record.issued), expiry_date: date(record.expires),
    machine_zone: record.mrz, status_id: codeId('document_status', record.status),
  }];
}

function* vehicle(record: DemoVehicle, lookups: Lookups): Iterable<NativeInsert> {
  yield* control('Vehicle', record);
  const make_id = lookups.make(record.make);
  yield* lookups.take();
  yield ['vehicle', {
    vehicle_id: record.ref, ...controlled('Vehicle', record), keeper_person_id: record.keeper, chassis_no: record.vin, engine_no: record.engineNumber,
    reg_mark: record.plate, reg_country_id: land(record.plateCountry), make_id, model: record.model, year_built: record.year, colour: record.colour,
    status_id: codeId('vehicle_status', record.status),
  }];
  if (record.stolenOn !== null || record.stolenIn !== null) {
    yield ['vehicle_theft_report', {
      vehicle_id: record.ref, theft_date: date(record.stolenOn), theft_place: record.stolenIn?.text ?? null, theft_country_id: land(record.stolenIn?.country),
    }];
  }
}

function* firearm(record: DemoFirearm): Iterable<NativeInsert> {
  const { ref: firearm_id } = record;
  yield* control('Firearm', record);
  yield ['firearm', {
    firearm_id, ...controlled('Firearm', record), keeper_person_id: record.keeper, weapon_type_id: codeId('weapon', record.kind, firearm_id), maker: record.make,
    model: record.model, bore: record.calibre, serial_no: record.serial, made_in_country_id: land(record.countryOfManufacture),
    status_id: codeId('firearm_status', record.status),
  }];
  for (const [place, mark] of record.importMarks.entries()) yield ['firearm_import_mark', { firearm_import_mark_id: firearm_id * 10 + place, firearm_id, mark }];
  for (const [place, request] of record.traceRequests.entries()) {
    yield ['firearm_trace', {
      firearm_trace_id: firearm_id * 10 + place, firearm_id, sent_date: date(request.on), country_id: land(request.to), reply: request.answer,
    }];
  }
}

/** The counts or charges of a record; some have one more, for which the lists have no code. */
function* counts(table: 'warrant_count' | 'arrest_charge', parent: string, { ref, offences: ucr }: DemoWarrant | DemoArrest): Iterable<NativeInsert> {
  const statutes = [...ucr.map((code) => nativeAmong(offences, code, ref)!), ...(ref % 8 === 0 ? ['MOA-1'] : ref % 13 === 0 ? ['CC-62'] : [])];
  for (const [place, statute] of statutes.entries()) {
    yield [table, { [`${table}_id`]: ref * 10 + place, [parent]: ref, offence_id: offenceIds.get(statute)! }];
  }
}

function* warrant(record: DemoWarrant, lookups: Lookups): Iterable<NativeInsert> {
  yield* control('Warrant', record);
  const court_id = lookups.agency(record.authority);
  yield* lookups.take();
  yield ['warrant', {
    warrant_id: record.ref, ...controlled('Warrant', record), person_id: record.person, suit_no: record.reference, court_id,
    warrant_type_id: codeId('warrant_type', record.category), status_id: codeId('warrant_status', record.status), issue_date: date(record.issued),
    expiry_date: date(record.expires), seek_extradition: record.extradition === null ? null : record.extradition ? 'Y' : 'N',
  }];
  yield* counts('warrant_count', 'warrant_id', record);
}

function* arrest(record: DemoArrest, lookups: Lookups): Iterable<NativeInsert> {
  yield* control('Arrest', record);
  const pointers = { agency_id: lookups.agency(record.authority), operation_id: lookups.operation(record.operation) };
  yield* lookups.take();
  yield ['arrest', {
    arrest_id: record.ref, ...controlled('Arrest', record), person_id: record.person, ...pointers, arrest_epoch: seconds(record.when),
    arrest_place: record.where?.text ?? null, arrest_country_id: land(record.where?.country), arrest_type_id: codeId('arrest_type', record.category),
  }];
  yield* counts('arrest_charge', 'arrest_id', record);
}

function substanceId({ kind, code }: SeizedItem, ref: number): Cell {
  if (kind === 'DRUG') return codeId('drug', code?.code ?? null, ref);
  if (kind === 'FIREARM') return codeId('weapon', code?.code ?? null, ref);
  return kind === 'EXPLOSIVE' ? codeId('explosive', code?.code ?? null) : null;
}

function* seizure(record: DemoSeizure, lookups: Lookups): Iterable<NativeInsert> {
  yield* control('Seizure', record);
  const operation_id = lookups.operation(record.operation);
  yield* lookups.take();
  yield ['seizure', {
    seizure_id: record.ref, ...controlled('Seizure', record), operation_id, seizure_epoch: seconds(record.when),
    seizure_place: record.where?.text ?? null, seizure_country_id: land(record.where?.country),
  }];
  for (const [place, item] of record.items.entries()) {
    yield ['seizure_exhibit', {
      exhibit_id: record.ref * 100 + place, seizure_id: record.ref, exhibit_type_id: codeId('exhibit_type', item.kind),
      substance_id: substanceId(item, record.ref), description: item.description, amount: item.quantity,
      unit: item.kind === 'CURRENCY' ? item.unit : nativeAmong(units, item.unit), genuine: item.counterfeit === null ? null : item.counterfeit ? 'N' : 'Y',
      marking: item.identifier, origin_country_id: land(item.origin),
    }];
  }
}

function* codeTables(): Iterable<NativeInsert> {
  for (const [alpha2, country_id] of countryIds) yield ['country', { country_id, iso_alpha3: alpha2ToAlpha3[alpha2]!, country_name: countryName(alpha2) }];
  for (const [index, group] of groups.entries()) {
    yield ['code_group', { code_group_id: index + 1, group_name: group }];
    for (const code of Object.keys(codes[group])) {
      yield ['code_value', { code_value_id: codeIds.get(`${group} ${code}`)!, code_group_id: index + 1, code }];
    }
  }
  for (const [statute_ref, offence_id] of offenceIds) yield ['offence', { offence_id, statute_ref, title: titles[statute_ref]! }];
}

function* rows(register: DemoRegister): Iterable<NativeInsert> {
  const lookups = new Lookups();
  yield* codeTables();
  for (const record of register.persons) yield* person(record);
  for (const record of register.documents) yield* document(record);
  for (const record of register.vehicles) yield* vehicle(record, lookups);
  for (const record of register.firearms) yield* firearm(record);
  for (const record of register.warrants) yield* warrant(record, lookups);
  for (const record of register.arrests) yield* arrest(record, lookups);
  for (const record of register.seizures) yield* seizure(record, lookups);
}

/** The demo records as rows of the Nigerian database. */
export const records: DemoRecords = { rows };
