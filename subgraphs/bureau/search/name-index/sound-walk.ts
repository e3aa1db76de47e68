import { swap } from '../names/phone-distance.js';
import { type AskedSounds, askedSounds, fromTheEnd, leftOut, mostPhones, symbolsOf } from './sound-symbols.js';
import { type SoundTrie, soundTrie } from './sound-trie.js';

/** Words by their sounds: read from the beginning, and from the end. */
export interface SoundWords {
  readonly shortest: number;
  readonly longest: number;
  /** What it costs at least to leave so many phones out of any of them. */
  readonly leftOut: Float64Array;
  readonly forwards: SoundTrie;
  readonly backwards: SoundTrie;
}

const width = mostPhones + 1;

const turned = (text: string): string => [...text].reverse().join('');

/** @param words their phones (names/phones.ts), each with a number; several may be the same. */
export function soundWords(words: readonly (readonly [phones: string, number: number])[]): SoundWords {
  const forwards = words.map(([phones, number]) => [symbolsOf(phones), number] as const);
  let shortest = mostPhones, longest = 0;
  const least = new Float64Array(width).fill(Infinity);
  for (const [phones] of words) {
    const length = Math.min(phones.length, mostPhones);
    shortest = Math.min(shortest, length);
    longest = Math.max(longest, length);
    for (const [count, cost] of leftOut(phones).entries()) least[count] = Math.min(least[count]!, cost);
  }
  return { shortest, longest, leftOut: least, forwards: soundTrie(forwards), backwards: soundTrie(forwards.map(([symbols, number]) => [turned(symbols), number])) };
}

/** What it costs at least to come to a place of the word asked (column) with so many symbols read (row). */
const rows = new Float64Array(width * (width + 1));
/** The first and the last column of a row that may go on; none: behind all, and -1. */
const firsts = new Int32Array(width + 1), lasts = new Int32Array(width + 1);
const path = new Uint8Array(width + 1);

/** Rounding of sums of costs. */
const tolerance = 1e-9;

/** Words asked of fewer phones are not halved. */
const leastHalved = 4;

/** Finds the words whose sounds are near those of one. */
export class SoundWalk {
  readonly #forwards: AskedSounds;
  readonly #leftOut: Float64Array;
  readonly #backwards: AskedSounds;

