import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** A key that seals values. */
export interface SealKey {
  /** 1 to 16 printable ASCII characters; stands before every value it sealed. */
  readonly id: string;
  /** 32 bytes. */
  readonly key: Uint8Array;
}

/** Seals values so that a store that holds them can neither read nor change them. */
export interface ValueSeal {
  /** @param place what the value belongs to; it opens nowhere else. */
  seal(text: string, place: string): Buffer;
  /** The text; null: not sealed by a key of the ring, changed, or of another place. */
  open(value: Buffer, place: string): string | null;
}

const ivBytes = 12;
const tagBytes = 16;
/** From how many bytes on a text is compressed. */
const compressFrom = 2_048;
/** A compressed text that grows beyond this is not ours: 64 MiB. */
const maxBytes = 64 * 1024 * 1024;

/**
 * AES-256-GCM (NIST SP 800-38D) with a fresh nonce for each value. The value: length of the key's id (one byte), id, nonce, ciphertext, tag. The
 * plaintext begins with a byte that says whether the rest is deflated (RFC 1951).
 * @param ring the first key seals, all open: a new key is put first, and the old one removed when what it sealed has expired.
 */
export function valueSeal(ring: readonly SealKey[]): ValueSeal {
  const [first] = ring;
  if (!first) throw new Error('A ring of cache keys has at least one key, got none.');
  const keys = new Map(ring.map(({ id, key }) => [id, key]));
  if (keys.size !== ring.length) throw new Error('Keys of a ring have different ids.');
  for (const { id, key } of ring) {
    if (!/^[\x21-\x7e]{1,16}$/.test(id)) throw new Error('A cache key has an id of 1 to 16 printable ASCII characters.');
    if (key.length !== 32) throw new Error(`A cache key has 32 bytes, got ${key.length}.`);
  }
  const prefix = Buffer.concat([Buffer.from([first.id.length]), Buffer.from(first.id)]);
  return {
    seal(text, place) {
      const plain = Buffer.from(text);
      const deflated = plain.length >= compressFrom;
      const iv = randomBytes(ivBytes);
      const cipher = createCipheriv('aes-256-gcm', first.key, iv).setAAD(Buffer.from(place));
      const sealed = [cipher.update(Buffer.from([deflated ? 1 : 0])), cipher.update(deflated ? deflateRawSync(plain, { level: 1 }) : plain), cipher.final()];
      return Buffer.concat([prefix, iv, ...sealed, cipher.getAuthTag()]);
    },
    open(value, place) {
      const idEnd = 1 + (value[0] ?? 0);
      const key = keys.get(value.toString('latin1', 1, idEnd));
      if (!key || value.length < idEnd + ivBytes + tagBytes + 1) return null;
      const decipher = createDecipheriv('aes-256-gcm', key, value.subarray(idEnd, idEnd + ivBytes))
        .setAAD(Buffer.from(place))
        .setAuthTag(value.subarray(-tagBytes));
      try {
        const plain = Buffer.concat([decipher.update(value.subarray(idEnd + ivBytes, -tagBytes)), decipher.final()]);
        const text = plain.subarray(1);
        return (plain[0] === 1 ? inflateRawSync(text, { maxOutputLength: maxBytes }) : text).toString();
      } catch {
        return null;
      }
    },
  };
}
