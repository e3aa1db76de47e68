import type { EngineName } from '../database/national-database.js';
import type { Cell, CountryMapping } from '../mapping/index.js';
import { anyRecord, type JournalDialect, type RowEvent, type Telling } from './dialect.js';
import { mariadbJournal } from './mariadb.js';
import { postgresJournal } from './postgres.js';
import { sqliteJournal } from './sqlite.js';
import { type Touch, touchesOf } from './touches.js';

const dialects: Readonly<Record<EngineName, JournalDialect>> = { postgres: postgresJournal, mariadb: mariadbJournal, sqlite: sqliteJournal };

/**
 * The SQL that adds a journal of changes to a national database: its tables, and triggers on every table that the mapping reads. A trigger
 * writes which records the row touches, and looks nothing up; where a record is known by something else than its key, the line says by what
 * (`via`), and who reads the journal finds it.
 */
export function journalSql(country: CountryMapping, engine: EngineName): string {
  const dialect = dialects[engine];
  return [
    `-- The journal of changes, derived from bureau.ts by \`npm run journals\`: change the mapping, not this file.\n`, dialect.tables,
    ...[...touchesOf(country)].map(([table, touches]) => `\n${dialect.triggers(table, {
      INSERT: together(touches.flatMap((touch) => ofImage(dialect, touch, 'NEW', 'INSERTED'))),
      UPDATE: together(touches.flatMap((touch) => ofUpdate(dialect, touch))),
      DELETE: together(touches.flatMap((touch) => ofImage(dialect, touch, 'OLD', 'DELETED'))),
    } satisfies Record<RowEvent, readonly Telling[]>)}`),
  ].join('');
}

type Image = 'NEW' | 'OLD';

/** What is told under the same condition is one statement. */
function together(tellings: readonly Telling[]): readonly Telling[] {
  const byCondition = new Map<string | null, readonly string[]>();
  for (const { condition, lines } of tellings) byCondition.set(condition, [...(byCondition.get(condition) ?? []), ...lines]);
  return [...byCondition].map(([condition, lines]) => ({ condition, lines }));
}

/** What a new or an old row tells. */
function ofImage(dialect: JournalDialect, touch: Touch, image: Image, happened: string): readonly Telling[] {
  return touch.how === 'moved' ? [] : [tellingOf(dialect, touch, image, touch.how === 'record' ? happened : 'CHANGED')];
}

/** A changed row tells of the records it touches now, and of those it touched before where they are others. */
function ofUpdate(dialect: JournalDialect, touch: Touch): readonly Telling[] {
  const now = tellingOf(dialect, touch, 'NEW', 'CHANGED');
  if (touch.column === null) return [now];
  const before = tellingOf(dialect, touch, 'OLD', 'CHANGED');
  const differs = dialect.differ(columnOf(dialect, 'OLD', touch.column), columnOf(dialect, 'NEW', touch.column));
  const other = [differs, ...changedConditions(dialect, touch)].join(' OR ');
  const guarded = (telling: Telling, guard: string): Telling => ({ ...telling, condition: `${telling.condition} AND (${guard})` });
  return [touch.how === 'moved' ? guarded(now, differs) : now, guarded(before, other)];
}

/** A row that had fitted the condition and does not any more touches its record, too. */
const changedConditions = (dialect: JournalDialect, { where }: Touch): readonly string[] =>
  Object.keys(where).map((column) => dialect.differ(columnOf(dialect, 'OLD', column), columnOf(dialect, 'NEW', column)));

const columnOf = (dialect: JournalDialect, image: Image, column: string): string => `${image}.${dialect.quoted(column)}`;

function tellingOf(dialect: JournalDialect, { type, column, via, where }: Touch, image: Image, happened: string): Telling {
  const [type_, happened_] = [type, happened].map((text) => dialect.literal(text)) as [string, string];
  if (column === null) return { condition: null, lines: [`(${[type_, 'NULL', dialect.literal(anyRecord), happened_].join(', ')})`] };
  const value = columnOf(dialect, image, column);
  const conditions = Object.entries(where).map(([name, cells]) => isOneOf(dialect, columnOf(dialect, image, name), cells));
  return {
    condition: [`${value} IS NOT NULL`, ...conditions].join(' AND '),
    lines: [`(${[type_, dialect.text(value), via === null ? 'NULL' : dialect.literal(via), happened_].join(', ')})`],
  };
}

const isList = (value: Cell | readonly Cell[]): value is readonly Cell[] => Array.isArray(value);

function isOneOf(dialect: JournalDialect, column: string, wanted: Cell | readonly Cell[]): string {
  const cells = isList(wanted) ? wanted : [wanted];
  const some = cells.filter((cell) => cell !== null);
  const among = some.length > 0 ? [`${column} IN (${some.map((cell) => dialect.literal(cell)).join(', ')})`] : [];
  return `(${[...among, ...(some.length < cells.length ? [`${column} IS NULL`] : [])].join(' OR ')})`;
}
