/**
 * What a comparison found. MISSING_AT_BUREAU, MISSING_AT_GATEWAY: one side has an entry that the other should have, and has not. RECORDS_DIFFER: they
 * name other records. TOLD_OTHERWISE: they name another requester, purpose or case. NOT_YET_DELIVERED: a later use of an answer that the gateway is still
 * to tell. NOT_RECEIVED: the bureau answered, and the gateway's log tells that it did not wait for it, or ended before.
 */
export const findings = ['MISSING_AT_BUREAU', 'MISSING_AT_GATEWAY', 'RECORDS_DIFFER', 'TOLD_OTHERWISE', 'NOT_YET_DELIVERED', 'NOT_RECEIVED'] as const;

export type FindingKind = (typeof findings)[number];

/** Findings that are explained: nothing is missing. */
export const explained: ReadonlySet<FindingKind> = new Set(['NOT_YET_DELIVERED', 'NOT_RECEIVED']);

export interface Finding {
  readonly found: FindingKind;
  readonly country: string;
  /** The entry of the bureau's log: the one that differs, or that the gateway names. Null: it concerns none. */
  readonly bureau: string | null;
  /** The entry of the gateway's log in which the operation ended. Null: it has none. */
  readonly gateway: string | null;
  /** The operation's correlation id in the gateway's log. Null: it is not known. */
  readonly operation: string | null;
  /** What was expected and what came; no personal data. */
  readonly reason: string;
  /** Ids of the records in which they differ, some of them at most. Left out: it is no matter of records. */
  readonly records?: readonly string[];
}

/** What a comparison read, and what it found by kind. */
export interface Reconciliation {
  /** Operations of gateways that have ended or run. */
  readonly operations: number;
  /** Answers of bureaux to these gateways, and to others whose logs are not compared. */
  readonly answers: number;
  readonly ofOthers: number;
  /** Later uses of answers that bureaux were told of. */
  readonly accesses: number;
  readonly found: Readonly<Record<FindingKind, number>>;
}
