import { GrowingTree, tileWidth } from '../../../log/growing-tree.js';
import type { Tile } from '../../../log/growing-tree.js';
import { consistencyProof, inclusionProof, leafHash, rootHash, verifyConsistency, verifyInclusion } from '../../../gateway/audit/merkle.js';
import { consistencyProofFromTiles, inclusionProofFromTiles, treeRoot } from '../../../log/tile-proofs.js';

/** Two full tiles of leaves in a second level would be 131,072 leaves; one level and a half show the same. */
const most = 2 * tileWidth + 77;
const leaves = Array.from({ length: most }, (_, place) => leafHash(Buffer.from(`leaf ${place}`)));
const sizes = [1, 2, 3, 7, 8, 9, 100, tileWidth - 1, tileWidth, tileWidth + 1, 2 * tileWidth, most];

/** Tiles as a store would give them: the full ones as the tree told them, the others as far as they go. */
function grow(size: number): { readonly tree: GrowingTree; readonly read: (level: number, index: number) => Promise<readonly Uint8Array[]> } {
  const tree = new GrowingTree();
  const tiles = new Map<string, Tile>();
  for (const leaf of leaves.slice(0, size)) for (const tile of tree.add(leaf)) tiles.set(`${tile.level}/${tile.index}`, tile);
  const read = async (level: number, index: number): Promise<readonly Uint8Array[]> => {
    const full = tiles.get(`${level}/${index}`);
    if (full) return full.hashes;
    if (level === 0) return leaves.slice(index * tileWidth, Math.min(size, (index + 1) * tileWidth));
    return [...tiles.values()].filter((tile) => tile.level === level - 1).map(({ hashes }) => rootHash(hashes));
  };
  return { tree, read };
}

it('a growing tree has the root of RFC 6962 at every size', () => {
  const tree = new GrowingTree();
  expect(tree.root()).toEqual(rootHash([]));
  for (const [place, leaf] of leaves.slice(0, tileWidth + 40).entries()) {
    tree.add(leaf);
    expect(tree.root()).toEqual(rootHash(leaves.slice(0, place + 1)));
  }
});

it('goes on from its edge', () => {
  const begun = leaves.slice(0, tileWidth + 3);
  const tree = new GrowingTree(begun.length, [begun.slice(tileWidth), [rootHash(begun.slice(0, tileWidth))]]);
  tree.add(leaves[begun.length]!);
  expect(tree.root()).toEqual(rootHash(leaves.slice(0, begun.length + 1)));
  expect(() => new GrowingTree(begun.length, [begun.slice(tileWidth)])).toThrow(`Expected an edge over ${begun.length} leaves, got one over 3.`);
});

it('tells full tiles of two levels, by place', () => {
  const tree = new GrowingTree();
  const told = [];
  for (let place = 0; place < tileWidth * tileWidth; place += 1) {
    told.push(...tree.add(leaves[place % most]!).map(({ level, index, hashes }) => [level, index, hashes.length] as const));
  }
  expect(told).toHaveLength(tileWidth + 1);
  expect(told.at(-2)).toEqual([0, tileWidth - 1, tileWidth]);
  expect(told.at(-1)).toEqual([1, 0, tileWidth]);
});

it.each(sizes)('proofs from tiles are those from leaves, at %i leaves', async (size) => {
  const { tree, read } = grow(size);
  const root = await treeRoot(read, size);
  expect(root).toEqual(tree.root());
  for (const index of new Set([0, size >> 1, size - 1])) {
    const proof = await inclusionProofFromTiles(read, index, size);
    expect(proof).toEqual(inclusionProof(index, leaves.slice(0, size)));
    verifyInclusion(index, size, leaves[index]!, proof, root);
  }
  for (const first of sizes.filter((each) => each <= size)) {
    const proof = await consistencyProofFromTiles(read, first, size);
    expect(proof).toEqual(consistencyProof(first, leaves.slice(0, size)));
    verifyConsistency(first, size, proof, rootHash(leaves.slice(0, first)), root);
  }
});

it('a leaf or a size that is not there has no proof', async () => {
  const { read } = grow(9);
  await expect(inclusionProofFromTiles(read, 9, 9)).rejects.toThrow('Expected an index in [0, 9), got 9');
  await expect(consistencyProofFromTiles(read, 10, 9)).rejects.toThrow('Expected a first size in [0, 9], got 10');
});
