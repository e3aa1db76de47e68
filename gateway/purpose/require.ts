import { refusal } from '../errors.js';
import type { Admit } from '../request.js';

/** Root fields that give no records: the graph itself and the list of countries. */
const open: ReadonlySet<string> = new Set(['__typename', '__schema', '__type', 'countries', 'country']);

/**
 * No purpose, no records (INTERPOL RPD art. 10; LED 2016/680 art. 25): an operation that selects any root field but
 * introspection, `countries` and `country` needs a purpose and a case reference.
 */
export const requirePurpose: Admit = ({ rootFields }, { purpose }) => {
  if (purpose?.caseReference) return null;
  for (const field of rootFields) {
    if (open.has(field)) continue;
    const missing = purpose ? 'X-Case-Reference' : 'X-Purpose and X-Case-Reference';
    return refusal('PURPOSE_REQUIRED', `\`${field}\` gives records: expected the headers X-Purpose and X-Case-Reference; ${missing} did not come.`);
  }
  return null;
};
