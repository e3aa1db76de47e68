import { undoubled } from '../names/abjad-distance.js';
import { grownTogether } from '../names/particles.js';
import { phonesOf } from '../names/phones.js';
import { makeUpOfLatin, makeUpOfLetters } from './make-up.js';
import { soundWords, type SoundWords } from './sound-walk.js';
import { type SortedWords, sortWords } from './sorted-words.js';

/** How a word is taken: as a usual name, as another, as several parts written together, or as one in Arabic or Hebrew letters. What may be different depends on it. */
export type WordKind = 'known' | 'other' | 'joined' | 'abjad';

/** Words of one kind whose sounds are of nearly one length. */
interface SoundGroup {
  readonly kind: WordKind;
  readonly words: SoundWords;
}

/** Some words of a vocabulary, in the orders in which they are looked through. */
export interface WordOrder {
  /** The number of the first, and the one behind the last. */
  readonly from: number;
  readonly until: number;
  readonly groups: readonly SoundGroup[];
  readonly letters: SortedWords;
  readonly latin: SortedWords;
}

/** The longest sounds of the groups: up to each, about the same may be different (names/token-score.ts). */
const groupBounds = [3, 4, 5, 6, 7, 8, 9, 10, 12, 14, 17, Infinity];

/** A word without a particle grown together with it. Null: it has none. */
export function bareOf(word: string): string | null {
  const rest = word.replace(grownTogether, '');
  return rest === word ? null : rest;
}

/** Puts words in order, from a number on, in steps: other work may have its turn between. */
export function* wordOrder(words: readonly string[], sounds: readonly string[], kindOf: (term: number) => WordKind, from: number): Generator<void, WordOrder> {
  const groups = new Map<string, { readonly kind: WordKind; readonly entries: [string, number][] }>();
  const letters: [string, number][] = [], latin: [string, number][] = [];
  for (let term = from; term < words.length; term += 1) {
    const word = words[term]!, kind = kindOf(term);
    if (kind === 'abjad') {
      letters.push([word, term]);
      continue;
    }
    const bare = kind === 'joined' ? null : bareOf(word);
    for (const spelling of bare === null ? [word] : [word, bare]) {
      const sound = spelling === word ? sounds[term]! : phonesOf(spelling);
      const key = `${kind} ${groupBounds.findIndex((longest) => sound.length <= longest)}`;
      const group = groups.get(key) ?? { kind, entries: [] };
      groups.set(key, group);
      group.entries.push([sound, term]);
      latin.push([undoubled(spelling), term]);
    }
  }
  const until = words.length, sounding: SoundGroup[] = [];
  for (const { kind, entries } of groups.values()) {
    yield;
    sounding.push({ kind, words: soundWords(entries) });
  }
  yield;
  const sortedLetters = sortWords(letters, makeUpOfLetters);
  yield;
  return { from, until, letters: sortedLetters, latin: sortWords(latin, makeUpOfLatin), groups: sounding };
}
