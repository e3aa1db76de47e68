import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** To be raised when an index is written otherwise, or names are taken apart otherwise, than before. */
const formatVersion = 7;

const schema = `
create table facts (name text primary key, value text not null) without rowid;
create table words (chunk integer primary key, words text not null, sounds text not null, traits blob not null);
create table persons (chunk integer primary key, ids blob not null, ends blob not null);
create table names (chunk integer primary key, persons blob not null, weights blob not null, births blob not null, counts blob not null, terms blob not null);
`;

/** Words, persons or names in one row of their tables: those with the numbers from `chunk * chunkSize` on. */
export const chunkSize = 4096;

/** Words of names, with how they sound, and their traits (vocabulary.ts). */
export interface WordChunk {
  readonly words: readonly string[];
  readonly sounds: readonly string[];
  readonly traits: Uint8Array;
}

/** Local ids of persons: their bytes beside one another, and where each ends. */
export interface IdChunk {
  readonly ids: Uint8Array;
  readonly ends: Uint32Array;
}

/** Names: the person each is of, what it weighs (0: it is no more), and the person's birth; how many words each has, and the words, by number. */
export interface NameChunk {
  readonly persons: Int32Array;
  readonly weights: Uint8Array;
  readonly births: Int32Array;
  readonly counts: Uint8Array;
  readonly terms: Uint32Array;
}

type Row = Readonly<Record<string, Uint8Array>>;

const bytesOf = ({ buffer, byteOffset, byteLength }: Uint8Array | Int32Array | Uint32Array): Uint8Array => new Uint8Array(buffer, byteOffset, byteLength);
/** A copy: the bytes of a row stand where numbers may not. */
const numbersOf = (bytes: Uint8Array): ArrayBuffer => bytes.slice().buffer;

type Database = InstanceType<typeof DatabaseSync>;

/** A search index in SQLite: the words that names are found by; the names, with the numbers of their words; their persons. Derived, and thrown away when in doubt. */
export class IndexFile {
  readonly #database: Database;
  #writing = false;
  readonly #statements = new Map<string, ReturnType<Database['prepare']>>();

  private constructor(database: Database, private readonly place: string | null, private readonly temporary: string | null) {
    this.#database = database;
  }

  /** An empty index. @param place where it is to stand once it is whole. Null: in memory. */
  static create(place: string | null): IndexFile {
    const temporary = place === null ? null : `${place}.${process.pid}.tmp`;
    if (temporary !== null) {
      mkdirSync(dirname(temporary), { recursive: true });
      rmSync(temporary, { force: true });
    }
    const database = new DatabaseSync(temporary ?? ':memory:');
    // What is lost in a crash before it is whole is the temporary file alone.
    database.exec(`pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -65536; ${schema}; begin`);
    return new IndexFile(database, place, temporary);
  }

  /** The index that stands there. Null: there is none, or one of another making. @param making see `finish`. */
  static open(place: string, making: string): IndexFile | null {
    if (!existsSync(place)) return null;
    let database: Database | null = null;
    try {
      database = new DatabaseSync(place);
      // One process alone has it: another makes one of its own in the same place, and this one goes on with what it has.
      database.exec('pragma locking_mode = exclusive; pragma journal_mode = memory; pragma synchronous = off; pragma cache_size = -32768; begin exclusive; commit');
      const file = new IndexFile(database, place, null);
      if (file.fact('making') === `${formatVersion} ${making}` && file.fact('writing') === null) return file;
    } catch {
      // None that can be used: another is made.
    }
    if (database?.isOpen) database.close();
    return null;
  }

  /** Puts a whole index in its place. @param making says of what and how it was made; one of another making is not opened. */
  finish(making: string): IndexFile {
    this.#run('insert into facts values (?, ?)', 'making', `${formatVersion} ${making}`);
    this.#database.exec('commit');
    if (this.place === null || this.temporary === null) return this;
    this.close();
    flush(this.temporary);
    renameSync(this.temporary, this.place);
    const opened = IndexFile.open(this.place, making);
    if (!opened) throw new Error('The search index cannot be read back');
    return opened;
  }

