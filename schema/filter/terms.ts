import { foldAlnum } from '../fold.js';
import { type IdentifierField, readIdentifier } from '../identifier.js';
import { mannerOf, type SoughtValues } from '../interpretation.js';
import { soughtDefect, withoutMrz } from '../sought.js';

/**
 * Of how identifiers are read and folded. To be raised with every change by which one is read otherwise than before: a term of one version says nothing of
 * another.
 */
export const normaliserVersion = 3;

/** Registers whose records are told by exact identifiers. */
export type FilteredType = 'TravelDocument' | 'Vehicle' | 'Firearm';

interface Told {
  readonly field: IdentifierField;
  /** The field beside it that has a form of its own. Others that narrow a check are left out: without them, more is found. */
  readonly narrowedBy: string | null;
}

const told: Readonly<Record<FilteredType, readonly Told[]>> = {
  TravelDocument: [{ field: 'number', narrowedBy: 'issuer' }],
  Vehicle: [{ field: 'vin', narrowedBy: null }, { field: 'plate', narrowedBy: 'plateCountry' }, { field: 'engineNumber', narrowedBy: null }],
  // Makes are compared with forgiveness, where the serial number is equal: no term can.
  Firearm: [{ field: 'serial', narrowedBy: null }],
};

/** The fields of records that terms are made of. */
export const termFields = (type: FilteredType): readonly string[] => told[type].flatMap(({ field, narrowedBy }) => (narrowedBy === null ? [field] : [field, narrowedBy]));

/** Most characters of a text that bureaux look for (subgraphs/bureau/search/text-limit.ts). */
const mostCharacters = 200;

const folded = (value: unknown): string | null => (typeof value === 'string' ? foldAlnum(value) || null : null);

/** JSON of an array of texts and null has one way to be written. */
const alone = (field: string, value: string): string => JSON.stringify([normaliserVersion, field, value]);
const narrowed = (field: string, by: string, value: string, known: string | null): string => JSON.stringify([normaliserVersion, `${field} ${by}`, value, known]);

/** What a record is entered under. */
export interface RecordTerms {
  /** One for each form of question that may find it. */
  readonly terms: readonly string[];
  /** Terms of what narrows a question being not known of the record: each narrowed question finds it. */
  readonly unknown: readonly string[];
}

/** The terms of a record. @param record its values, by field of the profile. */
export function recordTerms(type: FilteredType, record: SoughtValues): RecordTerms {
  const terms: string[] = [], unknown: string[] = [];
  for (const { field, narrowedBy } of told[type]) {
    const own = folded(record[field]);
    if (own === null) continue;
    terms.push(alone(field, own));
    if (narrowedBy === null) continue;
    const known = folded(record[narrowedBy]);
    (known === null ? unknown : terms).push(narrowed(field, narrowedBy, own, known));
  }
  return { terms, unknown };
}

/** What an item of a check asks. */
export interface QuestionTerms extends RecordTerms {
  /** The identifiers it gives: a register that cannot be searched by each of them does not answer it in full. */
  readonly fields: readonly IdentifierField[];
}

/**
 * The terms of an item of a check. Every record that the item fits has one of its `terms` among the record's, or one of its `unknown` among the record's
 * `unknown`. Null: no terms can tell, as the item takes signs for one another, or cannot be read.
 * @param home the country whose register is asked: it issued a plate of which it is not said who did.
 */
export function questionTerms(type: FilteredType, given: SoughtValues, home: string): QuestionTerms | null {
  if (given['confusables'] === true || soughtDefect(given, false) !== null) return null;
  if (Object.values(given).some((value) => typeof value === 'string' && value.length > mostCharacters)) return null;
  const item = withoutMrz(given);
  const manner = mannerOf(item, false, home);
  const fields: IdentifierField[] = [], terms: string[] = [], unknown: string[] = [];
  for (const { field, narrowedBy } of told[type]) {
    const value = item[field];
    if (typeof value !== 'string') continue;
    const read = readIdentifier(field, value, manner);
    if ('defect' in read || read.pattern) return null;
    fields.push(field);
    const asked = narrowedBy === null ? null : folded(item[narrowedBy]);
    for (const one of read.values) {
      if (asked === null) terms.push(alone(field, one));
      else {
        terms.push(narrowed(field, narrowedBy!, one, asked));
        unknown.push(narrowed(field, narrowedBy!, one, null));
      }
    }
  }
  return fields.length === 0 ? null : { fields, terms, unknown };
}
