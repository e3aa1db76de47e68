import { blockSize, encodeBits, noBits, setBit } from './bits.js';
import type { Bits } from './bits.js';
import { chunkSize, encodeChunk } from './chunk.js';
import type { Place } from './chunk.js';
import type { RefusalCount, Sealing } from './lookup-store.js';
import type { Term } from './terms.js';

/** A block that is not in the store yet. */
export class OpenBlock {
  /** Of each term the places, in the order they were marked. */
  readonly #terms = new Map<Term, number[]>();
  readonly #refusals = new Map<string, number>();
  readonly places: Place[] = [];
  #lastHash: Uint8Array = new Uint8Array();

  constructor(readonly block: number) {}

  get isFull(): boolean {
    return this.places.length === blockSize;
  }

  /** Adds an operation. @returns its place in the block. */
  add(place: Place, hash: Uint8Array, terms: Iterable<Term>): number {
    this.#lastHash = hash;
    const at = this.places.push(place) - 1;
    this.mark(at, terms);
    return at;
  }

  mark(at: number, terms: Iterable<Term>): void {
    for (const each of terms) {
      const known = this.#terms.get(each);
      if (known) known.push(at);
      else this.#terms.set(each, [at]);
    }
  }

  unmark(at: number, term: Term): void {
    const left = (this.#terms.get(term) ?? []).filter((each) => each !== at);
    if (left.length > 0) this.#terms.set(term, left);
    else this.#terms.delete(term);
  }

  refuse(hour: string, code: string, count: number): void {
    const key = `${hour} ${code}`;
    this.#refusals.set(key, (this.#refusals.get(key) ?? 0) + count);
  }

  refusals(): readonly RefusalCount[] {
    return [...this.#refusals].map(([key, count]) => ({ hour: key.slice(0, 13), code: key.slice(14), count }));
  }

  has(term: Term): boolean {
    return this.#terms.has(term);
  }

  bits(term: Term): Bits {
    const bits = noBits();
    for (const at of this.#terms.get(term) ?? []) setBit(bits, at);
    return bits;
  }

  terms(prefix: string): readonly Term[] {
    return [...this.#terms.keys()].filter((each) => each.startsWith(prefix));
  }

  * #postings(): Generator<readonly [Term, Uint8Array]> {
    for (const each of this.#terms.keys()) yield [each, encodeBits(this.bits(each))];
  }

  /** What the store is given of the block, which is full. */
  sealing(): Sealing {
    const first = this.places[0]!, last = this.places.at(-1)!;
    const chunks = [], fences = [];
    for (let from = 0; from < blockSize; from += chunkSize) {
      chunks.push(encodeChunk(this.places.slice(from, from + chunkSize)));
      fences.push(this.places[from]!);
    }
    return {
      block: {
        block: this.block, firstPlace: first.intent, lastPlace: last.intent, lastHash: this.#lastHash, from: first.at, to: last.at, fences: encodeChunk(fences),
      },
      chunks, postings: this.#postings(), refusals: this.refusals(),
    };
  }
}