  fact(name: string): string | null {
    return (this.#prepared('select value from facts where name = ?').get(name) as { readonly value: string } | undefined)?.value ?? null;
  }

  setFact(name: string, value: string): void {
    this.#run('insert into facts values (?, ?) on conflict (name) do update set value = excluded.value', name, value);
  }

  /** Writes all or nothing. An index that was being written to when its process ended is not opened again. */
  atOnce(write: () => void): void {
    if (!this.#writing && this.place !== null) {
      this.setFact('writing', 'since it was opened');
      flush(this.place);
    }
    this.#writing = true;
    this.#database.exec('begin');
    try {
      write();
      this.#database.exec('commit');
    } catch (error) {
      this.#database.exec('rollback');
      throw error;
    }
  }

  /** All words in the order of their numbers. */
  *words(): Iterable<WordChunk> {
    for (const { words, sounds, traits } of this.#all('words') as Iterable<{ readonly words: string; readonly sounds: string; readonly traits: Uint8Array }>) {
      yield { words: words.split('\n'), sounds: sounds.split('\n'), traits };
    }
  }

  setWords(chunk: number, { words, sounds, traits }: WordChunk): void {
    this.#run('insert or replace into words values (?, ?, ?, ?)', chunk, words.join('\n'), sounds.join('\n'), traits);
  }

  /** The local ids of all persons in the order of the persons' numbers. */
  *persons(): Iterable<IdChunk> {
    for (const { ids, ends } of this.#all('persons')) yield { ids: ids!, ends: new Uint32Array(numbersOf(ends!)) };
  }

  setPersons(chunk: number, { ids, ends }: IdChunk): void {
    this.#run('insert or replace into persons values (?, ?, ?)', chunk, ids, bytesOf(ends));
  }

  /** All names in the order of their numbers. */
  *names(): Iterable<NameChunk> {
    for (const { persons, weights, births, counts, terms } of this.#all('names')) {
      yield {
        persons: new Int32Array(numbersOf(persons!)), weights: weights!, births: new Int32Array(numbersOf(births!)), counts: counts!, terms: new Uint32Array(numbersOf(terms!)),
      };
    }
  }

  setNames(chunk: number, { persons, weights, births, counts, terms }: NameChunk): void {
    this.#run('insert or replace into names values (?, ?, ?, ?, ?, ?)', chunk, bytesOf(persons), weights, bytesOf(births), counts, bytesOf(terms));
  }

  setWeights(chunk: number, weights: Uint8Array): void {
    this.#run('update names set weights = ? where chunk = ?', weights, chunk);
  }

  #all(table: 'words' | 'persons' | 'names'): Iterable<Row> {
    return this.#prepared(`select * from ${table} order by chunk`).iterate() as Iterable<Row>;
  }

  /** Bytes of the database. */
  get bytes(): number {
    const pages = this.#database.prepare('select page_count * page_size as bytes from pragma_page_count(), pragma_page_size()').get() as { readonly bytes: number };
    return Number(pages.bytes);
  }

  close(): void {
    if (!this.#database.isOpen) return;
    if (this.#writing && this.place !== null) {
      flush(this.place);
      this.#run('delete from facts where name = ?', 'writing');
    }
    this.#statements.clear();
    // Statements that are not collected yet would keep the file locked; in this mode a lock is given up after the next read.
    this.#database.exec('pragma locking_mode = normal; select count(*) from facts');
    this.#database.close();
  }

  /** Closes an index that is not to be finished. */
  abandon(): void {
    if (this.#database.isOpen && this.#database.isTransaction) this.#database.exec('rollback');
    this.close();
    if (this.temporary !== null) rmSync(this.temporary, { force: true });
  }

  #run(sql: string, ...values: readonly (string | number | Uint8Array)[]): void {
    this.#prepared(sql).run(...values);
  }

  #prepared(sql: string): ReturnType<Database['prepare']> {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }
}

/** Has what was written to a file reach the disk. */
function flush(place: string): void {
  const file = openSync(place, 'r+');
  fsyncSync(file);
  closeSync(file);
}
