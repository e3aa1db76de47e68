import type { Sought } from '../../loaders/person-lookup.js';
import type { NameToken } from '../names/name-tokens.js';
import { phonesOf } from '../names/phones.js';
import type { Comparable } from '../names/token-score.js';
import type { NameTable } from './name-columns.js';
import { spansOf, wordOf, writtenTogether } from './terms.js';
import { asComparable, joinedLeast, type Like, type Vocabulary } from './vocabulary.js';

/** Most persons that are found; of more, the likeliest. */
export const mostFound = 10_000;

/** Parts that are compared; see names/name-score.ts. */
const mostParts = 24;
const joinedLength = 4, contradiction = 1.5, lack = 0.2, mostLacking = 2;
/** Above this score, names that share nothing but initials do not fit: their score is 0.7 times 0.8 at most. */
const onlyInitials = 0.56;
/** The shortest part that a word is taken apart into; shorter ones are in the index with their neighbours. */
const shortestPart = 3;
/** From so many Latin letters on, halves need not sound exactly as they are asked; what they are to be like at least. */
const longPart = 12, halfLeast = 0.88;
/** See terms.ts: more is not noted. */
const mostWeight = 255;
/** Rounding of scores and sums. */
const slack = 1e-3;

/** A part of the name asked for, or several written as one word. */
interface Asked {
  /** Bits of the parts it stands for. */
  readonly bits: number;
  readonly weight: number;
  readonly joined: boolean;
  readonly likes: readonly Like[];
}

/**
 * Finds names by the words they have. For each name that has a word like one of the parts asked, it knows how high the scorer can score it at most: which parts have
 * their like, and how like, and how many parts the name has. Who cannot reach the least score is left out, without being read.
 */
export class Finder {
  /** The last search that met a name, the parts met, what they weigh, and that times their likeness. */
  #seen = new Uint32Array();
  #bits = new Uint32Array();
  #covered = new Float32Array();
  #alike = new Float32Array();
  #search = 0;

  constructor(private readonly vocabulary: Vocabulary, private readonly names: NameTable, private readonly namesOf: (term: number) => Uint32Array) {}

  /** Numbers of persons that may fit, each once; in no order. */
  find({ name, minScore, birthFactor }: Sought): { readonly persons: readonly number[]; readonly more: boolean } {
    const parts = name.slice(0, mostParts);
    const met = this.#meet(parts, minScore);
    const reach = this.#reach(parts, minScore), bound = this.#bounds(parts);
    const best = new Map<number, number>();
    const { weights, births, persons } = this.names;
    for (const one of met) {
      const weight = weights[one]!;
      if (weight === 0 || weight > reach(this.#bits[one]!)) continue;
      const factor = birthFactor === null ? 1 : birthFactor(births[one]!);
      const score = bound(this.#bits[one]!, this.#covered[one]!, this.#alike[one]!, weight) * factor;
      if (score < minScore - slack) continue;
      const person = persons[one]!;
      if (score > (best.get(person) ?? -1)) best.set(person, score);
    }
    if (best.size <= mostFound) return { persons: [...best.keys()], more: false };
    const likeliest = [...best].sort(([a, scoreA], [b, scoreB]) => scoreB - scoreA || a - b).slice(0, mostFound);
    return { persons: likeliest.map(([person]) => person), more: true };
  }

  /** Notes for each name which parts it has the like of. @returns the names met, each once. */
  #meet(parts: readonly NameToken[], minScore: number): readonly number[] {
    this.#begin();
    const met: number[] = [];
    const note = (names: ArrayLike<number>, { bits, weight, joined }: Asked, score: number): void => {
      const search = this.#search, seen = this.#seen, had = this.#bits, covered = this.#covered, alike = this.#alike;
      for (let at = 0; at < names.length; at += 1) {
        const one = names[at]!;
        if (seen[one] !== search) {
          seen[one] = search;
          had[one] = 0;
          covered[one] = 0;
          alike[one] = 0;
          met.push(one);
        }
        const before = had[one]!;
        if (joined) {
          // What several parts share is not told apart: all of it counts as met.
          had[one] = before | bits | joinedBit;
        } else if ((before & bits) === 0) {
          had[one] = before | bits;
          covered[one] = covered[one]! + weight;
          alike[one] = alike[one]! + weight * score;
        }
      }
    };
    for (const asked of this.#asked(parts, minScore)) {
      for (const { term, score, joined } of asked.likes) note(this.namesOf(term), joined ? { ...asked, joined } : asked, score);
    }
    for (const [at, part] of parts.entries()) {
      if (part.particle !== null) continue;
      for (const names of this.#apart(part)) note(names, { bits: 1 << at, weight: part.weight, joined: true, likes: [] }, 1);
    }
    return met;
  }

  #begin(): void {
    const { length } = this.names;
    if (this.#seen.length < length) {
      const capacity = Math.max(1024, Math.ceil(length * 1.25));
      this.#seen = new Uint32Array(capacity);
      this.#bits = new Uint32Array(capacity);
      this.#covered = new Float32Array(capacity);
      this.#alike = new Float32Array(capacity);
      this.#search = 0;
    }
    if (this.#search === 0xffffffff) {
      this.#seen.fill(0);
      this.#search = 0;
    }
    this.#search += 1;
  }

  /** The parts that names are looked for by, with the words that are like them: single ones first. */
  #asked(parts: readonly NameToken[], minScore: number): readonly Asked[] {
    const asked = parts.flatMap((part, at): readonly Asked[] => {
      if (part.particle !== null) return [];
      const initial = part.letters === null && part.text.length === 1;
      if (initial && minScore > onlyInitials) return [];
      const likes = initial
        ? this.vocabulary.beginningWith(part.text).map((term): Like => ({ term, score: 0.8, joined: false }))
        : this.vocabulary.like(asComparable(part));
      return [{ bits: 1 << at, weight: part.weight, joined: false, likes }];
    });
    const spans = spansOf(parts).map(([from, to]): Asked => {
      const several = parts.slice(from, to);
      const likes = this.vocabulary.like(joinedPart(several), joinedLeast).filter(({ term }) => this.vocabulary.word(term).length >= joinedLength);
      return { bits: ((1 << (to - from)) - 1) << from, weight: 0, joined: true, likes };
    });
    return [...asked, ...spans];
  }

  /** Names that have the two halves of a part, for each place where it can be taken apart. */
  #apart(part: NameToken): readonly (readonly number[])[] {
    const word = wordOf(part);
    const found: (readonly number[])[] = [];
    for (let at = shortestPart; at + shortestPart <= word.length; at += 1) {
      const left = this.#half(part, word.slice(0, at));
      const right = left.length === 0 ? [] : this.#half(part, word.slice(at));
      if (right.length === 0) continue;
      const first = new Set(left.flatMap((term) => [...this.namesOf(term)]));
      const both = right.flatMap((term) => [...this.namesOf(term)].filter((name) => first.has(name)));
      if (both.length > 0) found.push(both);
    }
    return found;
  }

