import { createPrivateKey, createPublicKey, generateKeyPairSync, hash } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { z } from 'zod';
import { keyPurpose, keyPurposeMember } from '../../schema/assertion.js';

/** A key of the gateway's that signs what bureaux are asked. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: KeyObject;
  /** As it is published. */
  readonly publicJwk: JsonWebKey;
}

/** A file of signing keys that cannot be used. */
export class SigningKeyError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'SigningKeyError';
  }
}

const privateJwk = z.looseObject({ kty: z.literal('OKP'), crv: z.literal('Ed25519'), x: z.string().min(43).max(43), d: z.string().min(43).max(43), kid: z.string().min(1).max(100).optional() });
const keyFile = z.looseObject({ keys: z.array(privateJwk).min(1).max(20) });

/** RFC 7638: the thumbprint of an Ed25519 key. */
const thumbprint = (x: string): string => hash('sha256', Buffer.from(JSON.stringify({ crv: 'Ed25519', kty: 'OKP', x })), 'base64url');

function signingKey({ x, d, kid = thumbprint(x) }: z.infer<typeof privateJwk>): SigningKey {
  const jwk = { kty: 'OKP', crv: 'Ed25519', x, d };
  const privateKey = createPrivateKey({ key: jwk, format: 'jwk' });
  const published = createPublicKey(privateKey).export({ format: 'jwk' });
  if (published.x !== x) throw new SigningKeyError(`expected the public part of key ${kid} to be that of its private part, came another`);
  return { kid, privateKey, publicJwk: { ...published, kid, alg: 'EdDSA', use: 'sig', [keyPurposeMember]: keyPurpose } };
}

/**
 * Reads signing keys: a JWK set (RFC 7517) of private Ed25519 keys. The first signs; all are published, so that one can be announced before it signs
 * and verified after another has taken its place.
 * @throws SigningKeyError
 */
export function readSigningKeys(file: string): readonly SigningKey[] {
  let read: unknown;
  try {
    read = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new SigningKeyError(`${file}: expected a readable JSON file (${(error as NodeJS.ErrnoException).code ?? 'no JSON'})`);
  }
  const result = keyFile.safeParse(read);
  if (!result.success) {
    throw new SigningKeyError(result.error.issues.map(({ path, message }) => `${file}: ${path.join('.') || 'top level'}: ${message}`).join('\n'));
  }
  const keys = result.data.keys.map(signingKey);
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) throw new SigningKeyError(`${file}: expected each kid once`);
  return keys;
}

function newPrivateJwk(): { readonly kty: 'OKP'; readonly crv: 'Ed25519'; readonly x: string; readonly d: string } {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' }) as { readonly x: string; readonly d: string };
  return { kty: 'OKP', crv: 'Ed25519', x, d };
}

/** A key that ends with the process. */
export const ownSigningKeys = (): readonly SigningKey[] => [signingKey(newPrivateJwk())];

/** The key set that bureaux trust. */
export const publicKeySet = (keys: readonly SigningKey[]): { readonly keys: readonly JsonWebKey[] } => ({ keys: keys.map(({ publicJwk }) => publicJwk) });

/** Makes a file of signing keys with one new key, unless it is there; only its owner can read it (mode 0600). Writes what bureaux trust beside it. */
export function makeSigningKeys({ privateFile, publicFile }: { readonly privateFile: string; readonly publicFile: string }): void {
  mkdirSync(dirname(privateFile), { recursive: true, mode: 0o700 });
  if (!existsSync(privateFile)) writeFileSync(privateFile, JSON.stringify({ keys: [newPrivateJwk()] }), { mode: 0o600, flag: 'wx' });
  writeFileSync(publicFile, JSON.stringify(publicKeySet(readSigningKeys(privateFile))));
}
