import type { PoolOptions, TypeCastField, TypeCastNext } from 'mysql2';

/** A TIMESTAMP comes in the session's zone, which is UTC: told with its offset, as it would else read as local time. */
function typeCast(field: TypeCastField, next: TypeCastNext): unknown {
  if (field.type !== 'TIMESTAMP') return next();
  const time = field.string();
  return time === null ? null : `${time}+00`;
}

/** How values come from MariaDB: as SQLite has them, so that a mapping reads the same on both. Dates and times stay text. */
export const cells = {
  typeCast, dateStrings: true, jsonStrings: true, decimalNumbers: true,
  // A whole number that JavaScript cannot hold comes as text.
  supportBigNumbers: true,
} as const satisfies PoolOptions;
