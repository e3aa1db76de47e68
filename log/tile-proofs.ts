import { MerkleError, nodeHash, rootHash } from '../schema/merkle.js';
import { tileWidth } from './growing-tree.js';

/** Reads the hashes of a tile, the last of a level as far as it goes. */
export type ReadTile = (level: number, index: number) => Promise<readonly Uint8Array[]>;

const levelsOfATile = Math.log2(tileWidth);

/** The root over the whole subtree of 2^`height` leaves at its `index`. */
async function subtree(read: ReadTile, height: number, index: number): Promise<Uint8Array> {
  const level = Math.floor(height / levelsOfATile);
  const width = 2 ** (height - level * levelsOfATile);
  const first = index * width;
  const hashes = await read(level, Math.floor(first / tileWidth));
  const start = first % tileWidth;
  if (hashes.length < start + width) throw new MerkleError(`Expected ${start + width} hashes in tile ${level}/${Math.floor(first / tileWidth)}, got ${hashes.length}`);
  return rootHash(hashes.slice(start, start + width));
}

/** The largest power of two smaller than `size`. */
const split = (size: number): number => 2 ** Math.ceil(Math.log2(size) - 1);

/** The root over the leaves [from, to), a range as RFC 6962 splits trees: all but the last of its subtrees are whole. */
async function rangeRoot(read: ReadTile, from: number, to: number): Promise<Uint8Array> {
  const size = to - from;
  const height = Math.log2(size);
  if (Number.isInteger(height)) return subtree(read, height, from / size);
  const middle = from + split(size);
  return nodeHash(await rangeRoot(read, from, middle), await rangeRoot(read, middle, to));
}

/** The root of the tree over the first `size` leaves; `size` is 1 or more. */
export const treeRoot = (read: ReadTile, size: number): Promise<Uint8Array> => rangeRoot(read, 0, size);

/**
 * The inclusion proof of the leaf at `index` in the tree over the first `size` leaves (RFC 6962, section 2.1.1).
 * @throws MerkleError when there is no such leaf.
 */
export async function inclusionProofFromTiles(read: ReadTile, index: number, size: number): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new MerkleError(`Expected an index in [0, ${size}), got ${index}`);
  const proof: Uint8Array[] = [];
  for (let from = 0, to = size; to - from > 1;) {
    const middle = from + split(to - from);
    if (index < middle) {
      proof.unshift(await rangeRoot(read, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeRoot(read, from, middle));
      from = middle;
    }
  }
  return proof;
}

/**
 * The proof that the tree over the first `size1` leaves is the beginning of that over the first `size2` (RFC 6962, section 2.1.2).
 * @throws MerkleError unless `size1` is in [0, size2].
 */
export async function consistencyProofFromTiles(read: ReadTile, size1: number, size2: number): Promise<Uint8Array[]> {
  if (!Number.isSafeInteger(size1) || size1 < 0 || size1 > size2) throw new MerkleError(`Expected a first size in [0, ${size2}], got ${size1}`);
  if (size1 === 0 || size1 === size2) return [];
  const proof: Uint8Array[] = [];
  let from = 0, to = size2, known = true;
  while (to !== size1) {
    const middle = from + split(to - from);
    if (size1 <= middle) {
      proof.unshift(await rangeRoot(read, middle, to));
      to = middle;
    } else {
      proof.unshift(await rangeRoot(read, from, middle));
      from = middle;
      known = false;
    }
  }
  return known ? proof : [await rangeRoot(read, from, to), ...proof];
}
