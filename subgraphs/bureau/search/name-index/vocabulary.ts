import { LRUCache } from 'lru-cache';
import { isAbjad } from '../names/abjad-letters.js';
import { undoubled } from '../names/abjad-distance.js';
import { mensForms, womensForms } from '../names/family-forms.js';
import { isKnownName } from '../names/known-names.js';
import type { NameToken } from '../names/name-tokens.js';
import { allForms, formsOf, hasForms, soundsOfForms } from '../names/nicknames.js';
import { phoneDistance } from '../names/phone-distance.js';
import { otherSounds } from '../names/japanese.js';
import { phonesOf } from '../names/phones.js';
import { leastWithC, soundsWithC, soundsWithTs } from '../names/south-slavic.js';
import { type Comparable, looseLetters, mostDifferent, mostOfLetters, scoreTokenPair, slipScore, strongLetters, surelyAlike } from '../names/token-score.js';
import { latinReader, lettersReader } from './abjad-walk.js';
import { chunkSize, type WordChunk } from './index-file.js';
import { makeUpOfLatin } from './make-up.js';
import { nearSkeletons, soundSkeleton } from './sound-skeleton.js';
import { SoundWalk } from './sound-walk.js';
import { sortWords, walk } from './sorted-words.js';
import { toTheEnd } from './steps.js';
import { WordFilter } from './word-filter.js';
import { bareOf, type WordKind, type WordOrder, wordOrder } from './word-order.js';

/** A word of the vocabulary that is like one asked for, and how much. */
export interface Like {
  readonly term: number;
  /** Above 0 to 1. */
  readonly score: number;
  /** Whether the word stands for several parts of a name. */
  readonly joined: boolean;
}

/** A word of the vocabulary and how far its sound is from that asked. */
export interface NearWord {
  readonly term: number;
  readonly distance: number;
}

/** New words that are compared one by one before they are put in order. */
const mostUnordered = 128;

const forms = sortWords(allForms.map((form, at) => [undoubled(form), at]), makeUpOfLatin);

/** Results of `like` that are remembered, those asked for longest ago forgotten first: usual names are asked again and again. */
const mostRemembered = 10_000;

/**
 * The words of all names of a register, and which of them are like a word asked for: all that the scorer (names/token-score.ts) takes to be like it, wherever they
 * stand in a name, and none else.
 */
export class Vocabulary {
  readonly #words: string[] = [];
  readonly #sounds: string[] = [];
  #traits = new Uint8Array(1024);
  readonly #byWord = new Map<string, number>();
  readonly #byJoined = new Map<string, number>();
  readonly #bySound = new Map<string, number[]>();
  readonly #bySkeleton = new Map<string, number[]>();
  readonly #byLoose = new Map<string, number[]>();
  readonly #byStrong = new Map<string, number[]>();
  readonly #byBeginning = new Map<string, number[]>();
  readonly #filter = new WordFilter();
  #cuts = 0;
  readonly #remembered = new LRUCache<string, { readonly until: number; readonly cuts: number; readonly found: readonly Like[] }>({ max: mostRemembered });
  /** Words in order, the first ones first; the last of them are in none. */
  #orders: readonly WordOrder[] = [];

  /** How many words there are. */
  get size(): number {
    return this.#words.length;
  }

