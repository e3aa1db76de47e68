/**
 * Binary fuse filters with three places a key and fingerprints of 16 bits: T. M. Graf and D. Lemire, "Binary Fuse Filters: Fast and Smaller Than Xor
 * Filters", ACM Journal of Experimental Algorithmics 27 (2022). A key that was put in is always found; another is found by chance, once in 65,536.
 * Sizes of segments are those of the paper.
 */

/** Bytes of a key: a hash of which every bit is as good as random. */
export const filterKeyBytes = 8;

/** A filter over a set of keys. */
export interface BinaryFuse {
  /** How many keys were put in, each once. */
  readonly keys: number;
  /** What the places are found by. */
  readonly seed: number;
  readonly fingerprints: Uint16Array;
}

/** Where keys of a filter of some size are. */
interface Layout {
  /** Places of a segment, a power of two. */
  readonly segment: number;
  /** Places at which the first of a key's three may be. */
  readonly first: number;
  /** All places. */
  readonly all: number;
}

const mostSegment = 2 ** 18;
/** Seeds that are tried: one fails seldom. */
const mostSeeds = 100;

function layoutOf(keys: number): Layout {
  const segment = keys < 2 ? 4 : Math.min(mostSegment, 2 ** Math.floor(Math.log(keys) / Math.log(3.33) + 2.25));
  const factor = keys < 2 ? 0 : Math.max(1.125, 0.875 + 0.25 * Math.log(1_000_000) / Math.log(keys));
  const segments = Math.max(1, Math.ceil(Math.round(keys * factor) / segment) - 2);
  return { segment, first: segments * segment, all: (segments + 2) * segment };
}

/** The last step of MurmurHash3 for 32 bits (A. Appleby, public domain): every bit of the input changes every bit of the result. */
function mixed(word: number): number {
  let bits = word;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

/** The three places of a key and its fingerprint, into `at`. */
function find(low: number, high: number, seed: number, { segment, first }: Layout, at: Uint32Array): void {
  const one = mixed(low ^ seed), two = mixed(high ^ one), three = mixed(one ^ (two + 0x9e3779b9));
  // 32 bits times fewer than 2^21 places are exact; past that they are rounded alike everywhere.
  const start = Math.floor(one / 2 ** 32 * first);
  at[0] = start;
  at[1] = (start + segment) ^ (two & (segment - 1));
  at[2] = (start + 2 * segment) ^ (three & (segment - 1));
  at[3] = ((two >>> 18) ^ (three >>> 16)) & 0xffff;
}

/** The keys each once, in an order that is theirs alone. */
function distinct(keys: Uint8Array): BigUint64Array {
  if (keys.length % filterKeyBytes !== 0) throw new Error(`Expected keys of ${filterKeyBytes} bytes, got ${keys.length} bytes.`);
  const words = new BigUint64Array(Uint8Array.from(keys).buffer).sort();
  let count = 0;
  for (let place = 0; place < words.length; place += 1) if (place === 0 || words[place] !== words[place - 1]) words[count++] = words[place]!;
  return words.slice(0, count);
}

/**
 * Builds a filter. Equal keys, in whatever order, make equal filters.
 * @param keys one after another, `filterKeyBytes` each; a key may be there more than once.
 */
export function buildBinaryFuse(keys: Uint8Array): BinaryFuse {
  const all = distinct(keys);
  const words = new Uint32Array(all.buffer);
  const layout = layoutOf(all.length);
  for (let tried = 1; tried <= mostSeeds; tried += 1) {
    const seed = mixed(tried);
    const fingerprints = all.length === 0 ? new Uint16Array(layout.all) : peel(words, all.length, seed, layout);
    if (fingerprints) return { keys: all.length, seed, fingerprints };
  }
  throw new Error(`Expected a seed of ${mostSeeds} to place ${all.length} keys, got none.`);
}

/** Takes keys away that have a place of their own, until none is left, and gives each that place, the last first. Null: with this seed some have none. */
function peel(words: Uint32Array, count: number, seed: number, layout: Layout): Uint16Array | null {
  const at = new Uint32Array(4);
  const counts = new Uint32Array(layout.all);
  /** Of each place, the numbers of its keys, joined by XOR: of one that is alone, its number. */
  const joined = new Uint32Array(layout.all);
  for (let key = 0; key < count; key += 1) {
    find(words[2 * key]!, words[2 * key + 1]!, seed, layout, at);
    for (let each = 0; each < 3; each += 1) {
      counts[at[each]!]! += 1;
      joined[at[each]!]! ^= key;
    }
  }
  const order = new Uint32Array(count), places = new Uint32Array(count);
  const alone = new Uint32Array(layout.all);
  let waiting = 0, taken = 0;
  for (let place = 0; place < layout.all; place += 1) if (counts[place] === 1) alone[waiting++] = place;
  while (waiting > 0) {
    const place = alone[--waiting]!;
    if (counts[place] !== 1) continue;
    const key = joined[place]!;
    order[taken] = key;
    places[taken++] = place;
    find(words[2 * key]!, words[2 * key + 1]!, seed, layout, at);
    for (let each = 0; each < 3; each += 1) {
      const other = at[each]!;
      joined[other]! ^= key;
      counts[other]! -= 1;
      if (counts[other] === 1) alone[waiting++] = other;
    }
  }
  if (taken < count) return null;
  const fingerprints = new Uint16Array(layout.all);
  while (taken > 0) {
    const key = order[--taken]!;
    find(words[2 * key]!, words[2 * key + 1]!, seed, layout, at);
    // The place is empty yet: it makes good what the other two lack.
    fingerprints[places[taken]!] = at[3]! ^ fingerprints[at[0]!]! ^ fingerprints[at[1]!]! ^ fingerprints[at[2]!]!;
  }
  return fingerprints;
}

const found = new Uint32Array(4);

/** A filter that is asked. */
export interface AskedFilter {
  /** Whether a key may be among those put in: true for each of them, and by chance for one in 65,536 others. @param low, high the key's 32-bit words, little-endian. */
  mayHave(low: number, high: number): boolean;
}

/** @throws Error when the fingerprints are not as many as the keys need. */
export function askBinaryFuse({ keys, seed, fingerprints }: BinaryFuse): AskedFilter {
  const layout = layoutOf(keys);
  if (fingerprints.length !== layout.all) throw new Error(`Expected ${layout.all} fingerprints for ${keys} keys, got ${fingerprints.length}.`);
  return {
    mayHave(low, high) {
      if (keys === 0) return false;
      find(low, high, seed, layout, found);
      return (fingerprints[found[0]!]! ^ fingerprints[found[1]!]! ^ fingerprints[found[2]!]!) === found[3]!;
    },
  };
}
