import { sql } from 'kysely';
import type { Column, Sql } from '../database/column.js';
import type { Scope } from './scope.js';

/** A link table that leads to records: the column `there` has their keys. */
export interface Link {
  readonly table: string;
  readonly there: string;
}

/** What `$link` of a statement is called. */
export const linkAlias = '$link';

/** The table and its joins, behind the link that leads to it. */
export function fromOf(scope: Scope, key: Column, link: Link | undefined): Sql {
  if (!link) return scope.from();
  // The own table stands right behind the link, so that ON binds to it before any further join.
  return sql`${sql.id(link.table)} as ${sql.id(linkAlias)} join ${sql.id(scope.table)} as ${sql.id(scope.alias)} on ${key.sql} = ${sql.id(linkAlias, link.there)}${scope.joined()}`;
}
