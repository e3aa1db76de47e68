import type { JSONWebKeySet } from 'jose';
import type { Config } from './config.js';
import { ConfigError } from './config-error.js';
import { readKeySet } from './identity/index.js';
import type { Signing } from './open-signing.js';

/**
 * The public keys published at `/.well-known/jwks.json`: those that bureaux verify by, and those of the issuers with `publish`. Null: there is none.
 * @throws ConfigError when a file holds a private key, or is no key set.
 */
export function publishedKeys(issuers: Config['issuers'], signing: Signing | null): JSONWebKeySet | null {
  const published = issuers.filter(({ publish }) => publish);
  if (published.length === 0 && signing === null) return null;
  const keys = published.flatMap(({ issuer, jwks }) => {
    if (jwks === null || /^https?:/.test(jwks)) throw new ConfigError(`issuer ${issuer}: only keys in a file can be published`);
    const set = readKeySet(jwks);
    if (set.keys.some((key) => 'd' in key || 'k' in key)) throw new ConfigError(`issuer ${issuer}: ${jwks}: expected public keys, came a private one`);
    return set.keys;
  });
  return { keys: [...((signing?.published.keys ?? []) as JSONWebKeySet['keys']), ...keys] };
}
