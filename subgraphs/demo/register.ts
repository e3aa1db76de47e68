import type { RecordType } from '../../schema/record-id.js';
import type { Cell, Descriptors, Name, ProfileFields, SeizedItem, TraceRequest } from '../bureau/mapping/index.js';

/**
 * A country's invented records before they are written as rows of its native schema: plain values of the national
 * profile. `ref` numbers are 1, 2, 3 ... within each list; relations are told by them.
 * A value the country's native schema has no room for is simply not written.
 */
export interface DemoRegister {
  readonly country: string;
  readonly persons: readonly DemoPerson[];
  readonly documents: readonly DemoDocument[];
  readonly vehicles: readonly DemoVehicle[];
  readonly firearms: readonly DemoFirearm[];
  readonly warrants: readonly DemoWarrant[];
  readonly arrests: readonly DemoArrest[];
  readonly seizures: readonly DemoSeizure[];
}

/** What the owner notes on every record. */
export interface DemoEnvelope {
  readonly ref: number;
  readonly updatedAt: string;
  readonly validUntil: string | null;
  readonly reviewDate: string | null;
  readonly confidentiality: 'OFFICIAL' | 'RESTRICTED' | 'CONFIDENTIAL';
  readonly handlingCode: 'H0' | 'H1' | 'H2' | 'H3';
  readonly sourceEvaluation: 'A' | 'B' | 'C' | 'X';
  readonly informationEvaluation: 'ACCURATE' | 'KNOWN_TO_SOURCE' | 'CORROBORATED' | 'UNCONFIRMED';
  readonly deniedTo: readonly string[];
  readonly restrictions: readonly string[];
  readonly recordStatus: 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
}

type Fields<T extends keyof ProfileFields, F extends keyof ProfileFields[T]> = { readonly [K in F]: ProfileFields[T][K] | null };

export interface DemoPerson extends DemoEnvelope, Fields<'Person', 'category' | 'sex' | 'placeOfBirth' | 'actionToTake'> {
  /** The principal name first, in the register's principal script; then other scripts and aliases. At least one. */
  readonly names: readonly Name[];
  /** 0 or more; parts unknown are left out (`1984`, `1984-03`). */
  readonly births: readonly string[];
  /** 1 or 2. */
  readonly nationalities: readonly string[];
  readonly descriptors: Descriptors;
  readonly warnings: ProfileFields['Person']['warnings'];
}
export interface DemoDocument extends DemoEnvelope, Fields<'TravelDocument', 'type' | 'number' | 'issuer' | 'issued' | 'expires' | 'mrz' | 'status'> {
  /** `ref` of the person; null for a blank or an unknown holder. */
  readonly holder: number | null;
}
export interface DemoVehicle extends DemoEnvelope, Fields<'Vehicle', 'vin' | 'plate' | 'plateCountry' | 'make' | 'model' | 'year' | 'colour' | 'engineNumber' | 'status' | 'stolenOn' | 'stolenIn'> {
  readonly keeper: number | null;
}
export interface DemoFirearm extends DemoEnvelope, Fields<'Firearm', 'make' | 'model' | 'calibre' | 'serial' | 'countryOfManufacture' | 'status'> {
  /** UCR weapon code. */
  readonly kind: string;
  readonly importMarks: readonly string[];
  readonly traceRequests: readonly TraceRequest[];
  readonly keeper: number | null;
}
export interface DemoWarrant extends DemoEnvelope, Fields<'Warrant', 'reference' | 'authority' | 'issued' | 'expires' | 'extradition' | 'status'> {
  /** UCR offence codes, 1 to 3, all of `demoOffences`. */
  readonly offences: readonly string[];
  /** N-DEx warrant category code: ARREST_WARRANT, FELONY_ARREST, MISDEMEANOR_ARREST or CAPIAS. */
  readonly category: string;
  readonly person: number;
}
export interface DemoArrest extends DemoEnvelope, Fields<'Arrest', 'when' | 'where' | 'authority' | 'operation'> {
  readonly offences: readonly string[];
  /** UCR arrest category code. */
  readonly category: string;
  readonly person: number;
}
export interface DemoSeizure extends DemoEnvelope, Fields<'Seizure', 'when' | 'where' | 'operation'> {
  readonly items: readonly SeizedItem[];
}

/** The UCR offence codes demo warrants and arrests use; every country's tables map a national code to each. */
export const demoOffences = [
  'MANSLAUGHTER_NONNEGLIGENT-MURDER', 'ROBBERY', 'AGGRAVATED_ASSAULT', 'BURGLARY-BREAKING_ENTERING', 'MOTOR_VEHICLE_THEFT',
  'DRUG-NARCOTIC_VIOLATIONS', 'WEAPON_LAW_VIOLATIONS', 'COUNTERFEIT-FORGERY', 'FRAUD-FALSE_PRETENSES-SWINDLE-CONFIDENCE_GAME',
  'HUMAN_TRAFFICKING-COMMERCIAL_SEX_ACTS', 'MONEY_LAUNDERING', 'EXPLOSIVES', 'STOLEN_PROPERTY_OFFENSES', 'KIDNAPPING-ABDUCTION',
] as const;

/** UCR weapon codes of demo firearms; every country with a firearms register maps a national code to each. */
export const demoWeapons = ['HANDGUN', 'HANDGUN-AUTOMATIC', 'RIFLE', 'RIFLE-AUTOMATIC', 'SHOTGUN', 'OTHER_FIREARM'] as const;

/** UCR drug codes of demo seizures. */
export const demoDrugs = ['COCAINE', 'HEROIN', 'MARIJUANA', 'HASHISH', 'AMPHETAMINES-METHAMPHETAMINES', 'OTHER_DRUGS'] as const;

/** A row to be written: the native table and its columns. */
export type NativeInsert = readonly [table: string, row: Readonly<Record<string, Cell>>];

/** What a country's records.ts exports. */
export interface DemoRecords {
  /**
   * The country's rows, in an order its foreign keys allow. Must be a function of the register alone (no clock, no
   * `Math.random`), so that the same seed gives the same database.
   */
  rows(register: DemoRegister): Iterable<NativeInsert>;
  /** The identity in the native database of the record with this `ref`. Left out: the `ref` as text, for every type. */
  localId?(type: RecordType, ref: number): string;
}
