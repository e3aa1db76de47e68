export { makeSigningKeys, ownSigningKeys, publicKeySet, readSigningKeys, SigningKeyError } from './keys.js';
export type { SigningKey } from './keys.js';
export { callSigner } from './signer.js';
export type { SignerOptions } from './signer.js';
