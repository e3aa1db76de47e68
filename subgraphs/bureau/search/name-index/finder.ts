import type { Sought } from '../../loaders/person-lookup.js';
import type { NameToken } from '../names/name-tokens.js';
import { phonesOf } from '../names/phones.js';
import type { Comparable } from '../names/token-score.js';
import { Bounds, isWhole } from './bounds.js';
import { MetNames, type MostOfTerm } from './met-names.js';
import type { NameTable } from './name-columns.js';
import { spansOf, wordOf, writtenTogether } from './terms.js';
import { asComparable, joinedLeast, type Like, type Vocabulary } from './vocabulary.js';

/** Most persons that are found; of more, the likeliest. */
export const mostFound = 10_000;

/** Parts that are compared; see names/name-score.ts. */
const mostParts = 24;
const joinedLength = 4;
/** Above this score, names that share nothing but initials which stand for longer words do not fit: their score is 0.7 times 0.8 at most. */
const onlyInitials = 0.56;
/** The shortest part that a word is taken apart into; shorter ones are in the index with their neighbours. */
const shortestPart = 3;
/** What halves of a part in an abjad are to be like at least. */
const halfLeast = 0.88;
/** Rounding of scores and sums. */
const slack = 1e-3;

/** Words on record, by number, that may stand for two halves of a part asked. */
type Halves = readonly [readonly number[], readonly number[]];

/** A part of the name asked for, or several written as one word. */
interface Asked {
  /** Bits of the parts it stands for. */
  readonly bits: number;
  readonly weight: number;
  /** How many parts it stands for, particles and initials left out, if several. Null: one. */
  readonly several: number | null;
  readonly likes: readonly Like[];
}

/**
 * Finds names by the words they have. For each name that has a word like one of the parts asked, it knows how high the scorer can score it at most: which parts have
 * their like, and how like, and how many parts the name has. Who cannot reach the least score is left out, without being read.
 */
export class Finder {
  readonly #met = new MetNames();

  constructor(private readonly vocabulary: Vocabulary, private readonly names: NameTable, private readonly namesOf: (term: number) => Uint32Array) {}

