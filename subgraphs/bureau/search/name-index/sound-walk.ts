import { swap } from '../names/phone-distance.js';
import {
  type AskedSounds, askedSounds, codes, fromTheEnd, isFirst, leftOut, limitInUnits, mostPhones, omittedOf, phoneOf, replacing, replacingFirst, symbolsOf,
} from './sound-symbols.js';
import { behindPlace, bitsAlways, bitsFollowing, firstNumberPlace, nodeWidth, type SoundTrie, soundTrie } from './sound-trie.js';

/** Words by their sounds: read from the beginning, and from the end. */
export interface SoundWords {
  readonly shortest: number;
  readonly longest: number;
  /** What it costs at least to leave so many phones out of any of them, in units (sound-symbols.ts). */
  readonly leftOut: Int32Array;
  readonly forwards: SoundTrie;
  readonly backwards: SoundTrie;
}

const turned = (text: string): string => [...text].reverse().join('');

/** More than any cost, and than the sum of two. */
const never = 0x1fffffff;

/** @param words their phones (names/phones.ts), each with a number; several may be the same. */
export function soundWords(words: readonly (readonly [phones: string, number: number])[]): SoundWords {
  const forwards = words.map(([phones, number]) => [symbolsOf(phones), number] as const);
  let shortest = mostPhones, longest = 0;
  const least = new Int32Array(mostPhones + 1).fill(never);
  for (const [phones] of words) {
    const length = Math.min(phones.length, mostPhones);
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
    for (const [count, cost] of leftOut(phones).entries()) least[count] = Math.min(least[count]!, cost);
  }
  return { shortest, longest, leftOut: least, forwards: soundTrie(forwards), backwards: soundTrie(forwards.map(([symbols, number]) => [turned(symbols), number])) };
}

/** Columns of a row that stand before the first and behind the last, so that both have neighbours, which cost too much. */
const margin = 2;
const width = mostPhones + 1 + 2 * margin;

/** What it costs at least to come to a place of the word asked (column) with so many symbols read (row). */
const rows = new Int32Array(width * (mostPhones + 2)).fill(never);
/** The first and the last column of a row that may go on; none: behind all, and -1. */
const firsts = new Int32Array(mostPhones + 2), lasts = new Int32Array(mostPhones + 2);
const path = new Uint8Array(mostPhones + 2);
/** What each column may cost at most. */
const limits = new Int32Array(mostPhones + 1);

const swapUnits = limitInUnits(swap);

/** Words asked of fewer phones are not halved. */
const leastHalved = 4;

/** Finds the words whose sounds are near those of one. */
export class SoundWalk {
  readonly #forwards: AskedSounds;
  readonly #leftOut: Int32Array;
  readonly #backwards: AskedSounds;

  /** @param asked its phones (names/phones.ts). */
  constructor(asked: string) {
    this.#forwards = askedSounds(asked);
    this.#leftOut = leftOut(asked);
    this.#backwards = fromTheEnd(this.#forwards);
  }

