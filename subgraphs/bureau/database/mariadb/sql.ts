import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Cell, DateFormat } from '../../mapping/index.js';
import type { Column, Sql } from '../column.js';
import type { EngineSql } from '../engine-sql.js';
import { decimalsOf, integersOf, textsOf } from '../values.js';

/** Compares by code point, blanks at the end included. */
const byCodePoint = (value: Sql): Sql => sql`${value} collate utf8mb4_nopad_bin`;

const asText = ({ sql: column }: Column): Sql => byCodePoint(sql`convert(${column} using utf8mb4)`);

/** The driver writes values into the statement's text, so that their number is not limited and the server sees constants. */
const inList = (value: Sql, list: readonly unknown[]): Sql => (list.length > 0 ? sql`${value} in (${sql.join(list)})` : sql`1 = 0`);

function among(column: Column, values: readonly Cell[]): Sql {
  const texts = textsOf(values);
  switch (column.kind) {
    case 'integer': return inList(column.sql, integersOf(values));
    case 'decimal': return inList(column.sql, decimalsOf(values).map(Number));
    // In the column's own collation, in which more is equal, so that an index serves; of what it finds, the exact ones.
    case 'text': return sql`(${inList(column.sql, texts)} and ${inList(asText(column), texts)})`;
    default: return inList(asText(column), texts);
  }
}

/** A question mark in a literal would be taken for the place of a value; a pattern that has one is a value itself. */
const hasNonAscii = (value: Sql): Sql => sql`${value} regexp ${sql.lit('[^ -~]')}`;

function folded(column: Column, fold: 'alnum' | 'case'): Sql {
  const value = asText(column);
  const ascii = fold === 'alnum'
    ? sql`upper(replace(replace(replace(replace(${value}, ' ', ''), '-', ''), '.', ''), '/', ''))` : sql`upper(trim(${value}))`;
  return byCodePoint(sql`case when not (${hasNonAscii(value)}) then ${ascii} end`);
}

/** A time with an offset, as SQLite's datetime() takes it, in the years 1 to 9999 and not at the hour 24. */
const timeWithOffset =
  '^(?!0000)[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01]) ([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]([.][0-9]+)? ?(Z|[+-](0[0-9]|1[0-4]):[0-5][0-9])$';

const hasOffset = (value: Sql): Sql => sql`substr(${value}, 20) regexp ${sql.lit('[Z+-]')}`;

/** A time with an offset as one in UTC, without its fraction; null when it is none. A day past the end of its month runs into the next, as in SQLite. */
function inUtc(value: Sql): Sql {
  const minutes = sql`(case when right(${value}, 1) = 'Z' then 0
    else (case substr(right(${value}, 6), 1, 1) when '-' then -1 else 1 end) * (substr(right(${value}, 6), 2, 2) * 60 + right(${value}, 2)) end)`;
  return sql`case when ${value} regexp ${timeWithOffset} then
    cast(concat(substr(${value}, 1, 8), '01', substr(${value}, 11, 9)) as datetime)
    + interval substr(${value}, 9, 2) - 1 day - interval ${minutes} minute end`;
}

/** The time a text tells, a blank between day and time. */
const timeText = (column: Column): Sql => sql`replace(nullif(trim(${asText(column)}), ''), 'T', ' ')`;

const isNumber = ({ kind }: Column): boolean => kind === 'integer' || kind === 'decimal';

const digits = '^-?[0-9]{1,15}$';

/** The column as a number; null when it is none. */
const numeric = (column: Column): Sql =>
  (isNumber(column) ? column.sql : sql`(case when ${asText(column)} regexp ${digits} then cast(${column.sql} as decimal(15)) end)`);

/** The day of an epoch as `YYYYMMDD`, in the years 1 to 9999. */
function dayOfEpoch(column: Column, format: DateFormat): Sql {
  const seconds = format === 'epoch-ms' ? sql`floor(${numeric(column)} / 1000)` : sql`floor(${numeric(column)})`;
  return sql`case when ${seconds} between -62135596800 and 253402300799
    then date_format(timestamp'1970-01-01 00:00:00' + interval ${seconds} second, '%Y%m%d') end`;
}

