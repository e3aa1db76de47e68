export * from './verify.js';
export * from './demo-issuer.js';
export * from './issuer.js';
export { isSafeKeyUrl } from './remote-keys.js';
export * from './revocation.js';
