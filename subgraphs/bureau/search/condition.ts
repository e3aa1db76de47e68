import { sql } from 'kysely';
import { foldAlnum, foldCase } from '../../../schema/fold.js';
import type { Column, Sql } from '../database/column.js';
import type { NativeSource } from '../database/national-database.js';
import { allOf, anyOf, Scope } from '../loaders/scope.js';
import type { Child, ColumnRef, Finder } from '../mapping/index.js';
import { type DatePattern, type DaySpan, leapDays, yearRange } from './partial-date.js';

/** What a finder is asked. */
export type Match =
  /** The field has one of these values. */
  | { readonly by: 'equals'; readonly values: readonly string[] }
  /** The folded text has one of these patterns: `foldAlnum` on letters, marks and digits, and `*` for any signs. */
  | { readonly by: 'like'; readonly patterns: readonly string[] }
  /** The date may be the one meant, give or take so many years. */
  | { readonly by: 'date'; readonly pattern: DatePattern; readonly tolerance: number }
  /** The date may be one of these days. */
  | { readonly by: 'span'; readonly span: DaySpan }
  /** The date is one of these, as `YYYYMMDD` with 00 for what is not known, or lies in one of these years or months. */
  | { readonly by: 'dates'; readonly days: readonly string[]; readonly months: readonly string[]; readonly years: readonly string[] }
  /** The date is this instant or a later one; `until`: an earlier one. A day `YYYY-MM-DD` is compared as a day. */
  | { readonly by: 'since' | 'until'; readonly instant: string };

/**
 * What a condition is made of: the finders of a mapping; columns whose values, joined by a blank, are one of some texts (see native-texts.ts); a column whose
 * text is one of some, or begins with one of some (null: with anything) and fits a pattern (see written-texts.ts).
 */
export type Condition =
  | Exclude<Finder, { readonly by: 'any' | 'child' }>
  | { readonly by: 'any'; readonly of: readonly Condition[] }
  | { readonly by: 'child'; readonly child: Child; readonly finder: Condition }
  | { readonly by: 'joined'; readonly columns: readonly ColumnRef[]; readonly texts: readonly string[] }
  | { readonly by: 'written'; readonly column: ColumnRef; readonly texts: readonly string[] }
  | { readonly by: 'begun'; readonly column: ColumnRef; readonly beginnings: readonly string[] | null };

/** What the translation of finders depends on besides the table. */
export interface ConditionContext {
  readonly source: NativeSource;
  /** The alias and key column of the record's own table. */
  readonly key: ColumnRef;
  /** IANA zone of times without offset, where the finder names none. */
  readonly zone: string;
}

/** The SQL condition under which a row, or a child row of it, fits. */
export function condition(finder: Condition, match: Match, scope: Scope, context: ConditionContext): Sql {
  const { engine } = context.source;
  switch (finder.by) {
    case 'any': return anyOf(finder.of.map((one) => condition(one, match, scope, context)));
    case 'child': {
      const { child } = finder;
      const inner = new Scope(context.source, child.table, '$child', child.joins);
      const where = allOf([...inner.where(child.where), condition(finder.finder, match, inner, context)]);
      const foreignKey = inner.column(child.foreignKey).sql;
      return sql`${scope.column(child.parentKey ?? context.key).sql} in (select ${foreignKey} from ${inner.from()} where ${where})`;
    }
    case 'codes': {
      const natives = match.by === 'equals' ? match.values.flatMap((value) => finder.natives(value)) : [];
      return natives.length > 0 ? engine.among(scope.column(finder.column), natives) : anyOf([]);
    }
    case 'listed': {
      const natives = match.by === 'equals' ? match.values.flatMap((value) => finder.natives(value)).map(String) : [];
      const text = engine.asText(scope.column(finder.column));
      return anyOf(natives.map((native) => inList(text, native, finder.separator)));
    }
    case 'text': {
      if (match.by === 'like' && finder.fold === 'alnum') return isLike(engine.folded(scope.column(finder.column), 'alnum'), match.patterns);
      if (match.by !== 'equals') return unsuited(finder, match);
      const fold = finder.fold === 'alnum' ? foldAlnum : foldCase;
      return engine.textAmong(engine.folded(scope.column(finder.column), finder.fold), match.values.map(fold));
    }
    // Persons are found by name in the index (name-index/).
    case 'name': return unsuited(finder, match);
    case 'joined': return engine.textAmong(engine.joined(finder.columns.map((ref) => scope.column(ref))), finder.texts);
    case 'written': {
      const column = scope.column(finder.column);
      const among = engine.among(column, finder.texts);
      // A column that is not of texts may take different ones for one value. No text is looked for as some are, so that an index serves beside another condition, too.
      return column.kind === 'text' ? among : allOf([among, engine.textAmong(engine.asText(column), finder.texts)]);
    }
    case 'begun': {
      const column = scope.column(finder.column);
      if (match.by !== 'like') return unsuited(finder, match);
      const fits = isLike(engine.folded(column, 'alnum'), match.patterns);
      // SQLite takes an index for each of several conditions joined by OR, but not below another AND.
      return finder.beginnings === null ? fits : anyOf(finder.beginnings.map((beginning) => allOf([engine.startsWith(column, beginning), fits])));
    }
    case 'date': return dateCondition(finder, match, scope.column(finder.column), context);
  }
}

