import { takeNameApart } from '../names/name-tokens.js';
import { birthNumber } from './birth-number.js';
import type { FoundPersons, Sought } from '../../loaders/person-lookup.js';
import { Finder } from './finder.js';
import { chunkSize, IndexFile } from './index-file.js';
import { NameTable } from './name-columns.js';
import { Postings } from './postings.js';
import { type Term, termsOf } from './terms.js';
import { Vocabulary } from './vocabulary.js';

/** A person as the index takes one in. */
export interface IndexedPerson {
  readonly localId: string;
  /** Full names in any script. */
  readonly names: readonly string[];
  /** Dates of birth as `PartialDate`. */
  readonly births: readonly string[];
}

/** Finds persons by what their names are like. What it holds is derived from the national database, which alone says what is true. */
export class NameIndex {
  readonly #vocabulary = new Vocabulary();
  readonly #names = new NameTable();
  readonly #finder: Finder;
  #file: IndexFile;
  #nextPerson = 1;
  readonly #postings = new Postings();
  /** Words whose names are not written yet, each once; and of each word whether it is one of them. */
  #changed: number[] = [];
  #isChanged = new Uint8Array(1024);
  #persons: (readonly [number, string, number, number])[] = [];
  readonly #touched = new Set<number>();

  private constructor(file: IndexFile) {
    this.#file = file;
    this.#finder = new Finder(this.#vocabulary, this.#names, (term) => this.#postings.namesOf(term));
  }

  /** An empty index, to be filled with `add` and then to be put in place with `finish`. @param place a file. Null: in memory. */
  static create(place: string | null): NameIndex {
    return new NameIndex(IndexFile.create(place));
  }

  /** The index that stands there. Null: there is none of this making. */
  static open(place: string, making: string): NameIndex | null {
    const file = IndexFile.open(place, making);
    if (!file) return null;
    const index = new NameIndex(file);
    index.#load();
    return index;
  }

  #load(): void {
    const lists: Uint32Array[] = [];
    for (const { word, joined, sound, cut, names } of this.#file.terms()) {
      const term = this.#vocabulary.add(word, joined === 1, sound);
      if (cut === 1) this.#vocabulary.noteCut(term);
      // A copy: its bytes stand where numbers may.
      lists.push(new Uint32Array(names.slice().buffer));
    }
    this.#postings.load(lists);
    this.#names.load(this.#file.chunks());
    this.#nextPerson = this.#file.lastPerson() + 1;
  }

  /** How many names it holds; bytes of its file. */
  get size(): { readonly names: number; readonly words: number; readonly bytes: number } {
    return { names: this.#names.length, words: this.#vocabulary.size, bytes: this.#file.bytes };
  }

  /** Up to where the changes of the national database are in it. */
  get position(): string | null {
    return this.#file.fact('position');
  }

  /** Takes in a person that is not in it. */
  add({ localId, names, births }: IndexedPerson): void {
    const person = this.#nextPerson++;
    const birth = birthNumber(births);
    const first = this.#names.length;
    for (const full of names.length > 1 ? new Set(names) : names) {
      const { terms, weight } = termsOf(takeNameApart(full));
      if (terms.length === 0) continue;
      const name = this.#names.add(person, weight, birth);
      this.#touched.add(Math.floor(name / chunkSize));
      for (const term of terms) this.#note(term, name);
    }
    this.#persons.push([person, localId, first, this.#names.length - first]);
    if (this.#persons.length >= 1_000) this.#writePersons();
  }

  #note({ word, joined, cut, times }: Term, name: number): void {
    const term = this.#vocabulary.numberOf(word, joined) ?? this.#vocabulary.add(word, joined);
    if (cut) this.#vocabulary.noteCut(term);
    for (let time = 0; time < times; time += 1) this.#postings.add(term, name);
    if (term >= this.#isChanged.length) {
      const more = new Uint8Array(term * 2);
      more.set(this.#isChanged);
      this.#isChanged = more;
    }
    if (this.#isChanged[term] === 1) return;
    this.#isChanged[term] = 1;
    this.#changed.push(term);
  }

  #remove(localId: string): void {
    const known = this.#file.person(localId);
    if (!known) return;
    for (let name = known.first; name < known.first + known.names; name += 1) {
      this.#names.weights[name] = 0;
      this.#touched.add(Math.floor(name / chunkSize));
    }
    this.#file.removePerson(known.person);
  }

  /** Takes in persons as they are now, and leaves out those that are gone. @param position see `position`. */
  replace(changed: readonly string[], now: readonly IndexedPerson[], position: string): void {
    this.#file.atOnce(() => {
      for (const localId of new Set(changed)) this.#remove(localId);
      for (const person of now) this.add(person);
      this.#write();
      this.#file.setFact('position', position);
    });
  }

  /** Writes what was added and puts the index in its place. */
  finish(making: string, position: string): void {
    this.#write();
    this.#file.setFact('position', position);
    this.#file = this.#file.finish(making);
  }

  #write(): void {
    this.#writePersons();
    this.#writeTerms();
    for (const chunk of this.#touched) this.#file.setChunk(chunk, this.#names.chunk(chunk));
    this.#touched.clear();
  }

  #writePersons(): void {
    this.#file.addPersons(this.#persons);
    this.#persons = [];
  }

  #writeTerms(): void {
    this.#postings.pack();
    for (const term of this.#changed) {
      const row = {
        term, word: this.#vocabulary.word(term), joined: this.#vocabulary.isJoined(term) ? 1 : 0, sound: this.#vocabulary.sound(term), cut: this.#vocabulary.isCut(term) ? 1 : 0,
      };
      this.#file.setTerm(row, this.#postings.namesOf(term));
    }
    this.#changed = [];
    this.#isChanged.fill(0);
  }

  /** The persons that fit as far as the index knows: none is left out that the scorer gives so high a score. */
  find(sought: Sought): FoundPersons {
    const { persons, more } = this.#finder.find(sought);
    return { localIds: persons.length === 0 ? [] : this.#file.localIds(persons).map(({ local_id: id }) => id), more };
  }

  close(): void {
    this.#file.close();
  }

  /** Throws it away, unfinished. */
  abandon(): void {
    this.#file.abandon();
  }
}
