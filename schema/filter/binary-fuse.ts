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

/** The three places of a key and its fingerprint, into `at`. `look` looks at the same places. */
function find(low: number, high: number, seed: number, { segment, first }: Layout, at: Uint32Array): void {
  const one = mixed(low ^ seed), two = mixed(high ^ one), three = mixed(one ^ (two + 0x9e3779b9));
  // 32 bits times fewer than 2^21 places are exact; past that they are rounded alike everywhere.
  const start = Math.floor(one / 2 ** 32 * first);
  at[0] = start;
  at[1] = (start + segment) ^ (two & (segment - 1));
  at[2] = (start + 2 * segment) ^ (three & (segment - 1));
  at[3] = ((two >>> 18) ^ (three >>> 16)) & 0xffff;
}

/** Keys that are worked on in one step: some milliseconds. */
const stepKeys = 16_384;
/** Parts that keys are sorted in, by their highest bits. */
const partBits = 10, parts = 2 ** partBits;

/** Work in steps, between which other work of the process may have its turn. */
export type Steps<T> = Generator<void, T, void>;

/** The keys each once, in an order that is theirs alone: their words, two each. */
function* distinct(keys: Uint8Array): Steps<Uint32Array> {
  if (keys.length % filterKeyBytes !== 0) throw new Error(`Expected keys of ${filterKeyBytes} bytes, got ${keys.length} bytes.`);
  const given = new Uint32Array(new Uint8Array(keys).buffer), count = given.length / 2;
  const partOf = (key: number): number => given[2 * key + 1]! >>> (32 - partBits);
  const next = new Uint32Array(parts + 1);
  for (let key = 0; key < count; key += 1) {
    next[partOf(key) + 1]! += 1;
    if (key % stepKeys === 0) yield;
  }
  for (let part = 0; part < parts; part += 1) next[part + 1]! += next[part]!;
  const sorted = new BigUint64Array(count), words = new Uint32Array(sorted.buffer);
  for (let key = 0; key < count; key += 1) {
    const place = next[partOf(key)]!++;
    words[2 * place] = given[2 * key]!;
    words[2 * place + 1] = given[2 * key + 1]!;
    if (key % stepKeys === 0) yield;
  }
  // Where a part was to begin, the next one begins now.
  for (let part = 0, from = 0, stepped = 0; part < parts; part += 1) {
    sorted.subarray(from, next[part]).sort();
    from = next[part]!;
    if (from - stepped < stepKeys) continue;
    stepped = from;
    yield;
  }
  let kept = 0;
  for (let key = 0; key < count; key += 1) {
    if (key > 0 && words[2 * key] === words[2 * key - 2] && words[2 * key + 1] === words[2 * key - 1]) continue;
    // What stood there was kept, or is the same.
    words[2 * kept] = words[2 * key]!;
    words[2 * kept + 1] = words[2 * key + 1]!;
    kept += 1;
  }
  return words.subarray(0, 2 * kept);
}

/**
 * Builds a filter. Equal keys, in whatever order, make equal filters.
 * @param keys one after another, `filterKeyBytes` each; a key may be there more than once.
 */
export function* binaryFuseInSteps(keys: Uint8Array): Steps<BinaryFuse> {
  const words = yield* distinct(keys), count = words.length / 2;
  const layout = layoutOf(count);
  for (let tried = 1; tried <= mostSeeds; tried += 1) {
    const seed = mixed(tried);
    const fingerprints = count === 0 ? new Uint16Array(layout.all) : yield* peel(words, count, seed, layout);
    if (fingerprints) return { keys: count, seed, fingerprints };
  }
  throw new Error(`Expected a seed of ${mostSeeds} to place ${count} keys, got none.`);
}

