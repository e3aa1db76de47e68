import { readFileSync } from 'node:fs';
import { createLocalJWKSet, createRemoteJWKSet } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** An issuer whose tokens are taken. */
export interface TrustedIssuer {
  /** The `iss` claim, exactly. */
  readonly issuer: string;
  /** The `aud` claim, exactly. */
  readonly audience: string;
  /** An http(s) URL, or the absolute path of a file. */
  readonly jwks: string;
}

/**
 * The issuer's public keys. A file is read once, now. A URL is fetched when a key is first needed, within 5 seconds,
 * kept for 10 minutes, and fetched again for an unknown key id at most every 30 seconds.
 * @throws when a file holds no JSON Web Key Set (RFC 7517).
 */
export function issuerKeys({ jwks }: TrustedIssuer): JWTVerifyGetKey {
  if (/^https?:/.test(jwks)) {
    return createRemoteJWKSet(new URL(jwks), { timeoutDuration: 5000, cacheMaxAge: 600_000, cooldownDuration: 30_000 });
  }
  return createLocalJWKSet(readKeySet(jwks));
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
