import type { JWTPayload } from 'jose';
import { isCountryCode } from '../../schema/country-codes.js';
import { roles } from '../request.js';
import type { Requester, Role } from '../request.js';

/**
 * The requester a verified token names.
 *
 * Claims: `sub` (1 to 200 characters), `country` (ISO 3166-1 alpha-2), `role`; optional `org` (1 to 200 characters),
 * `scope` (RFC 8693 section 4.2: words separated by blanks), `partner` and `on_behalf_of` (1 to 200 characters).
 * @returns text that says which claim is wrong, when one is.
 */
export function requesterOf(claims: JWTPayload): Requester | string {
  const { sub, country, role, org, scope, partner, on_behalf_of: onBehalfOf } = claims;
  if (!isWord(sub)) return 'claim `sub`: expected 1 to 200 characters';
  if (typeof country !== 'string' || !isCountryCode(country)) return 'claim `country`: expected an ISO 3166-1 alpha-2 code';
  if (!isRole(role)) return `claim \`role\`: expected one of ${roles.join(', ')}`;
  if (!isWordOrNothing(org)) return 'claim `org`: expected 1 to 200 characters';
  if (!isWordOrNothing(partner)) return 'claim `partner`: expected 1 to 200 characters';
  if (!isWordOrNothing(onBehalfOf)) return 'claim `on_behalf_of`: expected 1 to 200 characters';
  if (scope !== undefined && typeof scope !== 'string') return 'claim `scope`: expected words separated by blanks';
  return {
    user: sub,
    organisation: org ?? null,
    country,
    role,
    scopes: scope?.split(' ').filter(Boolean) ?? [],
    partnerSystem: partner ?? null,
    onBehalfOf: onBehalfOf ?? null,
  };
}

const isWord = (value: unknown): value is string => typeof value === 'string' && value.length >= 1 && value.length <= 200;
const isWordOrNothing = (value: unknown): value is string | undefined => value === undefined || isWord(value);
const isRole = (value: unknown): value is Role => roles.some((role) => role === value);