/** Builds a filter at once, as `binaryFuseInSteps` does. */
export function buildBinaryFuse(keys: Uint8Array): BinaryFuse {
  const steps = binaryFuseInSteps(keys);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** Takes keys away that have a place of their own, until none is left, and gives each that place, the last first. Null: with this seed some have none. */
function* peel(words: Uint32Array, count: number, seed: number, layout: Layout): Steps<Uint16Array | null> {
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
    if (key % stepKeys === 0) yield;
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
    if (taken % stepKeys === 0) yield;
  }
  if (taken < count) return null;
  const fingerprints = new Uint16Array(layout.all);
  while (taken > 0) {
    const key = order[--taken]!;
    find(words[2 * key]!, words[2 * key + 1]!, seed, layout, at);
    // The place is empty yet: it makes good what the other two lack.
    fingerprints[places[taken]!] = at[3]! ^ fingerprints[at[0]!]! ^ fingerprints[at[1]!]! ^ fingerprints[at[2]!]!;
    if (taken % stepKeys === 0) yield;
  }
  return fingerprints;
}

/** Words of a key that is mixed. */
const mixedWords = 3;

/** Keys of items, mixed with a seed: what filters with that seed are asked. Ascending by the first of their places: what lies near one another is looked at together. */
export interface MixedKeys {
  /** The mixed keys, `mixedWords` each. */
  readonly words: Uint32Array;
  /** By key: the item it is of. */
  readonly items: Uint32Array;
}

/** Keys from which on the order is worth its making. */
const leastSorted = 16;

/** The numbers of some values, those of smaller values first. @param values fewer than 2^20. */
function ascending(values: Uint32Array): Uint32Array {
  const order = Float64Array.from(values, (value, key) => value * 2 ** 20 + key).sort();
  return Uint32Array.from(order, (value) => value % 2 ** 20);
}

/**
 * Mixes keys with a seed.
 * @param keys their 32-bit words, little-endian, low and high of each; fewer than 2^20 keys.
 * @param items by key: the item it is of.
 */
export function mixKeys(keys: Uint32Array, items: Uint32Array, seed: number): MixedKeys {
  const first = items.map((_, key) => mixed(keys[2 * key]! ^ seed));
  const order = items.length < leastSorted ? null : ascending(first);
  const words = new Uint32Array(mixedWords * items.length);
  for (let place = 0; place < items.length; place += 1) {
    const key = order ? order[place]! : place;
    const one = first[key]!, two = mixed(keys[2 * key + 1]! ^ one);
    words[mixedWords * place] = one;
    words[mixedWords * place + 1] = two;
    words[mixedWords * place + 2] = mixed(one ^ (two + 0x9e3779b9));
  }
  return { words, items: order ? order.map((key) => items[key]!) : items };
}

/** A filter that is asked. */
export interface AskedFilter {
  /** What its keys are mixed with. */
  readonly seed: number;
  /** The items, in no order, some more than once, of which a key may be among those put in: each that has one, and by chance one key in 65,536 others. */
  among(keys: MixedKeys): number[];
  /** Whether a key may be, by its 32-bit words, little-endian. */
  mayHave(low: number, high: number): boolean;
}

const single = Uint32Array.of(0);

/** @throws Error when the fingerprints are not as many as the keys need. */
export function askBinaryFuse({ keys, seed, fingerprints }: BinaryFuse): AskedFilter {
  const { segment, first, all } = layoutOf(keys);
  if (fingerprints.length !== all) throw new Error(`Expected ${all} fingerprints for ${keys} keys, got ${fingerprints.length}.`);
  const among = (asked: MixedKeys): number[] => (keys === 0 ? [] : look(fingerprints, segment, first / 2 ** 32, asked));
  return { seed, among, mayHave: (low, high) => among(mixKeys(Uint32Array.of(low, high), single, seed)).length > 0 };
}

/** Looks at the places of `find`. @param scale the places at which the first of three may be, for each of 2^32 first words. */
function look(fingerprints: Uint16Array, segment: number, scale: number, { words, items }: MixedKeys): number[] {
  const found: number[] = [];
  const mask = segment - 1;
  for (let key = 0, at = 0; key < items.length; key += 1, at += mixedWords) {
    const two = words[at + 1]!, three = words[at + 2]!;
    const start = Math.floor(words[at]! * scale);
    const joined = fingerprints[start]! ^ fingerprints[(start + segment) ^ (two & mask)]! ^ fingerprints[(start + 2 * segment) ^ (three & mask)]!;
    if (joined === (((two >>> 18) ^ (three >>> 16)) & 0xffff)) found.push(items[key]!);
  }
  return found;
}
