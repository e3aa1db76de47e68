import { getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLArgument } from 'graphql';
import { isIdentifierField } from '../../schema/identifier.js';
import { interpretObject, interpretPerson } from '../../schema/interpretation.js';
import type { Interpretation, SoughtValues } from '../../schema/interpretation.js';
import { mrzDoubt, personDefect, soughtDefect, soughtDoubt } from '../../schema/sought.js';
import type { SoughtDefect } from '../../schema/sought.js';
import { textDefect } from './text.js';

/** What is wrong with an item of a check. */
export interface ItemError {
  readonly code: 'BAD_ITEM';
  /** What was expected; of the item, counts and check digits alone. */
  readonly message: string;
  /** Whether countries are asked for it all the same, so that a hit is told beside the error. */
  readonly asked: boolean;
}

const fieldsOf = ({ type }: GraphQLArgument): readonly string[] => {
  const input = getNamedType(type);
  return isInputObjectType(input) ? Object.keys(input.getFields()) : [];
};

/** Whether the items are persons, who are told by names and dates. */
export const isPersons = (subject: GraphQLArgument): boolean => !fieldsOf(subject).some(isIdentifierField);

/** What the items of a check are expected to be, in words. */
export function expectedItem(subject: GraphQLArgument): string {
  const fields = fieldsOf(subject).filter((field) => field !== 'confusables');
  const mrz = fields.includes('mrz') ? '; a machine-readable zone has 3 lines of 30 characters, 2 of 36 or 2 of 44, and a check digit that fits the number' : '';
  const by = isPersons(subject) ? 'name and birth together, the birth known to the decade at least, or by mrz' : `some of ${fields.join(', ')}`;
  return `Expected an item of "${subject.name}" that can be checked by ${by}${mrz}.`;
}

/** How an item was understood. */
export const interpretItem = (item: SoughtValues, subject: GraphQLArgument): readonly Interpretation[] =>
  (isPersons(subject) ? interpretPerson(item) : interpretObject(item, false));

/**
 * What is wrong with an item: a value of it is none of its scalar, it says nothing, a text of it cannot be looked for, or it is doubtful that it was
 * read as it is. Null: nothing.
 * @param unreadable what a field of it expects that came as another text.
 */
export function itemDefect(item: unknown, subject: GraphQLArgument, unreadable?: SoughtDefect): ItemError | null {
  const bad = (message: string, asked = false): ItemError => ({ code: 'BAD_ITEM', message, asked });
  if (unreadable) return bad(`"${unreadable.field}" expects ${unreadable.expected}.`);
  const values = (item ?? {}) as SoughtValues;
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  const persons = isPersons(subject);
  if (!given.some(([field]) => persons || field === 'mrz' || isIdentifierField(field))) return bad(expectedItem(subject));
  for (const [field, value] of given) {
    const defect = typeof value === 'string' ? textDefect(value) : null;
    if (defect !== null) return bad(`"${field}" expects ${defect}.`);
  }
  const defect = persons ? personDefect(values) : soughtDefect(values, false);
  if (defect) return bad(`"${defect.field}" expects ${defect.expected}.`);
  const doubt = persons ? mrzDoubt(values) : soughtDoubt(values);
  return doubt && bad(`"${doubt.field}" expects ${doubt.expected}.`, true);
}
