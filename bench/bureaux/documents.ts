import { createHash } from 'node:crypto';
import { formatRecordId } from '../../schema/record-id.js';
import type { PreparedObject } from './records.js';

/** How many documents of its filter a simulated bureau can show: asked for another, it says that it has none, as for a false positive of its filter. */
export const shownDocuments = 100;

/** The number of a document of a simulated register. */
export const documentNumber = (country: string, n: number): string => createHash('sha256').update(`${country} ${n}`).digest('hex').slice(0, 9).toUpperCase();

/** The documents that a country can show, by their number. */
export const documentsOf = (country: string): ReadonlyMap<string, PreparedObject> =>
  new Map(Array.from({ length: shownDocuments }, (_none, n) => {
    const number = documentNumber(country, n);
    return [number, { __typename: 'TravelDocument', id: formatRecordId({ country, type: 'TravelDocument', localId: String(n + 1) }), country, number, issuer: country }];
  }));
