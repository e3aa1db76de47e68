/**
 * How often a word has the phones or letters that are never taken for most others, packed into one number: L, M, N and R, 3 bits each; all consonants that are
 * never left out cheaply, 5 bits; those that are, or are taken for what is, 4 bits.
 */
export interface MakeUp {
  readonly l: number;
  readonly m: number;
  readonly n: number;
  readonly r: number;
  readonly solid: number;
  readonly weak: number;
}

const pack = (l: number, m: number, n: number, r: number, solid: number, weak: number): number =>
  Math.min(l, 7) | Math.min(m, 7) << 3 | Math.min(n, 7) << 6 | Math.min(r, 7) << 9 | Math.min(solid, 31) << 12 | Math.min(weak, 15) << 17;

const unpack = (packed: number): MakeUp =>
  ({ l: packed & 7, m: packed >> 3 & 7, n: packed >> 6 & 7, r: packed >> 9 & 7, solid: packed >> 12 & 31, weak: packed >> 17 & 15 });

/** Phones (names/phones.ts) that are neither vowels nor left out without cost, and those that sound like what is; after names/phone-costs.ts. */
const vowels = 'AEIOUeo123', weakPhones = 'HWYVJg8';

function count(word: string, letters: string): number {
  let found = 0;
  for (const letter of word) if (letters.includes(letter)) found += 1;
  return found;
}

/** The make-up of a word of phones. */
export function makeUpOfPhones(phones: string): number {
  const weak = count(phones, weakPhones);
  return pack(count(phones, 'L'), count(phones, 'M'), count(phones, 'N'), count(phones, 'R'), phones.length - weak - count(phones, vowels), weak);
}

/** The make-up of a word in Latin letters, doubled ones made one. */
export const makeUpOfLatin = (word: string): number => pack(count(word, 'L'), count(word, 'M'), count(word, 'N'), count(word, 'R'), 0, 0);

/** The make-up of an abjad word: lam, mim, nun, ra; ghain, which some write as R. */
export const makeUpOfLetters = (letters: string): number =>
  pack(count(letters, 'لל'), count(letters, 'مמ'), count(letters, 'نנ'), count(letters, 'رר'), 0, count(letters, 'غ'));

const mn = 0.6, lr = 0.7, rWeak = 0.4, tolerance = 1e-9;

/** What it costs at least to make up for differences: M and N, and L and R, stand for one another for less than 1, any others for 1; R is left out for `r`. */
function leastCost(m: number, n: number, l: number, r: number, leftOut: number): number {
  const nasals = m * n < 0 ? Math.min(Math.abs(m), Math.abs(n)) : 0, liquids = l * r < 0 ? Math.min(Math.abs(l), Math.abs(r)) : 0;
  const restR = Math.sign(r) * (Math.abs(r) - liquids);
  const rest = [Math.sign(m) * (Math.abs(m) - nasals), Math.sign(n) * (Math.abs(n) - nasals), Math.sign(l) * (Math.abs(l) - liquids)];
  const more = rest.reduce((sum, one) => sum + Math.max(0, one), 0), fewer = rest.reduce((sum, one) => sum + Math.max(0, -one), 0);
  return nasals * mn + liquids * lr + Math.max(more + leftOut * Math.max(0, restR), fewer + leftOut * Math.max(0, -restR));
}

/** Whether words of phones may be no farther apart than `most`: what the cheapest way from one make-up to the other costs. A make-up that is full says nothing. */
export function phonesMayBeNear(asked: number, most: number): (other: number) => boolean {
  const own = unpack(asked);
  return (packed) => {
    const { l, m, n, r, solid, weak } = unpack(packed);
    const full = [own, { l, m, n, r, solid, weak }].some((one) => one.l === 7 || one.m === 7 || one.n === 7 || one.r === 7 || one.solid === 31 || one.weak === 15);
    const both = own.weak + weak;
    return full || (leastCost(own.m - m, own.n - n, own.l - l, own.r - r, both > 0 ? rWeak : 1) <= most + tolerance
      && Math.abs(own.solid - solid) - both <= most + tolerance);
  };
}

/** Whether an abjad word and one in Latin letters may be near: none of these letters is left out or put in for less than 1, which is too much. */
export function scriptsMayBeNear(asked: number): (other: number) => boolean {
  const own = unpack(asked);
  return (packed) => {
    const { l, m, n, r, weak } = unpack(packed);
    return l === own.l && m === own.m && n === own.n && Math.abs(r - own.r) <= weak + own.weak;
  };
}
