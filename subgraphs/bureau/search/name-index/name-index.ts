import { birthNumber } from './birth-number.js';
import type { FoundPersons, Sought } from '../../loaders/person-lookup.js';
import { Finder } from './finder.js';
import { chunkSize, IndexFile } from './index-file.js';
import { LocalIds } from './local-ids.js';
import { NameTable } from './name-columns.js';
import { type NamePart, NameParts } from './name-parts.js';
import { Postings } from './postings.js';
import { toTheEnd } from './steps.js';
import { joinedWords, weightOf } from './terms.js';
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
  readonly #ids = new LocalIds();
  readonly #postings = new Postings();
  readonly #finder: Finder;
  readonly #parts = new NameParts();
  #file: IndexFile;
  /** How many words and persons are written: chunks that hold others are to be. */
  #wordsWritten = 0;
  #personsWritten = 0;
  /** Chunks of words that have been noted to be cut off since, and of names that are no more. */
  readonly #cut = new Set<number>();
  readonly #lighter = new Set<number>();

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
    return toTheEnd(NameIndex.opening(place, making));
  }

  /** Opens the index that stands there in steps, between which other work may have its turn; then the first search takes no longer than others. See `open`. */
  static *opening(place: string, making: string): Generator<void, NameIndex | null> {
    const file = IndexFile.open(place, making);
    if (!file) return null;
    const index = new NameIndex(file);
    let isOpen = false;
    try {
      yield* index.#load();
      yield* index.preparing();
      isOpen = true;
      return index;
    } finally {
      if (!isOpen) index.close();
    }
  }

  /** Puts its words in order, in steps, between which nobody is to be added: else the first search does. */
  preparing(): Generator<void, void> {
    return this.#vocabulary.puttingInOrder();
  }

  *#load(): Generator<void, void> {
    for (const chunk of this.#file.words()) {
      this.#vocabulary.load(chunk);
      yield;
    }
    this.#wordsWritten = this.#vocabulary.size;
    for (const chunk of this.#file.persons()) this.#ids.load(chunk);
    this.#personsWritten = this.#ids.length;
    for (const chunk of this.#file.names()) {
      yield;
      let name = this.#names.length, at = 0;
      for (const count of chunk.counts) {
        for (const end = at + count; at < end; at += 1) this.#postings.add(chunk.terms[at]!, name);
        name += 1;
      }
      this.#names.load(chunk);
    }
    this.#postings.pack();
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
    const person = this.#ids.add(localId), birth = birthNumber(births);
    for (const full of names.length > 1 ? new Set(names) : names) {
      const parts = this.#parts.of(full);
      if (parts.some(({ word, isParticle }) => !isParticle && word !== '')) this.#addName(person, parts, birth);
    }
  }

  #addName(person: number, parts: readonly NamePart[], birth: number): void {
    if (this.#names.isFull) this.#writeNames();
    const name = this.#names.add(person, weightOf(parts), birth);
    for (const part of parts) {
      if (part.isParticle || part.word === '') continue;
      if (part.term < 0) part.term = this.#vocabulary.numberOf(part.word, false) ?? this.#vocabulary.add(part.word, false, part.sound);
      this.#note(part.term, name, part.cut);
    }
    let noted: number[] | null = null;
    joinedWords(parts, (word, cut) => {
      const term = this.#vocabulary.numberOf(word, true) ?? this.#vocabulary.add(word, true);
      if (cut) this.#noteCut(term);
      if (noted?.includes(term)) return;
      (noted ??= []).push(term);
      this.#note(term, name, false);
    });
  }

  #note(term: number, name: number, cut: boolean): void {
    this.#postings.add(term, name);
    this.#names.note(term);
    if (cut) this.#noteCut(term);
  }

  #noteCut(term: number): void {
    this.#vocabulary.noteCut(term);
    this.#cut.add(Math.floor(term / chunkSize));
  }

  #remove(localId: string): void {
    const person = this.#ids.find(localId);
    if (person === undefined) return;
    for (let name = this.#names.firstOf(person); name < this.#names.length && this.#names.persons[name] === person; name += 1) {
      this.#names.weights[name] = 0;
      this.#lighter.add(Math.floor(name / chunkSize));
    }
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
    this.#writeNames();
    this.#postings.pack();
    for (const chunk of new Set([...chunksOf(this.#wordsWritten, this.#vocabulary.size), ...this.#cut])) this.#file.setWords(chunk, this.#vocabulary.chunk(chunk));
    for (const chunk of chunksOf(this.#personsWritten, this.#ids.length)) this.#file.setPersons(chunk, this.#ids.chunk(chunk));
    for (const chunk of this.#lighter) this.#file.setWeights(chunk, this.#names.weightsOf(chunk));
    this.#wordsWritten = this.#vocabulary.size;
    this.#personsWritten = this.#ids.length;
    this.#cut.clear();
    this.#lighter.clear();
    this.#parts.clear();
  }

  /** Writes the last chunk of names. */
  #writeNames(): void {
    if (this.#names.length > 0) this.#file.setNames(this.#names.lastChunk, this.#names.tail());
  }

  /** The persons that fit as far as the index knows: none is left out that the scorer gives so high a score. */
  find(sought: Sought): FoundPersons {
    const { persons, more } = this.#finder.find(sought);
    return { localIds: persons.map((person) => this.#ids.of(person)), more };
  }

  close(): void {
    this.#file.close();
  }

  /** Throws it away, unfinished. */
  abandon(): void {
    this.#file.abandon();
  }
}

/** Chunks that hold what has the numbers from one on and before another. */
const chunksOf = (from: number, to: number): readonly number[] => {
  const first = Math.floor(from / chunkSize);
  return from === to ? [] : Array.from({ length: Math.ceil(to / chunkSize) - first }, (_, at) => first + at);
};
