import type { KeyObject } from 'node:crypto';
import { z } from 'zod';
import { tileReader } from './append.js';
import { openCheckpoint } from './checkpoint.js';
import type { LeafHeader, LeafPart } from './entry.js';
import { entryId, readEntryId } from './entry-id.js';
import { decodeLeaf, opens, saltOf } from './leaf.js';
import { leafHash, verifyInclusion } from '../schema/merkle.js';
import type { LogStore, StoredLeaf } from './store.js';
import { inclusionProofFromTiles } from './tile-proofs.js';

const base64 = z.base64();

const shape = z.strictObject({
  /** ORIGIN:PLACE. */
  entry: z.string(),
  /** The bytes of the leaf, base64. */
  leaf: base64,
  /** What the reader may see of it; of the rest the leaf has commitments. */
  parts: z.array(z.strictObject({
    /** The place of its commitment in the leaf. */
    place: z.int().min(0),
    /** 16 bytes, base64. */
    salt: base64,
    /** RFC 8785 JSON. */
    part: z.string(),
  })),
  /** The hashes from the leaf to the root (RFC 6962, section 2.1.1), base64. */
  inclusion: z.array(base64),
  /** A signed checkpoint over the leaf (C2SP tlog-checkpoint). */
  checkpoint: z.string(),
});

/** That an entry stands in a log, with as much of it as its reader may see: all that is needed to verify it but the log's public key. */
export type EntryProof = Readonly<z.infer<typeof shape>>;

/** A proof that does not hold, or cannot be given. */
export class ProofError extends Error {
  readonly code = 'BAD_ENTRY_PROOF';
  constructor(message: string) {
    super(message);
    this.name = 'ProofError';
  }
}

const text64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const bytes64 = (text: string): Uint8Array => Buffer.from(text, 'base64');

/**
 * Proves an entry by the newest checkpoint.
 * @param mayRead which of its parts go along.
 * @throws ProofError when there is no such entry, or no checkpoint over it yet.
 */
export async function proveEntry(store: LogStore, origin: string, sequence: number, mayRead: (part: LeafPart) => boolean): Promise<EntryProof> {
  const [stored] = await store.leaves(sequence, sequence + 1);
  if (!stored) throw new ProofError(`Expected the place of an entry of ${origin}, got ${sequence}`);
  const checkpoint = await store.newestCheckpoint();
  if (!checkpoint || checkpoint.size <= sequence) throw new ProofError(`Expected a checkpoint over entry ${sequence}, got one over ${checkpoint?.size ?? 0} entries: one is signed soon`);
  const inclusion = await inclusionProofFromTiles(tileReader(store, checkpoint.size), sequence, checkpoint.size);
  return {
    entry: entryId(origin, sequence), leaf: text64(stored.leaf), parts: readableParts(stored, mayRead), inclusion: inclusion.map(text64), checkpoint: checkpoint.note,
  };
}

/** The parts that may be read, with what opens their commitments. */
export const readableParts = ({ parts, secret }: Pick<StoredLeaf, 'parts' | 'secret'>, mayRead: (part: LeafPart) => boolean): EntryProof['parts'] =>
  parts.flatMap((part, place) => (mayRead(JSON.parse(part) as LeafPart) ? [{ place, salt: text64(saltOf(secret, place)), part }] : []));

/** Reads a proof from JSON. @throws ProofError */
export function readEntryProof(text: string): EntryProof {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw new ProofError('Expected a proof as `bureaux audit prove` prints it, got no JSON');
  }
  const { success, data, error } = shape.safeParse(value);
  if (!success) throw new ProofError(`Expected a proof as \`bureaux audit prove\` prints it: ${error.issues[0]!.path.join('.') || 'the whole'}: ${error.issues[0]!.message}`);
  return data;
}

/** What a proof that holds proves. */
export interface ProvenEntry {
  readonly header: LeafHeader;
  readonly parts: readonly LeafPart[];
  /** How many parts there are that the proof does not open. */
  readonly closed: number;
  /** How many leaves the checkpoint is over. */
  readonly size: number;
}

/**
 * Verifies a proof with nothing but the log's public key.
 * @throws ProofError, MerkleError or CheckpointError, which say what was expected and what came.
 */
export function verifyEntryProof({ entry, leaf, parts, inclusion, checkpoint }: EntryProof, origin: string, key: KeyObject): ProvenEntry {
  const place = readEntryId(entry);
  if (place?.origin !== origin) throw new ProofError(`Expected an entry of ${origin}, got one of ${place?.origin ?? 'no log'}`);
  const { size, rootHash } = openCheckpoint(checkpoint, origin, key);
  const bytes = bytes64(leaf);
  verifyInclusion(place.sequence, size, leafHash(bytes), inclusion.map(bytes64), rootHash);
  const decoded = decodeLeaf(bytes);
  if (new Set(parts.map((part) => part.place)).size !== parts.length) throw new ProofError('Expected each part once, got one twice');
  for (const part of parts) {
    if (!opens(decoded, part.place, bytes64(part.salt), part.part)) throw new ProofError(`Expected part ${part.place} as the leaf has committed to it, got another`);
  }
  return { header: decoded.header, parts: parts.map(({ part }) => JSON.parse(part) as LeafPart), closed: decoded.commitments.length - parts.length, size };
}