  /** The number of a word; undefined: it is none of the vocabulary. @param joined whether it is to stand for several parts of a name. */
  numberOf(word: string, joined: boolean): number | undefined {
    return (joined ? this.#byJoined : this.#byWord).get(word);
  }

  isJoined(term: number): boolean {
    return this.#is(term, joinedTrait);
  }

  isCut(term: number): boolean {
    return this.#is(term, cutTrait);
  }

  #is(term: number, trait: number): boolean {
    return (this.#traits[term]! & trait) !== 0;
  }

  word(term: number): string {
    return this.#words[term]!;
  }

  /** How it sounds (names/phones.ts); empty for a word of an abjad. */
  sound(term: number): string {
    return this.#sounds[term]!;
  }

  /** Adds a word that is not there yet. @returns its number: they are given in order from 0. */
  add(word: string, joined: boolean, sound = isAbjad(word) ? '' : phonesOf(word)): number {
    const term = this.#words.push(word) - 1;
    this.#sounds.push(sound);
    (joined ? this.#byJoined : this.#byWord).set(word, term);
    const abjad = sound === '' && isAbjad(word);
    if (abjad) {
      note(this.#byLoose, looseLetters(word), term);
      note(this.#byStrong, strongLetters(word), term);
    } else {
      note(this.#bySound, sound, term);
      if (!joined) note(this.#bySkeleton, soundSkeleton(sound), term);
    }
    if (!joined) note(this.#byBeginning, word.slice(0, 2), term);
    if (!joined && !abjad) this.#filter.add(word);
    if (term === this.#traits.length) this.#traits = grown(this.#traits);
    this.#traits[term] = (joined ? joinedTrait : 0) | (abjad ? abjadTrait : !joined && isUsual(word) ? knownTrait : 0);
    return term;
  }

  /** Takes in the next words that were written. */
  load({ words, sounds, traits }: WordChunk): void {
    for (let at = 0; at < words.length; at += 1) {
      const term = this.add(words[at]!, (traits[at]! & joinedTrait) !== 0, sounds[at]);
      if ((traits[at]! & cutTrait) !== 0) this.noteCut(term);
    }
  }

  /** A part that is written as one row. */
  chunk(chunk: number): WordChunk {
    const from = chunk * chunkSize, to = Math.min(this.size, from + chunkSize);
    return { words: this.#words.slice(from, to), sounds: this.#sounds.slice(from, to), traits: this.#traits.subarray(from, to) };
  }

  /** Notes that a word stands somewhere where it may have been cut off. */
  noteCut(term: number): void {
    if (this.isCut(term)) return;
    this.#traits[term] = this.#traits[term]! | cutTrait;
    this.#cuts += 1;
  }

  /** Words that sound exactly so, single parts of names alone. */
  exactly(word: string): readonly number[] {
    return (this.#bySound.get(phonesOf(word)) ?? []).filter((term) => !this.isJoined(term));
  }

  /**
   * Words that sound nearly so, with their distance (names/phone-distance.ts), nearest first: single parts of names alone, of those that have the same consonants
   * (sound-skeleton.ts).
   */
  nearly(word: string, most: number): readonly NearWord[] {
    const sound = phonesOf(word);
    return nearSkeletons(sound).flatMap((skeleton) => this.#bySkeleton.get(skeleton) ?? []).flatMap((term) => {
      const distance = phoneDistance(sound, this.#sounds[term]!, most);
      return distance > most ? [] : [{ term, distance }];
    }).sort((one, other) => one.distance - other.distance);
  }

  /** All words that begin so, single parts of names alone. */
  beginningWith(letters: string): readonly number[] {
    if (letters.length > 1) return (this.#byBeginning.get(letters.slice(0, 2)) ?? []).filter((term) => this.#words[term]!.startsWith(letters));
    return [...this.#byBeginning].flatMap(([beginning, terms]) => (beginning.startsWith(letters) ? terms : []));
  }

  /**
   * The words that are like a part of a name, best first. Initials find only themselves.
   * @param least the lowest score that counts.
   * @param alone whether words that stand for several parts written together are left out.
   */
  like(asked: Comparable, least = 0, alone = false): readonly Like[] {
    const key = `${least} ${alone} ${asked.letters ?? ''} ${asked.text} ${asked.cut} ${asked.known} ${asked.bare}`;
    const remembered = this.#remembered.get(key);
    if (remembered && remembered.cuts === this.#cuts && this.size - remembered.until <= mostUnordered) {
      if (remembered.until === this.size) return remembered.found;
      return this.#remember(key, this.#scored(asked, least, alone, range(remembered.until, this.size), remembered.found));
    }
    toTheEnd(this.puttingInOrder());
    const near = new Set<number>(range(this.#orders.at(-1)?.until ?? 0, this.size));
    if (asked.letters !== null) this.#likeLetters(asked.letters, (term) => near.add(term));
    else this.#likeLatin(asked, least, alone, (term) => near.add(term));
    return this.#remember(key, this.#scored(asked, least, alone, near, []));
  }

  /**
   * Puts new words in order, together with those put in order before that are not many more: each word a few times, as the vocabulary grows. In steps, between which no word is to
   * be added.
   */
  *puttingInOrder(): Generator<void, void> {
    const orders = [...this.#orders];
    let from = orders.at(-1)?.until ?? 0;
    if (this.size - from <= mostUnordered) return;
    while (orders.length > 0 && orders.at(-1)!.until - orders.at(-1)!.from < 2 * (this.size - from)) from = orders.pop()!.from;
    orders.push(yield* wordOrder(this.#words, this.#sounds, (term) => this.#kindOf(term), from));
    this.#orders = orders;
  }

  #kindOf(term: number): WordKind {
    if (this.#is(term, abjadTrait)) return 'abjad';
    return this.isJoined(term) ? 'joined' : this.#is(term, knownTrait) ? 'known' : 'other';
  }

  #remember(key: string, found: readonly Like[]): readonly Like[] {
    this.#remembered.set(key, { until: this.size, cuts: this.#cuts, found });
    return found;
  }

  #scored(asked: Comparable, least: number, alone: boolean, terms: Iterable<number>, found: readonly Like[]): readonly Like[] {
    const all = [...found];
    for (const term of terms) {
      const joined = this.isJoined(term);
      if (joined && alone) continue;
      const pair = scoreTokenPair(asked, this.#comparable(term));
      if (pair && pair.score >= (joined ? Math.max(least, joinedLeast) : least)) all.push({ term, score: pair.score, joined });
    }
    return all.sort((a, b) => b.score - a.score || a.term - b.term);
  }

  #comparable(term: number): Comparable {
    const word = this.#words[term]!;
    const joined = this.isJoined(term), cut = this.isCut(term);
    if (this.#is(term, abjadTrait)) return { text: '?', phones: '', letters: word, known: false, bare: null, particle: null, chinese: false, cut };
    return { text: word, phones: this.#sounds[term]!, letters: null, known: this.#is(term, knownTrait), bare: joined ? null : bareOf(word), particle: null, chinese: false, cut };
  }

  #likeLetters(letters: string, found: (term: number) => void): void {
    for (const term of this.#byLoose.get(looseLetters(letters)) ?? []) found(term);
    for (const term of this.#byStrong.get(strongLetters(letters)) ?? []) found(term);
    const reader = (): ReturnType<typeof latinReader> => latinReader(letters, mostOfLetters(letters.length));
    for (const { latin } of this.#orders) walk(latin, reader(), found);
    walk(forms, reader(), (at) => {
      for (const sound of soundsOfForms(allForms[at]!)) for (const term of this.#bySound.get(sound) ?? []) found(term);
    });
  }

  #likeLatin(asked: Comparable, least: number, alone: boolean, found: (term: number) => void): void {
    const byWord = (word: string): void => {
      const term = this.#byWord.get(word), joined = this.#byJoined.get(word);
      if (term !== undefined) found(term);
      if (joined !== undefined) found(joined);
    };
    byWord(asked.text);
    if (asked.text.length === 1) return;
    byWord(asked.text[0]!);
    const written = asked.bare === null ? [asked.text] : [asked.text, asked.bare];
    for (const word of written) this.#soundLike(phonesOf(word), asked.known, least, alone, found);
    for (const sound of [soundsWithC(asked.text), soundsWithTs(asked.text)]) if (sound !== null) this.#soundLike(sound, false, Math.max(least, leastWithC), alone, found);
    if (least <= slipScore) {
      for (const word of this.#filter.oneSlipFrom(asked.text)) {
        const term = this.#byWord.get(word);
        if (term !== undefined) found(term);
      }
    }
    for (const word of womensForms(asked.text)) byWord(word);
    for (const word of mensForms(asked.text)) byWord(word);
    for (const sound of otherSounds(asked.text)) for (const term of this.#bySound.get(sound) ?? []) found(term);
    for (const sound of soundsOfForms(asked.text)) for (const term of this.#bySound.get(sound) ?? []) found(term);
    for (const { letters } of this.#orders) {
      if (letters.words.length > 0) for (const word of new Set([...written, ...formsOf(asked.text)])) walk(letters, lettersReader(word, mostOfLetters(Infinity)), found);
    }
    for (let end = 2; end < asked.text.length && this.#cuts > 0; end += 1) {
      const term = this.#byWord.get(asked.text.slice(0, end));
      if (term !== undefined && this.isCut(term)) found(term);
    }
    if (asked.cut && asked.text.length >= 2) for (const term of this.beginningWith(asked.text)) found(term);
  }

  #soundLike(phones: string, known: boolean, least: number, alone: boolean, found: (term: number) => void): void {
    const sounds = new SoundWalk(phones);
    for (const { groups } of this.#orders) {
      for (const { kind, words } of groups) {
        if (alone && kind === 'joined') continue;
        const long = Math.max(phones.length, words.longest);
        const strict = Math.max(least, kind === 'joined' ? joinedLeast : kind === 'known' && known ? surelyAlike : 0);
        sounds.walk(words, strict === 0 ? mostDifferent(long) : Math.min(mostDifferent(long), (1 - strict) * Math.max(long, 4)), found);
      }
    }
  }
}

/** What is known of a word, as bits. */
const joinedTrait = 1, cutTrait = 2, abjadTrait = 4, knownTrait = 8;

function grown(traits: Uint8Array): Uint8Array<ArrayBuffer> {
  const more = new Uint8Array(traits.length * 2);
  more.set(traits);
  return more;
}

/** What several parts written together are like at least; see names/name-score.ts. */
export const joinedLeast = 0.9;

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
