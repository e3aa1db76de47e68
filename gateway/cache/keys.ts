import { createHmac } from 'node:crypto';

/** What an answer depends on. */
export interface KeyParts {
  readonly country: string;
  /** What was asked: `call`, a whole operation; `entity`, one entity of a selection. Or what is no country's: `document` and `plan`, by name. */
  readonly kind: 'call' | 'entity' | 'document' | 'plan';
  /** The version of the schema it was asked by; of a document or plan, the hash of its graph. */
  readonly schema: string;
  /** What policy lets the caller see. */
  readonly visibility: string;
  /** The operation or selection with all its values. */
  readonly question: string | Uint8Array;
}

/** Makes keys in which nothing can be read or guessed. */
export interface CacheKeys {
  key(parts: KeyParts): string;
  /** A name as it may stand in a store that others can read: 22 characters of base64url. */
  blind(name: string): string;
}

/** The layout of keys and values; another layout never reads this one's. */
const layout = '1';
const lengthBytes = 4;

/**
 * Keys are HMAC-SHA256 (RFC 2104) over the parts, each behind its length in bytes, so that no two lists of parts give the same input.
 * @param secret 32 bytes; gateways that share a store share it.
 */
export function cacheKeys(secret: Uint8Array): CacheKeys {
  if (secret.length !== 32) throw new Error(`A cache secret has 32 bytes, got ${secret.length}.`);
  const digests = new WeakMap<Uint8Array, Buffer>();
  const bound = (parts: readonly (string | Uint8Array)[]): Buffer => {
    const bytes = parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part));
    const input = Buffer.allocUnsafe(bytes.reduce((sum, { length }) => sum + lengthBytes + length, 0));
    let end = 0;
    for (const part of bytes) {
      end = input.writeUInt32BE(part.length, end);
      input.set(part, end);
      end += part.length;
    }
    // One update for all: a scatter makes a key for each country.
    return createHmac('sha256', secret).update(input).digest();
  };
  /** The same buffer is asked of many countries, and is digested once. */
  const digest = (question: string | Uint8Array): string | Uint8Array => {
    if (typeof question === 'string') return question;
    const known = digests.get(question) ?? bound([question]);
    digests.set(question, known);
    return known;
  };
  return {
    key: ({ country, kind, schema, visibility, question }) => bound([layout, kind, country, schema, visibility, digest(question)]).toString('base64url'),
    blind: (name) => bound([layout, 'name', name]).toString('base64url').slice(0, 22),
  };
}
