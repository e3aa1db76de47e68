import { writings } from './abjad-letters.js';
import type { Writings } from './abjad-letters.js';

export const isLatinVowel = (letter: string): boolean => 'AEIOUY'.includes(letter);

/** Vowels that no letter stands for: short ones, one between two consonants. `OU` is how French writes a short u, in the first syllable mostly. */
export const shortVowel = 0.02, firstShortOu = 0.12, laterShortOu = 0.4, secondVowel = 0.4;

/** What a consonant costs that only one of the two has, and an H. */
export const consonant = 1, strayH = 0.15;

/** The ways of a letter by the Latin letter they begin with, and what it costs to leave it out. */
export interface Ways {
  readonly byFirst: ReadonlyMap<string, Writings>;
  readonly leftOut: number;
}

function byFirst(ways: Writings): Ways {
  const groups = new Map<string, (readonly [string, number])[]>();
  for (const way of ways) if (way[0] !== '') groups.set(way[0][0]!, [...groups.get(way[0][0]!) ?? [], way]);
  return { byFirst: groups, leftOut: ways.find(([way]) => way === '')?.[1] ?? consonant };
}

const ways = new Map(Object.entries(writings).map(([letter, list]) => [letter, byFirst(list)]));
const unknownLetter = byFirst([]);

/** At the beginning alif carries any vowel: Ahmad, Ibrahim, Usama. */
const firstVowels = ['A', 'E', 'I', 'O', 'U', 'OU', 'AA'].map((way) => [way, 0.02] as const);
const firstAlif = byFirst([...firstVowels, ['', 0.3]]);
/** Before the letter of a long vowel it only carries that: Iman, Osama. */
const alifOfLongVowel = byFirst([...firstVowels, ['', 0]]);

/** Most letters of a word that are compared. */
export const mostLettersCompared = 39;
const width = mostLettersCompared + 1;
const cost = new Float64Array(width * width);

/** How the letter at a place of an abjad word is written in Latin letters. */
export const waysAt = (letters: string, at: number): Ways => (at === 0 && letters[0] === 'ا' ? (letters[1] === 'ي' || letters[1] === 'و' ? alifOfLongVowel : firstAlif) : ways.get(letters[at]!) ?? unknownLetter);

/** Doubled consonants are one, as an abjad writes them once. */
export const undoubled = (word: string): string => word.replace(/([B-DF-HJ-NP-TV-XZ])\1+/g, '$1');

/**
 * The least cost of reading a word in Latin letters as an abjad word: each letter is written in one of its ways (abjad-letters.ts), short vowels stand freely between
 * consonants, a consonant that only one has costs 1.
 * @param letters as `abjadLetters` gives them. @param latin ASCII capitals. @param most gives up above, and gives Infinity.
 */
export function abjadDistance(letters: string, latin: string, most: number): number {
  const word = undoubled(latin).slice(0, width - 1);
  const n = Math.min(letters.length, width - 1), m = word.length;
  cost.fill(Infinity, 0, (n + 1) * width);
  cost[0] = 0;
  for (let i = 0; i <= n; i += 1) {
    const row = i * width;
    const letter = i === n ? null : waysAt(letters, i);
    for (let j = 0; j <= m; j += 1) {
      const here = cost[row + j]!;
      if (here > most) continue;
      if (j < m) withoutLetter(word, i, j, here);
      if (letter === null) continue;
      if (j < m) for (const [way, extra] of letter.byFirst.get(word[j]!) ?? []) if (word.startsWith(way, j)) reach(row + width + j + way.length, here + extra);
      reach(row + width + j, here + letter.leftOut);
    }
  }
  const found = cost[n * width + m]!;
  return found > most ? Infinity : found;
}

function reach(cell: number, value: number): void {
  if (value < cost[cell]!) cost[cell] = value;
}

/** A Latin letter that no letter of the abjad stands for. */
function withoutLetter(word: string, i: number, j: number, here: number): void {
  const cell = i * width + j;
  const letter = word[j]!;
  if (!isLatinVowel(letter)) return reach(cell + 1, here + (letter === 'H' ? strayH : consonant));
  const follows = j > 0 && word[j - 1] !== 'Y' && isLatinVowel(word[j - 1]!);
  reach(cell + 1, here + (follows ? secondVowel : shortVowel));
  if (letter === 'O' && word[j + 1] === 'U' && !follows) reach(cell + 2, here + (i <= 1 ? firstShortOu : laterShortOu));
}
