/**
 * What gateways and bureaux say to one another of their query logs, so that both can be compared: docs/query-log.md.
 */

/** The header by which a bureau tells with its answer the entry of its log that holds it: ORIGIN:PLACE. */
export const entryHeader = 'bureau-entry';

/** Where a bureau takes, by POST, later uses of its answers. */
export const accessesPath = '/accesses';

/** Where a bureau gives the checkpoints of gateways' logs that it has seen. */
export const witnessPath = '/witness';

/** Which operation of which gateway a bureau is asked for: what joins the logs of both. */
export interface AskedFor {
  /** The origin of the gateway's log. */
  readonly origin: string;
  /** The operation's correlation id there. */
  readonly id: string;
}

/** Characters of an entry's id at most: an origin has 200 at most, a place 15. */
export const longestEntryId = 216;

/** Accesses of one batch at most. */
export const mostAccesses = 500;
