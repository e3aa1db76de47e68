import { blockSize, clearBit, decodeBits, encodeBits, noBits, setBit } from './bits.js';
import { chunkSize, decodeChunk, encodeChunk } from './chunk.js';
import type { Amendment } from './lookup-store.js';

/** The chunk of a log that a place of a block is in. */
export const chunkOf = ({ block, at }: Pick<Amendment, 'block' | 'at'>): number => Math.floor((block * blockSize + at) / chunkSize);

/** A chunk with the outcome of one of its operations. */
export const amendedChunk = (chunk: Uint8Array, { at, outcome }: Pick<Amendment, 'at' | 'outcome'>): Uint8Array =>
  encodeChunk(decodeChunk(chunk).map((place, index) => (index === at % chunkSize ? { ...place, outcome } : place)));

/** A posting with or without a place. @param bits null: there is none of the term yet. */
export function amendedPosting(bits: Uint8Array | null, at: number, isIn: boolean): Uint8Array {
  const next = bits ? decodeBits(bits) : noBits();
  if (isIn) setBit(next, at);
  else clearBit(next, at);
  return encodeBits(next);
}
