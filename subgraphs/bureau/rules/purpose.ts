import type { Purposes } from '../mapping/index.js';
import type { Attributes, Verdict } from './verdict.js';

/**
 * Data are used for the purposes they were recorded for (INTERPOL Rules on the Processing of Data, art. 10; Directive (EU) 2016/680, art. 4): a
 * register, or a field of it, is given for the purposes the owner names.
 */
export const purpose = ({ of }: Purposes, { purpose: declared = '' }: Attributes): Verdict =>
  (of as readonly string[]).includes(declared) ? null : 'all';
