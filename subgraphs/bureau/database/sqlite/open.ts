import { existsSync } from 'node:fs';
import { setImmediate } from 'node:timers/promises';
import { Kysely } from 'kysely';
import { DatabaseError } from '../../errors.js';
import type { Tables } from '../column.js';
import type { NationalDatabase, NativeSchema, OpenOptions } from '../national-database.js';
import { readOnlySqlite } from './dialect.js';
import { sqliteSql } from './sql.js';

/**
 * Opens an SQLite file for reading.
 * @throws DatabaseError when it is not there or is no database.
 */
export async function openSqlite(path: string, { onStatement }: OpenOptions): Promise<NationalDatabase> {
  if (!existsSync(path)) throw new DatabaseError(`There is no database file ${path}`);
  const kysely = new Kysely<NativeSchema>({ dialect: readOnlySqlite(path) });
  try {
    const tables = await tablesOf(kysely);
    return {
      name: 'sqlite',
      engine: sqliteSql,
      tables,
      async rows(query, signal) {
        await setImmediate();
        signal?.throwIfAborted();
        const compiled = query.compile(kysely);
        onStatement?.(compiled.sql);
        return (await kysely.executeQuery(compiled)).rows;
      },
      close: () => kysely.destroy(),
    };
  } catch (cause) {
    await kysely.destroy();
    throw new DatabaseError(`${path} cannot be read as an SQLite database`, { cause });
  }
}

async function tablesOf(kysely: Kysely<NativeSchema>): Promise<Tables> {
  const tables = await kysely.introspection.getTables();
  return new Map(tables.map(({ name, columns }) => [name, new Map(columns.map((column) => [column.name, 'other']))]));
}
