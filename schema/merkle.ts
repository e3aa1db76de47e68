import { hash } from 'node:crypto';

/**
 * Merkle trees as in RFC 6962, section 2.1 (and RFC 9162, section 2.1): SHA-256, leaves and nodes hashed apart, leaves as they come. Pure: nothing
 * here stores anything. Gateways prove by it to each bureau that a question was signed, and the query log that nothing in it was changed.
 *
 * A hash is 32 bytes, an index is in [0, size). Functions that verify throw `MerkleError`; its message says what was expected and what came.
 */

/** Bytes of a hash. */
export const hashBytes = 32;

/** A proof that does not hold, or is none. */
export class MerkleError extends Error {
  readonly code = 'BAD_PROOF';
  constructor(message: string) {
    super(message);
    this.name = 'MerkleError';
  }
}

/** One call of `hash` over joined bytes takes half the time of a `Hash` fed twice. */
function prefixed(prefix: number, first: Uint8Array, second: Uint8Array | null): Uint8Array {
  const joined = Buffer.allocUnsafe(1 + first.length + (second?.length ?? 0));
  joined[0] = prefix;
  joined.set(first, 1);
  if (second !== null) joined.set(second, 1 + first.length);
  return hash('sha256', joined, 'buffer');
}

/** The hash of a leaf: SHA-256 over 0x00 and its bytes. */
export const leafHash = (leaf: Uint8Array): Uint8Array => prefixed(0x00, leaf, null);

/** The hash of a node: SHA-256 over 0x01 and the hashes of its two children. */
export const nodeHash = (left: Uint8Array, right: Uint8Array): Uint8Array => prefixed(0x01, left, right);

/** The root of no leaves: SHA-256 over nothing. */
export const emptyRoot = (): Uint8Array => hash('sha256', new Uint8Array(), 'buffer');

/**
 * All levels of the tree, from the leaves' hashes (level 0) to the root alone. A last node without a sibling stands in the level above as it is, which
 * gives the tree of RFC 6962. To take the root and many inclusion proofs of one tree, build it once.
 * @param leaves the leaves' hashes, one or more.
 */
export function treeLevels(leaves: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const levels = [leaves];
  for (let level = leaves; level.length > 1;) {
    const above: Uint8Array[] = [];
    for (let place = 0; place + 1 < level.length; place += 2) above.push(nodeHash(level[place]!, level[place + 1]!));
    if (level.length % 2 === 1) above.push(level.at(-1)!);
    levels.push(above);
    level = above;
  }
  return levels;
}

/** The root over leaves' hashes. */
export const rootHash = (leaves: readonly Uint8Array[]): Uint8Array => (leaves.length === 0 ? emptyRoot() : treeLevels(leaves).at(-1)![0]!);

/** The inclusion proof of a leaf in a tree that is built: the hashes beside its way to the root, from the leaf up. */
export function proofFrom(levels: readonly (readonly Uint8Array[])[], index: number): Uint8Array[] {
  const proof: Uint8Array[] = [];
  let place = index;
  for (const level of levels) {
    const sibling = level[place ^ 1];
    if (sibling !== undefined) proof.push(sibling);
    place >>>= 1;
  }
  return proof;
}

/** The inclusion proof of the leaf at `index`. @throws MerkleError when there is no such leaf. */
export function inclusionProof(index: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  checkIndex(index, leaves.length);
  return proofFrom(treeLevels(leaves), index);
}

