import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

/** To be raised when an index is written otherwise, or names are taken apart otherwise, than before. */
const formatVersion = 4;

const schema = `
create table facts (name text primary key, value text not null) without rowid;
create table terms (term integer primary key, word text not null, joined integer not null, sound text not null, cut integer not null, names blob not null);
create table persons (person integer primary key, local_id text not null, first integer not null, names integer not null);
create table names (chunk integer primary key, persons blob not null, weights blob not null, births blob not null);
`;

/** Names in one row of the table `names`. */
export const chunkSize = 4096;

/** A word as the file has it. */
export interface TermRow {
  readonly term: number;
  readonly word: string;
  readonly joined: number;
  readonly sound: string;
  readonly cut: number;
}

/** A person as the file has it: whose names are those from `first` on. */
export interface PersonRow {
  readonly person: number;
  readonly local_id: string;
  readonly first: number;
  readonly names: number;
}

/** What is known of each name, by its number: the person it is of, what it weighs (0: it is no more), and the person's birth. */
export interface NameColumns {
  readonly persons: Int32Array;
  readonly weights: Uint8Array;
  readonly births: Int32Array;
}

type Database = InstanceType<typeof DatabaseSync>;

/** A search index in SQLite: the words that names are found by, with the numbers of the names; the names; their persons. Derived, and thrown away when in doubt. */
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
    this.#database.exec('create unique index persons_by_id on persons (local_id); commit');
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

  /** All words by their numbers: 0, 1, 2... */
  terms(): Iterable<TermRow & { readonly names: Uint8Array }> {
    return this.#prepared('select term, word, joined, sound, cut, names from terms order by term').iterate() as never;
  }

  /** @param names the numbers of the names that have the word, ascending: one that has it twice stands there twice. */
  setTerm({ term, word, joined, sound, cut }: TermRow, names: Uint32Array): void {
    this.#run('insert or replace into terms values (?, ?, ?, ?, ?, ?)', term, word, joined, sound, cut, new Uint8Array(names.buffer, names.byteOffset, names.byteLength));
  }

  addPersons(rows: readonly (readonly [person: number, localId: string, first: number, names: number])[]): void {
    if (rows.length === 0) return;
    this.#run('insert into persons select value ->> 0, value ->> 1, value ->> 2, value ->> 3 from json_each(?)', JSON.stringify(rows));
  }

  person(localId: string): PersonRow | undefined {
    return this.#prepared('select * from persons where local_id = ?').get(localId) as PersonRow | undefined;
  }

  removePerson(person: number): void {
    this.#run('delete from persons where person = ?', person);
  }

  /** The ids of persons, by their numbers, in any order. */
  localIds(persons: readonly number[]): readonly { readonly person: number; readonly local_id: string }[] {
    return this.#prepared('select person, local_id from persons where person in (select value from json_each(?))').all(JSON.stringify(persons)) as never;
  }

  /** The greatest number of a person. */
  lastPerson(): number {
    return Number((this.#prepared('select max(person) as last from persons').get() as { readonly last: number | null }).last ?? 0);
  }

  chunks(): Iterable<{ readonly chunk: number; readonly persons: Uint8Array; readonly weights: Uint8Array; readonly births: Uint8Array }> {
    return this.#prepared('select * from names order by chunk').iterate() as never;
  }

  setChunk(chunk: number, { persons, weights, births }: NameColumns): void {
    const bytes = (list: Int32Array | Uint8Array): Uint8Array => new Uint8Array(list.buffer, list.byteOffset, list.byteLength);
    this.#run('insert or replace into names values (?, ?, ?, ?)', chunk, bytes(persons), bytes(weights), bytes(births));
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
