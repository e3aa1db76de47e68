import { isVowel, substitution } from '../names/phone-costs.js';
import { omitted, replaced } from '../names/phone-distance.js';

/** Most phones of a word that are compared; names have fewer. */
export const mostPhones = 63;

/**
 * A phone where it stands: what it costs to leave it out depends on its neighbours, and the first of a word counts more. Words that begin with the same symbols cost the
 * same up to there.
 */
interface PlacedPhone {
  /** Its character code. */
  readonly phone: number;
  /** What it costs to leave it out. */
  readonly omitted: number;
  readonly isFirst: boolean;
}

const symbols: PlacedPhone[] = [];
const ids = new Map<number, number>();

/** More than there are symbols: some two hundred. */
const mostSymbols = 512;

function idOf(phone: number, cost: number, isFirst: boolean): number {
  const key = (phone * 1000 + Math.round(cost * 500)) * 2 + (isFirst ? 1 : 0);
  let id = ids.get(key);
  if (id === undefined) {
    id = symbols.push({ phone, omitted: cost, isFirst }) - 1;
    if (id >= mostSymbols) throw new Error(`Expected at most ${mostSymbols} symbols of phones`);
    ids.set(key, id);
  }
  return id;
}

/** The symbols of a word of phones (names/phones.ts), one character each: its code is the symbol's id. */
export function symbolsOf(phones: string): string {
  const word = phones.slice(0, mostPhones);
  let text = '';
  for (let at = 0; at < word.length; at += 1) text += String.fromCharCode(idOf(word.charCodeAt(at), omitted(word, at), at === 0));
  return text;
}

/** Phones by bits: each consonant has its own, vowels share one. */
const consonants = 'BCcDFGgHJKLMNPRSTVWXYZ4567890qz';
const bits = new Map<number, number>(Array.from(consonants, (phone, at) => [phone.charCodeAt(0), 1 << at]));
const bitOfVowels = 1 << 31;
/** Consonants that are never left out for less than 1. */
const solid = Array.from('BCcDFGKLMNPRSTVXZ45670qz', (phone) => phone.charCodeAt(0));
const solidBits = solid.reduce((mask, phone) => mask | bits.get(phone)!, 0);
const bitOf = (phone: number): number => bits.get(phone) ?? bitOfVowels;

/** The bit of a symbol's phone. */
export const symbolBit = (id: number): number => bitOf(symbols[id]!.phone);

/** A word that others are compared with. */
export interface AskedSounds {
  /** Character codes. */
  readonly phones: Uint8Array;
  /** What it costs to leave each phone out. */
  readonly gone: Float64Array;
  /** What it costs to take each symbol for each phone: `costs[place * symbols + id]`. */
  readonly costs: Float64Array;
  readonly symbols: number;
  /** Of each symbol: its character code, and what it costs to leave it out. */
  readonly phoneOf: Uint8Array;
  readonly omittedOf: Float64Array;
  /** Which phones each can be taken for cheaply, as bits; and what it costs at least where there is none of them. */
  readonly near: Int32Array;
  readonly missing: Float64Array;
  /** Of consonants that are never left out cheaply: those, from each place on, that none is near to, as bits; and what it costs at least when such a one is there, by bit. */
  readonly strange: Int32Array;
  readonly strangeCost: Float64Array;
  /** What it costs at least to leave out one of the phones from each place on. */
  readonly leastGone: Float64Array;
}

/** Phones that are taken for one another for less are near. */
const nearCost = 0.5;

export function askedSounds(phones: string): AskedSounds {
  const word = phones.slice(0, mostPhones);
  const codes = Uint8Array.from(word, (phone) => phone.charCodeAt(0));
  const gone = Float64Array.from(codes, (_, at) => omitted(word, at));
  const count = symbols.length;
  const costs = new Float64Array(codes.length * count);
  const near = new Int32Array(codes.length), missing = new Float64Array(codes.length);
  for (const [at, code] of codes.entries()) {
    let least = gone[at]!, mask = isVowel(code) ? bitOfVowels : 0;
    for (let id = 0; id < count; id += 1) {
      const { phone, isFirst } = symbols[id]!;
      costs[at * count + id] = replaced(phone, code, isFirst && at === 0);
      if (substitution(phone, code) < nearCost) mask |= bitOf(phone);
    }
    for (let id = 0; id < count; id += 1) {
      const { phone } = symbols[id]!;
      if ((mask & bitOf(phone)) === 0) least = Math.min(least, substitution(phone, code));
    }
    near[at] = mask;
    missing[at] = least;
  }
  return {
    phones: codes, gone, costs, symbols: count, near, missing, leastGone: leastFrom(gone), ...strangers(codes, near),
    phoneOf: Uint8Array.from(symbols, ({ phone }) => phone), omittedOf: Float64Array.from(symbols, (symbol) => symbol.omitted),
  };
}

/** What cannot be had cheaply from the phones asked, see `AskedSounds`. */
function strangers(codes: Uint8Array, near: Int32Array): Pick<AskedSounds, 'strange' | 'strangeCost'> {
  const strange = new Int32Array(codes.length + 1).fill(solidBits), strangeCost = new Float64Array(32).fill(1);
  for (let at = codes.length - 1; at >= 0; at -= 1) strange[at] = strange[at + 1]! & ~near[at]!;
  for (const phone of solid) {
    const bit = 31 - Math.clz32(bits.get(phone)!);
    for (const code of codes) {
      const cost = substitution(phone, code);
      if (cost >= nearCost && cost < strangeCost[bit]!) strangeCost[bit] = cost;
    }
  }
  return { strange, strangeCost };
}

function leastFrom(costs: Float64Array): Float64Array {
  const least = new Float64Array(costs.length + 1).fill(Infinity);
  for (let at = costs.length - 1; at >= 0; at -= 1) least[at] = Math.min(least[at + 1]!, costs[at]!);
  return least;
}

/** What it costs at least to leave out so many phones of a word: none, one, two... */
export function leftOut(phones: string): Float64Array {
  const word = phones.slice(0, mostPhones);
  const costs = Float64Array.from(word, (_, at) => omitted(word, at)).sort();
  const sums = new Float64Array(costs.length + 1);
  for (let at = 0; at < costs.length; at += 1) sums[at + 1] = sums[at]! + costs[at]!;
  return sums;
}

/** The same word read from its end. */
export function fromTheEnd({ phones, gone, costs, symbols: count, near, missing, ...rest }: AskedSounds): AskedSounds {
  const turned = new Float64Array(costs.length);
  for (let at = 0; at < phones.length; at += 1) turned.set(costs.subarray(at * count, (at + 1) * count), (phones.length - 1 - at) * count);
  const goneTurned = gone.slice().reverse(), phonesTurned = phones.slice().reverse(), nearTurned = near.slice().reverse();
  return {
    ...rest, symbols: count, phones: phonesTurned, gone: goneTurned, leastGone: leastFrom(goneTurned),
    costs: turned, near: nearTurned, ...strangers(phonesTurned, nearTurned), missing: missing.slice().reverse(),
  };
}
