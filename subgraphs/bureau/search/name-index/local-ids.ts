import { chunkSize, type IdChunk } from './index-file.js';

const prime = 0x01000193;

/** The local ids of persons, by the persons' numbers: 0, 1, 2... Their bytes stand beside one another. */
export class LocalIds {
  #bytes = Buffer.alloc(65_536);
  /** Where each id ends. */
  #ends = new Uint32Array(1024);
  /** How many there are. */
  length = 0;
  /** Numbers of persons, plus 1, each where the hash of its id, or the next free place behind, is. Null: nobody has been looked for by id yet. */
  #places: Uint32Array | null = null;

  /** @returns the person's number. Of an id that is there already, the new one is found from now on. */
  add(id: string): number {
    const start = this.#startOf(this.length), most = id.length * 3;
    if (start + most > this.#bytes.length) this.#growBytes(start + most);
    const end = start + this.#bytes.write(id, start, 'utf8');
    this.#end(end);
    const person = this.length - 1;
    if (this.#places !== null) this.#place(person);
    return person;
  }

  /** The id of a person. */
  of(person: number): string {
    return this.#bytes.toString('utf8', this.#startOf(person), this.#ends[person]);
  }

  /** The person who was added last with an id. Undefined: none was. */
  find(id: string): number | undefined {
    if (this.#places === null) this.#placeAll();
    const places = this.#places!, asked = Buffer.from(id, 'utf8'), mask = places.length - 1;
    for (let at = hashOf(asked, 0, asked.length) & mask; places[at] !== 0; at = (at + 1) & mask) {
      const person = places[at]! - 1;
      if (asked.equals(this.#bytes.subarray(this.#startOf(person), this.#ends[person]))) return person;
    }
    return undefined;
  }

  /** Takes in the next chunk that was written. */
  load({ ids, ends }: IdChunk): void {
    const start = this.#startOf(this.length);
    if (start + ids.length > this.#bytes.length) this.#growBytes(start + ids.length);
    this.#bytes.set(ids, start);
    for (const end of ends) this.#end(start + end);
  }

  /** A part that is written as one row. */
  chunk(chunk: number): IdChunk {
    const first = chunk * chunkSize, last = Math.min(this.length, first + chunkSize), start = this.#startOf(first);
    return { ids: this.#bytes.subarray(start, last > first ? this.#ends[last - 1] : start), ends: this.#ends.subarray(first, last).map((end) => end - start) };
  }

  #startOf(person: number): number {
    return person === 0 ? 0 : this.#ends[person - 1]!;
  }

  #end(end: number): void {
    if (this.length === this.#ends.length) {
      const more = new Uint32Array(this.length * 2);
      more.set(this.#ends);
      this.#ends = more;
    }
    this.#ends[this.length] = end;
    this.length += 1;
  }

  #growBytes(least: number): void {
    const more = Buffer.alloc(Math.max(least, this.#bytes.length * 2));
    more.set(this.#bytes);
    this.#bytes = more;
  }

  #placeAll(): void {
    let size = 1024;
    while (size < this.length * 2) size *= 2;
    this.#places = new Uint32Array(size);
    for (let person = 0; person < this.length; person += 1) this.#put(person);
  }

  #place(person: number): void {
    if (this.length * 2 > this.#places!.length) this.#placeAll();
    else this.#put(person);
  }

  #put(person: number): void {
    const places = this.#places!, mask = places.length - 1, start = this.#startOf(person), end = this.#ends[person]!;
    let at = hashOf(this.#bytes, start, end) & mask;
    for (; places[at] !== 0; at = (at + 1) & mask) {
      const other = places[at]! - 1;
      if (this.#bytes.compare(this.#bytes, this.#startOf(other), this.#ends[other], start, end) === 0) break;
    }
    places[at] = person + 1;
  }
}

/** FNV-1a, with the high bits mixed in. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let at = start; at < end; at += 1) hash = Math.imul(hash ^ bytes[at]!, prime);
  return hash ^ hash >>> 15;
}
