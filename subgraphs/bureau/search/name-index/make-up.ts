/**
 * How often a word has the letters that are never taken for most others, packed into one number: L, M, N and R, 3 bits each; those that may stand for R, 4 bits.
 */
export interface MakeUp {
  readonly l: number;
  readonly m: number;
  readonly n: number;
  readonly r: number;
  readonly weak: number;
}

const pack = (l: number, m: number, n: number, r: number, weak: number): number =>
  Math.min(l, 7) | Math.min(m, 7) << 3 | Math.min(n, 7) << 6 | Math.min(r, 7) << 9 | Math.min(weak, 15) << 12;

const unpack = (packed: number): MakeUp =>
  ({ l: packed & 7, m: packed >> 3 & 7, n: packed >> 6 & 7, r: packed >> 9 & 7, weak: packed >> 12 & 15 });

function count(word: string, letters: string): number {
  let found = 0;
  for (const letter of word) if (letters.includes(letter)) found += 1;
  return found;
}

/** The make-up of a word in Latin letters, doubled ones made one. */
export const makeUpOfLatin = (word: string): number => pack(count(word, 'L'), count(word, 'M'), count(word, 'N'), count(word, 'R'), 0);

/** The make-up of an abjad word: lam, mim, nun, ra; ghain, which some write as R. */
export const makeUpOfLetters = (letters: string): number =>
  pack(count(letters, 'لל'), count(letters, 'مמ'), count(letters, 'نנ'), count(letters, 'رר'), count(letters, 'غ'));

/** Whether an abjad word and one in Latin letters may be near: none of these letters is left out or put in for less than 1, which is too much. */
export function scriptsMayBeNear(asked: number): (other: number) => boolean {
  const own = unpack(asked);
  return (packed) => {
    const { l, m, n, r, weak } = unpack(packed);
    return l === own.l && m === own.m && n === own.n && Math.abs(r - own.r) <= weak + own.weak;
  };
}