  /**
   * The numbers of the words whose distance (names/phone-distance.ts) is `most` at most; some twice. A difference of so much has spent half of it at most in the first
   * half of the word asked, or in the second: few beginnings, and few ends, need to be followed.
   * @param most 0 or more.
   */
  walk({ shortest, longest, leftOut: leastOut, forwards, backwards }: SoundWords, most: number, found: (number: number) => void): void {
    const n = this.#forwards.phones.length, half = n >> 1, whole = limitInUnits(most);
    if (n > longest && this.#leftOut[n - longest]! > whole) return;
    if (shortest > n && leastOut[shortest - n]! > whole) return;
    if (n < leastHalved) return walkOne(forwards, this.#forwards, 0, most, found);
    walkOne(forwards, this.#forwards, half + 1, most, found);
    walkOne(backwards, this.#backwards, n - half, most, found);
  }
}

/** @param halved so many columns, from the first, may have cost half of `most`. */
function walkOne({ nodes, count, numbers }: SoundTrie, asked: AskedSounds, halved: number, most: number, found: (number: number) => void): void {
  const { phones, firstColumn, gone, near, missing, leastGone, strange, strangeCost } = asked;
  const n = phones.length, whole = limitInUnits(most);
  limits.fill(whole, 0, n + 1).fill(limitInUnits(most / 2), 0, Math.min(halved, n + 1));
  begin(gone);
  for (let node = 0; node < count;) {
    const place = node * nodeWidth, packed = nodes[place]!;
    const symbol = packed & 0xffff, depth = packed >>> 16 & 0xff;
    const here = phoneOf[symbol]!, cost = omittedOf[symbol]!, weighted = isFirst[symbol] === 1 ? firstColumn : -1, replaced = here * codes;
    const row = depth * width + margin, before = row - width, previous = path[depth - 1]!;
    path[depth] = here;
    // The row of this node, from those before it.
    const beforeFirst = firsts[depth - 1]!, beforeLast = lasts[depth - 1]!;
    let from = beforeFirst, to = beforeLast + 1;
    let swapFirst = n + 1, swapLast = -1;
    if (depth > 1) {
      swapFirst = firsts[depth - 2]!;
      swapLast = lasts[depth - 2]!;
      if (swapFirst + 2 < from) from = swapFirst + 2;
      if (swapLast + 2 > to) to = swapLast + 2;
    }
    let first = n + 1, last = -1, best = never;
    rows[row + from - 1] = never;
    let column = from;
    for (; column <= n && (column <= to || last === column - 1); column += 1) {
      // What stands left of it in this row.
      best += column > 0 ? gone[column - 1]! : 0;
      if (column >= beforeFirst && column <= beforeLast + 1) {
        const left = rows[before + column]! + cost;
        if (left < best) best = left;
        if (column > beforeFirst) {
          const other = rows[before + column - 1]! + (column === weighted ? replacingFirst : replacing)[replaced + phones[column - 1]!]!;
          if (other < best) best = other;
        }
      }
      if (column - 2 >= swapFirst && column - 2 <= swapLast && previous === phones[column - 1] && here === phones[column - 2] && here !== previous) {
        const swapped = rows[before - width + column - 2]! + swapUnits;
        if (swapped < best) best = swapped;
      }
      if (best > limits[column]!) best = never;
      else {
        if (first > n) first = column;
        last = column;
      }
      rows[row + column] = best;
    }
    rows[row + column] = rows[row + column + 1] = never;
    firsts[depth] = first;
    lasts[depth] = last;
    if (last === n) for (let at = nodes[place + firstNumberPlace]!; at < nodes[place + nodeWidth + firstNumberPlace]!; at += 1) found(numbers[at]!);
    const next = nodes[place + behindPlace]!;
    if (next === node + 1) {
      node = next;
      continue;
    }
    if (last >= 0) {
      // What costs too much to come to the end from, with the phones that follow, so many at most, is left out: what is asked and not among them is left out, or taken
      // for another; so is what is asked beyond their number, and what always follows and is not near to anything asked.
      const following = nodes[place + bitsFollowing]!, still = packed >>> 24;
      let other = 0;
      for (let bits = nodes[place + bitsAlways]! & strange[first]!; bits !== 0; bits &= bits - 1) other += strangeCost[31 - Math.clz32(bits & -bits)]!;
      let lacking = 0, start = n + 1, end = -1;
      for (let at = n; at >= first; at -= 1) {
        if (at < n && (following & near[at]!) === 0) lacking += missing[at]!;
        if (at > last) continue;
        let least = lacking > other ? lacking : other;
        const beyond = n - at - still;
        if (beyond > 0 && beyond * leastGone[at]! > least) least = beyond * leastGone[at]!;
        if (rows[row + at]! + least > whole) rows[row + at] = never;
        else {
          start = at;
          if (end < 0) end = at;
        }
      }
      firsts[depth] = start;
      lasts[depth] = last = end;
    }
    node = last === -1 && !maySwap(depth, asked) ? next : node + 1;
  }
}

/** Whether two phones may have changed places, the first of which has been read. */
function maySwap(depth: number, { phones }: AskedSounds): boolean {
  const before = (depth - 1) * width + margin, here = path[depth]!;
  for (let column = firsts[depth - 1]!; column <= lasts[depth - 1]! && column + 2 <= phones.length; column += 1) {
    if (phones[column + 1] === here && rows[before + column]! + swapUnits <= limits[column + 2]!) return true;
  }
  return false;
}

/** Makes the row before anything is read. */
function begin(gone: Int32Array): void {
  rows[margin] = 0;
  firsts[0] = 0;
  let last = 0;
  for (let column = 1; column <= gone.length; column += 1) {
    const cost = rows[margin + column - 1]! + gone[column - 1]!;
    if (cost > limits[column]!) break;
    rows[margin + column] = cost;
    last = column;
  }
  rows[margin + last + 1] = rows[margin + last + 2] = never;
  lasts[0] = last;
}
