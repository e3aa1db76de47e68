import { createPublicKey } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { request } from 'undici';
import { keyPurpose, keyPurposeMember } from '../../../schema/assertion.js';

/** A key set or a certificate that cannot be used. Thrown at start. */
export class TrustError extends Error {
  readonly code = 'BAD_TRUST';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'TrustError';
  }
}

/** The keys of gateways that a bureau trusts. */
export interface TrustedKeys {
  /** The key, or null. One that is not known is looked for in the key set once more, at most every `rereadMs`. Never rejects. */
  find(kid: string): Promise<KeyObject | null>;
}

export interface TrustedKeysOptions {
  /**
   * How long a key set that was read is used, in milliseconds: a key that is taken out of it is trusted so long at most, also when the set cannot be
   * read any more for a while (see `graceMs`). Default 60,000.
   */
  readonly rereadMs?: number;
  /** The least time between two readings for the sake of a key that is not known, in milliseconds. Default 1,000. */
  readonly pauseMs?: number;
  /** How long the last key set is used when it cannot be read again, in milliseconds. Default 600,000. */
  readonly graceMs?: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. Default: the clock. */
  readonly now?: () => number;
}

/** How long fetching a key set may take, in milliseconds, and how many bytes of it are read. */
const fetchTimeout = 3_000, mostBytes = 256 * 1024;

/** Keys that come unprotected over a network could be anybody's. */
function isSafe(url: URL): boolean {
  return url.protocol === 'https:' || (url.protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(url.hostname));
}

async function fetchText(url: URL): Promise<string> {
  const response = await request(url, { signal: AbortSignal.timeout(fetchTimeout), headers: { accept: 'application/jwk-set+json, application/json' } });
  if (response.statusCode !== 200) {
    await response.body.dump();
    throw new TrustError(`expected a key set, got HTTP status ${response.statusCode}`);
  }
  let text = '';
  for await (const chunk of response.body.setEncoding('utf8')) {
    text += chunk as string;
    if (text.length > mostBytes) throw new TrustError(`expected a key set of ${mostBytes} bytes at most, got more`);
  }
  return text;
}

/** The keys in a set that sign assertions: Ed25519, public, and marked for it. Keys that sign tokens may stand beside them and are passed over. */
function readKeySet(text: string): ReadonlyMap<string, KeyObject> {
  let set: { readonly keys?: unknown } | null;
  try {
    set = JSON.parse(text) as typeof set;
  } catch {
    throw new TrustError('expected a JWK set, got no JSON');
  }
  if (!Array.isArray(set?.keys)) throw new TrustError('expected a JWK set, got JSON without `keys`');
  const keys = new Map<string, KeyObject>();
  for (const jwk of set.keys as readonly (Readonly<Record<string, unknown>> | null)[]) {
    if (jwk?.['kty'] !== 'OKP' || jwk['crv'] !== 'Ed25519' || jwk[keyPurposeMember] !== keyPurpose || typeof jwk['kid'] !== 'string') continue;
    if ('d' in jwk) throw new TrustError(`expected public keys, got the private part of ${jwk['kid']}`);
    keys.set(jwk['kid'], createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: String(jwk['x']) }, format: 'jwk' }));
  }
  if (keys.size === 0) throw new TrustError(`expected at least one Ed25519 key with "${keyPurposeMember}": "${keyPurpose}", got none among ${set.keys.length}`);
  return keys;
}

/**
 * Opens the key set of the gateways to trust. A file is read at once and must be good; a URL is first read when a question comes, so that bureaux
 * and gateways can start in any order.
 * @param source the path of a JWK set (RFC 7517), or its URL: https, or http on this machine.
 * @throws TrustError
 */
export async function openTrustedKeys(source: string, options: TrustedKeysOptions = {}): Promise<TrustedKeys> {
  const { rereadMs = 60_000, pauseMs = 1_000, graceMs = 600_000, now = Date.now } = options;
  const url = /^https?:/.test(source) ? new URL(source) : null;
  if (url !== null && !isSafe(url)) throw new TrustError(`expected an https URL of a key set (http on this machine alone), got ${url.protocol}//${url.host}`);
  let keys: ReadonlyMap<string, KeyObject> = new Map();
  let goodAt = -Infinity, triedAt = -Infinity;
  let reading: Promise<void> | null = null;

  const read = async (): Promise<void> => {
    triedAt = now();
    keys = readKeySet(url === null ? await readFile(source, 'utf8') : await fetchText(url));
    goodAt = triedAt;
  };
  /** Reads once for all who wait. A set that cannot be read leaves the last one. */
  const reread = (): Promise<void> => (reading ??= read().catch(() => undefined).finally(() => (reading = null)));

  if (url === null) {
    try {
      await read();
    } catch (cause) {
      if (cause instanceof TrustError) throw new TrustError(`${source}: ${cause.message}`);
      throw new TrustError(`${source}: expected a readable key set (${(cause as NodeJS.ErrnoException).code ?? 'unreadable'})`, { cause });
    }
  }
  return {
    async find(kid) {
      const age = now() - goodAt, rested = now() - triedAt >= pauseMs;
      if (rested && (age > rereadMs || !keys.has(kid))) await reread();
      else if (reading !== null) await reading;
      return now() - goodAt > graceMs ? null : keys.get(kid) ?? null;
    },
  };
}
