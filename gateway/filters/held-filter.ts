import { askBinaryFuse, filterKeyBytes } from '../../schema/filter/binary-fuse.js';
import type { PublishedFilter } from '../../schema/filter/publication.js';

/** What keys are asked of a filter: those of items, one item's after another's. */
export interface ItemKeys {
  /** By item: where its keys begin. One more than there are items. */
  readonly from: Uint32Array;
  /** The keys' 32-bit words, two each. */
  readonly words: Uint32Array;
  /** The keys mixed with a seed. */
  mixed(seed: number): Uint32Array;
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
      const { words, from } = asked;
      const found = filter.amongMixed(asked.mixed(filter.seed), from, places);
      if (overlay.size === 0) return found;
      const added = places.filter((place) => {
        for (let key = from[place]!; key < from[place + 1]!; key += 1) if (overlay.has(words[2 * key]!)) return true;
        return false;
      });
      return joinedPlaces(found, added);
    },
  };
  held.add(Buffer.from(added, 'base64'), unknown);
  return held;
}