/** The folded text fits one of the patterns; they hold no `%` and no `_`. */
const isLike = (text: Sql, patterns: readonly string[]): Sql => anyOf(patterns.map((pattern) => sql`${text} like ${pattern.replaceAll('*', '%')}`));

/** The text is a list that has the native code; codes hold no `%` and no `_`. */
function inList(text: Sql, native: string, separator: string | null): Sql {
  if (separator === null) return sql`${text} like ${`%${native}%`}`;
  const patterns = [native, `${native}${separator}%`, `%${separator}${native}`, `%${separator}${native}${separator}%`];
  return anyOf(patterns.map((pattern) => sql`${text} like ${pattern}`));
}

const unsuited = (finder: Condition, match: Match): never => {
  throw new Error(`A finder by ${finder.by} cannot be asked by ${match.by}`);
};

function dateCondition(finder: Finder & { readonly by: 'date' }, match: Match, column: Column, { source: { engine }, zone }: ConditionContext): Sql {
  const day = engine.dayText(column, finder.format);
  switch (match.by) {
    case 'date': {
      const leap = leapDays(match.pattern, match.tolerance), fits = patternCondition(day, match.pattern, match.tolerance);
      return leap.length > 0 ? anyOf([fits, engine.textAmong(day, leap)]) : fits;
    }
    case 'span': return spanCondition(day, match.span);
    case 'dates': return anyOf([
      ...(match.days.length > 0 ? [engine.textAmong(day, match.days)] : []),
      ...(match.months.length > 0 ? [engine.textAmong(sql`substr(${day}, 1, 6)`, match.months)] : []),
      ...(match.years.length > 0 ? [engine.textAmong(sql`substr(${day}, 1, 4)`, match.years)] : []),
    ]);
    case 'since': case 'until': {
      const since = match.instant.length === 10
        ? sql`${day} >= ${match.instant.replaceAll('-', '')}`
        : engine.notBefore(column, finder.format, finder.zone ?? zone, match.instant);
      return match.by === 'since' ? since : sql`not (${since})`;
    }
    default: return unsuited(finder, match);
  }
}

/** `day` is `YYYYMMDD`; a part of it that is 00 is not known and fits any. */
function patternCondition(day: Sql, { year, month, day: dayOfMonth }: DatePattern, tolerance: number): Sql {
  const [first, last] = yearRange(year);
  const padded = (number: number): string => String(Math.min(9999, Math.max(1, number))).padStart(4, '0');
  const recordMonth = sql`substr(${day}, 5, 2)`, recordDay = sql`substr(${day}, 7, 2)`;
  const like = (pattern: string): string => pattern.replaceAll('X', '_');
  return allOf([
    sql`substr(${day}, 1, 4) between ${padded(first - tolerance)} and ${padded(last + tolerance)}`,
    ...(month === 'XX' ? [] : [sql`(${recordMonth} = '00' or ${recordMonth} like ${like(month)})`]),
    ...(dayOfMonth === 'XX' ? [] : [sql`(${recordMonth} = '00' or ${recordDay} = '00' or ${recordDay} like ${like(dayOfMonth)})`]),
  ]);
}

/** As `patternCondition`: a day or a month that is 00 may be any, and so be later than it looks. */
const spanCondition = (day: Sql, { first, last }: DaySpan): Sql => allOf([
  sql`${day} <= ${last}`,
  sql`(${day} >= ${first} or substr(${day}, 1, 6) = ${`${first.slice(0, 4)}00`} or ${day} = ${`${first.slice(0, 6)}00`})`,
]);
