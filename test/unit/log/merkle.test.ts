import fc from 'fast-check';
import {
  consistencyProof, inclusionProof, leafHash, nodeHash, rootHash, verifyConsistency, verifyInclusion,
} from '../../../gateway/audit/merkle.js';

/** The leaves of the reference vectors of the Certificate Transparency projects. */
const leaves = ['', '00', '10', '2021', '3031', '40414243', '5051525354555657', '606162636465666768696a6b6c6d6e6f'].map((text) => leafHash(Buffer.from(text, 'hex')));
/** Their roots over the first 0 to 8 leaves. */
const roots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hex = (hash: Uint8Array): string => Buffer.from(hash).toString('hex');
const flipped = (hash: Uint8Array): Uint8Array => Uint8Array.from(hash, (byte, place) => (place === 5 ? byte ^ 1 : byte));

describe('a tree', () => {
  it('has the roots of the reference vectors', () => {
    expect(roots.map((_root, size) => hex(rootHash(leaves.slice(0, size))))).toEqual(roots);
  });

  it('proves every leaf of every size, in as many hashes as RFC 6962 says', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 260 }), fc.nat(), (size, any) => {
      const hashes = Array.from({ length: size }, (_none, place) => leafHash(Buffer.from(String(place))));
      const index = any % size;
      const proof = inclusionProof(index, hashes);
      const root = rootHash(hashes);
      verifyInclusion(index, size, hashes[index]!, proof, root);
      expect(proof.length).toBeLessThanOrEqual(Math.ceil(Math.log2(size)));
      expect(() => verifyInclusion(index, size, flipped(hashes[index]!), proof, root)).toThrow('Expected the root');
      if (size > 1) expect(() => verifyInclusion((index + 1) % size, size, hashes[index]!, proof, root)).toThrow();
    }), { numRuns: 60 });
  });

  it('proves that every earlier tree is its beginning', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 130 }), fc.nat(), (size2, any) => {
      const hashes = Array.from({ length: size2 }, (_none, place) => leafHash(Buffer.from(String(place))));
      const size1 = any % (size2 + 1);
      const root1 = rootHash(hashes.slice(0, size1)), root2 = rootHash(hashes);
      const proof = consistencyProof(size1, hashes);
      verifyConsistency(size1, size2, proof, root1, root2);
      if (size1 === size2) return;
      expect(() => verifyConsistency(size1, size2, proof, flipped(root1), root2)).toThrow('Expected the root');
      if (size1 > 0) expect(() => verifyConsistency(size1, size2, proof, root1, flipped(root2))).toThrow('Expected the root');
    }), { numRuns: 60 });
  });
});

describe('attacks', () => {
  const root = rootHash(leaves);
  const proof = inclusionProof(2, leaves);

  it.each([
    ['trailing garbage', [...proof, leaves[0]!], 'Expected a proof of 3 hashes, got 4'],
    ['a missing hash', proof.slice(1), 'Expected a proof of 3 hashes, got 2'],
    ['no proof', [], 'Expected a proof of 3 hashes, got 0'],
    ['a short hash', [proof[0]!.slice(1), ...proof.slice(1)], 'Expected hashes of 32 bytes, got one of 31'],
  ])('%s is refused', (_name, altered, message) => {
    expect(() => verifyInclusion(2, 8, leaves[2]!, altered, root)).toThrow(message);
  });

  it('another root is refused with what was expected and what came', () => {
    expect(() => verifyInclusion(2, 8, leaves[2]!, proof, flipped(root))).toThrow(`Expected the root ${hex(flipped(root))}, got ${hex(root)}`);
  });

  it.each([[8, 8], [-1, 8], [0, 0], [1.5, 8], [0, 2 ** 53]])('index %p of size %p is refused', (index, size) => {
    expect(() => verifyInclusion(index, size, leaves[0]!, proof, root)).toThrow(/Expected (an index in \[0, 8\)|a size of 1 or more|a proof of 53 hashes), got/);
  });

  it('a node is no leaf: hashes of both are made apart', () => {
    const node = nodeHash(leaves[0]!, leaves[1]!);
    expect(hex(leafHash(Buffer.concat([leaves[0]!, leaves[1]!])))).not.toBe(hex(node));
  });

  it.each([
    ['too long', consistencyProof(3, leaves).concat(leaves[0]!), 'Expected a shorter consistency proof'],
    ['too short', consistencyProof(3, leaves).slice(0, -1), 'Expected a longer consistency proof'],
    ['empty', [], 'Expected a consistency proof of one hash or more, got 0'],
  ])('a consistency proof that is %s is refused', (_name, altered, message) => {
    expect(() => verifyConsistency(3, 8, altered, rootHash(leaves.slice(0, 3)), root)).toThrow(message);
  });

  it('a tree cannot shrink', () => {
    expect(() => verifyConsistency(9, 8, [], root, root)).toThrow('Expected a first size in [0, 8], got 9');
  });
});
