import { emptyRoot, nodeHash, rootHash } from '../schema/merkle.js';

/** Hashes of a tile, as C2SP's tlog-tiles has them (https://c2sp.org/tlog-tiles): eight levels of the tree at once. */
export const tileWidth = 256;

/** Hashes that stand side by side in a level of tiles: in level 0 those of leaves, in level L the roots over 256^L leaves each. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly hashes: readonly Uint8Array[];
}

/** The right edge of a tree: what is needed to add leaves and to tell the root. */
export class GrowingTree {
  /** Of each level of tiles, the hashes of the tile that is not full yet. */
  readonly #edge: Uint8Array[][];
  #size: number;

  /**
   * @param size how many leaves the tree has.
   * @param edge of each level of tiles, the hashes after its last full tile; none for an empty tree.
   */
  constructor(size = 0, edge: readonly (readonly Uint8Array[])[] = []) {
    this.#size = size;
    this.#edge = edge.map((hashes) => [...hashes]);
    const told = this.#edge.reduce((sum, hashes, level) => sum + hashes.length * tileWidth ** level, 0);
    if (told !== size) throw new Error(`Expected an edge over ${size} leaves, got one over ${told}.`);
  }

  get size(): number {
    return this.#size;
  }

  /** Adds a leaf by its hash. @returns the tiles that are full now, the lowest first. */
  add(leaf: Uint8Array): Tile[] {
    const full: Tile[] = [];
    let hash = leaf, level = 0, covers = tileWidth;
    this.#size += 1;
    for (;; level += 1, covers *= tileWidth) {
      const hashes = (this.#edge[level] ??= []);
      hashes.push(hash);
      if (hashes.length < tileWidth) return full;
      full.push({ level, index: this.#size / covers - 1, hashes });
      hash = rootHash(hashes);
      this.#edge[level] = [];
    }
  }

  /** The root over all leaves (RFC 6962, section 2.1): whole subtrees of powers of two, the smallest at the right, joined from the right. */
  root(): Uint8Array {
    let joined: Uint8Array | null = null;
    for (const hashes of this.#edge) {
      for (let end = hashes.length, width = 1; end > 0; width *= 2) {
        if ((hashes.length & width) === 0) continue;
        const whole = rootHash(hashes.slice(end - width, end));
        joined = joined === null ? whole : nodeHash(whole, joined);
        end -= width;
      }
    }
    return joined ?? emptyRoot();
  }
}
