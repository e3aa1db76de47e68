import { createHash } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { decodeJwt, errors as jose, jwtVerify } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { LRUCache } from 'lru-cache';
import { refusal } from '../errors.js';
import type { Identify, Requester } from '../request.js';
import { issuerKeys } from './issuer.js';
import { KeysUnavailable } from './remote-keys.js';
import { nothingRevoked } from './revocation.js';
import type { Revocations } from './revocation.js';
import type { TrustedIssuer } from './issuer.js';
import { requesterOf } from './requester.js';

/** Signature algorithms that are taken: asymmetric ones alone, so that a public key can never serve as a secret (RFC 8725, 3.1). */
export const algorithms = ['EdDSA', 'ES256', 'RS256', 'PS256'] as const;

/** How far the issuer's clock may be off, in seconds. */
export const clockToleranceSeconds = 5;

/** A verified token is remembered until it expires, and no longer than this, so that a withdrawn key takes effect. */
const rememberedForMs = 300_000;

export interface VerifierOptions {
  readonly issuers: readonly TrustedIssuer[];
  /** How many verified tokens are remembered, by their SHA-256. Default 10,000; about 500 bytes each. */
  readonly remembered?: number;
  /** Default: none is revoked. */
  readonly revocations?: Pick<Revocations, 'check'>;
  /** Counts requests by address whose tokens are not known yet. Default: they are not counted. */
  readonly strangers?: Strangers;
  /** The time, in milliseconds since 1970. Default: the system's clock. */
  readonly now?: () => number;
}

/** What the limits say of those who are not known yet. */
export interface Strangers {
  enter(address: string): Promise<GraphQLError | null>;
  leave(address: string): Promise<void>;
}

const notCounted: Strangers = { enter: () => Promise.resolve(null), leave: () => Promise.resolve() };

interface Verified {
  readonly requester: Requester;
  readonly issuer: string;
  readonly id: string | null;
  /** Milliseconds since 1970. */
  readonly until: number;
}

/**
 * Identifies a requester by the bearer token (RFC 6750), a JWT of a trusted issuer.
 *
 * Required: an allow-listed algorithm, a signature by a key of the issuer named in `iss`, `aud` as configured, `exp` in
 * the future, `nbf` in the past (both within 5 seconds), `sub`, and the claims of `requesterOf`; not revoked. Refuses with UNAUTHENTICATED, or IDENTITY_UNAVAILABLE when
 * the issuer's keys or the list of revoked tokens cannot be had. Messages never repeat the token.
 */
export function createVerifier({ issuers, remembered = 10_000, revocations = nothingRevoked, strangers = notCounted, now = Date.now }: VerifierOptions): Identify {
  const trusted = new Map(issuers.map((issuer) => [issuer.issuer, { ...issuer, keys: issuerKeys(issuer, now) }]));
  const known = new LRUCache<string, Verified>({ max: remembered });

  const identify = async (header: string | readonly string[] | undefined): Promise<Requester> => {
    const token = bearerToken(header);
    const issuer = trusted.get(claimedIssuer(token));
    if (!issuer) throw unauthenticated('the token is from an issuer that is not trusted here');
    const verified = await verify(token, issuer, now());
    known.set(digestOf(token), verified);
    return unlessRevoked(verified, revocations);
  };
  const knownFor = (header: unknown): Verified | null => {
    const token = typeof header === 'string' ? bearer.exec(header)?.[1] : undefined;
    const earlier = token === undefined ? undefined : known.get(digestOf(token));
    return earlier && now() < earlier.until ? earlier : null;
  };

  return async (headers, address = '') => {
    const header = headers['authorization'];
    const earlier = knownFor(header);
    if (earlier) return unlessRevoked(earlier, revocations);
    // Counted before the signature is looked at, so that those which come at the same time are counted, too.
    const tooMany = await strangers.enter(address);
    if (tooMany) throw tooMany;
    try {
      const requester = await identify(header);
      await strangers.leave(address);
      return requester;
    } catch (error) {
      // That keys or the list of revoked tokens cannot be had is not the client's doing.
      if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'UNAUTHENTICATED') await strangers.leave(address);
      throw error;
    }
  };
}

const digestOf = (token: string): string => createHash('sha256').update(token).digest('base64');

function unlessRevoked({ requester, issuer, id }: Verified, revocations: Pick<Revocations, 'check'>): Requester {
  switch (revocations.check(issuer, id)) {
    case 'revoked': throw unauthenticated('the token is revoked');
    case 'unknown': throw refusal('IDENTITY_UNAVAILABLE', 'The list of revoked tokens cannot be read.', {}, { 'retry-after': '5' });
    default: return requester;
  }
}

async function verify(token: string, issuer: TrustedIssuer & { readonly keys: JWTVerifyGetKey }, now: number): Promise<Verified> {
  try {
    const { payload } = await jwtVerify(token, issuer.keys, {
      issuer: issuer.issuer,
      audience: issuer.audience,
      algorithms: [...algorithms],
      requiredClaims: ['sub', 'exp', 'nbf'],
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(now),
    });
    const requester = requesterOf(payload);
    if (typeof requester === 'string') throw unauthenticated(requester);
    const id = typeof payload.jti === 'string' ? payload.jti : null;
    return { requester: { ...requester, issuer: issuer.issuer }, issuer: issuer.issuer, id, until: Math.min(payload.exp! * 1000, now + rememberedForMs) };
  } catch (error) {
    throw refusalOf(error);
  }
}

const bearer = /^Bearer +([\w-]+\.[\w-]+\.[\w-]*) *$/i;

function bearerToken(header: string | readonly string[] | undefined): string {
  const match = typeof header === 'string' ? bearer.exec(header) : null;
  if (match) return match[1]!;
  throw unauthenticated(`expected \`Authorization: Bearer JWT\`, came ${header === undefined ? 'no such header' : 'something else'}`);
}

/** Not verified yet: it only chooses whose keys are tried. */
function claimedIssuer(token: string): string {
  try {
    return decodeJwt(token).iss ?? '';
  } catch {
    throw unauthenticated('the token is no JWT');
  }
}

/** What a failed verification tells the caller. */
function refusalOf(error: unknown): unknown {
  if (error instanceof jose.JWTExpired) return unauthenticated('the token has expired');
  if (error instanceof jose.JWTClaimValidationFailed) return unauthenticated(`the token's claim \`${error.claim}\` is not as required`);
  if (error instanceof jose.JOSEAlgNotAllowed) return unauthenticated(`the token's algorithm: expected one of ${algorithms.join(', ')}`);
  if (error instanceof jose.JWKSNoMatchingKey) return unauthenticated("the token's key is not among the issuer's keys");
  if (error instanceof jose.JWSSignatureVerificationFailed) return unauthenticated("the token's signature is not the issuer's");
  if (error instanceof KeysUnavailable) {
    return refusal('IDENTITY_UNAVAILABLE', "The keys of the token's issuer cannot be fetched.", {}, { 'retry-after': '5' });
  }
  if (error instanceof jose.JOSEError) return unauthenticated('the token cannot be verified');
  return error;
}

function unauthenticated(why: string): Error {
  return refusal('UNAUTHENTICATED', `Not authenticated: ${why}.`, {}, { 'www-authenticate': 'Bearer realm="bureaux", error="invalid_token"' });
}
