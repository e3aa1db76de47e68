import { isCountryCode } from '../schema/country-codes.js';
import type { LogReader } from '../subgraphs/log/index.js';
import type { RequestContext } from './request.js';

/** What begins the scopes of auditors: `audit:FR` is an auditor of France, `audit:*` one of all countries. */
const scopePrefix = 'audit:';

/**
 * Who reads the query log, as the token and the policy say. Auditors read what their scopes name; without one, what is of their own country.
 * Data-protection officers read their country's part. Everybody else reads entries of his own operations, and of those that a system asked in his name; whether
 * at all, and which fields, the policy says. Null: nobody is known, who then reads nothing.
 */
export function logReader({ requester, permission }: Pick<RequestContext, 'requester' | 'permission'>): LogReader | null {
  if (!requester) return null;
  const { role, country, user, issuer, scopes } = requester;
  if (role === 'DPO') return { kind: 'COUNTRY', country, identity: permission?.auditIdentity ?? 'ORGANISATION' };
  if (role !== 'AUDITOR') return { kind: 'OWN', user, issuer: issuer ?? null };
  const named = scopes.filter((scope) => scope.startsWith(scopePrefix)).map((scope) => scope.slice(scopePrefix.length));
  if (named.includes('*')) return { kind: 'SCOPE', countries: 'all' };
  const countries = [...new Set(named.filter(isCountryCode))].sort();
  // A scope that names no country is none; it does not widen what is read.
  return { kind: 'SCOPE', countries: named.length === 0 ? [country] : countries };
}
