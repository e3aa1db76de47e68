import type { NameToken } from '../names/name-tokens.js';
import type { JoinedParts, MetNames } from './met-names.js';

/** What parts count that contradict one another, and that one name only lacks; see names/name-score.ts. */
const contradiction = 1.5, lack = 0.2, mostLacking = 2;

/** See terms.ts: more is not noted. */
const mostWeight = 255;

/** Rounding. */
const slack = 1e-3;

/** The most words that one part stands for, less one. */
const mostMore = 2;

const isInitial = ({ letters, text }: NameToken): boolean => letters === null && text.length === 1;

/** Whether a part is neither a particle nor an initial. */
export const isWhole = (part: NameToken): boolean => part.particle === null && !isInitial(part);

/**
 * The highest scores (names/name-score.ts) that names can have by what of them is like the parts asked. Particles and initials asked are taken to be met anyway, and
 * what the name has of them is not counted.
 */
export class Bounds {
  /** What the parts asked weigh that are to be met, by their places; what is met anyway; how many initials may stand for words of the other. */
  readonly #weights: readonly number[];
  readonly #own: number;
  readonly #anyway: number;
  readonly #initials: number;
  readonly #reaches = new Map<number, number>();
  #lastBits = -1;
  #last = -1;

  /** @param least the score to be reached. */
  constructor(parts: readonly NameToken[], private readonly least: number) {
    this.#weights = parts.map((part) => (isWhole(part) ? part.weight : 0));
    this.#own = this.#weights.reduce((sum, weight) => sum + weight, 0);
    this.#anyway = parts.reduce((sum, part) => (isWhole(part) ? sum : sum + part.weight), 0);
    this.#initials = parts.filter((part) => part.particle === null && isInitial(part)).length;
  }

  /** What a name may weigh at most (twice its parts) that has the like of single parts and nothing joined, to reach the score; -1: none does. */
  reach(bits: number): number {
    if (bits === this.#lastBits) return this.#last;
    let weight = this.#reaches.get(bits);
    if (weight === undefined) {
      const covered = this.#weigh(bits);
      weight = mostWeight;
      while (weight >= 0 && this.#singly(covered, covered, weight / 2) < this.least) weight -= 1;
      this.#reaches.set(bits, weight);
    }
    this.#lastBits = bits;
    this.#last = weight;
    return weight;
  }

  /** @param weight twice what the parts of the name weigh. */
  of(met: MetNames, name: number, weight: number): number {
    const covered = met.coveredOf(name);
    const singly = this.#singly(covered, met.alikeOf(name), weight / 2), joined = met.joinedOf(name);
    return joined === null ? singly : Math.max(singly, this.#joined(joined, met.bitsOf(name), covered, weight / 2));
  }

  #weigh(bits: number): number {
    let sum = 0;
    for (let at = 0; at < this.#weights.length; at += 1) if (bits & (1 << at)) sum += this.#weights[at]!;
    return sum;
  }

  /** Single parts alone are paired. */
  #singly(covered: number, alike: number, there: number): number {
    // No more is met than is there: beyond that the score would fall.
    const most = Math.min(covered, Math.max(0, there - this.#initials));
    return (alike + this.#anyway) / (most + this.#anyway + this.#against(this.#own - most, there - most));
  }

  /** Some are paired that one of the two writes together; what is paired is taken to be equal. */
  #joined({ together, fewest, apart }: JoinedParts, bits: number, covered: number, there: number): number {
    const several = together | apart;
    const here = Math.min(this.#weigh(bits | several), covered + this.#weigh(several));
    const more = mostMore * this.#weigh(apart), less = apart === 0 ? Math.max(0, fewest - 1) : 0;
    const other = Math.min(there, Math.max(0, here + more - less));
    const alike = (here + other) / 2 + this.#anyway;
    return alike / (alike + this.#against(this.#own - here, there - other));
  }

  /** What parts left over count at least. */
  #against(here: number, there: number): number {
    const leftHere = Math.max(0, here), leftThere = Math.max(0, there - this.#initials);
    const lacks = Math.max(0, Math.abs(leftHere - leftThere) - this.#initials - slack);
    return contradiction * Math.min(leftHere, leftThere) + lack * Math.min(mostLacking, lacks);
  }
}
