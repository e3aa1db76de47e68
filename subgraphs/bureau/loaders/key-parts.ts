import { sql } from 'kysely';
import type { Sql } from '../database/column.js';
import type { NationalDatabase } from '../database/national-database.js';
import type { Cell } from '../mapping/index.js';
import type { AnyRecordMapping } from './plan.js';
import { allOf, Scope } from './scope.js';

interface Boundary {
  /** The highest key of a part. */
  readonly last: Cell;
  readonly found: number;
}

/**
 * Parts a register by its keys, from the lowest on: conditions that each fit `most` of its rows, or a few more where keys are taken for equal. Together they fit each row
 * that is there all the while, once; one statement is run for each, which an index of the key serves.
 */
export async function* keyParts(
  database: NationalDatabase, { table, key, joins, where }: Pick<AnyRecordMapping, 'table' | 'key' | 'joins' | 'where'>, most: number, signal: AbortSignal,
): AsyncIterable<(scope: Scope) => Sql> {
  const keyOf = (scope: Scope): Sql => database.engine.ranged(scope.column(key));
  yield (scope) => sql`${keyOf(scope)} is null`;
  for (let after: Cell = null;;) {
    const from: Cell = after;
    const beyond = (scope: Scope): Sql => (from === null ? sql`${keyOf(scope)} is not null` : sql`${keyOf(scope)} > ${from}`);
    const scope = new Scope(database, table, '$own', joins);
    const own = keyOf(scope), conditions = allOf([...scope.where(where), beyond(scope)]);
    const [boundary] = await database.rows<Boundary>(
      sql`select max(found_key) as last, count(*) as found from (select ${own} as found_key from ${scope.from()} where ${conditions} order by ${own} limit ${most}) as found_keys`, signal,
    );
    const { last, found } = boundary!;
    // However the rows were sorted, and whatever came meanwhile: all that lie between are of the part.
    if (found > 0) yield (of) => sql`(${beyond(of)} and ${keyOf(of)} <= ${last})`;
    if (found < most) return;
    after = last;
  }
}
