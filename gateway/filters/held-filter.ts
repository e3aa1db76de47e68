import { askBinaryFuse, filterKeyBytes } from '../../schema/filter/binary-fuse.js';
import type { MixedKeys } from '../../schema/filter/binary-fuse.js';
import type { PublishedFilter } from '../../schema/filter/publication.js';

/** What keys are asked of a filter. */
export interface ItemKeys {
  /** The keys' 32-bit words, two each. */
  readonly words: Uint32Array;
  /** By key: the place of the item it is of. */
  readonly items: Uint32Array;
  /** The keys mixed with a seed. */
  mixed(seed: number): MixedKeys;
}

/** A filter over one register of one country, as it was told up to now. */
export interface HeldFilter {
  /** The identifiers that are in it. */
  readonly fields: ReadonlySet<string>;
  /** Whether a record is in it of which it is not known what narrows questions. */
  readonly unknown: boolean;
  /** Adds keys. @param unknown whether some are of such records. */
  add(keys: Uint8Array, unknown: boolean): void;
  /** Of the items at some places, ascending, those of which a key may be among those of the register. */
  among(keys: ItemKeys, places: readonly number[]): readonly number[];
}

const wordsOf = (bytes: Buffer): Uint32Array => {
  // A buffer of a pool need not begin at a multiple of four.
  const words = new Uint32Array(bytes.length / 4);
  for (let place = 0; place < words.length; place += 1) words[place] = bytes.readUInt32LE(4 * place);
  return words;
};

function fingerprintsOf(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'base64');
  const fingerprints = new Uint16Array(bytes.length >> 1);
  for (let place = 0; place < fingerprints.length; place += 1) fingerprints[place] = bytes.readUInt16LE(2 * place);
  return fingerprints;
}

/** Places that are in one of two lists, ascending as both are. */
export const joinedPlaces = (some: readonly number[], more: readonly number[]): readonly number[] =>
  (more.length === 0 ? some : some.length === 0 ? more : [...new Set([...some, ...more])].sort((a, b) => a - b));

/** Those of some places, in the order of these, that are among others. */
function placesAmong(places: readonly number[], others: readonly number[]): readonly number[] {
  if (others.length === 0) return others;
  const known = new Set(others);
  return places.filter((place) => known.has(place));
}

/** @throws Error when it is no filter. */
export function holdFilter({ fields, unknown, keys, seed, fingerprints, added }: PublishedFilter): HeldFilter {
  const filter = askBinaryFuse({ keys, seed, fingerprints: fingerprintsOf(fingerprints) });
  // Of keys that were added the lower half will do: by chance another has it once in 4 thousand million times.
  const overlay = new Set<number>();
  let hasUnknown = unknown;
  const held: HeldFilter = {
    fields: new Set(fields),
    get unknown() {
      return hasUnknown;
    },
    add(bytes, more) {
      const words = wordsOf(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength - (bytes.byteLength % filterKeyBytes)));
      for (let place = 0; place < words.length; place += 2) overlay.add(words[place]!);
      hasUnknown ||= more;
    },
    among(asked, places) {
      const found = filter.among(asked.mixed(filter.seed));
      if (overlay.size > 0) {
        const { words, items } = asked;
        for (let key = 0; key < items.length; key += 1) if (overlay.has(words[2 * key]!)) found.push(items[key]!);
      }
      return placesAmong(places, found);
    },
  };
  held.add(Buffer.from(added, 'base64'), unknown);
  return held;
}
