export { asksNoRecord, requireAsker } from './admitted.js';
export type { Asker } from './asker.js';
export { BadAssertion } from './bad-assertion.js';
export { TrustError } from './keys.js';
export { openTrust } from './trust.js';
export type { Admitted, Trust, TrustOptions } from './trust.js';
