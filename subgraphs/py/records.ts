import type { RecordType } from '../../schema/record-id.js';
import { writeDate, writeInstant } from '../bureau/mapping/index.js';
import type { Cell, Name, SeizedItem } from '../bureau/mapping/index.js';
import { nativeAmong } from '../demo/native-among.js';
import type { DemoEnvelope, DemoRecords, DemoRegister, NativeInsert } from '../demo/register.js';
import {
  acts, arrestModes, countries, dangers, documentSituations, documentTypes, drugs, explosives, itemKinds, lines, orderSituations,
  orderTypes, reserves, sexes, situations, states, units, uses, vehicleSituations, weapons,
} from './bureau.js';

const timeZone = 'America/Asuncion';

const date = (partial: string | null | undefined): Cell =>
  (partial === null || partial === undefined ? null : writeDate(partial, 'DD.MM.YYYY'));
const dayOf = (instant: string | null): Cell => (instant === null ? null : writeInstant(instant, 'DD.MM.YYYY', timeZone));
const stamp = (instant: string | null): string | null => (instant === null ? null : String(writeInstant(instant, 'datetime', timeZone)));
const land = (alpha2: string | null | undefined): Cell => nativeAmong(countries, alpha2 ?? null);
const listed = (parts: readonly (string | null)[] | null): Cell => parts?.join(' / ') || null;
const yesNo = (value: boolean | null): Cell => (value === null ? null : value ? 'SI' : 'NO');

/** A number with comma and, from a thousand on, points: `1.234,5`. */
function decimal(value: number | null): string | null {
  if (value === null) return null;
  const [whole = '', fraction] = String(value).split('.');
  return whole.replaceAll(/\B(?=(\d{3})+$)/g, '.') + (fraction === undefined ? '' : `,${fraction}`);
}

/** `APELLIDO APELLIDO, Nombre Nombre`. */
const written = ({ family, given, full }: Name): string =>
  (family === null ? [full ?? ''] : [family.toUpperCase(), given]).filter((part) => part !== null && part !== '').join(', ');

/** The number of a file: two letters for the sheet and the number in it. */
const sheets = {
  Person: 'PE', TravelDocument: 'DO', Warrant: 'OC', Vehicle: 'VE', Firearm: 'AR', Arrest: 'DE', Seizure: 'IN',
} as const satisfies Record<RecordType, string>;
const file = (type: RecordType, ref: number): string => `${sheets[type]}-${String(ref).padStart(6, '0')}`;
const personFile = (ref: number | null): Cell => (ref === null ? null : file('Person', ref));

const common = (type: RecordType, record: DemoEnvelope): Readonly<Record<string, Cell>> => ({
  NRO_FICHA: file(type, record.ref), OBSERVACIONES: listed(record.restrictions), RESERVA: nativeAmong(reserves, record.confidentiality),
  USO: nativeAmong(uses, record.handlingCode), ESTADO_FICHA: nativeAmong(states, record.recordStatus),
  VALIDO_HASTA: dayOf(record.validUntil), FECHA_CARGA: dayOf(record.updatedAt),
});

function* personRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const person of register.persons) {
    const [principal, ...otherNames] = person.names;
    const { heightCm, weightKg, eyeColour, hairColour, marks } = person.descriptors;
    yield ['PERSONAS', {
      ...common('Person', person), APELLIDOS_Y_NOMBRES: written(principal!), OTROS_NOMBRES: listed(otherNames.map(written)),
      SEXO: nativeAmong(sexes, person.sex), FECHA_NACIMIENTO: date(person.births[0]), LUGAR_NACIMIENTO: person.placeOfBirth?.text ?? null,
      PAIS_NACIMIENTO: land(person.placeOfBirth?.country), NACIONALIDAD: land(person.nationalities[0]),
      SEGUNDA_NACIONALIDAD: land(person.nationalities[1]), SITUACION: nativeAmong(situations, person.category),
      ESTATURA_M: heightCm === null ? null : (heightCm / 100).toFixed(2).replace('.', ','), PESO_KG: decimal(weightKg), OJOS: eyeColour,
      CABELLO: hairColour, SENAS: listed(marks),
      PELIGROSIDAD: listed((person.warnings ?? []).map((warning) => nativeAmong(dangers, warning))), QUE_HACER: person.actionToTake,
    }];
  }
}

function* objectRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const document of register.documents) {
    yield ['DOCUMENTOS', {
      ...common('TravelDocument', document), CLASE: nativeAmong(documentTypes, document.type), NUMERO: document.number,
      PAIS_EMISOR: land(document.issuer), FECHA_EMISION: date(document.issued), FECHA_VENCIMIENTO: date(document.expires),
      LINEAS_LECTURA: document.mrz?.replaceAll('\n', ' / ') ?? null,
      SITUACION: nativeAmong(documentSituations, document.status, document.ref), FICHA_TITULAR: personFile(document.holder),
    }];
  }
  for (const vehicle of register.vehicles) {
    yield ['VEHICULOS', {
      ...common('Vehicle', vehicle), CHAPA: vehicle.plate, PAIS_CHAPA: land(vehicle.plateCountry), CHASIS: vehicle.vin,
      MOTOR: vehicle.engineNumber, MARCA: vehicle.make, MODELO: vehicle.model, ANHO: vehicle.year === null ? null : String(vehicle.year),
      COLOR: vehicle.colour, SITUACION: nativeAmong(vehicleSituations, vehicle.status, vehicle.ref), FECHA_HURTO: date(vehicle.stolenOn),
      LUGAR_HURTO: vehicle.stolenIn?.text ?? null, PAIS_HURTO: land(vehicle.stolenIn?.country),
      FICHA_PROPIETARIO: personFile(vehicle.keeper),
    }];
  }
}

const actsOf = (codes: readonly string[], ref: number): (string | null)[] => codes.map((offence) => nativeAmong(acts, offence, ref));

/** Acts without a counterpart in the UCR list, of one warrant in thirty. */
const otherActs = ['CONTRABANDO', 'ABIGEATO'] as const;

/** The columns of the line on which a thing stands. */
function itemColumns(item: SeizedItem, line: number): Readonly<Record<string, Cell>> {
  const codes = item.kind === 'DRUG' ? drugs : item.kind === 'FIREARM' ? weapons : explosives;
  const code = nativeAmong(codes, item.code?.code ?? null) ?? item.code?.text ?? null;
  return {
    [`CLASE_${line}`]: nativeAmong(itemKinds, item.kind), [`CODIGO_${line}`]: code, [`DETALLE_${line}`]: item.description,
    [`CANTIDAD_${line}`]: decimal(item.quantity), [`UNIDAD_${line}`]: item.kind === 'CURRENCY' ? item.unit : nativeAmong(units, item.unit),
    [`FALSO_${line}`]: yesNo(item.counterfeit), [`NUMERO_${line}`]: item.identifier, [`ORIGEN_${line}`]: land(item.origin),
  };
}

function* caseRows(register: DemoRegister): Iterable<NativeInsert> {
  for (const warrant of register.warrants) {
    const named = actsOf(warrant.offences, warrant.ref);
    if (warrant.ref % 30 === 0) named.push(otherActs[warrant.ref / 30 % 2]!);
    yield ['ORDENES_CAPTURA', {
      ...common('Warrant', warrant), EXPEDIENTE: warrant.reference, FICHA_PERSONA: personFile(warrant.person),
      CLASE_ORDEN: nativeAmong(orderTypes, warrant.category), HECHOS: listed(named), JUZGADO: warrant.authority,
      FECHA_ORDEN: date(warrant.issued), FECHA_FIN: date(warrant.expires), EXTRADICION: yesNo(warrant.extradition),
      SITUACION: nativeAmong(orderSituations, warrant.status),
    }];
  }
  for (const arrest of register.arrests) {
    const when = stamp(arrest.when);
    yield ['DETENCIONES', {
      ...common('Arrest', arrest), FICHA_PERSONA: personFile(arrest.person), FECHA: dayOf(arrest.when), HORA: when?.slice(11) ?? null,
      LUGAR: arrest.where?.text ?? null, PAIS: land(arrest.where?.country), DEPENDENCIA: arrest.authority,
      HECHOS: listed(actsOf(arrest.offences, arrest.ref)), MODO: nativeAmong(arrestModes, arrest.category), OPERATIVO: arrest.operation,
    }];
  }
  for (const seizure of register.seizures) {
    if (seizure.items.length > lines.length) {
      throw new RangeError(`Expected at most ${lines.length} things in a seizure, got ${seizure.items.length}.`);
    }
    yield ['INCAUTACIONES', {
      ...common('Seizure', seizure), FECHA_HORA: stamp(seizure.when), LUGAR: seizure.where?.text ?? null,
      PAIS: land(seizure.where?.country),
      OPERATIVO: seizure.operation, ...Object.assign({}, ...seizure.items.map((item, index) => itemColumns(item, index + 1))),
    }];
  }
}

/** The demo records of Paraguay as lines of its sheets; it keeps no firearms. */
export const records: DemoRecords = {
  localId: file,
  *rows(register) {
    yield* personRows(register);
    yield* objectRows(register);
    yield* caseRows(register);
  },
};
