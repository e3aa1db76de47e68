import type { RecordType } from '../../schema/record-id.js';
import { numericToAlpha2 } from '../../schema/country-codes.js';
import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import type { Cell, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoRecords, DemoRegister, NativeInsert } from '../demo/register.js';
import {
  armTypes, arrestModes, dangers, documentTypes, drugs, explosives, itemKinds, measures, offences, otherArmTypes, otherOffences,
  requirementCatalogue, requirementTypes, reserves, sexes, sources, statuses, uses, warrantStatuses,
} from './bureau.js';

const timeZone = 'America/Argentina/Buenos_Aires';
const numericOf = Object.fromEntries(Object.entries(numericToAlpha2).map(([numeric, alpha2]) => [alpha2, numeric]));

const seconds = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'epoch-s', timeZone));
const midnight = (day: string | null): Cell => (day === null ? null : writeDate(day, 'epoch-s'));
const stamp = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'datetime', timeZone));
const countryId = (alpha2: string | null | undefined): Cell => (alpha2 && numericOf[alpha2] ? Number(numericOf[alpha2]) : null);
const joined = (parts: readonly string[] | null, separator: string): Cell => parts?.join(separator) || null;

/** Catalogues made from lists of codes: the number of a code is its place in the list, from 1. */
const place = (codes: readonly (string | null)[]): ReadonlyMap<string | null, number> =>
  new Map(codes.map((code, index) => [code, index + 1]));
const offenceCodes = [...Object.keys(offences), ...otherOffences];
const armCodes = [...Object.keys(armTypes), ...otherArmTypes];
const offenceIds = place(offenceCodes);
const armIds = place(armCodes);
const typeIds = new Map<string | null, number>(requirementCatalogue.map(({ codigo, id }) => [codigo, id]));

/** Requirements of all classes share one sequence of numbers, procedures another: a number tells the class by its last digit. */
const digits = {
  Person: 1, Warrant: 2, TravelDocument: 3, Vehicle: 4, Firearm: 5, Arrest: 1, Seizure: 2,
} as const satisfies Record<RecordType, number>;
const numberOf = (type: RecordType, ref: number): number => ref * 10 + digits[type];

/** A requirement, as all that it asks about have one. */
function requirement(
  type: RecordType, codigo: string | null, record: DemoEnvelope, rest: Readonly<Record<string, Cell>> = {},
): NativeInsert {
  return ['requerimiento', {
    id_requerimiento: numberOf(type, record.ref), id_tipo: typeIds.get(codigo) ?? null, actualizado: seconds(record.updatedAt),
    vigente_hasta: seconds(record.validUntil), revision: midnight(record.reviewDate), estado: nativeAmong(statuses, record.recordStatus),
    reserva: Number(nativeAmong(reserves, record.confidentiality)), uso: nativeAmong(uses, record.handlingCode),
    fuente: nativeAmong(sources, record.sourceEvaluation), observaciones: joined(record.restrictions, '\n'),
    excluidos: joined(record.deniedTo.map((alpha2) => numericOf[alpha2] ?? ''), ','), ...rest,
  }];
}

function* catalogueRows(organismos: ReadonlyMap<string | null, number>): Iterable<NativeInsert> {
  for (const cod_iso of Object.keys(numericToAlpha2)) yield ['cat_pais', { id_pais: Number(cod_iso), cod_iso }];
  for (const { id, codigo, clase } of requirementCatalogue) {
    const descripcion = String((requirementTypes[clase] as Readonly<Record<string, string>>)[codigo]).toLowerCase().replaceAll('_', ' ');
    yield ['cat_tipo_requerimiento', { id_tipo: id, codigo, clase: clase === 'CAPTURA' ? 'PERSONA' : clase, descripcion }];
  }
  for (const codigo of offenceCodes) {
    const descripcion = (offences[codigo] ?? 'delito aduanero o tributario').toLowerCase().replaceAll('_', ' ');
    yield ['cat_delito', { id_delito: offenceIds.get(codigo)!, codigo, descripcion }];
  }
  for (const codigo of armCodes) yield ['cat_arma', { id_clase_arma: armIds.get(codigo)!, codigo }];
  for (const [nombre, id_organismo] of organismos) yield ['cat_organismo', { id_organismo, nombre }];
}

