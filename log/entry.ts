import type { AssertedPurpose, AssertedRequester } from '../schema/assertion.js';

/** What a leaf of the log tells of: the beginning of an operation, its end, or a number of refusals of callers nobody knows. */
export const leafKinds = ['INTENT', 'OUTCOME', 'REFUSALS'] as const;

export type LeafKind = (typeof leafKinds)[number];

/**
 * How an operation ended. SERVED: an answer left. REFUSED: nothing was asked of anybody. FAILED: no answer for a defect. ABANDONED: the client
 * had gone before the answer left. UNKNOWN: the process ended in between; what was asked may have been disclosed.
 */
export const results = ['SERVED', 'REFUSED', 'FAILED', 'ABANDONED', 'UNKNOWN'] as const;

export type Result = (typeof results)[number];

/** What everybody may read who may read the entry at all; no personal data, and nothing that names a country asked. */
export type LeafHeader = IntentHeader | OutcomeHeader | RefusalsHeader;

interface CommonHeader {
  /** Version of this form. */
  readonly v: 1;
  /** The log the leaf belongs to: a leaf copied into another log does not verify there. */
  readonly origin: string;
  /** RFC 3339 in UTC, with milliseconds. */
  readonly at: string;
}

export interface IntentHeader extends CommonHeader {
  readonly kind: 'INTENT';
  /** Correlation id of the request. */
  readonly id: string;
  /** The purpose code. Null: none was declared. */
  readonly purpose: string | null;
  /** The policy's profile and version that decided. Null: the gateway runs without policy. */
  readonly profile: string | null;
  readonly policyVersion: string | null;
  /** BOOLEAN, COUNT or RECORD: how much was to be told. Null: as `profile`. */
  readonly granularity: string | null;
  /** SHA-256 of the normalised operation that was handed to the plan, in hexadecimal. Null: it was refused before there was one. */
  readonly operation: string | null;
}

export interface OutcomeHeader extends CommonHeader {
  readonly kind: 'OUTCOME';
  readonly id: string;
  readonly result: Result;
  /** The code of the registry it was refused with or failed by. Null: neither. */
  readonly code: string | null;
  /** Milliseconds from the request to the end, rounded. Null: not known. */
  readonly latencyMs: number | null;
}

export interface RefusalsHeader extends CommonHeader {
  readonly kind: 'REFUSALS';
  /** The first and the last of them, RFC 3339. */
  readonly from: string;
  readonly to: string;
  /** How many by code. */
  readonly counts: Readonly<Record<string, number>>;
}

/** What only some readers may see; each is a commitment of its own. */
export type LeafPart = RequesterPart | CasePart | SearchPart | CountryPart | CountriesPart;

/** Who asked. */
export interface RequesterPart extends AssertedRequester {
  readonly part: 'requester';
  /** Who vouches for the requester. Left out: the log's writer is not told. */
  readonly issuer?: string;
}

/** For which case, and why in words. */
export interface CasePart extends Pick<AssertedPurpose, 'caseReference' | 'justification'> {
  readonly part: 'case';
}

/** What was searched for, sealed: the commitment is over the ciphertext, so that it holds when the key is gone. */
export interface SearchPart {
  readonly part: 'search';
  /** The key that opens it: day and country of the requester, for example `2026-11-26/BE`. */
  readonly key: string;
  /** Base64url. */
  readonly sealed: string;
}

/** A country that had something: the records it disclosed, or that it withheld. */
export interface CountryPart {
  readonly part: 'country';
  readonly country: string;
  /** What became of the question there; the worst, when there were several. */
  readonly status: string;
  /** How the answer was known: LIVE, CACHE, SHARED, FILTER; each once. */
  readonly sources: readonly string[];
  /** How many records it told of. Null: it did not tell. */
  readonly count: number | null;
  readonly reason: string | null;
  readonly latencyMs: number | null;
  /** Ids of the records given to the plan, each once: more than the caller may have looked at, never fewer. */
  readonly records: readonly string[];
}

/** Countries that were asked, or were to be asked, and of which nothing else is told. */
export interface CountriesPart {
  readonly part: 'countries';
  readonly status: string;
  readonly countries: readonly string[];
}
