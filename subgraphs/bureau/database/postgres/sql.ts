import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Cell, DateFormat } from '../../mapping/index.js';
import type { Column, Sql } from '../column.js';
import type { EngineSql } from '../engine-sql.js';
import { decimalsOf, flagsOf, integersOf, textsOf } from '../values.js';

/** The value as text; a truth value as 1 or 0, as it is read. */
const text = ({ sql: column, kind }: Column): Sql => (kind === 'boolean' ? sql`${column}::int::text` : sql`${column}::text`);

const asText = (column: Column): Sql => sql`${text(column)} collate "C"`;

function among(column: Column, values: readonly Cell[]): Sql {
  const anyOf = (value: Sql, list: readonly Cell[], type: string): Sql =>
    (list.length > 0 ? sql`${value} = any(${list}::${sql.raw(type)}[])` : sql`1 = 0`);
  switch (column.kind) {
    case 'integer': return anyOf(column.sql, integersOf(values), 'bigint');
    case 'decimal': return anyOf(sql`${column.sql}::numeric`, decimalsOf(values), 'numeric');
    case 'boolean': return anyOf(column.sql, flagsOf(values), 'boolean');
    // In its own collation, so that an index serves; equal texts are equal bytes in it (see columns.ts).
    case 'text': return anyOf(text(column), textsOf(values), 'text');
    default: return anyOf(asText(column), textsOf(values), 'text');
  }
}

const hasNonAscii = (value: Sql): Sql => sql`${value} ~ ${sql.lit('[^ -~]')}`;

function folded(column: Column, fold: 'alnum' | 'case'): Sql {
  const value = asText(column);
  const ascii = fold === 'alnum' ? sql`upper(translate(${value}, ' -./', ''))` : sql`upper(btrim(${value}, ' '))`;
  return sql`case when not ${hasNonAscii(value)} then ${ascii} end`;
}

/** A time with an offset, as SQLite's datetime() takes it, in the years 1 to 9999 and not at the hour 24. */
const timeWithOffset = '^(?!0000)\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01]) ([01]\\d|2[0-3]):[0-5]\\d:[0-5]\\d(\\.\\d+)? ?(Z|[+-](0\\d|1[0-4]):[0-5]\\d)$';
const part = (value: Sql, from: number, length: number): Sql => sql`substr(${value}, ${sql.lit(from)}, ${sql.lit(length)})::int`;

const hasOffset = (value: Sql): Sql => sql`substr(${value}, 20) ~ ${sql.lit('[Z+-]')}`;

/** A time with an offset as one in UTC, without its fraction; null when it is none. A day past the end of its month runs into the next, as in SQLite. */
const inUtc = (value: Sql): Sql => sql`case when ${value} ~ ${timeWithOffset} then
  make_timestamp(${part(value, 1, 4)}, ${part(value, 6, 2)}, 1, ${part(value, 12, 2)}, ${part(value, 15, 2)}, ${part(value, 18, 2)})
  + (${part(value, 9, 2)} - 1) * interval '1 day' - (case when right(${value}, 1) = 'Z' then '0' else right(${value}, 6) end)::interval end`;

/** The time a text tells, a blank between day and time. */
const timeText = (column: Column): Sql => sql`replace(nullif(btrim(${asText(column)}, ' '), ''), 'T', ' ')`;

/** Seconds since 1970, in the years 1 to 9999. */
function seconds({ sql: column, kind }: Column, format: DateFormat): Sql {
  const number = kind === 'integer' || kind === 'decimal'
    ? sql`${column}::numeric` : sql`(case when ${column}::text ~ ${sql.lit('^-?[0-9]{1,15}$')} then ${column}::text end)::numeric`;
  const value = format === 'epoch-ms' ? sql`floor(${number} / 1000)` : number;
  return sql`case when ${value} between -62135596800 and 253402300799 then ${value} end`;
}

function dayText(column: Column, format: DateFormat): Sql {
  if (format === 'epoch-s' || format === 'epoch-ms') return sql`to_char(to_timestamp(${seconds(column, format)}::float8) at time zone 'UTC', 'YYYYMMDD')`;
  switch (column.kind) {
    case 'date': case 'datetime': return sql`to_char(${column.sql}, 'YYYYMMDD')`;
    case 'instant': return sql`to_char(${column.sql} at time zone 'UTC', 'YYYYMMDD')`;
    default: return dayOfText(column, format);
  }
}

function dayOfText(column: Column, format: DateFormat): Sql {
  const value = sql`nullif(btrim(${asText(column)}, ' '), '')`;
  const iso = sql`substr(replace(substr(${value}, 1, 10), '-', '') || '0000', 1, 8)`;
  switch (format) {
    case 'YYYY-MM-DD': return iso;
    case 'YYYYMMDD': return value;
    case 'datetime': return sql`case when ${hasOffset(value)} then to_char(${inUtc(timeText(column))}, 'YYYYMMDD') else ${iso} end`;
    default: return sql`substr(${value}, 7, 4) || substr(${value}, 4, 2) || substr(${value}, 1, 2)`;
  }
}

function notBefore(column: Column, format: DateFormat, zone: string, instant: string): Sql {
  const time = DateTime.fromISO(instant, { zone });
  switch (format) {
    case 'epoch-s': case 'epoch-ms': {
      const number = column.kind === 'integer' || column.kind === 'decimal'
        ? column.sql : sql`(case when ${column.sql}::text ~ ${sql.lit('^-?[0-9]{1,15}$')} then ${column.sql}::text end)::numeric`;
      return sql`${number} >= ${format === 'epoch-s' ? Math.ceil(time.toMillis() / 1000) : time.toMillis()}::bigint`;
    }
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
  switch (column.kind) {
    case 'date': case 'datetime': return sql`${column.sql} >= ${local}::timestamp`;
    case 'instant': return sql`${column.sql} >= (${utc}::timestamp at time zone 'UTC')`;
    default: {
      const value = timeText(column);
      return sql`case when ${hasOffset(value)} then ${inUtc(value)} >= ${utc}::timestamp
        else substr(${value} || ' 00:00:00', 1, 19) >= ${local} end`;
    }
  }
}

/** PostgreSQL's ways of writing what the engines write differently. */
export const postgresSql: EngineSql = {
  foldsAll: false,
  among,
  fittedByMany: (condition) => condition,
  textAmong: (value, texts) => sql`${value} = any(${texts}::text[])`,
  asText,
  order: (column) => sql`${column.kind === 'text' || column.kind === 'other' ? asText(column) : column.sql} nulls first`,
  ranged: (column) => (column.kind === 'integer' || column.kind === 'text' ? column.sql : asText(column)),
  joined: (columns) => sql`(${sql.join(columns.map((column) => sql`coalesce(${text(column)}, '')`), sql` || ' ' || `)}) collate "C"`,
  hasNonAscii,
  layout: (value) => sql`regexp_replace(regexp_replace(${value}, '[^a-z ./-]', 'U', 'g'), '[a-z]', 'l', 'g')`,
  // An index serves where its texts are sorted by code point, or by `text_pattern_ops`.
  startsWith: (column, beginning) => sql`${text(column)} like ${`${beginning}%`}`,
  folded,
  dayText,
  notBefore,
};
