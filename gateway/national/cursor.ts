import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import type { CountryStatus } from './outcome.js';

/** Where a page ended, and what later pages must still know. */
export interface Position {
  readonly score: number;
  readonly id: string;
  /** Countries that failed on an earlier page, with the status they had: they stay incomplete in later pages. */
  readonly failed: readonly (readonly [country: string, status: CountryStatus])[];
}

/** Seals positions into cursors that nobody else can read or make. */
export interface CursorSeal {
  /** @param digest of the search the position belongs to, from `searchDigest`. */
  seal(position: Position, digest: string): string;
  /** The position; null when the cursor was not sealed with this key, was changed, or belongs to another search. */
  open(cursor: string, digest: string): Position | null;
}

const ivBytes = 12;
const tagBytes = 16;

/**
 * Seals with AES-256-GCM; the digest of the search is bound as additional data, so that a cursor opens only for the
 * search it came from.
 * @param key 32 bytes.
 */
export function cursorSeal(key: Uint8Array): CursorSeal {
  if (key.length !== 32) throw new Error(`A cursor key has 32 bytes, got ${key.length}.`);
  return {
    seal({ score, id, failed }, digest) {
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(digest));
      const text = Buffer.from(JSON.stringify([score, id, failed]));
      return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]).toString('base64url');
    },
    open(cursor, digest) {
      const bytes = Buffer.from(cursor, 'base64url');
      if (bytes.length <= ivBytes + tagBytes || bytes.toString('base64url') !== cursor) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, ivBytes))
        .setAAD(Buffer.from(digest))
        .setAuthTag(bytes.subarray(-tagBytes));
      try {
        const text = Buffer.concat([decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()]);
        const [score, id, failed] = JSON.parse(text.toString()) as [number, string, Position['failed']];
        return { score, id, failed };
      } catch {
        return null;
      }
    },
  };
}

/** Writes a value with the keys of every object in order, so that equal values give equal text. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value ?? null);
  const entries = Object.entries(value).filter(([, item]) => item !== undefined && item !== null);
  return `{${entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, item]) => `${JSON.stringify(key)}:${canonical(item)}`).join(',')}}`;
}

/** SHA-256 of a search: the root field, what is looked for, and the countries named (in any order). */
export function searchDigest(field: string, search: unknown, countries: readonly string[] | null): string {
  const text = canonical([field, search, countries && [...new Set(countries)].sort()]);
  return createHash('sha256').update(text).digest('base64url');
}

/** The cursor a bureau understands: base64url of JSON `[score,id]`. */
export function bureauCursor({ score, id }: Pick<Position, 'score' | 'id'>): string {
  return Buffer.from(JSON.stringify([score, id])).toString('base64url');
}