  /** @param asked its phones (names/phones.ts). @param words all words that will be walked are made before. */
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
    const n = this.#forwards.phones.length, half = n >> 1;
    if (n > longest && this.#leftOut[n - longest]! > most + tolerance) return;
    if (shortest > n && leastOut[shortest - n]! > most + tolerance) return;
    if (n < leastHalved) return walkOne(forwards, this.#forwards, 0, most, found);
    walkOne(forwards, this.#forwards, half + 1, most, found);
    walkOne(backwards, this.#backwards, n - half, most, found);
  }
}

/** @param halved so many columns, from the first, may have cost half of `most`. */
function walkOne(trie: SoundTrie, asked: AskedSounds, halved: number, most: number, found: (number: number) => void): void {
  const { symbols, depths, behind, firstNumbers, numbers, following, always, still } = trie;
  const n = asked.phones.length;
  const whole = most + tolerance;
  const limits = Float64Array.from({ length: n + 1 }, (_, column) => (column < halved ? most / 2 + tolerance : whole));
  begin(asked, limits);
  for (let node = 0; node < symbols.length;) {
    const depth = depths[node]!;
    compute(symbols[node]!, depth, asked, limits);
    if (lasts[depth] === n && firsts[depth]! <= n) for (let at = firstNumbers[node]!; at < firstNumbers[node + 1]!; at += 1) found(numbers[at]!);
    const next = behind[node]!;
    if (next === node + 1) {
      node = next;
      continue;
    }
    bound(following[node]!, always[node]!, still[node]!, depth, asked, whole);
    node = lasts[depth] === -1 && !maySwap(depth, asked, limits) ? next : node + 1;
  }
}

/** Whether two phones may have changed places, the first of which has been read. */
function maySwap(depth: number, { phones }: AskedSounds, limits: Float64Array): boolean {
  const before = (depth - 1) * width, here = path[depth]!;
  for (let column = firsts[depth - 1]!; column <= lasts[depth - 1]! && column + 2 <= phones.length; column += 1) {
    if (phones[column + 1] === here && rows[before + column]! + swap <= limits[column + 2]!) return true;
  }
  return false;
}

/** Makes the row before anything is read. */
function begin({ gone }: AskedSounds, limits: Float64Array): void {
  rows[0] = 0;
  firsts[0] = 0;
  let last = 0;
  for (let column = 1; column <= gone.length; column += 1) {
    rows[column] = rows[column - 1]! + gone[column - 1]!;
    if (rows[column]! > limits[column]!) break;
    last = column;
  }
  lasts[0] = last;
}

/** Makes the row of a node from those before it. */
function compute(symbol: number, depth: number, asked: AskedSounds, limits: Float64Array): void {
  const { phones, gone, costs, symbols } = asked;
  const n = phones.length;
  const row = depth * width, before = row - width;
  const here = asked.phoneOf[symbol]!, cost = asked.omittedOf[symbol]!;
  const previous = path[depth - 1]!;
  path[depth] = here;
  const beforeFirst = firsts[depth - 1]!, beforeLast = lasts[depth - 1]!;
  const swapFirst = depth > 1 ? firsts[depth - 2]! : n + 1, swapLast = depth > 1 ? lasts[depth - 2]! : -1;
  const from = Math.min(beforeFirst, swapFirst + 2), to = Math.max(beforeLast + 1, swapLast + 2);
  let start = n + 1, end = -1;
  for (let column = from; column <= n && (column <= to || end === column - 1); column += 1) {
    let best = column >= beforeFirst && column <= beforeLast ? rows[before + column]! + cost : Infinity;
    if (column > beforeFirst && column - 1 <= beforeLast) {
      const other = rows[before + column - 1]! + costs[(column - 1) * symbols + symbol]!;
      if (other < best) best = other;
    }
    if (end === column - 1 && end >= 0) {
      const more = rows[row + column - 1]! + gone[column - 1]!;
      if (more < best) best = more;
    }
    if (column - 2 >= swapFirst && column - 2 <= swapLast && previous === phones[column - 1] && here === phones[column - 2] && here !== previous) {
      const swapped = rows[before - width + column - 2]! + swap;
      if (swapped < best) best = swapped;
    }
    if (best > limits[column]!) {
      rows[row + column] = Infinity;
      continue;
    }
    rows[row + column] = best;
    if (start > n) start = column;
    end = column;
  }
  firsts[depth] = start;
  lasts[depth] = end;
}

/**
 * Leaves out of a row from where it costs too much to come to the end with the phones that follow, so many at most: what is asked and not among them is left out, or taken
 * for another; so is what is asked beyond their number, and what always follows and is not near to anything asked.
 */
function bound(following: number, always: number, most: number, depth: number, { near, missing, leastGone, strange, strangeCost }: AskedSounds, whole: number): void {
  const row = depth * width, first = firsts[depth]!;
  if (first > near.length) return;
  let other = 0;
  for (let bits = always & strange[first]!; bits !== 0; bits &= bits - 1) other += strangeCost[31 - Math.clz32(bits & -bits)]!;
  let lacking = 0, start = near.length + 1, end = -1;
  for (let column = near.length; column >= first; column -= 1) {
    if (column < near.length && (following & near[column]!) === 0) lacking += missing[column]!;
    if (column > lasts[depth]!) continue;
    const beyond = near.length - column - most;
    if (rows[row + column]! + Math.max(lacking, other, beyond > 0 ? beyond * leastGone[column]! : 0) > whole) {
      rows[row + column] = Infinity;
      continue;
    }
    start = column;
    if (end < 0) end = column;
  }
  firsts[depth] = start;
  lasts[depth] = end;
}