  /** Words that may stand for a half of a part: of the same sound; for a long one, or one in an abjad, all that are nearly so. */
  #half({ text, letters, cut }: NameToken, half: string): readonly number[] {
    if (letters === null && text.length < longPart) return this.vocabulary.exactly(half);
    const own = letters === null ? { text: half, letters: null } : { text: '?', letters: half };
    const asked = { ...own, phones: phonesOf(own.text), known: false, cut, bare: null, particle: null, chinese: false };
    return this.vocabulary.like(asked, halfLeast).flatMap(({ term, joined }) => (joined ? [] : [term]));
  }

  /** What a name may weigh at most that has the like of such parts, to reach a score; -1: none does. */
  #reach(parts: readonly NameToken[], minScore: number): (bits: number) => number {
    const bound = this.#bounds(parts);
    const known = new Map<number, number>();
    const of = (bits: number): number => {
      let covered = 0;
      for (const [at, { particle, weight }] of parts.entries()) if (particle === null && bits & (1 << at)) covered += weight;
      let weight = mostWeight;
      while (weight >= 0 && bound(bits, covered, covered, weight) < minScore - slack) weight -= 1;
      return weight;
    };
    let lastBits = -1, last = -1;
    return (bits) => {
      if (bits === lastBits) return last;
      let weight = known.get(bits);
      if (weight === undefined) known.set(bits, (weight = of(bits)));
      lastBits = bits;
      last = weight;
      return weight;
    };
  }

  /** The highest score that a name can have by the parts met, what they weigh, that times their likeness, and twice its own weight: lower, the more it weighs. */
  #bounds(parts: readonly NameToken[]): (bits: number, covered: number, alike: number, weight: number) => number {
    const whole = parts.filter(({ particle }) => particle === null);
    const initials = whole.filter(({ letters, text }) => letters === null && text.length === 1);
    /** What is taken to be met anyway: particles and initials. */
    const anyway = parts.reduce((sum, { particle, weight }) => (particle === null ? sum : sum + weight), 0) + initials.reduce((sum, { weight }) => sum + weight, 0);
    const own = whole.reduce((sum, { weight }) => sum + weight, 0) - initials.reduce((sum, { weight }) => sum + weight, 0);
    return (bits, coveredSingly, alikeSingly, weight) => {
      let covered = coveredSingly, alike = alikeSingly;
      let lacking = initials.length + slack, moreThere = 0;
      if (bits & joinedBit) {
        covered = 0;
        for (const [at, { particle, weight }] of parts.entries()) if (particle === null && bits & (1 << at)) covered += weight;
        alike = covered;
        lacking += 2;
        moreThere = 2;
      }
      const leftHere = Math.max(0, own - covered), leftThere = Math.max(0, weight / 2 - covered - initials.length - moreThere);
      const against = Math.min(leftHere, leftThere), lacks = Math.max(0, Math.abs(leftHere - leftThere) - lacking);
      return (alike + anyway) / (covered + anyway + contradiction * against + lack * Math.min(mostLacking, lacks));
    };
  }
}

/** Marks names that have parts written together where they are apart in the name asked, or the other way round. */
const joinedBit = 0x80000000;

function joinedPart(parts: readonly NameToken[]): Comparable {
  const abjad = parts.some(({ letters }) => letters !== null);
  const text = parts.map((part) => part.text).join('');
  return { text, phones: phonesOf(text), letters: abjad ? writtenTogether(parts) : null, known: false, cut: parts.at(-1)!.cut, bare: null, particle: null, chinese: false };
}
