import type { Cell, DateFormat } from '../mapping/index.js';
import type { Column, Sql } from './column.js';

/**
 * What is written differently on each database engine. All else is SQL that every engine takes. The same question has the
 * same answer on each: texts are compared and sorted by code point, with no regard to the collation, the case rules or the
 * padding of a column; null sorts first.
 */
export interface EngineSql {
  /**
   * Whether `folded` folds every text. If not, it is null for a text with another character than those from the blank to the tilde, and the program folds
   * instead: see search/native-texts.ts.
   */
  readonly foldsAll: boolean;
  /** The column holds one of the values; those that its type cannot hold fit nothing. */
  readonly among: (column: Column, values: readonly Cell[]) => Sql;
  /**
   * The condition, which one in ten rows of its table fits, or more: with another beside it, such as one by key, its index is not the one to go by. Engines that keep
   * statistics know by themselves.
   */
  readonly fittedByMany: (condition: Sql) => Sql;
  /** The text, which compares by code point, is one of the texts. */
  readonly textAmong: (text: Sql, texts: readonly string[]) => Sql;
  /** The value as text that compares and sorts by code point. */
  readonly asText: (column: Column) => Sql;
  /** What is to stand after ORDER BY for the column's values to come in ascending order. */
  readonly order: (column: Column) => Sql;
  /**
   * What values of the column are compared by with > and <= where any order will do, as it is the same each time: by its index, where it has one. Different values may be
   * equal in it.
   */
  readonly ranged: (column: Column) => Sql;
  /** The values with a blank between, null as nothing. */
  readonly joined: (columns: readonly Column[]) => Sql;
  /** The text has another character than those from the blank to the tilde. */
  readonly hasNonAscii: (text: Sql) => Sql;
  /** The layout of a text of printable ASCII, as `layoutOf` of written/layout.ts tells it. */
  readonly layout: (text: Sql) => Sql;
  /** The column's text begins with these letters, digits, blanks, hyphens, dots and slashes; by its index, where it has one that can tell. The column's collation may
   * take more texts for such. */
  readonly startsWith: (column: Column, beginning: string) => Sql;
  /** The value folded as `foldAlnum` or `foldCase` of schema/fold.ts folds it. */
  readonly folded: (column: Column, fold: 'alnum' | 'case') => Sql;
  /** The date as `YYYYMMDD`, parts not known 00; null when the value is null or empty. Instants are read in UTC. */
  readonly dayText: (column: Column, format: DateFormat) => Sql;
  /** The instant the value tells is `instant` or later. A day tells its first instant in `zone`. */
  readonly notBefore: (column: Column, format: DateFormat, zone: string, instant: string) => Sql;
}
