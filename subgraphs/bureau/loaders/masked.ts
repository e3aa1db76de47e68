import { sql } from 'kysely';
import { formatRecordId, type RecordType } from '../../../schema/record-id.js';
import type { Sql } from '../database/column.js';
import { mostMasked } from '../log/told.js';
import type { RowCondition } from '../rules/index.js';
import { fromOf, type Link } from './from.js';
import { recordMapping } from './plan.js';
import type { RowSource } from './row-source.js';
import { allOf, Scope } from './scope.js';

const keyName = '$key';

/** The ids of records that a condition fits, `most` of them at most and one more. */
async function idsOf(reader: RowSource, type: RecordType, conditions: readonly RowCondition[], most: number, link?: Link): Promise<readonly string[]> {
  const mapping = recordMapping(reader.country, type)!;
  const scope = new Scope(reader.database, mapping.table, '$own', mapping.joins);
  const key = scope.column(mapping.key);
  const where = allOf([...scope.where(mapping.where), ...conditions.map((condition) => condition(scope))]);
  const rows = await reader.rows<{ readonly [keyName]: unknown }>(sql`select ${key.sql} as ${sql.id(keyName)} from ${fromOf(scope, key, link)} where ${where} limit ${most + 1}`);
  return rows.map((row) => formatRecordId({ country: reader.country.country, type, localId: String(row[keyName]) }));
}

/**
 * Notes for the log which records the owner masks of those that fit; one statement, where a rule may mask some from the asker and the bureau keeps a
 * log. It is run whether there are any or not: its time tells nothing.
 */
export async function noteMasked(reader: RowSource, type: RecordType, condition: (scope: Scope) => Sql, link?: Link): Promise<void> {
  const { notMasked } = reader.keeping(type);
  if (reader.told === null || notMasked === null) return;
  const ids = await idsOf(reader, type, [condition, (scope) => sql`not (${notMasked(scope)})`], mostMasked, link);
  reader.told.mask(ids.slice(0, mostMasked), ids.length > mostMasked);
}

/** Notes for the log which records the owner withholds of those that fit, where it is known that there are some. */
export async function noteWithheld(reader: RowSource, type: RecordType, condition: (scope: Scope) => Sql): Promise<void> {
  const { withheld } = reader.keeping(type);
  if (reader.told === null || withheld === null) return;
  reader.told.withhold((await idsOf(reader, type, [condition, withheld], mostMasked)).slice(0, mostMasked));
}
