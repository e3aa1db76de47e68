import { DatabaseSync } from '@photostructure/sqlite';
import {
  CompiledQuery, type DatabaseConnection, type DatabaseIntrospector, type Dialect, type Driver, type Kysely, type QueryResult,
  SqliteAdapter, SqliteIntrospector, SqliteQueryCompiler,
} from 'kysely';
import { layoutOf } from '../../written/layout.js';
import { foldAlnum, foldCase } from '../../../../schema/fold.js';

/** Prepared statements kept per connection; the oldest leaves first. */
const keptStatements = 500;

type Statement = ReturnType<InstanceType<typeof DatabaseSync>['prepare']>;

/** One connection: SQLite is synchronous, so a second one in the same process would gain nothing. */
class SqliteConnection implements DatabaseConnection {
  readonly #statements = new Map<string, Statement>();
  /** Kept while their rows are read: the driver's iterator does not, and fails, or ends the process, once its statement is collected. */
  readonly #streamed = new Set<Statement>();

  constructor(private readonly database: InstanceType<typeof DatabaseSync>) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    return { rows: this.#prepared(sql).all(...parameters) as R[] };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncIterableIterator<QueryResult<R>> {
    const statement = this.database.prepare(sql);
    this.#streamed.add(statement);
    try {
      for (const row of statement.iterate(...parameters)) yield { rows: [row as R] };
    } finally {
      this.#streamed.delete(statement);
    }
  }

  #prepared(sql: string): Statement {
    let statement = this.#statements.get(sql);
    if (!statement) {
      statement = this.database.prepare(sql);
      const [oldest] = this.#statements.keys();
      if (this.#statements.size >= keptStatements && oldest !== undefined) this.#statements.delete(oldest);
      this.#statements.set(sql, statement);
    }
    return statement;
  }
}

/** Opens the file read-only: a statement that writes is refused by the database itself. */
class ReadOnlySqliteDriver implements Driver {
  #database: InstanceType<typeof DatabaseSync> | undefined;
  #connection: SqliteConnection | undefined;

  constructor(private readonly path: string) {}

  async init(): Promise<void> {
    this.#database = new DatabaseSync(this.path, { readOnly: true, timeout: 2000 });
    this.#database.exec('PRAGMA query_only = ON');
    for (const [name, fold] of Object.entries({ bureau_alnum: foldAlnum, bureau_case: foldCase, bureau_layout: layoutOf })) {
      this.#database.function(name, { deterministic: true }, (value: string | number | bigint | null) => (value === null ? null : fold(String(value))));
    }
    this.#connection = new SqliteConnection(this.#database);
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return this.#connection!;
  }

  async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin'));
  }

  async commitTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('commit'));
  }

  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('rollback'));
  }

  async releaseConnection(): Promise<void> {}

  async destroy(): Promise<void> {
    this.#database?.close();
    this.#database = undefined;
    this.#connection = undefined;
  }
}

/**
 * Kysely over @photostructure/sqlite, for reading alone. The connection knows three functions of ours, so that text is
 * folded in SQL exactly as in the program, accents, Arabic and Cyrillic included: `bureau_alnum`, `bureau_case` (see schema/fold.ts); `bureau_layout` tells
 * how a number is written (see written/layout.ts).
 * @param path the database file; it must exist.
 */
export function readOnlySqlite(path: string): Dialect {
  return {
    createDriver: () => new ReadOnlySqliteDriver(path),
    createQueryCompiler: () => new SqliteQueryCompiler(),
    createAdapter: () => new SqliteAdapter(),
    createIntrospector: (kysely: Kysely<unknown>): DatabaseIntrospector => new SqliteIntrospector(kysely),
  };
}
