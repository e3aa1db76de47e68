import { createLocalJWKSet, errors as jose } from 'jose';
import type { JSONWebKeySet, JWTVerifyGetKey } from 'jose';

/** How long one fetch may take, in milliseconds. */
const patienceMs = 5_000;
/** How much of an answer is read, in bytes. */
const mostBytes = 256 * 1024;
/** From when on keys are fetched anew while they are used, in milliseconds. */
const freshMs = 600_000;
/** How long keys are used whose issuer cannot be reached, in milliseconds: a withdrawn key takes effect after that at the latest. */
const keptMs = 86_400_000;
/** How long after a fetch an unknown key id brings no other, in milliseconds. */
const cooldownMs = 30_000;
/** The same after a fetch that failed. */
const failedCooldownMs = 5_000;

/** The keys of an issuer cannot be fetched. */
export class KeysUnavailable extends Error {
  override readonly name = 'KeysUnavailable';
}

export interface RemoteKeysOptions {
  /** The issuer's key set (RFC 7517, section 5). Null: its discovery document (OpenID Connect Discovery 1.0) names it. */
  readonly jwks: string | null;
  readonly issuer: string;
  /** The time, in milliseconds since 1970. */
  readonly now: () => number;
}

/**
 * The keys of an issuer that publishes them. They are fetched when the first one is needed, within 5 seconds; every 10 minutes while they are used,
 * without anybody waiting; and for an unknown key id at most every 30 seconds. An issuer that fails leaves its known keys in use for a day, and is
 * tried again after 5 seconds at the earliest, so that neither it nor a flood of unknown key ids holds up requests with known ones.
 * @returns rejects with KeysUnavailable when a key is not known and the last fetch failed; with jose's JWKSNoMatchingKey when the issuer has none such.
 */
export function remoteKeys({ jwks, issuer, now }: RemoteKeysOptions): JWTVerifyGetKey {
  let keys: JWTVerifyGetKey | null = null;
  let fetchedAt = -Infinity, triedAt = -Infinity;
  let failed = false;
  let underWay: Promise<void> | null = null;

  const fetchKeys = async (): Promise<void> => {
    triedAt = now();
    try {
      const url = jwks ?? (await discover(issuer));
      keys = createLocalJWKSet((await fetchJson(url)) as JSONWebKeySet);
      fetchedAt = now();
      failed = false;
    } catch {
      failed = true;
    }
  };
  const mayTry = (): boolean => now() - triedAt >= (failed ? failedCooldownMs : cooldownMs);
  const refresh = (): Promise<void> => (underWay ??= fetchKeys().finally(() => void (underWay = null)));

  return async (header, token) => {
    if (keys && now() - fetchedAt > keptMs) keys = null;
    if (!keys) {
      if (underWay || mayTry()) await refresh();
      if (!keys) throw new KeysUnavailable("the issuer's keys cannot be fetched");
    } else if (now() - fetchedAt > freshMs && mayTry()) void refresh();
    try {
      return await keys(header, token);
    } catch (error) {
      if (!(error instanceof jose.JWKSNoMatchingKey)) throw error;
      if (mayTry()) await refresh();
      else if (underWay) await underWay;
      if (failed) throw new KeysUnavailable("the issuer's keys cannot be fetched");
      return keys(header, token);
    }
  };
}

/** The address of the key set that the issuer's discovery document names. */
async function discover(issuer: string): Promise<string> {
  const document = (await fetchJson(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`)) as { readonly issuer?: unknown; readonly jwks_uri?: unknown } | null;
  if (document?.issuer !== issuer) throw new Error('expected the discovery document of this issuer, came another');
  if (typeof document.jwks_uri !== 'string' || !isSafeKeyUrl(document.jwks_uri)) throw new Error('expected an https URL as jwks_uri');
  return document.jwks_uri;
}

async function fetchJson(url: string): Promise<unknown> {
  const response = await fetch(url, { signal: AbortSignal.timeout(patienceMs), redirect: 'error', headers: { accept: 'application/json' } });
  if (response.status !== 200) throw new Error(`expected status 200, came ${response.status}`);
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += part.length;
    if (length > mostBytes) throw new Error(`expected at most ${mostBytes} bytes, came more`);
    parts.push(part);
  }
  return JSON.parse(Buffer.concat(parts).toString('utf8')) as unknown;
}

/** Whether keys may be fetched from here: by https, or from this machine. What comes unprotected over a network could be anybody's. */
export function isSafeKeyUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const url = new URL(text);
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname));
}
