export { createGuard } from './guard.js';
export { knownNames } from './known-names.js';
export type { KnownNames } from './known-names.js';
export { createPermit } from './permit.js';
export { followPolicy } from './follow-policy.js';
export type { FollowedPolicy } from './follow-policy.js';
export { checkPolicy, readPolicy } from './policy-file.js';
export type { Policy, PolicyInput, PolicyRead } from './policy-file.js';
