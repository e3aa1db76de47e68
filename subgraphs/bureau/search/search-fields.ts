import type { RecordType } from '../../../schema/record-id.js';
import type { CountryMapping, Finder } from '../mapping/index.js';
import { recordMapping } from '../loaders/plan.js';

/** How a field of a search input is understood. */
export interface SearchField {
  /** The field of the profile whose finder is used. */
  readonly profileField: string;
  /** `equals`: the value. `name`: every part of it. `date`: a date known in full or in part, or an interval. `since`, `until`: from the instant or day on, or before it. */
  readonly match: 'equals' | 'name' | 'date' | 'since' | 'until';
}

/** The search inputs: each field that finds records, and the profile field it finds them by. */
export const searchFields: Readonly<Record<RecordType, Readonly<Record<string, SearchField>>>> = {
  Person: {
    name: { profileField: 'names', match: 'name' },
    birth: { profileField: 'births', match: 'date' },
    sex: { profileField: 'sex', match: 'equals' },
    nationality: { profileField: 'nationalities', match: 'equals' },
    category: { profileField: 'category', match: 'equals' },
  },
  TravelDocument: {
    number: { profileField: 'number', match: 'equals' },
    issuer: { profileField: 'issuer', match: 'equals' },
    type: { profileField: 'type', match: 'equals' },
    status: { profileField: 'status', match: 'equals' },
  },
  Vehicle: {
    vin: { profileField: 'vin', match: 'equals' },
    plate: { profileField: 'plate', match: 'equals' },
    plateCountry: { profileField: 'plateCountry', match: 'equals' },
    engineNumber: { profileField: 'engineNumber', match: 'equals' },
    make: { profileField: 'make', match: 'equals' },
    status: { profileField: 'status', match: 'equals' },
  },
  Firearm: {
    serial: { profileField: 'serial', match: 'equals' },
    make: { profileField: 'make', match: 'equals' },
    calibre: { profileField: 'calibre', match: 'equals' },
    kind: { profileField: 'kind', match: 'equals' },
    status: { profileField: 'status', match: 'equals' },
  },
  Warrant: {
    reference: { profileField: 'reference', match: 'equals' },
    offence: { profileField: 'offences', match: 'equals' },
    status: { profileField: 'status', match: 'equals' },
    issuedAfter: { profileField: 'issued', match: 'since' },
  },
  Arrest: {
    operation: { profileField: 'operation', match: 'equals' },
    offence: { profileField: 'offences', match: 'equals' },
    from: { profileField: 'when', match: 'since' },
    to: { profileField: 'when', match: 'until' },
  },
  Seizure: {
    operation: { profileField: 'operation', match: 'equals' },
    kind: { profileField: 'items', match: 'equals' },
    from: { profileField: 'when', match: 'since' },
    to: { profileField: 'when', match: 'until' },
  },
};

/** Search fields that find nothing alone, each with the fields of which one must be searchable for it to be kept. */
export const dependentFields: Readonly<Partial<Record<RecordType, Readonly<Record<string, readonly string[]>>>>> = {
  Person: { birthTolerance: ['birth'], minScore: ['name'] },
  TravelDocument: { mrz: ['number'], confusables: ['number'] },
  Vehicle: { confusables: ['vin', 'plate', 'engineNumber'] },
  Firearm: { confusables: ['serial'] },
};

/** The kinds of finder that can answer each way of matching. */
const suits: Readonly<Record<SearchField['match'], readonly Finder['by'][]>> = {
  equals: ['codes', 'text'], name: ['name'], date: ['date'], since: ['date'], until: ['date'],
};

/** The finder of a profile field; undefined when the country cannot search by it. */
export function finderOf(country: CountryMapping, type: RecordType, profileField: string): Finder | undefined {
  return recordMapping(country, type)?.fields[profileField]?.find;
}

/** Whether a finder, through all it is made of, can answer the way of matching. */
export function finderSuits(finder: Finder, match: SearchField['match']): boolean {
  if (finder.by === 'any') return finder.of.every((one) => finderSuits(one, match));
  if (finder.by === 'child') return finder.finder.by !== 'child' && finderSuits(finder.finder, match);
  return suits[match].includes(finder.by);
}

/** The fields of the type's search input the country can search by, dependent ones included. */
export function searchableFields(country: CountryMapping, type: RecordType): readonly string[] {
  const own = Object.entries(searchFields[type]).filter(([, { profileField }]) => finderOf(country, type, profileField)).map(([name]) => name);
  const dependent = Object.entries(dependentFields[type] ?? {}).filter(([, needed]) => needed.some((one) => own.includes(one))).map(([name]) => name);
  return [...own, ...dependent];
}