function* subjectRows(register: DemoRegister): Iterable<NativeInsert> {
  let id_identidad = 0;
  for (const person of register.persons) {
    const id_sujeto = person.ref;
    const [principal, ...otherNames] = person.names;
    const { heightCm, weightKg, eyeColour, hairColour, marks } = person.descriptors;
    yield requirement('Person', nativeAmong(requirementTypes.PERSONA, person.category), person, { medida: person.actionToTake });
    yield ['sujeto', {
      id_sujeto, id_requerimiento: numberOf('Person', person.ref), apellido: principal!.family ?? principal!.full,
      nombre: principal!.family === null ? null : principal!.given, sexo: nativeAmong(sexes, person.sex),
      fecha_nacimiento: person.births[0] ?? null, lugar_nacimiento: person.placeOfBirth?.text ?? null,
      pais_nacimiento: countryId(person.placeOfBirth?.country), estatura: heightCm === null ? null : heightCm / 100, peso: weightKg,
      ojos: eyeColour, cabello: hairColour, senas: joined(marks, '; '),
      peligrosidad: joined((person.warnings ?? []).map((warning) => nativeAmong(dangers, warning)!), ''),
    }];
    for (const [orden, country] of person.nationalities.entries()) {
      yield ['sujeto_nacionalidad', { id_sujeto, id_pais: countryId(country), orden }];
    }
    for (const { family, given, full } of otherNames) {
      yield ['otra_identidad', {
        id_identidad: ++id_identidad, id_sujeto, apellido: family ?? full, nombre: family === null ? null : given, fecha_nacimiento: null,
      }];
    }
    for (const fecha_nacimiento of person.births.slice(1)) {
      yield ['otra_identidad', { id_identidad: ++id_identidad, id_sujeto, apellido: null, nombre: null, fecha_nacimiento }];
    }
  }
}

function* objectRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const document of register.documents) {
    yield requirement('TravelDocument', nativeAmong(requirementTypes.DOCUMENTO, document.status), document);
    yield ['documento', {
      id_documento: document.ref, id_requerimiento: numberOf('TravelDocument', document.ref), id_titular: document.holder,
      clase: nativeAmong(documentTypes, document.type), numero: document.number, id_pais_emisor: countryId(document.issuer),
      emision: document.issued, vencimiento: document.expires, zona_mecanica: document.mrz,
    }];
  }
  for (const vehicle of register.vehicles) {
    yield requirement('Vehicle', nativeAmong(requirementTypes.AUTOMOTOR, vehicle.status), vehicle);
    yield ['automotor', {
      id_automotor: vehicle.ref, id_requerimiento: numberOf('Vehicle', vehicle.ref), id_titular: vehicle.keeper, dominio: vehicle.plate,
      id_pais_dominio: countryId(vehicle.plateCountry), chasis: vehicle.vin, motor: vehicle.engineNumber, marca: vehicle.make,
      modelo: vehicle.model, anio: vehicle.year, color: vehicle.colour, fecha_robo: vehicle.stolenOn,
      lugar_robo: vehicle.stolenIn?.text ?? null, id_pais_robo: countryId(vehicle.stolenIn?.country),
    }];
  }
  for (const gun of register.firearms) {
    yield requirement('Firearm', nativeAmong(requirementTypes.ARMA, gun.status), gun);
    yield ['arma', {
      id_arma: gun.ref, id_requerimiento: numberOf('Firearm', gun.ref), id_legitimo_usuario: gun.keeper,
      id_clase_arma: armIds.get(nativeAmong(armTypes, gun.kind, gun.ref)) ?? null, marca: gun.make, modelo: gun.model, calibre: gun.calibre,
      matricula: gun.serial, id_pais_fabricacion: countryId(gun.countryOfManufacture), cunos: joined(gun.importMarks, ';'),
    }];
  }
}

/** The code of a narcotic, an explosive or a firearm. */
function itemCode({ kind, code }: SeizedItem): string | null {
  return nativeAmong(kind === 'DRUG' ? drugs : kind === 'FIREARM' ? armTypes : explosives, code?.code ?? null) ?? code?.text ?? null;
}

