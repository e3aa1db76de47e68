import { isAbjad } from '../names/abjad-letters.js';
import { undoubled } from '../names/abjad-distance.js';
import { isKnownName } from '../names/known-names.js';
import type { NameToken } from '../names/name-tokens.js';
import { allForms, formsOf, hasForms, soundsOfForms } from '../names/nicknames.js';
import { grownTogether } from '../names/particles.js';
import { phonesOf } from '../names/phones.js';
import { type Comparable, looseLetters, mostDifferent, mostOfLetters, scoreTokenPair, strongLetters, surelyAlike } from '../names/token-score.js';
import { latinReader, lettersReader } from './abjad-walk.js';
import { oneSlipFrom, slavicForms } from './spellings.js';
import { makeUpOfLatin, makeUpOfLetters, makeUpOfPhones } from './make-up.js';
import { phoneReader } from './phone-walk.js';
import { type SortedWords, sortWords, walk } from './sorted-words.js';

/** A word of the vocabulary that is like one asked for, and how much. */
export interface Like {
  readonly term: number;
  /** Above 0 to 1. */
  readonly score: number;
  /** Whether the word stands for several parts of a name. */
  readonly joined: boolean;
}

/** How a word is taken: as a usual name, as another, or as several parts written together. What may be different depends on it. */
type Kind = 'known' | 'other' | 'joined';

/** Words of one kind whose sounds are of nearly one length. */
interface SoundGroup {
  readonly kind: Kind;
  readonly shortest: number;
  readonly longest: number;
  readonly sorted: SortedWords;
}

/** The longest sounds of the groups: up to each, the same may be different (names/token-score.ts). */
const groupBounds = [3, 4, 5, 6, 8, 10, Infinity];

interface Order {
  /** Terms before this one are in it. */
  readonly until: number;
  readonly sounds: readonly SoundGroup[];
  readonly letters: SortedWords;
  readonly latin: SortedWords;
}

/** New words that are compared one by one before all are put in order anew. */
const mostUnordered = 256;

const forms = sortWords(allForms.map((form, at) => [undoubled(form), at]), makeUpOfLatin);

const bareOf = (word: string): string | null => {
  const rest = word.replace(grownTogether, '');
  return rest === word ? null : rest;
};

/** Results of `like` that are remembered. */
const mostRemembered = 5_000;

/**
 * The words of all names of a register, and which of them are like a word asked for: all that the scorer (names/token-score.ts) takes to be like it, wherever they
 * stand in a name, and none else.
 */
export class Vocabulary {
  readonly #words: string[] = [];
  readonly #joined = new Set<number>();
  readonly #byWord = new Map<string, number>();
  readonly #byJoined = new Map<string, number>();
  readonly #bySound = new Map<string, number[]>();
  readonly #byLoose = new Map<string, number[]>();
  readonly #byStrong = new Map<string, number[]>();
  readonly #cut = new Set<number>();
  readonly #remembered = new Map<string, { readonly until: number; readonly cut: number; readonly found: readonly Like[] }>();
  #order: Order = { until: 0, sounds: [], letters: sortWords([], makeUpOfLetters), latin: sortWords([], makeUpOfLatin) };

  /** How many words there are. */
  get size(): number {
    return this.#words.length;
  }

