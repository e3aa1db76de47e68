import { consonant, firstShortOu, isLatinVowel, laterShortOu, mostLettersCompared, secondVowel, shortVowel, strayH, undoubled, type Ways, waysAt } from '../names/abjad-distance.js';
import { makeUpOfLatin, makeUpOfLetters, scriptsMayBeNear } from './make-up.js';
import type { WordReader } from './sorted-words.js';

const width = mostLettersCompared + 1;

/** Whether the letter at a place follows a vowel, so that it is a second one. */
const follows = (latin: string, at: number): boolean => at > 0 && latin[at - 1] !== 'Y' && isLatinVowel(latin[at - 1]!);

/** What the Latin letter at a place costs when no letter of the abjad stands for it. */
function withoutLetter(latin: string, at: number): number {
  const letter = latin[at]!;
  if (!isLatinVowel(letter)) return letter === 'H' ? strayH : consonant;
  return follows(latin, at) ? secondVowel : shortVowel;
}

/** Whether a short u in French spelling ends before a place. */
const endsInOu = (latin: string, end: number): boolean => end >= 2 && latin[end - 2] === 'O' && latin[end - 1] === 'U' && !follows(latin, end - 2);

const leastOf = (costs: Float64Array, start: number, count: number): number => {
  let least = Infinity;
  for (let at = start; at < start + count; at += 1) if (costs[at]! < least) least = costs[at]!;
  return least;
};

/** Reads words of an abjad by their distance (names/abjad-distance.ts) from a word in Latin letters: near is what costs `most` at most. */
export function lettersReader(asked: string, most: number): WordReader {
  const latin = undoubled(asked).slice(0, mostLettersCompared);
  const m = latin.length;
  const costs = new Float64Array(width * width).fill(Infinity);
  const left = Array.from(latin, (_, at) => withoutLetter(latin, at));
  const ou = Array.from({ length: m + 1 }, (_, end) => endsInOu(latin, end));
  let near = false;

  /** Lets Latin letters stand for nothing in a row of so many letters read. */
  function close(i: number): void {
    const row = i * width;
    for (let j = 1; j <= m; j += 1) {
      let best = Math.min(costs[row + j]!, costs[row + j - 1]! + left[j - 1]!);
      if (ou[j]) best = Math.min(best, costs[row + j - 2]! + (i <= 1 ? firstShortOu : laterShortOu));
      costs[row + j] = best;
    }
  }
  costs[0] = 0;
  close(0);

  function compute(letters: string, i: number): void {
    const last = (i - 1) * width, row = i * width;
    const { byFirst, leftOut } = waysAt(letters, i - 1);
    for (let j = 0; j <= m; j += 1) costs[row + j] = costs[last + j]! + leftOut;
    for (let j = 0; j < m; j += 1) {
      const here = costs[last + j]!;
      if (here > most) continue;
      for (const [way, extra] of byFirst.get(latin[j]!) ?? []) {
        const to = row + j + way.length;
        if (here + extra < costs[to]! && latin.startsWith(way, j)) costs[to] = here + extra;
      }
    }
    close(i);
  }

  return {
    mayBeNear: scriptsMayBeNear(makeUpOfLatin(latin)),
    read(word, from) {
      const n = Math.min(word.length, mostLettersCompared);
      // What the first letter stands for depends on the second.
      for (let i = from === 1 ? 1 : from + 1; i <= n; i += 1) {
        compute(word, i);
        if (leastOf(costs, i * width, m + 1) > most) return i;
      }
      near = costs[n * width + m]! <= most;
      return Infinity;
    },
    near: () => near,
  };
}

interface Way {
  readonly text: string;
  readonly extra: number;
}

const waysOf = ({ byFirst }: Ways): readonly Way[] => [...byFirst.values()].flatMap((list) => list.map(([text, extra]) => ({ text, extra })));

/** Most Latin letters that one letter is written in. */
const longestWay = 3;

/** Reads words in Latin letters, as `undoubled` gives them, by their distance from a word of an abjad: near is what costs `most` at most. */
export function latinReader(asked: string, most: number): WordReader {
  const letters = asked.slice(0, mostLettersCompared);
  const n = letters.length;
  const ways = Array.from(letters, (_, at) => waysOf(waysAt(letters, at)));
  const leftOut = Array.from(letters, (_, at) => waysAt(letters, at).leftOut);
  /** A column for each number of Latin letters read. */
  const costs = new Float64Array(width * width).fill(Infinity);
  const least = new Float64Array(width).fill(Infinity);
  costs[0] = 0;
  for (let i = 1; i <= n; i += 1) costs[i] = costs[i - 1]! + leftOut[i - 1]!;
  least[0] = 0;
  let near = false;

  function compute(latin: string, j: number): void {
    const column = j * width, before = column - width;
    const without = withoutLetter(latin, j - 1), ou = endsInOu(latin, j), last = latin[j - 1]!;
    for (let i = 0; i <= n; i += 1) {
      let best = costs[before + i]! + without;
      if (ou) best = Math.min(best, costs[before - width + i]! + (i <= 1 ? firstShortOu : laterShortOu));
      if (i > 0) {
        best = Math.min(best, costs[column + i - 1]! + leftOut[i - 1]!);
        for (const { text, extra } of ways[i - 1]!) {
          if (text.length > j || text[text.length - 1] !== last) continue;
          const cost = costs[column - text.length * width + i - 1]! + extra;
          if (cost < best && latin.startsWith(text, j - text.length)) best = cost;
        }
      }
      costs[column + i] = best;
    }
    least[j] = leastOf(costs, column, n + 1);
  }

  return {
    mayBeNear: scriptsMayBeNear(makeUpOfLetters(letters)),
    read(word, from) {
      const m = Math.min(word.length, mostLettersCompared);
      for (let j = from + 1; j <= m; j += 1) {
        compute(word, j);
        let best = least[j]!;
        for (let back = 1; back < longestWay && back <= j; back += 1) best = Math.min(best, least[j - back]!);
        if (best > most) return j;
      }
      near = costs[m * width + n]! <= most;
      return Infinity;
    },
    near: () => near,
  };
}
