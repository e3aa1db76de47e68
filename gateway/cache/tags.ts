import type { RecordType } from '../../schema/record-id.js';

/** A change of any record of the type: on what searches, checks and relations gave. */
export const anyOf = (type: RecordType): string => `any:${type}`;

/** All records of the type at once: on each of them. */
export const allOf = (type: RecordType): string => `all:${type}`;

/** One record. */
export const recordTag = (id: string): string => `record:${id}`;
