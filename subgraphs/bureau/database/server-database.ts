import { type Kysely, type RawBuilder, sql } from 'kysely';
import { DatabaseError } from '../errors.js';
import type { Tables } from './column.js';
import type { EngineSql } from './engine-sql.js';
import type { EngineName, NationalDatabase, NativeSchema, OpenOptions } from './national-database.js';
import { Statements, type StatementServer } from './statements.js';

/** What makes a database on a server one of its kind. */
export interface ServerKind {
  readonly name: EngineName;
  /** What people call it. */
  readonly title: string;
  readonly engine: EngineSql;
  /** Writes statements as text; they are run by `server`. */
  readonly compiler: Kysely<NativeSchema>;
  /** A statement that gives one row with the column `version`. */
  readonly versionSql: string;
  /** Says what is wrong with the version, or null. */
  objection(version: string): string | null;
  /** A statement that gives a row for each column, and the tables of its rows. */
  readonly columnsSql: string;
  tablesOf(rows: readonly unknown[]): Tables;
}

/**
 * Opens a national database on a server for reading.
 * @param patience see `Statements`.
 * @throws DatabaseError when it cannot be reached or is of another kind or too old.
 */
export async function openOnServer(kind: ServerKind, server: StatementServer, patience: number, { onStatement }: OpenOptions): Promise<NationalDatabase> {
  const statements = new Statements(server, patience);
  async function rows<R>(query: RawBuilder<R>, signal?: AbortSignal): Promise<readonly R[]> {
    const compiled = query.compile(kind.compiler);
    onStatement?.(compiled.sql);
    return (await statements.run(compiled.sql, compiled.parameters, signal)) as readonly R[];
  }
  try {
    const [row] = await rows(sql<{ readonly version: string | number }>`${sql.raw(kind.versionSql)}`);
    const objection = kind.objection(String(row?.version));
    if (objection !== null) throw new DatabaseError(objection);
    const tables = kind.tablesOf(await rows(sql`${sql.raw(kind.columnsSql)}`));
    return { name: kind.name, engine: kind.engine, tables, rows, close: () => statements.close() };
  } catch (cause) {
    await statements.close();
    if (cause instanceof DatabaseError) throw cause;
    const code = (cause as { readonly code?: unknown }).code;
    throw new DatabaseError(`The ${kind.title} database cannot be opened: ${typeof code === 'string' ? code : (cause as Error).message}`, { cause });
  }
}