  /** The number of a word; undefined: it is none of the vocabulary. @param joined whether it is to stand for several parts of a name. */
  numberOf(word: string, joined: boolean): number | undefined {
    return (joined ? this.#byJoined : this.#byWord).get(word);
  }

  isJoined(term: number): boolean {
    return this.#joined.has(term);
  }

  isCut(term: number): boolean {
    return this.#cut.has(term);
  }

  word(term: number): string {
    return this.#words[term]!;
  }

  /** Adds a word that is not there yet. @returns its number: they are given in order from 0. */
  add(word: string, joined: boolean, sound = isAbjad(word) ? '' : phonesOf(word)): number {
    const term = this.#words.push(word) - 1;
    (joined ? this.#byJoined : this.#byWord).set(word, term);
    if (joined) this.#joined.add(term);
    if (isAbjad(word)) {
      note(this.#byLoose, looseLetters(word), term);
      note(this.#byStrong, strongLetters(word), term);
    } else note(this.#bySound, sound, term);
    return term;
  }

  /** Notes that a word stands somewhere where it may have been cut off. */
  noteCut(term: number): void {
    this.#cut.add(term);
  }

  /** Words that sound exactly so, single parts of names alone. */
  exactly(word: string): readonly number[] {
    return (this.#bySound.get(phonesOf(word)) ?? []).filter((term) => !this.#joined.has(term));
  }

  /** All words that begin with a letter. */
  beginningWith(letter: string): readonly number[] {
    return this.#words.flatMap((word, term) => (word.startsWith(letter) && !this.#joined.has(term) ? [term] : []));
  }

  /**
   * The words that are like a part of a name, best first. Initials find only themselves.
   * @param least the lowest score that counts.
   */
  like(asked: Comparable, least = 0): readonly Like[] {
    const key = `${least} ${asked.letters ?? ''} ${asked.text} ${asked.cut} ${asked.known} ${asked.bare}`;
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.cut === this.#cut.size && (remembered.until === this.size || this.size - remembered.until <= mostUnordered)) {
      if (remembered.until === this.size) return remembered.found;
      return this.#remember(key, this.#scored(asked, least, range(remembered.until, this.size), remembered.found));
    }
    if (this.size - this.#order.until > mostUnordered + this.#order.until / 200) this.#order = this.#inOrder();
    const near = new Set<number>(range(this.#order.until, this.size));
    if (asked.letters !== null) this.#likeLetters(asked.letters, (term) => near.add(term));
    else this.#likeLatin(asked, least, (term) => near.add(term));
    return this.#remember(key, this.#scored(asked, least, near, []));
  }

  #remember(key: string, found: readonly Like[]): readonly Like[] {
    if (this.#remembered.size >= mostRemembered) this.#remembered.clear();
    this.#remembered.set(key, { until: this.size, cut: this.#cut.size, found });
    return found;
  }

  #scored(asked: Comparable, least: number, terms: Iterable<number>, found: readonly Like[]): readonly Like[] {
    const all = [...found];
    for (const term of terms) {
      const pair = scoreTokenPair(asked, this.#comparable(term));
      const joined = this.#joined.has(term);
      if (pair && pair.score >= (joined ? Math.max(least, joinedLeast) : least)) all.push({ term, score: pair.score, joined });
    }
    return all.sort((a, b) => b.score - a.score || a.term - b.term);
  }

  #comparable(term: number): Comparable {
    const word = this.#words[term]!;
    const rest = { particle: null, chinese: false, cut: this.#cut.has(term) };
    if (isAbjad(word)) return { ...rest, text: '?', phones: '', letters: word, known: false, bare: null };
    return { ...rest, text: word, phones: phonesOf(word), letters: null, known: !this.#joined.has(term) && isUsual(word), bare: this.#joined.has(term) ? null : bareOf(word) };
  }

  #likeLetters(letters: string, found: (term: number) => void): void {
    for (const term of this.#byLoose.get(looseLetters(letters)) ?? []) found(term);
    for (const term of this.#byStrong.get(strongLetters(letters)) ?? []) found(term);
    const reader = (): ReturnType<typeof latinReader> => latinReader(letters, mostOfLetters(letters.length));
    walk(this.#order.latin, reader(), found);
    walk(forms, reader(), (at) => {
      for (const sound of soundsOfForms(allForms[at]!)) for (const term of this.#bySound.get(sound) ?? []) found(term);
    });
  }

  #likeLatin(asked: Comparable, least: number, found: (term: number) => void): void {
    const byWord = (word: string): void => {
      const term = this.#byWord.get(word), joined = this.#byJoined.get(word);
      if (term !== undefined) found(term);
      if (joined !== undefined) found(joined);
    };
    byWord(asked.text);
    if (asked.text.length === 1) return;
    byWord(asked.text[0]!);
    const written = asked.bare === null ? [asked.text] : [asked.text, asked.bare];
    for (const word of written) this.#soundLike(phonesOf(word), asked.known, least, found);
    for (const word of oneSlipFrom(asked.text)) byWord(word);
    for (const word of slavicForms(asked.text)) byWord(word);
    for (const sound of soundsOfForms(asked.text)) for (const term of this.#bySound.get(sound) ?? []) found(term);
    for (const word of new Set([...written, ...formsOf(asked.text)])) walk(this.#order.letters, lettersReader(word, mostOfLetters(Infinity)), found);
    for (let end = 2; end < asked.text.length && this.#cut.size > 0; end += 1) {
      const term = this.#byWord.get(asked.text.slice(0, end));
      if (term !== undefined && this.#cut.has(term)) found(term);
    }
    if (asked.cut && asked.text.length >= 2) for (const term of this.beginningWith(asked.text)) found(term);
  }

  #soundLike(phones: string, known: boolean, least: number, found: (term: number) => void): void {
    for (const group of this.#order.sounds) {
      const long = Math.max(phones.length, group.longest);
      const loose = mostDifferent(long);
      if (phones.length - group.longest > loose * 4 + 1 || group.shortest - phones.length > loose * 4 + 1) continue;
      const strict = Math.max(least, group.kind === 'joined' ? joinedLeast : group.kind === 'known' && known ? surelyAlike : 0);
      walk(group.sorted, phoneReader(phones, strict === 0 ? loose : Math.min(loose, (1 - strict) * Math.max(long, 4) + tolerance)), found);
    }
  }

  #inOrder(): Order {
    const sounds = groupBounds.flatMap(() => kinds.map((kind): { readonly kind: Kind; readonly entries: [string, number][] } => ({ kind, entries: [] })));
    const letters: [string, number][] = [], latin: [string, number][] = [];
    for (const [term, word] of this.#words.entries()) {
      if (isAbjad(word)) {
        letters.push([word, term]);
        continue;
      }
      const joined = this.#joined.has(term);
      const kind = joined ? 'joined' : isUsual(word) ? 'known' : 'other', bare = joined ? null : bareOf(word);
      for (const spelling of bare === null ? [word] : [word, bare]) {
        const sound = phonesOf(spelling);
        const place = groupBounds.findIndex((longest) => sound.length <= longest);
        sounds[kinds.length * place + kinds.indexOf(kind)]!.entries.push([sound, term]);
        latin.push([undoubled(spelling), term]);
      }
    }
    return {
      until: this.#words.length, letters: sortWords(letters, makeUpOfLetters), latin: sortWords(latin, makeUpOfLatin),
      sounds: sounds.flatMap(({ kind, entries }): readonly SoundGroup[] => {
        if (entries.length === 0) return [];
        const lengths = entries.map(([sound]) => sound.length);
        return [{ kind, shortest: lengths.reduce((a, b) => Math.min(a, b)), longest: lengths.reduce((a, b) => Math.max(a, b)), sorted: sortWords(entries, makeUpOfPhones) }];
      }),
    };
  }
}

const kinds: readonly Kind[] = ['known', 'other', 'joined'];

/** What several parts written together are like at least; see names/name-score.ts. */
export const joinedLeast = 0.9;

/** Rounding of sums of costs. */
const tolerance = 1e-9;

const isUsual = (word: string): boolean => isKnownName(word) || hasForms(word);


function note(map: Map<string, number[]>, key: string, term: number): void {
  const list = map.get(key);
  if (list) list.push(term);
  else map.set(key, [term]);
}

function* range(from: number, to: number): Iterable<number> {
  for (let at = from; at < to; at += 1) yield at;
}

/** A token as it is looked for: whatever it may be compared with. */
export const asComparable = (token: NameToken): Comparable => ({ ...token, particle: null, chinese: false });
