import type { RecordType } from '../../schema/record-id.js';
import type { ProfileRelations } from './mapping/index.js';

/** The root fields that search, each with the type it finds. */
export const rootFields = {
  persons: 'Person', travelDocuments: 'TravelDocument', vehicles: 'Vehicle', firearms: 'Firearm',
  warrants: 'Warrant', arrests: 'Arrest', seizures: 'Seizure',
} as const satisfies Readonly<Record<string, RecordType>>;

/** The input each type is searched by. */
export const searchInputs: Readonly<Record<RecordType, string>> = {
  Person: 'PersonSearch', TravelDocument: 'TravelDocumentSearch', Vehicle: 'VehicleSearch', Firearm: 'FirearmSearch',
  Warrant: 'WarrantSearch', Arrest: 'ArrestSearch', Seizure: 'SeizureSearch',
};

const targets: { readonly [T in RecordType]: { readonly [R in keyof ProfileRelations[T]]: ProfileRelations[T][R] } } = {
  Person: { documents: 'TravelDocument', warrants: 'Warrant', arrests: 'Arrest', vehicles: 'Vehicle', firearms: 'Firearm' },
  TravelDocument: { holder: 'Person' },
  Warrant: { person: 'Person' },
  Vehicle: { keeper: 'Person' },
  Firearm: { keeper: 'Person' },
  Seizure: {},
  Arrest: { person: 'Person' },
};

/** The type each relation of each record type leads to. */
export const relationTargets: Readonly<Record<RecordType, Readonly<Record<string, RecordType | undefined>>>> = targets;

/** Fields of a record that the runtime fills in itself. */
export const ownFields: ReadonlySet<string> = new Set(['id', 'country', 'localId', 'contact']);