function dayText(column: Column, format: DateFormat): Sql {
  if (format === 'epoch-s' || format === 'epoch-ms') return dayOfEpoch(column, format);
  // The session's zone is UTC.
  if (column.kind === 'date' || column.kind === 'datetime' || column.kind === 'instant') return sql`date_format(${column.sql}, '%Y%m%d')`;
  const value = sql`nullif(trim(${asText(column)}), '')`;
  const iso = sql`substr(concat(replace(substr(${value}, 1, 10), '-', ''), '0000'), 1, 8)`;
  switch (format) {
    case 'YYYY-MM-DD': return iso;
    case 'YYYYMMDD': return value;
    case 'datetime': return sql`case when ${hasOffset(value)} then date_format(${inUtc(timeText(column))}, '%Y%m%d') else ${iso} end`;
    default: return sql`concat(substr(${value}, 7, 4), substr(${value}, 4, 2), substr(${value}, 1, 2))`;
  }
}

function notBefore(column: Column, format: DateFormat, zone: string, instant: string): Sql {
  const time = DateTime.fromISO(instant, { zone });
  switch (format) {
    case 'epoch-s': return sql`${numeric(column)} >= ${Math.ceil(time.toMillis() / 1000)}`;
    case 'epoch-ms': return sql`${numeric(column)} >= ${time.toMillis()}`;
    case 'datetime': return timeNotBefore(column, time);
    default: {
      const first = time.toMillis() === time.startOf('day').toMillis() ? time : time.plus({ days: 1 });
      return sql`${dayText(column, format)} >= ${first.toFormat('yyyyMMdd')}`;
    }
  }
}

/** A fraction of a second in the question counts as the next second; the column's own fraction then makes no difference. */
function timeNotBefore(column: Column, time: DateTime): Sql {
  const whole = time.millisecond === 0 ? time : time.plus({ seconds: 1 }).startOf('second');
  const local = whole.toFormat('yyyy-MM-dd HH:mm:ss'), utc = whole.toUTC().toFormat('yyyy-MM-dd HH:mm:ss');
  const timestamp = (text: string): Sql => sql`cast(${text} as datetime)`;
  switch (column.kind) {
    case 'date': case 'datetime': return sql`${column.sql} >= ${timestamp(local)}`;
    case 'instant': return sql`${column.sql} >= ${timestamp(utc)}`;
    default: {
      const value = timeText(column);
      return sql`case when ${hasOffset(value)} then ${inUtc(value)} >= ${timestamp(utc)}
        else substr(concat(${value}, ' 00:00:00'), 1, 19) >= ${local} end`;
    }
  }
}

/** MariaDB's ways of writing what the engines write differently. Null sorts first of itself. */
export const mariadbSql: EngineSql = {
  foldsAll: false,
  among,
  fittedByMany: (condition) => condition,
  textAmong: inList,
  asText,
  order: (column) => (column.kind === 'text' || column.kind === 'other' ? asText(column) : column.sql),
  ranged: (column) => (column.kind === 'integer' || column.kind === 'text' ? column.sql : asText(column)),
  joined: (columns) => byCodePoint(sql`concat(${sql.join(columns.map((column) => sql`coalesce(${asText(column)}, '')`), sql`, ' ', `)})`),
  hasNonAscii,
  layout: (value) => sql`regexp_replace(regexp_replace(${value}, ${sql.lit('[^a-z ./-]')}, 'U'), ${sql.lit('[a-z]')}, 'l')`,
  // In the column's own collation, in which more is equal, so that an index serves.
  startsWith: (column, beginning) => sql`${column.kind === 'text' ? column.sql : asText(column)} like ${`${beginning}%`}`,
  folded,
  dayText,
  notBefore,
};
