import { sql } from 'kysely';
import { DateTime } from 'luxon';
import type { Cell, DateFormat } from '../../mapping/index.js';
import type { Column, Sql } from '../column.js';
import type { EngineSql } from '../engine-sql.js';

/** A cell as SQLite takes it for a parameter, and JSON for a value. */
function bound(cell: Cell): string | number | null {
  if (typeof cell === 'boolean') return Number(cell);
  if (cell instanceof Date) return cell.toISOString();
  return typeof cell === 'number' || cell === null ? cell : String(cell);
}

/** One parameter, so that the statement's text does not depend on how many there are and no limit on variables applies. */
function inList(value: Sql, list: readonly Cell[]): Sql {
  if (list.length === 1) return sql`${value} = ${bound(list[0]!)}`;
  return sql`${value} in (select value from json_each(${JSON.stringify(list.map(bound))}))`;
}

const hasNonAscii = (text: Sql): Sql => sql`${text} glob ${sql.lit('*[^ -~]*')}`;

/** SQLite's own upper() knows ASCII alone, so a value with another character goes through the function of ours. */
function folded({ sql: column }: Column, fold: 'alnum' | 'case'): Sql {
  return fold === 'alnum'
    ? sql`case when ${hasNonAscii(column)} then bureau_alnum(${column})
        else upper(replace(replace(replace(replace(${column}, ' ', ''), '-', ''), '.', ''), '/', '')) end`
    : sql`case when ${hasNonAscii(column)} then bureau_case(${column}) else upper(trim(${column})) end`;
}

const joined = (columns: readonly Column[]): Sql => sql.join(columns.map((column) => sql`coalesce(${column.sql}, '')`), sql` || ' ' || `);

/** A time `YYYY-MM-DD HH:MM:SS`, with or without T, that has an offset behind it. */
const hasOffset = (text: Sql): Sql => sql`substr(${text}, 20) glob '*[Z+-]*'`;

function dayText({ sql: column }: Column, format: DateFormat): Sql {
  const text = sql`nullif(trim(${column}), '')`;
  switch (format) {
    case 'YYYY-MM-DD': return sql`substr(replace(substr(${text}, 1, 10), '-', '') || '0000', 1, 8)`;
    case 'datetime': return sql`case when ${hasOffset(text)} then strftime('%Y%m%d', ${text})
      else substr(replace(substr(${text}, 1, 10), '-', '') || '0000', 1, 8) end`;
    case 'YYYYMMDD': return text;
    case 'DD/MM/YYYY': case 'DD.MM.YYYY': case 'DD-MM-YYYY':
      return sql`substr(${text}, 7, 4) || substr(${text}, 4, 2) || substr(${text}, 1, 2)`;
    case 'epoch-s': return sql`strftime('%Y%m%d', ${column}, 'unixepoch')`;
    case 'epoch-ms': return sql`strftime('%Y%m%d', ${column} / 1000.0, 'unixepoch')`;
  }
}

function notBefore(column: Column, format: DateFormat, zone: string, instant: string): Sql {
  const time = DateTime.fromISO(instant, { zone });
  switch (format) {
    case 'epoch-s': return sql`${column.sql} >= ${Math.ceil(time.toMillis() / 1000)}`;
    case 'epoch-ms': return sql`${column.sql} >= ${time.toMillis()}`;
    case 'datetime': {
      // A fraction of a second in the question counts as the next second; the column's own fraction is cut off.
      const whole = time.millisecond === 0 ? time : time.plus({ seconds: 1 }).startOf('second');
      const text = sql`replace(nullif(trim(${column.sql}), ''), 'T', ' ')`;
      return sql`case when ${hasOffset(text)} then datetime(${text}) >= ${whole.toUTC().toFormat('yyyy-MM-dd HH:mm:ss')}
        else substr(${text} || ' 00:00:00', 1, 19) >= ${whole.toFormat('yyyy-MM-dd HH:mm:ss')} end`;
    }
    default: {
      const first = time.toMillis() === time.startOf('day').toMillis() ? time : time.plus({ days: 1 });
      return sql`${dayText(column, format)} >= ${first.toFormat('yyyyMMdd')}`;
    }
  }
}

/** SQLite's ways of writing what the engines write differently. */
export const sqliteSql: EngineSql = {
  foldsAll: true,
  among: (column, values) => inList(column.sql, values),
  // Without ANALYZE, which is the nation's to run, it takes any value for one that ten rows have, and reads all of a kind rather than a few by key.
  fittedByMany: (condition) => sql`likelihood(${condition}, 0.1)`,
  textAmong: inList,
  asText: (column) => sql`cast(${column.sql} as text) collate binary`,
  order: (column) => column.sql,
  ranged: (column) => column.sql,
  joined,
  hasNonAscii,
  layout: (text) => sql`bureau_layout(${text})`,
  // A literal, so that an index serves where the column is of texts; where it is not, it is read as text all the same.
  startsWith: (column, beginning) => sql`${column.sql} glob ${sql.lit(`${beginning}*`)}`,
  folded,
  dayText,
  notBefore,
};
