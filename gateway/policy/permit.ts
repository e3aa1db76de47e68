import { createHash } from 'node:crypto';
import { refusal } from '../errors.js';
import { roles } from '../request.js';
import type { Permission, Permit, Role } from '../request.js';
import { purposesOf } from './policy-file.js';
import type { Policy, Profile } from './policy-file.js';

/** The name of the profile of requests that declare no purpose: they are given what no purpose is needed for. */
export const noProfile = 'none';

const digest = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 22);

const nothing: Omit<Profile, 'name' | 'roles' | 'purposes'> = {
  granularity: 'BOOLEAN', records: [], asks: [], log: [], auditIdentity: 'FULL', fields: {}, countries: [], justification: false, handling: null, policies: [],
};

function permissionOf(policy: Policy, role: Role, profile: string, rules: typeof nothing): Permission {
  const { granularity, records, asks, log, auditIdentity, fields, countries, justification, handling, policies } = rules;
  const seen = { profile, granularity, records, asks, log, auditIdentity, fields, countries, handling, policies };
  return {
    policyVersion: policy.version, ...seen, justification, introspection: policy.introspection.includes(role), visibility: digest([policy.version, seen]),
  };
}

/**
 * Makes the stage that says what a requester may do for the purpose declared: that of the profile that has role and purpose together.
 * Who declares no purpose may do what no purpose is needed for. Equal requesters are given the same permission object.
 * @throws (the stage) the refusal PURPOSE_NOT_ALLOWED: no profile has the role and the purpose.
 */
export function createPermit(policy: Policy): Permit {
  const permissions = new Map<string, Permission>();
  const without = new Map(roles.map((role) => [role, permissionOf(policy, role, noProfile, nothing)]));
  for (const profile of policy.profiles) {
    for (const role of profile.roles) {
      const permission = permissionOf(policy, role, profile.name, profile);
      for (const purpose of purposesOf(profile)) permissions.set(`${role} ${purpose}`, permission);
    }
  }
  return (requester, purpose) => {
    if (requester === null) return null;
    const { role } = requester;
    if (purpose === null) return without.get(role)!;
    const permission = permissions.get(`${role} ${purpose.code}`);
    if (permission) return permission;
    throw refusal('PURPOSE_NOT_ALLOWED', `${role} may not ask for ${purpose.code}.`);
  };
}
