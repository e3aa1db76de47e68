import { formatRecordId } from '../../schema/record-id.js';
import type { RecordType } from '../../schema/record-id.js';
import { plantedName, plantedPassport, plantedPerson, plantedSeizure, plantedVehicle } from '../../subgraphs/demo/cases/planted.js';
import { inventRegister } from '../../subgraphs/demo/invent.js';
import type { DemoEnvelope, DemoRecords, DemoRegister } from '../../subgraphs/demo/register.js';

const sizes = { persons: 12, documents: 12, vehicles: 8, firearms: 6, warrants: 6, arrests: 6, seizures: 4 };

/** The kept records: a person, a passport of a person who is not kept, a vehicle and a seizure. */
export const keptRefs = { Person: 900_900, TravelDocument: 900_901, Vehicle: 900_902, Seizure: 900_903 } as const;
/** A person who is given: of the same name and birth as the one who is kept. */
export const shownRef = 900_910;

/** A small register with a person who is given, and with the kept records, envelopes and all, or without them (null). */
export function keptRegister(country: string, kept: Partial<DemoEnvelope> | null): DemoRegister {
  const base = inventRegister(country, { seed: 3, ...sizes });
  const facts = { names: [plantedName('Kornelia', 'Zwart', 'deu')], births: ['1961-04-05'] } as const;
  const shown = plantedPerson(country, { ref: shownRef, ...facts });
  const persons = [...base.persons, shown];
  if (kept === null) return { ...base, persons };
  return {
    ...base,
    persons: [...persons, plantedPerson(country, { ...kept, ref: keptRefs.Person, ...facts })],
    documents: [...base.documents, plantedPassport(shown, { ...kept, ref: keptRefs.TravelDocument, number: 'KEPT90901', issuer: country, issued: '2020-01-01', expires: '2030-01-01', holder: shownRef, status: 'STOLEN' })],
    vehicles: [...base.vehicles, plantedVehicle({ ...kept, ref: keptRefs.Vehicle, vin: 'KEPT0000000090902', plate: 'KE 902', plateCountry: country, make: 'Lada', model: 'Niva', year: 1999, status: 'STOLEN' })],
    seizures: [...base.seizures, plantedSeizure({
      ...kept, ref: keptRefs.Seizure, when: '2026-01-02T03:04:05.000Z', where: { text: null, country }, operation: 'KEPT-OP',
      items: [{ kind: 'CURRENCY', code: null, description: null, quantity: 7, unit: 'EUR', counterfeit: false, identifier: null, origin: null }],
    })],
  };
}

/** The ids that a country's records of these `ref`s have. */
export const keptIds = (country: string, records: DemoRecords) => (type: RecordType, ref: number): string =>
  formatRecordId({ country, type, localId: records.localId?.(type, ref) ?? String(ref) });