  /** Numbers of persons that may fit, each once; in no order. */
  find({ name, minScore, birthFactor }: Sought): { readonly persons: readonly number[]; readonly more: boolean } {
    const parts = name.slice(0, mostParts);
    this.#meet(parts, minScore);
    const bounds = new Bounds(parts, minScore - slack), met = this.#met;
    const best = new Map<number, number>();
    const { weights, births, persons } = this.names;
    for (let at = 0; at < met.count; at += 1) {
      const one = met.list[at]!;
      const weight = weights[one]!;
      if (weight === 0 || met.joinedOf(one) === null && weight > bounds.reach(met.bitsOf(one))) continue;
      const factor = birthFactor === null ? 1 : birthFactor(births[one]!);
      const score = bounds.of(met, one, weight) * factor;
      if (score < minScore - slack) continue;
      const person = persons[one]!;
      if (score > (best.get(person) ?? -1)) best.set(person, score);
    }
    if (best.size <= mostFound) return { persons: [...best.keys()], more: false };
    const likeliest = [...best].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b).slice(0, mostFound);
    return { persons: likeliest.map(([person]) => person), more: true };
  }

  /** Notes for each name which parts it has the like of. */
  #meet(parts: readonly NameToken[], minScore: number): void {
    const met = this.#met;
    met.begin(this.names.length);
    const asked = this.#asked(parts, minScore);
    const mostOf = mostOfTerms(asked);
    for (const { bits, weight, several, likes } of asked) {
      for (const { term, score, joined } of likes) {
        const names = this.namesOf(term);
        if (several !== null) met.noteTogether(names, bits, several);
        else if (joined) met.noteApart(names, bits);
        else {
          const most = mostOf.get(term)!;
          met.note(names, bits, weight, weight * score, most);
          most.noted = true;
        }
      }
    }
    for (const [at, part] of parts.entries()) if (part.particle === null) this.#apart(part, 1 << at);
  }

  /** The parts that names are looked for by, with the words that are like them: single ones first. */
  #asked(parts: readonly NameToken[], minScore: number): readonly Asked[] {
    const asked = parts.flatMap((part, at): readonly Asked[] => {
      if (part.particle !== null) return [];
      if (isWhole(part)) return [{ bits: 1 << at, weight: part.weight, several: null, likes: this.vocabulary.like(asComparable(part)) }];
      // Names that share no more than the same letter may fit, one that is a whole name above all; bounds take it to be met anyway.
      const terms = minScore > onlyInitials ? this.vocabulary.exactly(part.text) : this.vocabulary.beginningWith(part.text);
      return [{ bits: 1 << at, weight: 0, several: null, likes: terms.map((term): Like => ({ term, score: 1, joined: false })) }];
    });
    const spans = spansOf(parts).map(([from, to]): Asked => {
      const several = parts.slice(from, to);
      // The scorer compares several parts with single ones alone.
      const likes = this.vocabulary.like(joinedPart(several), joinedLeast, true).filter(({ term }) => this.vocabulary.word(term).length >= joinedLength);
      return { bits: ((1 << (to - from)) - 1) << from, weight: 0, several: several.filter(isWhole).length, likes };
    });
    return [...asked, ...spans];
  }

  /** Notes the names that have the two halves of a part, for each place where it can be taken apart. */
  #apart(part: NameToken, bits: number): void {
    const word = wordOf(part);
    for (let at = shortestPart; at + shortestPart <= word.length; at += 1) {
      const [left, right] = part.letters === null ? this.#soundingHalves(part, at) : this.#likeHalves(part, at);
      if (left.length > 0 && right.length > 0) this.#met.noteBoth(left.map(this.namesOf), right.map(this.namesOf), bits);
    }
  }

  /** Words that may stand for the halves of a part: those whose sounds together are no farther away than the scorer allows. */
  #soundingHalves({ text, phones }: NameToken, at: number): Halves {
    const most = (1 - joinedLeast) * Math.max(phones.length + 1, 4);
    // The longer one has fewer words that are near.
    const first = at * 2 > text.length ? text.slice(0, at) : text.slice(at), second = at * 2 > text.length ? text.slice(at) : text.slice(0, at);
    const near = this.vocabulary.nearly(first, most);
    const others = near.length === 0 ? [] : this.vocabulary.nearly(second, most - near[0]!.distance);
    if (others.length === 0) return [[], []];
    return [near.flatMap(({ term, distance }) => (distance + others[0]!.distance <= most ? [term] : [])), others.map(({ term }) => term)];
  }

  /** Words that may stand for the halves of a part in an abjad: all that are nearly like them. */
  #likeHalves({ letters, cut }: NameToken, at: number): Halves {
    const like = (half: string): readonly number[] => this.vocabulary.like({ text: '?', letters: half, phones: '', known: false, cut, bare: null, particle: null, chinese: false }, halfLeast, true).map(({ term }) => term);
    const left = like(letters!.slice(0, at));
    return left.length === 0 ? [[], []] : [left, like(letters!.slice(at))];
  }
}

/** Of each word that single parts are like: what it can stand for at most, as it stands for one part. */
function mostOfTerms(asked: readonly Asked[]): ReadonlyMap<number, MostOfTerm> {
  const found = new Map<number, MostOfTerm>();
  for (const { weight, several, likes } of asked) {
    if (several !== null) continue;
    for (const { term, score } of likes) {
      const most = found.get(term);
      if (!most) found.set(term, { weight, alike: weight * score, noted: false });
      else {
        most.weight = Math.max(most.weight, weight);
        most.alike = Math.max(most.alike, weight * score);
      }
    }
  }
  return found;
}

function joinedPart(parts: readonly NameToken[]): Comparable {
  const abjad = parts.some(({ letters }) => letters !== null);
  const text = parts.map((part) => part.text).join('');
  return { text, phones: phonesOf(text), letters: abjad ? writtenTogether(parts) : null, known: false, cut: parts.at(-1)!.cut, bare: null, particle: null, chinese: false };
}
