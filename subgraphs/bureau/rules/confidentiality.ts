import type { ConfidentialityOnly, RequesterAttribute } from '../mapping/index.js';
import { isAmong } from './verdict.js';
import type { Attributes, Verdict } from './verdict.js';

/** What is confidential goes to those alone who are cleared for it (INTERPOL Rules on the Processing of Data, art. 112 to 114). */
export const confidentiality = ({ of, only }: ConfidentialityOnly<RequesterAttribute>, attributes: Attributes): Verdict =>
  (isAmong(attributes, only) ? null : { field: 'confidentiality', values: of });
