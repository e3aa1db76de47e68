import type { RawBuilder } from 'kysely';
import type { Cell } from '../mapping/index.js';
import type { Tables } from './column.js';
import type { EngineSql } from './engine-sql.js';

/** A national schema as Kysely sees it: tables and columns are known only when the mapping is read. */
export type NativeSchema = Readonly<Record<string, Readonly<Record<string, Cell>>>>;

/** A kind of database server, or SQLite. */
export type EngineName = 'postgres' | 'mariadb' | 'sqlite';

/** A national database, open for reading. */
export interface NationalDatabase {
  readonly name: EngineName;
  readonly engine: EngineSql;
  /** The tables and views there were when it was opened. */
  readonly tables: Tables;
  /**
   * Runs one statement and gives all its rows. An aborted question runs no further statement; on a server, the one that runs
   * is ended there. SQLite cannot end one: before each, other work of the process has its turn, so that a question whose asker
   * has gone is noticed.
   * @throws the signal's reason.
   */
  rows<R>(query: RawBuilder<R>, signal?: AbortSignal): Promise<readonly R[]>;
  close(): Promise<void>;
}

/** What statements are made with: the database's SQL, and what its columns hold. */
export type NativeSource = Pick<NationalDatabase, 'engine' | 'tables'>;

/** Options of `open`. */
export interface OpenOptions {
  /** Told the text of every statement run, without its values. Default: nobody is told. */
  readonly onStatement?: (sql: string) => void;
  /** Most connections to a database server, 1 to 100. Default 8. */
  readonly connections?: number;
  /** How long connecting to a database server, or waiting for a connection, may take, in milliseconds, 100 to 60,000. Default 5,000. */
  readonly connectTimeout?: number;
  /** How long a statement may run on a database server, which ends it then, in milliseconds, 100 to 600,000. Default 5,000. */
  readonly statementTimeout?: number;
  /** The password for a database server, where the URL holds none. */
  readonly password?: string;
}
