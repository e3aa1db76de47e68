import type { GraphQLError } from 'graphql';
import { countryName } from '../../schema/country-codes.js';
import { fieldError } from '../errors.js';
import type { ErrorCode } from '../errors.js';
import { statusOfCode } from './bureau.js';
import type { BureauError } from './bureau.js';
import type { CountryStatus } from './outcome.js';

const byStatus: Partial<Record<CountryStatus, readonly [ErrorCode, (country: string) => string]>> = {
  TIMEOUT: ['COUNTRY_TIMEOUT', (country) => `The bureau of ${country} did not answer in time.`],
  REFUSED: ['COUNTRY_REFUSED', (country) => `The bureau of ${country} declined to answer.`],
  WITHHELD: ['COUNTRY_REFUSED', (country) => `The bureau of ${country} withholds its answer.`],
  NOT_CONNECTED: ['COUNTRY_NOT_CONNECTED', (country) => `${country} is not connected to the exchange.`],
};

/**
 * The error of a record whose country gave no answer that can be used.
 * @param path the client's path, or `_entities` and the place of the representation.
 */
export function failureError(country: string, name: string, status: CountryStatus, reason: string | null, path: readonly (string | number)[]): GraphQLError {
  const [code, message] = byStatus[status] ?? ['COUNTRY_UNAVAILABLE', (label: string) => `The bureau of ${label} could not be asked.`];
  return fieldError(code, message(`${name} (${country})`), path, { country, ...(reason !== null && { reason }) });
}

/**
 * The error of a part of a record: what its owner withholds is refused, and anything else its country could not read. The rest of the record is given.
 * @param path the client's path of the part.
 */
export function partError(country: string, code: BureauError['code'], path: readonly (string | number)[]): GraphQLError {
  const name = `The bureau of ${countryName(country)} (${country})`;
  const { status, reason } = statusOfCode(code);
  if (status === 'WITHHELD') return fieldError('COUNTRY_REFUSED', `${name} withholds this part of its record.`, path, { country, reason });
  return fieldError('COUNTRY_UNAVAILABLE', `${name} could not read this part of its record.`, path, { country });
}
