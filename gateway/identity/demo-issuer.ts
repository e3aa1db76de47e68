import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import type { JWK } from 'jose';
import type { Role } from '../request.js';
import type { TrustedIssuer } from './issuer.js';

/** The `iss` of demo tokens. */
export const demoIssuer = 'https://issuer.bureaux.invalid';

/** The `aud` of demo tokens. */
export const demoAudience = 'bureaux';

/** Whether an issuer is the demo's: by its name, or by where its keys lie. */
export const isDemoIssuer = ({ issuer, jwks }: Pick<TrustedIssuer, 'issuer' | 'jwks'>): boolean =>
  issuer === demoIssuer || (jwks !== null && !/^https?:/.test(jwks) && existsSync(join(dirname(jwks), 'private.jwk.json')));

/** What a demo token says. */
export interface DemoClaims {
  readonly user: string;
  readonly country: string;
  readonly role: Role;
  readonly organisation?: string;
  readonly scopes?: readonly string[];
  /** How long the token is valid, in seconds. */
  readonly expiresInSeconds: number;
}

const privateFile = (folder: string): string => join(folder, 'issuer', 'private.jwk.json');
const publicFile = (folder: string): string => join(folder, 'issuer', 'jwks.json');

/**
 * The demo's identity provider: an Ed25519 key in `folder`, made when there is none; only the owner of the files can
 * read the private one (mode 0600).
 */
export async function openDemoIssuer(folder: string): Promise<TrustedIssuer & { readonly jwks: string }> {
  if (!existsSync(privateFile(folder)) || !existsSync(publicFile(folder))) {
    mkdirSync(join(folder, 'issuer'), { recursive: true, mode: 0o700 });
    const { privateKey, publicKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
    const publicJwk = await exportJWK(publicKey);
    const described = { kid: await calculateJwkThumbprint(publicJwk), alg: 'EdDSA', use: 'sig' };
    writeFileSync(privateFile(folder), JSON.stringify({ ...(await exportJWK(privateKey)), ...described }), { mode: 0o600 });
    writeFileSync(publicFile(folder), JSON.stringify({ keys: [{ ...publicJwk, ...described }] }));
  }
  return { issuer: demoIssuer, audience: demoAudience, jwks: publicFile(folder) };
}

/**
 * A token of the demo issuer of `folder`.
 * @throws when the folder has no key: a token of a new one would be refused by every gateway that runs.
 */
export async function signDemoToken(folder: string, claims: DemoClaims): Promise<string> {
  if (!existsSync(privateFile(folder))) {
    throw new Error(`expected the keys of a demo issuer in ${folder}, came none; \`bureaux demo\` makes them, and --data names its folder`);
  }
  const jwk = JSON.parse(readFileSync(privateFile(folder), 'utf8')) as JWK;
  const now = Math.floor(Date.now() / 1000);
  return new SignJWT({
    country: claims.country,
    role: claims.role,
    ...(claims.organisation && { org: claims.organisation }),
    ...(claims.scopes?.length && { scope: claims.scopes.join(' ') }),
  })
    .setProtectedHeader({ alg: 'EdDSA', ...(jwk.kid && { kid: jwk.kid }), typ: 'JWT' })
    .setIssuer(demoIssuer)
    .setAudience(demoAudience)
    .setSubject(claims.user)
    .setJti(randomUUID())
    .setIssuedAt(now)
    .setNotBefore(now)
    .setExpirationTime(now + claims.expiresInSeconds)
    .sign(await importJWK(jwk, 'EdDSA'));
}
