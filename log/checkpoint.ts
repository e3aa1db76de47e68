import { createPublicKey, hash, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';

/**
 * Checkpoints as C2SP's tlog-checkpoint has them, signed as C2SP's signed-note has it (https://c2sp.org/tlog-checkpoint,
 * https://c2sp.org/signed-note): the log's origin, how many leaves it has, and the root over them.
 */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly rootHash: Uint8Array;
}

/** A checkpoint that does not hold, or is none. */
export class CheckpointError extends Error {
  readonly code = 'BAD_CHECKPOINT';
  constructor(message: string) {
    super(message);
    this.name = 'CheckpointError';
  }
}

/** Signed note's number of the algorithm Ed25519 (RFC 8032). */
const ed25519 = 0x01;
/** A public key of Ed25519 in SubjectPublicKeyInfo (RFC 8410) ends with its 32 bytes. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const keyIdBytes = 4;
const signatureBytes = 64;

/** A log's name: it stands in every note, and no blank or plus sign may be in it. 1 to 200 printable ASCII characters. */
export const isOrigin = (text: string): boolean => /^[\x21-\x2a\x2c-\x7e]{1,200}$/.test(text);

const publicKey = (key: KeyObject): KeyObject => (key.type === 'public' ? key : createPublicKey(key));

const rawKey = (key: KeyObject): Buffer => publicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32);

/** The id of a key in signed notes: the first bytes of SHA-256 over its name, a line feed, the algorithm's number and the key. */
const keyId = (name: string, raw: Uint8Array): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), Buffer.from([ed25519]), raw]), 'buffer').subarray(0, keyIdBytes);

/** The public key as signed notes write it: `NAME+ID+KEY`, for verifiers. @param key Ed25519, private or public. */
export function verifierKey(origin: string, key: KeyObject): string {
  const raw = rawKey(key);
  return `${origin}+${keyId(origin, raw).toString('hex')}+${Buffer.concat([Buffer.from([ed25519]), raw]).toString('base64')}`;
}

/** Reads a verifier key. @throws CheckpointError */
export function readVerifierKey(text: string): { readonly origin: string; readonly key: KeyObject } {
  const [, origin = '', id = '', encoded = ''] = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)\s*$/.exec(text) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  const raw = bytes.subarray(1);
  if (bytes[0] !== ed25519 || raw.length !== 32 || keyId(origin, raw).toString('hex') !== id) {
    throw new CheckpointError('Expected a verifier key of Ed25519 as signed-note writes it (NAME+ID+KEY), got something else');
  }
  return { origin, key: createPublicKey({ key: Buffer.concat([spkiPrefix, raw]), format: 'der', type: 'spki' }) };
}

/** The note of a checkpoint, signed. @param key the log's private key, Ed25519. */
export function signCheckpoint({ origin, size, rootHash }: Checkpoint, key: KeyObject): string {
  if (!isOrigin(origin)) throw new CheckpointError('Expected an origin of 1 to 200 printable ASCII characters without blanks and plus signs');
  const text = `${origin}\n${size}\n${Buffer.from(rootHash).toString('base64')}\n`;
  const signature = Buffer.concat([keyId(origin, rawKey(key)), sign(null, Buffer.from(text), key)]);
  return `${text}\n— ${origin} ${signature.toString('base64')}\n`;
}

/**
 * Reads a signed note and verifies that `name` signed it; signatures of others (witnesses) may stand beside.
 * @param key the signer's key, private or public.
 * @returns the text that is signed.
 * @throws CheckpointError
 */
export function openNote(note: string, name: string, key: KeyObject): string {
  const end = note.indexOf('\n\n');
  if (end < 0) throw new CheckpointError('Expected a signed note: a text, an empty line, signatures; got no empty line');
  const text = note.slice(0, end + 1);
  const raw = rawKey(key);
  const id = keyId(name, raw);
  const signed = note.slice(end + 2).split('\n').some((line) => {
    const [, signer, encoded = ''] = /^— (\S+) ([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    const bytes = Buffer.from(encoded, 'base64');
    return signer === name && bytes.length === keyIdBytes + signatureBytes && bytes.toString('base64') === encoded && bytes.subarray(0, keyIdBytes).equals(id)
      && verify(null, Buffer.from(text), publicKey(key), bytes.subarray(keyIdBytes));
  });
  if (!signed) throw new CheckpointError(`Expected a signature of ${name} by the key ${id.toString('hex')}, got none that holds`);
  return text;
}

/** Reads the note of a checkpoint and verifies that the log signed it. @param key the log's key, private or public. @throws CheckpointError */
export const openCheckpoint = (note: string, origin: string, key: KeyObject): Checkpoint => readBody(openNote(note, origin, key), origin);

function readBody(text: string, origin: string): Checkpoint {
  const [name, size = '', root = ''] = text.split('\n');
  if (name !== origin) throw new CheckpointError(`Expected a checkpoint of ${origin}, got one of another log`);
  const rootHash = Buffer.from(root, 'base64');
  if (!/^(0|[1-9][0-9]{0,15})$/.test(size) || rootHash.length !== 32 || rootHash.toString('base64') !== root) {
    throw new CheckpointError('Expected a size and a root of 32 bytes in base64, got something else');
  }
  return { origin, size: Number(size), rootHash };
}
