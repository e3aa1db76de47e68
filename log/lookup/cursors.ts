import { addBits, decodeBits, keepBits, noBits, rangeBits } from './bits.js';
import type { Bits } from './bits.js';
import type { Posting } from './lookup-store.js';
import type { OriginLookup } from './origin-lookup.js';
import type { Term } from './terms.js';

/** One of several terms; of none, nothing. */
export type Clause = readonly Term[];

/** Operations that all of the clauses hold of; without a clause, all. */
export type View = readonly Clause[];

/** Walks down the blocks that have something. */
export interface Cursor {
  /** The last block up to `block` that may have something; -1: none. Each call asks for the same block as the one before, or an earlier one. */
  seek(block: number): Promise<number>;
  /** What the block has that `seek` gave last. */
  bits(): Bits;
}

/** Postings of a term read at a time: at first, and later at most, as what is read too far ahead costs more than one more statement. */
const fewest = 4, most = 64;

/** Postings that all terms of a clause read at a time, where each reads no fewer than 16. */
const mostOfClause = 1_024;

/** The blocks of a term: those in memory, then those of the store, more at a time as the walk goes on. */
function termCursor(lookup: OriginLookup, term: Term, most: number): Cursor {
  let buffer: readonly Posting[] = [], at = 0, size = fewest, ended = false;
  let found: () => Bits = noBits;
  return {
    async seek(block) {
      for (; block >= lookup.sealedBlocks; block -= 1) {
        const open = lookup.openBlock(block);
        if (!open?.has(term)) continue;
        const bits = open.bits(term);
        found = () => bits;
        return block;
      }
      while (at < buffer.length && buffer[at]!.block > block) at += 1;
      if (at === buffer.length) {
        if (ended || block < 0) return -1;
        buffer = await lookup.postings({ term, last: block, most: size });
        ended = buffer.length < size;
        size = Math.min(most, size * 8);
        at = 0;
        if (buffer.length === 0) return -1;
      }
      const posting = buffer[at]!;
      found = () => decodeBits(posting.bits);
      return posting.block;
    },
    bits: () => found(),
  };
}

/** What one of several cursors has. */
export function anyOf(cursors: readonly Cursor[]): Cursor {
  let at: readonly number[] = [];
  let best = -1;
  return {
    async seek(block) {
      at = await Promise.all(cursors.map(async (cursor, place) => {
        const known = at[place];
        return known !== undefined && known <= block ? known : cursor.seek(block);
      }));
      return (best = Math.max(-1, ...at));
    },
    bits() {
      const bits = noBits();
      cursors.forEach((cursor, place) => {
        if (at[place] === best) addBits(bits, cursor.bits());
      });
      return bits;
    },
  };
}

/** What all of several cursors have; of none, everything. */
export function allOf(cursors: readonly Cursor[]): Cursor {
  return {
    async seek(block) {
      for (let wanted = block; ;) {
        const lowest = Math.min(wanted, ...await Promise.all(cursors.map((cursor) => cursor.seek(wanted))));
        if (lowest === wanted || lowest < 0) return lowest;
        wanted = lowest;
      }
    },
    bits() {
      const [first, ...others] = cursors;
      const bits = noBits();
      if (!first) return bits.fill(0xffff_ffff);
      addBits(bits, first.bits());
      for (const other of others) keepBits(bits, other.bits());
      return bits;
    },
  };
}

export const clauseCursor = (lookup: OriginLookup, clause: Clause): Cursor => 
  anyOf(clause.map((term) => termCursor(lookup, term, Math.min(most, Math.max(16, Math.floor(mostOfClause / clause.length))))));

export const viewCursor = (lookup: OriginLookup, view: View): Cursor => allOf(view.map((clause) => clauseCursor(lookup, clause)));

/** The blocks of a cursor within [from, to) operations, the last first, each with what lies in the range; blocks without anything are left out. */
export async function* walk(cursor: Cursor, from: number, to: number, blockSize: number): AsyncGenerator<{ readonly block: number; readonly bits: Bits }> {
  if (from >= to) return;
  const lowest = Math.floor(from / blockSize);
  for (let block = Math.floor((to - 1) / blockSize); block >= lowest; block -= 1) {
    block = await cursor.seek(block);
    if (block < lowest) return;
    const bits = cursor.bits();
    const start = block * blockSize;
    if (start < from || start + blockSize > to) keepBits(bits, rangeBits(from - start, to - start));
    yield { block, bits };
  }
}
