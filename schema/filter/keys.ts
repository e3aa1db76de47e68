import { createHmac, type KeyObject } from 'node:crypto';
import { filterKeyBytes } from './binary-fuse.js';

/** The key of a term: without the exchange's secret nobody can tell one from the other, nor try terms out. @param secret of 32 bytes at least. */
export const filterKey = (secret: KeyObject, term: string): Buffer => createHmac('sha256', secret).update(term).digest().subarray(0, filterKeyBytes);