/** Verifies that the leaf stands at `index` of the tree with this size and root. @throws MerkleError */
export function verifyInclusion(index: number, size: number, leaf: Uint8Array, proof: readonly Uint8Array[], root: Uint8Array): void {
  checkIndex(index, size);
  checkHashes([leaf, ...proof, root]);
  let place = index, last = size - 1, joined = leaf;
  for (const sibling of proof) {
    if (last === 0) throw new MerkleError(wrongLength(inclusionLength(index, size), proof.length));
    if (place % 2 === 1 || place === last) {
      joined = nodeHash(sibling, joined);
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else {
      joined = nodeHash(joined, sibling);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) throw new MerkleError(wrongLength(inclusionLength(index, size), proof.length));
  checkRoot(root, joined);
}

/** How many hashes the inclusion proof of the leaf at `index` has. */
function inclusionLength(index: number, size: number): number {
  let length = 0;
  for (let place = index, last = size - 1; last > 0; place = Math.floor(place / 2), last = Math.floor(last / 2)) {
    if (place % 2 === 1 || place < last) length += 1;
  }
  return length;
}

/**
 * The proof that the tree over the first `size` leaves is the beginning of the tree over all.
 * @throws MerkleError unless `size` is in [0, leaves.length].
 */
export function consistencyProof(size: number, leaves: readonly Uint8Array[]): Uint8Array[] {
  checkSize(size, leaves.length);
  return size === 0 || size === leaves.length ? [] : subProof(size, leaves, true);
}

/** SUBPROOF of RFC 6962, section 2.1.2. @param whole whether the verifier knows the root over the first `size` of these leaves. */
function subProof(size: number, leaves: readonly Uint8Array[], whole: boolean): Uint8Array[] {
  if (size === leaves.length) return whole ? [] : [rootHash(leaves)];
  const half = split(leaves.length);
  const left = leaves.slice(0, half), right = leaves.slice(half);
  return size <= half ? [...subProof(size, left, whole), rootHash(right)] : [...subProof(size - half, right, false), rootHash(left)];
}

/** The largest power of two smaller than `size`. */
function split(size: number): number {
  let half = 1;
  while (half * 2 < size) half *= 2;
  return half;
}

/** Verifies that the tree with `size1` and `root1` is the beginning of the tree with `size2` and `root2`. @throws MerkleError */
export function verifyConsistency(size1: number, size2: number, proof: readonly Uint8Array[], root1: Uint8Array, root2: Uint8Array): void {
  checkSize(size1, size2);
  checkHashes([...proof, root1, root2]);
  if (size1 === 0 || size1 === size2) {
    if (proof.length > 0) throw new MerkleError(wrongLength(0, proof.length));
    checkRoot(root1, size1 === 0 ? emptyRoot() : root2);
    return;
  }
  let place = size1 - 1, last = size2 - 1;
  while (place % 2 === 1) {
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  const hashes = [...proof];
  // A first tree that is a whole subtree of the second is its own first hash.
  const start = place === 0 ? root1 : hashes.shift();
  if (start === undefined) throw new MerkleError('Expected a consistency proof of one hash or more, got 0');
  let first = start, second = start;
  for (const beside of hashes) {
    if (last === 0) throw new MerkleError(`Expected a shorter consistency proof for the sizes ${size1} and ${size2}, got ${proof.length} hashes`);
    if (place % 2 === 1 || place === last) {
      first = nodeHash(beside, first);
      second = nodeHash(beside, second);
      while (place % 2 === 0 && place !== 0) {
        place = Math.floor(place / 2);
        last = Math.floor(last / 2);
      }
    } else {
      second = nodeHash(second, beside);
    }
    place = Math.floor(place / 2);
    last = Math.floor(last / 2);
  }
  if (last !== 0) throw new MerkleError(`Expected a longer consistency proof for the sizes ${size1} and ${size2}, got ${proof.length} hashes`);
  checkRoot(root1, first);
  checkRoot(root2, second);
}

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const wrongLength = (want: number, got: number): string => `Expected a proof of ${want} hashes, got ${got}`;

function checkIndex(index: number, size: number): void {
  if (!Number.isSafeInteger(size) || size < 1) throw new MerkleError(`Expected a size of 1 or more, got ${size}`);
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) throw new MerkleError(`Expected an index in [0, ${size}), got ${index}`);
}

function checkSize(size1: number, size2: number): void {
  if (!Number.isSafeInteger(size2) || size2 < 0) throw new MerkleError(`Expected a size of 0 or more, got ${size2}`);
  if (!Number.isSafeInteger(size1) || size1 < 0 || size1 > size2) throw new MerkleError(`Expected a first size in [0, ${size2}], got ${size1}`);
}

function checkHashes(hashes: readonly Uint8Array[]): void {
  for (const { length } of hashes) if (length !== hashBytes) throw new MerkleError(`Expected hashes of ${hashBytes} bytes, got one of ${length}`);
}

function checkRoot(want: Uint8Array, got: Uint8Array): void {
  if (Buffer.compare(want, got) !== 0) throw new MerkleError(`Expected the root ${hex(want)}, got ${hex(got)}`);
}
