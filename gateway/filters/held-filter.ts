import { askBinaryFuse, filterKeyBytes, mixedWords } from '../../schema/filter/binary-fuse.js';
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
  /** Whether one of the keys of the item at a place may be among those of the register. */
  mayHaveOf(keys: ItemKeys, place: number): boolean;
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
    mayHaveOf(asked, place) {
      const from = asked.from[place]!, to = asked.from[place + 1]!;
      if (filter.mayHaveAny(asked.mixed(filter.seed), mixedWords * from, mixedWords * to)) return true;
      if (overlay.size > 0) for (let key = from; key < to; key += 1) if (overlay.has(asked.words[2 * key]!)) return true;
      return false;
    },
  };
  held.add(Buffer.from(added, 'base64'), unknown);
  return held;
}
