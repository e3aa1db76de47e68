import type { RecordType } from '../../../schema/record-id.js';
import type { Envelope, Purpose } from './profile.js';

/** What an owner's rules may know of a requester. Nothing else of an assertion is shown to them. */
export const requesterAttributes = ['country', 'organisation', 'role', 'scopes', 'purpose', 'handling'] as const;

/**
 * `country`, `organisation`, `role` and `scopes` are the requester's; `purpose` is the code declared; `handling` is the strictest handling code the
 * gateway's policy lets the requester be shown.
 */
export type RequesterAttribute = (typeof requesterAttributes)[number];

/** Requesters of whom each attribute named here has one of the values; of scopes, one of them is among theirs. */
export type Requesters<A extends RequesterAttribute> = { readonly [K in A]?: readonly string[] };

/**
 * How what is kept reads. WITHHELD: the country answers WITHHELD, so that the requester knows that there is something and whom to ask. MASKED:
 * as if it were not there; nothing betrays it.
 */
export type Keeps = 'WITHHELD' | 'MASKED';

/** What every rule says. */
interface Rule {
  readonly then: Keeps;
  /** The registers it holds for. Default: all. */
  readonly on?: readonly RecordType[];
  /** The fields it keeps, of the profile or the country's own; they read as null, and nobody they are kept from finds a record by them. Default: the whole record. */
  readonly fields?: readonly string[];
}

/** See rules/excluded-countries.ts. */
export interface ExcludedCountries extends Rule { readonly rule: 'excluded-countries' }
/** See rules/countries.ts. */
export interface Countries extends Rule { readonly rule: 'countries'; readonly allowed?: readonly string[]; readonly denied?: readonly string[] }
/** See rules/purpose.ts. */
export interface Purposes extends Rule { readonly rule: 'purpose'; readonly of: readonly Purpose[] }
/** See rules/confidentiality.ts. */
export interface ConfidentialityOnly<A extends RequesterAttribute> extends Rule {
  readonly rule: 'confidentiality'; readonly of: readonly Envelope['confidentiality'][]; readonly only: readonly Requesters<A>[];
}
/** See rules/handling.ts. */
export interface HandlingOnly<A extends RequesterAttribute> extends Rule {
  readonly rule: 'handling'; readonly of: readonly Envelope['handlingCode'][]; readonly only: readonly Requesters<A>[];
}
/** See rules/handling-bound.ts. */
export interface HandlingBound extends Rule { readonly rule: 'handling-bound' }

/** A rule that reads attributes among `A` alone. */
export type OwnerRule<A extends RequesterAttribute> =
  | ('country' extends A ? ExcludedCountries | Countries : never)
  | ('purpose' extends A ? Purposes : never)
  | ('handling' extends A ? HandlingBound : never)
  | ConfidentialityOnly<A>
  | HandlingOnly<A>;

/** Any rule. */
export type AnyRule = ExcludedCountries | Countries | Purposes | HandlingBound | ConfidentialityOnly<RequesterAttribute> | HandlingOnly<RequesterAttribute>;

/** An owner's rules, with what they read of a requester. */
export interface OwnerRules {
  readonly reads: readonly RequesterAttribute[];
  readonly rules: readonly AnyRule[];
}

/** Names an owner's rules, so that one which reads an attribute that is not declared is an error where it is written. */
export function ownerRules<const A extends RequesterAttribute>(reads: readonly A[], rules: readonly OwnerRule<NoInfer<A>>[]): OwnerRules {
  return { reads, rules };
}
