import type { CodeListName } from '../../../schema/codes.js';
import type { RecordType } from '../../../schema/record-id.js';

/**
 * The values of the national profile, as schema/national.graphql defines them. Relations between records are not
 * here: a mapping tells them apart from values.
 */
export type Purpose = 'WANTED_PERSONS' | 'IDENTIFICATION' | 'INVESTIGATION' | 'ALERT' | 'BODY_IDENTIFICATION' | 'FORENSICS'
  | 'SECURITY_CHECK' | 'THREAT_ANALYSIS' | 'BORDER_CONTROL' | 'AUDIT';
export type Warning = 'ARMED' | 'VIOLENT' | 'ESCAPE_RISK' | 'SUICIDAL' | 'EXPLOSIVES' | 'CONTAGIOUS' | 'DANGEROUS';
export type PersonCategory = 'WANTED' | 'SUSPECT' | 'CONVICTED' | 'MISSING' | 'VICTIM' | 'FOREIGN_TERRORIST_FIGHTER' | 'UNIDENTIFIED';
export type Sex = 'NOT_KNOWN' | 'MALE' | 'FEMALE' | 'NOT_APPLICABLE';
export type TravelDocumentType = 'PASSPORT' | 'OFFICIAL_PASSPORT' | 'IDENTITY_CARD' | 'RESIDENCE_PERMIT' | 'VISA' | 'REFUGEE_DOCUMENT' | 'OTHER';
export type TravelDocumentStatus = 'VALID' | 'STOLEN' | 'LOST' | 'STOLEN_BLANK' | 'REVOKED' | 'COUNTERFEIT';
export type WarrantStatus = 'ACTIVE' | 'INACTIVE' | 'LODGED' | 'RECALLED' | 'RETURNED' | 'SERVED' | 'STAYED' | 'UNKNOWN';
export type VehicleStatus = 'REGISTERED' | 'STOLEN' | 'RECOVERED' | 'WANTED' | 'SEIZED';
export type FirearmStatus = 'REGISTERED' | 'STOLEN' | 'LOST' | 'SEIZED' | 'TRAFFICKED' | 'DESTROYED';
export type SeizedItemKind = 'DRUG' | 'CURRENCY' | 'FIREARM' | 'AMMUNITION' | 'EXPLOSIVE' | 'GRENADE' | 'DOCUMENT' | 'VEHICLE' | 'OTHER';

/** An instant as RFC 3339 text in UTC, e.g. `2026-03-01T09:30:00.000Z`. */
export type Instant = string;
/** A day as `YYYY-MM-DD`. */
export type Day = string;
/** A date that may be known only in part, ISO 8601-2 text. */
export type PartialDate = string;
/** ISO 3166-1 alpha-2. */
export type Country = string;

export interface CodedText { readonly code: string | null; readonly list: CodeListName | null; readonly text: string | null }
export interface Place { readonly text: string | null; readonly country: Country | null }
export interface Name {
  readonly given: string | null;
  readonly patronymic: string | null;
  readonly family: string | null;
  readonly full: string | null;
  readonly script: string | null;
  readonly language: string | null;
  readonly kind: 'BIRTH' | 'ALIAS' | 'MRZ' | null;
  readonly transliterationOf: string | null;
}
export interface Descriptors {
  readonly heightCm: number | null;
  readonly weightKg: number | null;
  readonly eyeColour: string | null;
  readonly hairColour: string | null;
  readonly marks: readonly string[] | null;
}
export interface SeizedItem {
  readonly kind: SeizedItemKind | null;
  readonly code: CodedText | null;
  readonly description: string | null;
  readonly quantity: number | null;
  readonly unit: string | null;
  readonly counterfeit: boolean | null;
  readonly identifier: string | null;
  readonly origin: Country | null;
}
export interface TraceRequest { readonly on: Day | null; readonly to: Country | null; readonly answer: string | null }

/** The envelope every record has; `id`, `country`, `localId` and `contact` the runtime fills in itself. */
export interface Envelope {
  updatedAt: Instant;
  validUntil: Instant;
  reviewDate: Day;
  purposes: readonly Purpose[];
  confidentiality: 'OFFICIAL' | 'RESTRICTED' | 'CONFIDENTIAL';
  handlingCode: 'H0' | 'H1' | 'H2' | 'H3';
  sourceEvaluation: 'A' | 'B' | 'C' | 'X';
  informationEvaluation: 'ACCURATE' | 'KNOWN_TO_SOURCE' | 'CORROBORATED' | 'UNCONFIRMED';
  audience: { readonly allowed: readonly Country[] | null; readonly denied: readonly Country[] | null };
  restrictions: readonly string[];
  recordStatus: 'ACTIVE' | 'SUSPENDED' | 'CLOSED';
  actionToTake: string;
  warnings: readonly Warning[];
}

/** The fields of each record type that a mapping may read. */
export interface ProfileFields extends Record<RecordType, Envelope> {
  Person: Envelope & {
    category: PersonCategory;
    names: readonly Name[];
    sex: Sex;
    births: readonly PartialDate[];
    placeOfBirth: Place;
    nationalities: readonly Country[];
    descriptors: Descriptors;
  };
  TravelDocument: Envelope & {
    type: TravelDocumentType;
    number: string;
    issuer: Country;
    issued: Day;
    expires: Day;
    mrz: string;
    status: TravelDocumentStatus;
  };
  Warrant: Envelope & {
    reference: string;
    offences: readonly CodedText[];
    authority: string;
    issued: Day;
    expires: Day;
    extradition: boolean;
    category: CodedText;
    status: WarrantStatus;
  };
  Vehicle: Envelope & {
    vin: string;
    plate: string;
    plateCountry: Country;
    make: string;
    model: string;
    year: number;
    colour: string;
    engineNumber: string;
    status: VehicleStatus;
    stolenOn: Day;
    stolenIn: Place;
  };
  Firearm: Envelope & {
    kind: CodedText;
    make: string;
    model: string;
    calibre: string;
    serial: string;
    countryOfManufacture: Country;
    importMarks: readonly string[];
    status: FirearmStatus;
    traceRequests: readonly TraceRequest[];
  };
  Seizure: Envelope & {
    when: Instant;
    where: Place;
    operation: string;
    items: readonly SeizedItem[];
  };
  Arrest: Envelope & {
    when: Instant;
    where: Place;
    authority: string;
    offences: readonly CodedText[];
    category: CodedText;
    operation: string;
  };
}

/** The relations each record type may have, each with the type it leads to. */
export interface ProfileRelations extends Record<RecordType, Partial<Record<string, RecordType>>> {
  Person: { documents: 'TravelDocument'; warrants: 'Warrant'; arrests: 'Arrest'; vehicles: 'Vehicle'; firearms: 'Firearm' };
  TravelDocument: { holder: 'Person' };
  Warrant: { person: 'Person' };
  Vehicle: { keeper: 'Person' };
  Firearm: { keeper: 'Person' };
  Seizure: Record<never, never>;
  Arrest: { person: 'Person' };
}
