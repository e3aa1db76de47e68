import type { RequesterAttribute, Requesters } from '../mapping/index.js';

/** What the rules of one owner may know of a requester: the attributes they declare, and no other. */
export interface Attributes {
  readonly country?: string;
  readonly organisation?: string | null;
  readonly role?: string;
  readonly scopes?: readonly string[];
  readonly purpose?: string;
  readonly handling?: string | null;
}

/**
 * Which records a rule keeps from a requester: none (null), all, or those of which the field of the profile has one of the values. The field must
 * be one that the country finds records by.
 */
export type Verdict = null | 'all' | { readonly field: 'audience' | 'confidentiality' | 'handlingCode'; readonly values: readonly string[] };

/** Whether a requester is among some: each attribute that is named has one of the values. */
export function isAmong(attributes: Attributes, some: readonly Requesters<RequesterAttribute>[]): boolean {
  return some.some((requesters) => Object.entries(requesters).every(([name, values]) => {
    const own = attributes[name as RequesterAttribute];
    return typeof own === 'string' ? values.includes(own) : Array.isArray(own) && own.some((one: string) => values.includes(one));
  }));
}
