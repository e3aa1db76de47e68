import anyAscii from 'any-ascii';
import { DateTime } from 'luxon';
import { alpha2ToAlpha3 } from '../../schema/country-codes.js';
import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import type { Cell, Name, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoRecords, DemoRegister, NativeInsert } from '../demo/register.js';
import {
  arrestTypes, cautions, colours, disseminations, documentKeys, documentTypes, drugTypes, fillers, gunKeys, gunTypes, handlings, measures,
  offenses, personKeys, properties, sexes, statuses, vehicleKeys, warrantStatuses, warrantTypes,
} from './bureau.js';

const timeZone = 'America/New_York';
const offense = (value: string, ref = 0): string | null => nativeAmong(offenses, value, ref);
const gunType = (value: string, ref = 0): string | null => nativeAmong(gunTypes, value, ref);
const toColour = Object.fromEntries(Object.entries(colours).map(([short, word]) => [word, short]));

const capitals = (words: string | null): string | null => (words === null ? null : anyAscii(words).toUpperCase());
const alpha3 = (alpha2: string | null): string | null => (alpha2 === null ? null : alpha2ToAlpha3[alpha2] ?? null);
const date = (partial: string | null): Cell => (partial === null ? null : writeDate(partial, 'YYYYMMDD'));
const colour = (word: string | null): string | null => (word === null ? null : toColour[word.toLowerCase()] ?? word);
const nic = (letter: string, ref: number): string => `${letter}${String(ref).padStart(9, '0')}`;
const incident = (ref: number): string => `SZ-${String(ref).padStart(7, '0')}`;
const ucn = (ref: number): string => nic('U', ref);
const ucnOrNone = (ref: number | null): string | null => (ref === null ? null : ucn(ref));

/** `LAST,FIRST MIDDLE`; a name that is not parted stays in one piece. */
function nam({ family, given, full }: Name): string {
  const parts = family !== null && given !== null ? [family, given] : [full ?? ''];
  return parts.map((part) => capitals(part.replaceAll(',', ' '))).join(',');
}

/** Centimetres as one digit of feet and two of inches. */
function hgt(heightCm: number | null): string | null {
  if (heightCm === null) return null;
  const inches = Math.round(heightCm / 2.54);
  return `${Math.floor(inches / 12)}${String(inches % 12).padStart(2, '0')}`;
}

const envelope = (record: DemoEnvelope): Record<string, Cell> => ({
  sts: nativeAmong(statuses, record.recordStatus),
  dis: nativeAmong(disseminations, record.confidentiality),
  hnd: nativeAmong(handlings, record.handlingCode),
  dny: record.deniedTo.map(alpha3).join(' ') || null,
  mis: record.restrictions.join('//') || null,
  val: date(record.reviewDate),
  ret: record.validUntil === null ? null : writeInstant(record.validUntil, 'epoch-s', timeZone),
  dlu: DateTime.fromISO(record.updatedAt, { zone: timeZone }).toISO(),
});

/** Codes that stand once each in a table of their own, made from the words they stand for. */
function codeTable(words: readonly (string | null)[], codeOf: (word: string, index: number) => string): ReadonlyMap<string | null, string> {
  return new Map([...new Set(words)].filter((word) => word !== null).map((word, index) => [word, codeOf(word, index)]));
}

/** Two letters of the make and the number of its place in the list, in base 36. */
function makeCode(make: string, index: number): string {
  const letters = anyAscii(make).toUpperCase().replace(/[^A-Z]/g, '').slice(0, 2).padEnd(2, 'X');
  return letters + index.toString(36).toUpperCase().padStart(2, '0');
}

function itemCode({ kind, code }: SeizedItem): string | null {
  if (!code?.code) return code?.text ?? null;
  if (kind === 'DRUG') return nativeAmong(drugTypes, code.code);
  return kind === 'FIREARM' ? gunType(code.code) : nativeAmong(fillers, code.code);
}

function* personRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const person of register.persons) {
    const key = { ucn: ucn(person.ref) };
    const { heightCm, weightKg, eyeColour, hairColour, marks } = person.descriptors;
    const [principal, ...otherNames] = person.names;
    const [firstBirth = null, ...otherBirths] = person.births;
    const [firstCitizenship = null, ...otherCitizenships] = person.nationalities;
    yield ['person', {
      ...key, mke: nativeAmong(personKeys, person.category), nam: nam(principal!), sex: nativeAmong(sexes, person.sex), rac: 'U',
      dob: date(firstBirth), pob: person.placeOfBirth?.text ?? null, pob_cou: alpha3(person.placeOfBirth?.country ?? null),
      ctz: alpha3(firstCitizenship), hgt: hgt(heightCm), wgt: weightKg === null ? null : Math.round(weightKg / 0.45359237),
      eye: colour(eyeColour), hai: colour(hairColour), act: person.actionToTake,
      ...envelope(person),
    }];
    for (const [seq, name] of otherNames.entries()) yield ['supplemental_aka', { ...key, seq, aka: nam(name) }];
    for (const [seq, dob] of otherBirths.entries()) yield ['supplemental_dob', { ...key, seq, dob: date(dob) }];
    for (const [seq, country] of otherCitizenships.entries()) yield ['supplemental_ctz', { ...key, seq, ctz: alpha3(country) }];
    for (const [seq, smt] of (marks ?? []).entries()) yield ['supplemental_smt', { ...key, seq, smt }];
    for (const [seq, warning] of (person.warnings ?? []).entries()) {
      yield ['supplemental_cmc', { ...key, seq, cmc: nativeAmong(cautions, warning) }];
    }
  }
}

function* objectRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const document of register.documents) {
    yield ['travel_document_file', {
      nic: nic('D', document.ref), mke: nativeAmong(documentKeys, document.status), typ: nativeAmong(documentTypes, document.type),
      dno: document.number, iss: alpha3(document.issuer), doi: date(document.issued), doe: date(document.expires), mrz: document.mrz,
      hld_ucn: ucnOrNone(document.holder),
      ...envelope(document),
    }];
  }
  const makes = codeTable(register.vehicles.map(({ make }) => make), makeCode);
  for (const [make, vma] of makes) yield ['make_code', { vma, make }];
  for (const vehicle of register.vehicles) {
    yield ['vehicle_file', {
      nic: nic('V', vehicle.ref), mke: nativeAmong(vehicleKeys, vehicle.status), lic: vehicle.plate, lis: alpha3(vehicle.plateCountry),
      vin: vehicle.vin, vyr: vehicle.year, vma: makes.get(vehicle.make) ?? null, vmo: vehicle.model, vco: colour(vehicle.colour),
      dot: date(vehicle.stolenOn), tpl: vehicle.stolenIn?.text ?? null, tpl_cou: alpha3(vehicle.stolenIn?.country ?? null),
      reg_ucn: ucnOrNone(vehicle.keeper), ...envelope(vehicle),
    }];
  }
  for (const gun of register.firearms) {
    const key = { nic: nic('G', gun.ref) };
    yield ['gun_file', {
      ...key, mke: nativeAmong(gunKeys, gun.status), typ: gunType(gun.kind, gun.ref), ser: gun.serial, mak: gun.make, mod: gun.model,
      cal: gun.calibre, coi: alpha3(gun.countryOfManufacture), imk: gun.importMarks.join('//') || null, own_ucn: ucnOrNone(gun.keeper),
      ...envelope(gun),
    }];
    for (const [seq, trace] of gun.traceRequests.entries()) {
      yield ['trace_request', { ...key, seq, trd: date(trace.on), req: alpha3(trace.to), dsp: trace.answer }];
    }
  }
}

function* caseRows(register: DemoRegister): Iterable<NativeInsert> {
  const authorities = [...register.warrants, ...register.arrests].map(({ authority }) => authority);
  const agencies = codeTable(authorities, (_name, index) => `ZZ${String(index + 1).padStart(5, '0')}00`);
  for (const [agency_name, ori] of agencies) yield ['agency', { ori, agency_name }];
  for (const warrant of register.warrants) {
    const key = { nic: nic('W', warrant.ref) };
    const [principal, ...additional] = warrant.offences.map((each) => offense(each, warrant.ref));
    yield ['wanted_person', {
      ...key, ucn: ucn(warrant.person), ori: agencies.get(warrant.authority) ?? null, oca: warrant.reference, off: principal ?? '8900',
      wty: nativeAmong(warrantTypes, warrant.category), wst: nativeAmong(warrantStatuses, warrant.status), dow: date(warrant.issued),
      dox: date(warrant.expires), exl: warrant.extradition === null ? null : warrant.extradition ? 1 : 4, act: null, ...envelope(warrant),
    }];
    // One warrant in forty names flight, which no UCR offense code stands for.
    if (warrant.ref % 40 === 0) additional.push('4901');
    for (const [seq, ado] of additional.entries()) yield ['additional_offense', { ...key, seq, ado }];
  }
  for (const arrest of register.arrests) {
    yield ['arrest_cycle', {
      acn: arrest.ref, ucn: ucn(arrest.person), ori: agencies.get(arrest.authority) ?? null,
      doa: arrest.when === null ? null : writeInstant(arrest.when, 'epoch-s', timeZone), poa: arrest.where?.text ?? null,
      poa_cou: alpha3(arrest.where?.country ?? null), toa: nativeAmong(arrestTypes, arrest.category), tfo: arrest.operation,
      ...envelope(arrest),
    }];
    for (const [seq, each] of arrest.offences.entries()) yield ['arrest_charge', { acn: arrest.ref, seq, off: offense(each, arrest.ref) }];
  }
  for (const seizure of register.seizures) {
    const key = { inc: incident(seizure.ref) };
    yield ['seizure_incident', {
      ...key, dos: seizure.when === null ? null : writeInstant(seizure.when, 'epoch-ms', timeZone), loc: seizure.where?.text ?? null,
      loc_cou: alpha3(seizure.where?.country ?? null), tfo: seizure.operation, ...envelope(seizure),
    }];
    for (const [seq, item] of seizure.items.entries()) {
      const measure = item.kind === 'CURRENCY' || item.unit === null ? item.unit : nativeAmong(measures, item.unit);
      yield ['seized_property', {
        ...key, seq, prd: nativeAmong(properties, item.kind), cod: itemCode(item), dsc: item.description, qty: item.quantity, msr: measure,
        cft: item.counterfeit === null ? null : item.counterfeit ? 'Y' : 'N', idn: item.identifier, cou: alpha3(item.origin),
      }];
    }
  }
}

const nicLetters = { Person: 'U', TravelDocument: 'D', Warrant: 'W', Vehicle: 'V', Firearm: 'G' } as const;

/** The demo records of the United States as entries of its crime files. */
export const records: DemoRecords = {
  localId: (type, ref) => (type === 'Arrest' ? String(ref) : type === 'Seizure' ? incident(ref) : nic(nicLetters[type], ref)),
  *rows(register) {
    yield* personRows(register);
    yield* objectRows(register);
    yield* caseRows(register);
  },
};
