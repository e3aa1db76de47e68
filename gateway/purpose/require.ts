import { refusal } from '../errors.js';
import type { Admit } from '../request.js';
import { openRootFields } from '../util/open-root-fields.js';

/**
 * No purpose, no records (INTERPOL RPD art. 10; LED 2016/680 art. 25): an operation that selects any root field but
 * introspection, `countries` and `country` needs a purpose and a case reference, and where the requester's profile says so a justification.
 */
export const requirePurpose: Admit = ({ rootFields }, { purpose, permission }) => {
  const missing = missingOf(purpose, permission?.justification ?? false);
  if (missing === null) return null;
  for (const field of rootFields) {
    if (openRootFields.has(field)) continue;
    const expected = permission?.justification ? 'X-Purpose, X-Case-Reference and X-Justification' : 'X-Purpose and X-Case-Reference';
    return refusal('PURPOSE_REQUIRED', `\`${field}\` gives records: expected the headers ${expected}; ${missing} did not come.`);
  }
  return null;
};

function missingOf(purpose: Parameters<Admit>[1]['purpose'], justification: boolean): string | null {
  if (!purpose) return 'X-Purpose and X-Case-Reference';
  if (purpose.caseReference === null) return 'X-Case-Reference';
  return justification && purpose.justification === null ? 'X-Justification' : null;
}
