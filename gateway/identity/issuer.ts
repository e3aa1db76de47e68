import { readFileSync } from 'node:fs';
import { createLocalJWKSet } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';
import { remoteKeys } from './remote-keys.js';

/** An issuer whose tokens are taken. */
export interface TrustedIssuer {
  /** The `iss` claim, exactly. */
  readonly issuer: string;
  /** The `aud` claim, exactly. */
  readonly audience: string;
  /** An http(s) URL, or the absolute path of a file. Null: the issuer is a URL, and its discovery document names it. */
  readonly jwks: string | null;
}

/**
 * The issuer's public keys. A file is read once, now; what is published is fetched as `remoteKeys` says.
 * @throws when a file holds no JSON Web Key Set (RFC 7517).
 */
export function issuerKeys({ issuer, jwks }: TrustedIssuer, now: () => number): JWTVerifyGetKey {
  return jwks === null || /^https?:/.test(jwks) ? remoteKeys({ jwks, issuer, now }) : createLocalJWKSet(readKeySet(jwks));
}

/** The keys of a file. @throws when it holds no JSON Web Key Set. */
export function readKeySet(file: string): JSONWebKeySet {
  try {
    const set = JSON.parse(readFileSync(file, 'utf8')) as JSONWebKeySet | null;
    if (Array.isArray(set?.keys)) return set;
  } catch {
    // told below, without the file's content
  }
  throw new Error(`${file}: expected a JSON Web Key Set`);
}
