import type { AnyRule, RequesterAttribute } from '../mapping/index.js';
import { confidentiality } from './confidentiality.js';
import { countries } from './countries.js';
import { excludedCountries } from './excluded-countries.js';
import { handlingBound } from './handling-bound.js';
import { handling } from './handling.js';
import { purpose } from './purpose.js';
import type { Attributes, Verdict } from './verdict.js';

/** What of the laws decides; to be raised when a law decides otherwise than before, so that no answer of the old one is given any more. */
export const lawsVersion = 1;

/** Which records a rule keeps from a requester. */
export function verdictOf(rule: AnyRule, attributes: Attributes): Verdict {
  switch (rule.rule) {
    case 'excluded-countries': return excludedCountries(rule, attributes);
    case 'countries': return countries(rule, attributes);
    case 'purpose': return purpose(rule, attributes);
    case 'confidentiality': return confidentiality(rule, attributes);
    case 'handling': return handling(rule, attributes);
    case 'handling-bound': return handlingBound(rule, attributes);
  }
}

/** What a rule reads of a requester. */
export function attributesRead(rule: AnyRule): readonly RequesterAttribute[] {
  switch (rule.rule) {
    case 'excluded-countries': case 'countries': return ['country'];
    case 'purpose': return ['purpose'];
    case 'handling-bound': return ['handling'];
    case 'confidentiality': case 'handling': return rule.only.flatMap((requesters) => Object.keys(requesters) as RequesterAttribute[]);
  }
}

/** The field of the profile that a rule finds records by; null: it reads none. */
export function fieldRead({ rule }: AnyRule): 'audience' | 'confidentiality' | 'handlingCode' | null {
  if (rule === 'excluded-countries') return 'audience';
  if (rule === 'confidentiality') return 'confidentiality';
  return rule === 'handling' || rule === 'handling-bound' ? 'handlingCode' : null;
}
