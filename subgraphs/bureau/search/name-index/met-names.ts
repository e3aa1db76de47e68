/** What a word on record can stand for at most among the parts asked: it stands for one of them. */
export interface MostOfTerm {
  weight: number;
  /** Weight times likeness. */
  alike: number;
  /** Whether its names have been noted. */
  noted: boolean;
}

/** What a name has besides single words that are like single parts, as bits of the parts asked. */
export interface JoinedParts {
  /** Parts that stand together in one of its words. */
  readonly together: number;
  /** The fewest of them that do, particles and initials left out. */
  readonly fewest: number;
  /** Parts that are several words of it. */
  readonly apart: number;
}

/** Places of a name's record: the search that met it last; the parts met, what they weigh, that times their likeness; the same of its words, each for one part; the rest. */
const search = 0, bits = 1, covered = 2, alike = 3, coveredByWords = 4, alikeByWords = 5, joined = 6, half = 7;
const width = 8;

/** The names that a search has met, and what of them is like the parts asked. The memory is kept from search to search. */
export class MetNames {
  /** For each name a record of `width` numbers, beside one another in memory. */
  #numbers = new Uint32Array();
  #sums = new Float32Array();
  #search = 0;
  #halves = 0;
  #joined: JoinedParts[] = [];
  /** The names met, each once: the first `count`. */
  list = new Uint32Array();
  count = 0;

  /** Forgets all. @param names how many there are. */
  begin(names: number): void {
    if (this.list.length < names) {
      const capacity = Math.max(1024, Math.ceil(names * 1.25));
      const memory = new ArrayBuffer(capacity * width * 4);
      this.#numbers = new Uint32Array(memory);
      this.#sums = new Float32Array(memory);
      this.list = new Uint32Array(capacity);
      this.#search = this.#halves = 0;
    }
    if (this.#search === 0xffffffff || this.#halves > 0xffff0000) {
      this.#numbers.fill(0);
      this.#search = this.#halves = 0;
    }
    this.#search += 1;
    this.#joined = [];
    this.count = 0;
  }

  /** @returns the place of its record, which is cleared when it is met first. */
  #record(name: number): number {
    const at = name * width, numbers = this.#numbers, sums = this.#sums;
    if (numbers[at] !== this.#search) {
      numbers[at + search] = this.#search;
      numbers[at + bits] = 0;
      sums[at + covered] = sums[at + alike] = sums[at + coveredByWords] = sums[at + alikeByWords] = 0;
      numbers[at + joined] = 0;
      this.list[this.count] = name;
      this.count += 1;
    }
    return at;
  }

  /** Notes names that have a word like a part: of each part the likest word first. A name with the word twice stands there twice. */
  note(names: Uint32Array, part: number, weight: number, weightAlike: number, most: MostOfTerm): void {
    const numbers = this.#numbers, sums = this.#sums;
    const { weight: mostWeight, alike: mostAlike, noted } = most;
    for (let place = 0; place < names.length; place += 1) {
      const at = this.#record(names[place]!);
      if (!noted) {
        sums[at + coveredByWords] = sums[at + coveredByWords]! + mostWeight;
        sums[at + alikeByWords] = sums[at + alikeByWords]! + mostAlike;
      }
      if ((numbers[at + bits]! & part) !== 0) continue;
      numbers[at + bits] = numbers[at + bits]! | part;
      sums[at + covered] = sums[at + covered]! + weight;
      sums[at + alike] = sums[at + alike]! + weightAlike;
    }
  }

  /** Notes names that have a word which several parts are, written together. @param whole how many of them are no particles or initials. */
  noteTogether(names: Uint32Array, parts: number, whole: number): void {
    for (const name of names) this.#noteJoined(name, ({ together, fewest: before, apart }) => ({ together: together | parts, fewest: Math.min(before, whole), apart }));
  }

  /** Notes names that have a part as several words. */
  noteApart(names: Uint32Array, part: number): void {
    for (const name of names) this.#noteApart(name, part);
  }

  /** Notes names that are in both of two groups of lists, as such that have a part as several words. */
  noteBoth(left: readonly Uint32Array[], right: readonly Uint32Array[], part: number): void {
    this.#halves += 1;
    const numbers = this.#numbers;
    for (const names of left) for (const name of names) numbers[name * width + half] = this.#halves;
    for (const names of right) for (const name of names) if (numbers[name * width + half] === this.#halves) this.#noteApart(name, part);
  }

  #noteApart(name: number, part: number): void {
    this.#noteJoined(name, (known) => ({ ...known, apart: known.apart | part }));
  }

  #noteJoined(name: number, change: (known: JoinedParts) => JoinedParts): void {
    const place = this.#record(name) + joined;
    const known = this.#numbers[place]!;
    if (known === 0) this.#numbers[place] = this.#joined.push(change(none));
    else this.#joined[known - 1] = change(this.#joined[known - 1]!);
  }

  /** Bits of the single parts that it has the like of. */
  bitsOf(name: number): number {
    return this.#numbers[name * width + bits]!;
  }

  /** Null: it has none. */
  joinedOf(name: number): JoinedParts | null {
    const place = this.#numbers[name * width + joined]!;
    return place === 0 ? null : this.#joined[place - 1]!;
  }

  /** What the single parts weigh that it has the like of, at most: each is another word's. */
  coveredOf(name: number): number {
    const at = name * width;
    return Math.min(this.#sums[at + covered]!, this.#sums[at + coveredByWords]!);
  }

  /** The same times their likeness. */
  alikeOf(name: number): number {
    const at = name * width;
    return Math.min(this.#sums[at + alike]!, this.#sums[at + alikeByWords]!);
  }
}

const none: JoinedParts = { together: 0, fewest: Infinity, apart: 0 };
