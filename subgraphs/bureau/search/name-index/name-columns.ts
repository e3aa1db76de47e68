import { chunkSize, type NameChunk } from './index-file.js';

/** What is known of each name, in memory, growing: the person it is of, what it weighs (0: it is no more), and the person's birth. Of the last chunk's names, their words, too. */
export class NameTable {
  persons: Int32Array;
  weights: Uint8Array;
  births: Int32Array;
  /** How many names there are, those that are no more among them. */
  length = 0;
  /** Of each name of the last chunk how many words it has, and these by number, those it has twice twice. */
  readonly #counts = new Uint8Array(chunkSize);
  #terms = new Uint32Array(chunkSize * 4);
  #termCount = 0;

  constructor(capacity = chunkSize) {
    this.persons = new Int32Array(capacity);
    this.weights = new Uint8Array(capacity);
    this.births = new Int32Array(capacity);
  }

  /** Whether the last chunk is full: the next name begins another, and the words of its names are to be written before. */
  get isFull(): boolean {
    return this.length % chunkSize === 0 && this.length > 0;
  }

  /** The last chunk. */
  get lastChunk(): number {
    return Math.max(0, Math.ceil(this.length / chunkSize) - 1);
  }

  /** @returns its number. */
  add(person: number, weight: number, birth: number): number {
    if (this.length === this.persons.length) this.#grow(this.length * 2);
    const name = this.length;
    if (name % chunkSize === 0) {
      this.#counts.fill(0);
      this.#termCount = 0;
    }
    this.length += 1;
    this.persons[name] = person;
    this.weights[name] = weight;
    this.births[name] = birth;
    return name;
  }

  /** Notes a word of the name that was added last. */
  note(term: number): void {
    if (this.#termCount === this.#terms.length) {
      const more = new Uint32Array(this.#terms.length * 2);
      more.set(this.#terms);
      this.#terms = more;
    }
    this.#terms[this.#termCount++] = term;
    this.#counts[(this.length - 1) % chunkSize]! += 1;
  }

  /** Takes in the next chunk that was written, which is the last until another is. */
  load({ persons, weights, births, counts, terms }: NameChunk): void {
    const start = this.length, end = start + weights.length;
    while (end > this.persons.length) this.#grow(this.persons.length * 2);
    this.weights.set(weights, start);
    this.persons.set(persons, start);
    this.births.set(births, start);
    this.length = end;
    this.#counts.fill(0).set(counts);
    if (terms.length > this.#terms.length) this.#terms = new Uint32Array(terms.length * 2);
    this.#terms.set(terms);
    this.#termCount = terms.length;
  }

  /** The last chunk as it is written. */
  tail(): NameChunk {
    const start = this.lastChunk * chunkSize, end = this.length;
    return {
      persons: this.persons.subarray(start, end), weights: this.weights.subarray(start, end), births: this.births.subarray(start, end),
      counts: this.#counts.subarray(0, end - start), terms: this.#terms.subarray(0, this.#termCount),
    };
  }

  /** What the names of a chunk weigh. */
  weightsOf(chunk: number): Uint8Array {
    return this.weights.subarray(chunk * chunkSize, Math.min(this.length, (chunk + 1) * chunkSize));
  }

  /** The first name of a person, or of the next that has one. */
  firstOf(person: number): number {
    let low = 0, high = this.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.persons[middle]! < person) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #grow(capacity: number): void {
    const grown = <T extends Int32Array | Uint8Array>(list: T, made: T): T => {
      made.set(list);
      return made;
    };
    this.persons = grown(this.persons, new Int32Array(capacity));
    this.weights = grown(this.weights, new Uint8Array(capacity));
    this.births = grown(this.births, new Int32Array(capacity));
  }
}
