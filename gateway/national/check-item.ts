import { getNamedType, isInputObjectType } from 'graphql';
import type { GraphQLArgument } from 'graphql';
import { textDefect } from './text.js';

/** Why an item of a check has no answer of its own. */
export interface ItemError {
  readonly code: 'BAD_ITEM';
  /** What was expected; never a value of the item. */
  readonly message: string;
}

/** What the items of a check are expected to be, in words. */
export function expectedItem({ name, type }: GraphQLArgument): string {
  const input = getNamedType(type);
  const fields = isInputObjectType(input) ? Object.keys(input.getFields()) : [];
  const mrz = fields.includes('mrz') ? '; a machine-readable zone has 3 lines of 30 characters, 2 of 36 or 2 of 44, and a check digit that fits the number' : '';
  return `Expected an item of "${name}" that can be checked by some of ${fields.join(', ')}${mrz}.`;
}

/** Why no country need be asked for an item: it says nothing, or a text of it cannot be looked for. Null: it can be asked. */
export function itemDefect(item: unknown, subject: GraphQLArgument): ItemError | null {
  const values = Object.entries(item ?? {}).filter(([, value]) => value !== null && value !== undefined);
  if (values.length === 0) return { code: 'BAD_ITEM', message: expectedItem(subject) };
  for (const [field, value] of values) {
    const defect = typeof value === 'string' ? textDefect(value) : null;
    if (defect !== null) return { code: 'BAD_ITEM', message: `"${field}" expects ${defect}.` };
  }
  return null;
}
