import type { HandlingOnly, RequesterAttribute } from '../mapping/index.js';
import { isAmong } from './verdict.js';
import type { Attributes, Verdict } from './verdict.js';

/** What may be used under conditions alone goes to those who can keep them (Europol handling codes H1 to H3; Regulation (EU) 2016/794, art. 19). */
export const handling = ({ of, only }: HandlingOnly<RequesterAttribute>, attributes: Attributes): Verdict =>
  (isAmong(attributes, only) ? null : { field: 'handlingCode', values: of });
