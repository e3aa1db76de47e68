import type { AssertedPurpose, AssertedRequester } from '../schema/assertion.js';
import type { AskedFor } from '../schema/bureau-log.js';
import type { Hold } from './hold.js';

/**
 * What a leaf of the log tells of. In a gateway's: the beginning of an operation (INTENT) and its end (OUTCOME). In a bureau's: what it was asked and
 * gave (ANSWER), and later uses of its answers, as a gateway has told them (ACCESSES). In both: a number of refusals of callers nobody knows, and what was done
 * with the keys of search values (ADMINISTRATION).
 */
export const leafKinds = ['INTENT', 'OUTCOME', 'REFUSALS', 'ANSWER', 'ACCESSES', 'ADMINISTRATION'] as const;

export type LeafKind = (typeof leafKinds)[number];

/**
 * How an operation ended. SERVED: an answer left. REFUSED: nothing was asked of anybody. FAILED: no answer for a defect, or one without data. ABANDONED: the client
 * had gone before the answer left. UNKNOWN: the process ended in between; what was asked may have been disclosed.
 */
export const results = ['SERVED', 'REFUSED', 'FAILED', 'ABANDONED', 'UNKNOWN'] as const;

export type Result = (typeof results)[number];

/** What everybody may read who may read the entry at all; no personal data, and nothing that names a country asked. */
export type LeafHeader = IntentHeader | OutcomeHeader | RefusalsHeader | AnswerHeader | AccessesHeader | AdministrationHeader;

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

/** What a bureau was asked and gave: one leaf, on the disk before the answer leaves. */
export interface AnswerHeader extends CommonHeader {
  readonly kind: 'ANSWER';
  /** Null: who asked keeps no log that it tells of. */
  readonly askedFor: AskedFor | null;
  /** The assertion's nonce, the place of the question's leaf under its signature, and the attempt, joined by points. Null: the question was not signed. */
  readonly question: string | null;
  readonly purpose: string | null;
  /** The version of the gateway's policy. Null: it has none, or nobody is known. */
  readonly policyVersion: string | null;
  /** What the bureau published of its owner's rules, by which it answered. */
  readonly rules: string;
  /** RECORD: records were asked for; COUNT: how many there are, alone. */
  readonly granularity: 'COUNT' | 'RECORD';
  /** SHA-256 of the normalised operation, in hexadecimal. Null: what came is none. */
  readonly operation: string | null;
  /** SERVED, REFUSED, FAILED or ABANDONED. */
  readonly result: Exclude<Result, 'UNKNOWN'>;
  /** The first error's code. Null: there was none; beside data there may be some. */
  readonly code: string | null;
  readonly latencyMs: number;
}

/** Uses of a bureau's answers that it was not asked for, as a gateway has told them: each is an `access` part. */
export interface AccessesHeader extends CommonHeader {
  readonly kind: 'ACCESSES';
  /** The origin of the gateway's log. */
  readonly gateway: string;
  readonly count: number;
}

/**
 * What was done with the keys of search values. EXPIRED: their time was over. ERASED: they were destroyed on order. HOLD_ADDED, HOLD_REMOVED: a hold
 * keeps keys from both, or does no longer.
 */
export const administrationActs = ['EXPIRED', 'ERASED', 'HOLD_ADDED', 'HOLD_REMOVED'] as const;

export type AdministrationAct = (typeof administrationActs)[number];

export interface AdministrationHeader extends CommonHeader {
  readonly kind: 'ADMINISTRATION';
  readonly act: AdministrationAct;
}

/** What only some readers may see; each is a commitment of its own. */
export type LeafPart = RequesterPart | CasePart | SearchPart | CountryPart | CountriesPart | RecordsPart | AccessPart | AdministrationPart;

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
  /** How the answer was known: LIVE, CACHE, SHARED, FILTER, or EXCHANGE where a record was named by what the exchange itself keeps; each once. */
  readonly sources: readonly string[];
  /** How many records it told of. Null: it did not tell. */
  readonly count: number | null;
  readonly reason: string | null;
  readonly latencyMs: number | null;
  /** Ids of the records given to the plan, each once: more than the caller may have looked at, never fewer. */
  readonly records: readonly string[];
  /** The entries of the bureau's log in which it gave these answers, each once; those of kept and shared answers, too. Left out: it keeps none that is known. */
  readonly answers?: readonly string[];
}

/** Countries that were asked, or were to be asked, and had nothing: those of which the same is told stand together. */
export interface CountriesPart {
  readonly part: 'countries';
  readonly status: string;
  /** As for a country. */
  readonly sources: readonly string[];
  readonly reason: string | null;
  readonly countries: readonly string[];
  /** By country, the entries of the bureaux' logs in which they gave these answers. Left out where all were given live: their logs name the operation. */
  readonly answers?: Readonly<Record<string, readonly string[]>>;
}

/**
 * What a bureau did with records of a question. DISCLOSED: it gave them. WITHHELD: the owner withholds them, and the asker is told that there are some.
 * MASKED: the owner withholds them so that nothing tells it: this part never leaves the owner's log. NOT_GIVEN: they were asked for by their ids, and
 * not given, whatever the reason.
 */
export interface RecordsPart {
  readonly part: 'records';
  readonly how: 'DISCLOSED' | 'WITHHELD' | 'MASKED' | 'NOT_GIVEN';
  /** Ids, each once, sorted. */
  readonly records: readonly string[];
  /** Whether there were more than a leaf holds. Left out: there were not. */
  readonly more?: true;
}

/** One use of a bureau's answer that the bureau was not asked for: a gateway had kept the answer, or several operations waited for it. */
export interface AccessPart {
  readonly part: 'access';
  /** The entry in the gateway's log in which the operation ended: ORIGIN:PLACE. */
  readonly entry: string;
  /** When it ended, RFC 3339. */
  readonly at: string;
  readonly result: Result;
  readonly requester: (AssertedRequester & Pick<RequesterPart, 'issuer'>) | null;
  readonly purpose: string | null;
  readonly caseReference: string | null;
  readonly justification: string | null;
  /** How the answers were known: CACHE, SHARED, FILTER, and LIVE where the bureau was asked as well. */
  readonly sources: readonly string[];
  /** The bureau's entries in which it gave them. */
  readonly answers: readonly string[];
  /** Ids of the records given to the plan. */
  readonly records: readonly string[];
}

/** Who had what done with the keys of search values, and why. */
export interface AdministrationPart {
  readonly part: 'administration';
  readonly by: string;
  readonly reason: string;
  /** Ids of the keys that were destroyed, `DAY/COUNTRY`. */
  readonly keys: readonly string[];
  /** The hold that was added or removed. */
  readonly hold: Hold | null;
}
