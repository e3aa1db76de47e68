import { chunkSize, type NameColumns } from './index-file.js';

/** What is known of each name, in memory, growing. */
export class NameTable implements NameColumns {
  persons: Int32Array;
  weights: Uint8Array;
  births: Int32Array;
  /** How many names there are, those that are no more among them. */
  length = 0;

  constructor(capacity = chunkSize) {
    this.persons = new Int32Array(capacity);
    this.weights = new Uint8Array(capacity);
    this.births = new Int32Array(capacity);
  }

  /** @returns its number. */
  add(person: number, weight: number, birth: number): number {
    if (this.length === this.persons.length) this.#grow(this.length * 2);
    const name = this.length;
    this.length += 1;
    this.persons[name] = person;
    this.weights[name] = weight;
    this.births[name] = birth;
    return name;
  }

  /** Takes in chunks that were written. */
  load(chunks: Iterable<{ readonly chunk: number; readonly persons: Uint8Array; readonly weights: Uint8Array; readonly births: Uint8Array }>): void {
    for (const { chunk, persons, weights, births } of chunks) {
      const start = chunk * chunkSize, end = start + weights.length;
      while (end > this.persons.length) this.#grow(this.persons.length * 2);
      this.weights.set(weights, start);
      new Uint8Array(this.persons.buffer).set(persons, start * 4);
      new Uint8Array(this.births.buffer).set(births, start * 4);
      this.length = Math.max(this.length, end);
    }
  }

  /** A part that is written as one row. */
  chunk(chunk: number): NameColumns {
    const start = chunk * chunkSize, end = Math.min(this.length, start + chunkSize);
    return { persons: this.persons.subarray(start, end), weights: this.weights.subarray(start, end), births: this.births.subarray(start, end) };
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
