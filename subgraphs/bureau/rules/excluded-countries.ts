import type { ExcludedCountries } from '../mapping/index.js';
import type { Attributes, Verdict } from './verdict.js';

/**
 * The owner may restrict who is given a record: each record names the countries it is kept from, and their requesters are not given it
 * (INTERPOL Rules on the Processing of Data, art. 58).
 */
export const excludedCountries = (_rule: ExcludedCountries, { country }: Attributes): Verdict =>
  country === undefined ? 'all' : { field: 'audience', values: [country] };