function* warrantRows(register: DemoRegister, organismos: ReadonlyMap<string | null, number>): Iterable<NativeInsert> {
  for (const warrant of register.warrants) {
    const id_requerimiento = numberOf('Warrant', warrant.ref);
    yield requirement('Warrant', nativeAmong(requirementTypes.CAPTURA, warrant.category), warrant, {
      id_organismo: organismos.get(warrant.authority) ?? null, causa: warrant.reference, fecha_oficio: midnight(warrant.issued),
      fecha_caducidad: midnight(warrant.expires), estado_judicial: nativeAmong(warrantStatuses, warrant.status),
      extradicion: warrant.extradition === null ? null : warrant.extradition ? 'S' : 'N',
    });
    yield ['requerimiento_sujeto', { id_requerimiento, id_sujeto: warrant.person }];
    const codes = warrant.offences.map((offence) => nativeAmong(offences, offence, warrant.ref));
    // One warrant in thirty names smuggling or tax evasion, which no UCR offense code stands for.
    if (warrant.ref % 30 === 0) codes.push(otherOffences[warrant.ref / 30 % 2]!);
    for (const [orden, codigo] of codes.entries()) {
      yield ['requerimiento_delito', { id_requerimiento, id_delito: offenceIds.get(codigo)!, orden }];
    }
  }
}

const procedure = (record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  actualizado: stamp(record.updatedAt), vigente_hasta: stamp(record.validUntil),
  reserva: Number(nativeAmong(reserves, record.confidentiality)), uso: nativeAmong(uses, record.handlingCode),
  observaciones: joined(record.restrictions, '\n'),
});

function* procedureRows(register: DemoRegister, organismos: ReadonlyMap<string | null, number>): Iterable<NativeInsert> {
  for (const arrest of register.arrests) {
    const id_procedimiento = numberOf('Arrest', arrest.ref);
    yield ['procedimiento', {
      id_procedimiento, clase: 'DETENCION', fecha_hora: stamp(arrest.when), lugar: arrest.where?.text ?? null,
      id_pais: countryId(arrest.where?.country), id_organismo: organismos.get(arrest.authority) ?? null, operativo: arrest.operation,
      id_detenido: arrest.person, modo: nativeAmong(arrestModes, arrest.category), ...procedure(arrest),
    }];
    for (const [orden, offence] of arrest.offences.entries()) {
      yield ['procedimiento_delito', { id_procedimiento, id_delito: offenceIds.get(nativeAmong(offences, offence, arrest.ref))!, orden }];
    }
  }
  for (const seizure of register.seizures) {
    const id_procedimiento = numberOf('Seizure', seizure.ref);
    yield ['procedimiento', {
      id_procedimiento, clase: 'SECUESTRO', fecha_hora: stamp(seizure.when), lugar: seizure.where?.text ?? null,
      id_pais: countryId(seizure.where?.country), operativo: seizure.operation, ...procedure(seizure),
    }];
    for (const [renglon, item] of seizure.items.entries()) {
      yield ['efecto_secuestrado', {
        id_procedimiento, renglon, rubro: nativeAmong(itemKinds, item.kind), codigo: itemCode(item), detalle: item.description,
        cantidad: item.quantity, medida: item.kind === 'CURRENCY' ? item.unit : nativeAmong(measures, item.unit),
        apocrifo: item.counterfeit === null ? null : item.counterfeit ? 'S' : 'N', numeracion: item.identifier,
        id_pais_origen: countryId(item.origin),
      }];
    }
  }
}

/** The demo records of Argentina as rows of its register of requirements. */
export const records: DemoRecords = {
  localId: (type, ref) => String(type === 'Warrant' || type === 'Arrest' || type === 'Seizure' ? numberOf(type, ref) : ref),
  *rows(register) {
    const organismos = place(
      [...new Set([...register.warrants, ...register.arrests].map(({ authority }) => authority))].filter((name) => name !== null),
    );
    yield* catalogueRows(organismos);
    yield* subjectRows(register);
    yield* objectRows(register);
    yield* warrantRows(register, organismos);
    yield* procedureRows(register, organismos);
  },
};
