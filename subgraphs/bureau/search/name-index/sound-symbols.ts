import { isVowel, substitution } from '../names/phone-costs.js';
import { omitted, replaced } from '../names/phone-distance.js';

/** Most phones of a word that are compared; names have fewer. */
export const mostPhones = 63;

/** Costs are whole numbers here: so many to the 1 of names/phone-distance.ts, whose costs have two decimals, those of a first phone 1.25 times as many. */
const unit = 400;

/** A cost in units. */
const inUnits = (cost: number): number => Math.round(cost * unit);

/** The most units that are no more than a limit, but for rounding. */
export const limitInUnits = (limit: number): number => Math.floor(limit * unit + 1e-6);

/** More than there are symbols: some two hundred. */
const mostSymbols = 512;

/**
 * Symbols are phones where they stand: what it costs to leave one out depends on its neighbours, and the first of a word counts more. Words that begin with the same
 * symbols cost the same up to there. Of each: its phone's character code, what it costs to leave it out, and whether it is a first one.
 */
export const phoneOf = new Uint8Array(mostSymbols), omittedOf = new Int32Array(mostSymbols), isFirst = new Uint8Array(mostSymbols);
const ids = new Map<number, number>();

function idOf(phone: number, cost: number, first: boolean): number {
  const key = (phone * 1000 + cost) * 2 + (first ? 1 : 0);
  let id = ids.get(key);
  if (id === undefined) {
    id = ids.size;
    if (id >= mostSymbols) throw new Error(`Expected at most ${mostSymbols} symbols of phones`);
    ids.set(key, id);
    phoneOf[id] = phone;
    omittedOf[id] = cost;
    isFirst[id] = first ? 1 : 0;
  }
  return id;
}

/** The symbols of a word of phones (names/phones.ts), one character each: its code is the symbol's id. */
export function symbolsOf(phones: string): string {
  const word = phones.slice(0, mostPhones);
  let text = '';
  for (let at = 0; at < word.length; at += 1) text += String.fromCharCode(idOf(word.charCodeAt(at), inUnits(omitted(word, at)), at === 0));
  return text;
}

/** Character codes of phones, and what it costs to take the one for the other: `replacing[one * codes + other]`; where both words begin with them. */
export const codes = 128;
export const replacing = new Int32Array(codes * codes), replacingFirst = new Int32Array(codes * codes);

/** Phones by bits: each consonant has its own, vowels share one. */
const consonants = 'BCcDFGgHJKLMNPRSTVWXYZ4567890qz';
const bits = new Map<number, number>(Array.from(consonants, (phone, at) => [phone.charCodeAt(0), 1 << at]));
const bitOfVowels = 1 << 31;
/** Consonants that are never left out for less than 1. */
const solid = Array.from('BCcDFGKLMNPRSTVXZ45670qz', (phone) => phone.charCodeAt(0));
const solidBits = solid.reduce((mask, phone) => mask | bits.get(phone)!, 0);
const bitOf = (phone: number): number => bits.get(phone) ?? bitOfVowels;

/** The bit of a symbol's phone. */
export const symbolBit = (id: number): number => bitOf(phoneOf[id]!);

/** Phones that are taken for one another for less are near. */
const nearCost = 0.5;

/** By character code: the phones that each can be taken for cheaply, as bits; and what it costs at least to take it for any other. */
const nearTo = new Int32Array(codes), farthest = new Int32Array(codes);
for (let one = 0; one < codes; one += 1) {
  nearTo[one] = isVowel(one) ? bitOfVowels : 0;
  for (let other = 0; other < codes; other += 1) {
    replacing[one * codes + other] = inUnits(substitution(one, other));
    replacingFirst[one * codes + other] = inUnits(replaced(one, other, true));
    if (substitution(one, other) < nearCost) nearTo[one] = nearTo[one]! | bitOf(other);
  }
  let least = Infinity;
  for (let other = 0; other < codes; other += 1) if ((nearTo[one]! & bitOf(other)) === 0) least = Math.min(least, replacing[one * codes + other]!);
  farthest[one] = least;
}

/** A word that others are compared with, read from its beginning or from its end. Costs in units. */
export interface AskedSounds {
  /** Character codes, in the order in which they are read. */
  readonly phones: Uint8Array;
  /** The column of the phone that the word begins with: 1, or its length. */
  readonly firstColumn: number;
  /** What it costs to leave each phone out. */
  readonly gone: Int32Array;
  /** Which phones each can be taken for cheaply, as bits; and what it costs at least where there is none of them. */
  readonly near: Int32Array;
  readonly missing: Int32Array;
  /** Of consonants that are never left out cheaply: those, from each place on, that none is near to, as bits; and what it costs at least when such a one is there, by bit. */
  readonly strange: Int32Array;
  readonly strangeCost: Int32Array;
  /** What it costs at least to leave out one of the phones from each place on. */
  readonly leastGone: Int32Array;
}

export function askedSounds(phones: string): AskedSounds {
  const word = phones.slice(0, mostPhones);
  return asked(Uint8Array.from(word, (phone) => phone.charCodeAt(0) % codes), Int32Array.from(word, (_, at) => inUnits(omitted(word, at))), 1);
}

/** The same word read from its end. */
export const fromTheEnd = ({ phones, gone }: AskedSounds): AskedSounds => asked(phones.slice().reverse(), gone.slice().reverse(), phones.length);

function asked(phones: Uint8Array, gone: Int32Array, firstColumn: number): AskedSounds {
  const near = Int32Array.from(phones, (code) => nearTo[code]!), missing = Int32Array.from(phones, (code, at) => Math.min(gone[at]!, farthest[code]!));
  return { phones, firstColumn, gone, near, missing, leastGone: leastFrom(gone), ...strangers(phones, near) };
}

/** What cannot be had cheaply from the phones asked, see `AskedSounds`. */
function strangers(phones: Uint8Array, near: Int32Array): Pick<AskedSounds, 'strange' | 'strangeCost'> {
  const strange = new Int32Array(phones.length + 1).fill(solidBits), strangeCost = new Int32Array(32).fill(unit);
  for (let at = phones.length - 1; at >= 0; at -= 1) strange[at] = strange[at + 1]! & ~near[at]!;
  for (const phone of solid) {
    const bit = 31 - Math.clz32(bits.get(phone)!);
    for (const code of phones) {
      const cost = replacing[phone * codes + code]!;
      if (cost >= nearCost * unit && cost < strangeCost[bit]!) strangeCost[bit] = cost;
    }
  }
  return { strange, strangeCost };
}

function leastFrom(costs: Int32Array): Int32Array {
  const least = new Int32Array(costs.length + 1).fill(0x7fffffff);
  for (let at = costs.length - 1; at >= 0; at -= 1) least[at] = Math.min(least[at + 1]!, costs[at]!);
  return least;
}

/** What it costs at least to leave out so many phones of a word, in units: none, one, two... */
export function leftOut(phones: string): Int32Array {
  const word = phones.slice(0, mostPhones);
  const costs = Int32Array.from(word, (_, at) => inUnits(omitted(word, at))).sort();
  const sums = new Int32Array(costs.length + 1);
  for (let at = 0; at < costs.length; at += 1) sums[at + 1] = sums[at]! + costs[at]!;
  return sums;
}
