export * from './verify.js';
export * from './demo-issuer.js';
export * from './issuer.js';
