import { alpha2Codes, alpha3ToAlpha2, numericToAlpha2 } from '../../../schema/country-codes.js';
import type { CodeListName } from '../../../schema/codes.js';
import { readDay, readInstant, readPartialDate } from './dates.js';
import type { Cell, Child, ColumnRef, DateFormat, Finder, NativeRow, Reading } from './mapping.js';
import type { CodedText, Country, Day, Instant, PartialDate, Place } from './profile.js';

/** A value as text without blanks at its ends; a truth value as 1 or 0, as some engines keep it. */
function cellText(cell: Cell | undefined): string | null {
  if (cell === null || cell === undefined) return null;
  return typeof cell === 'boolean' ? String(Number(cell)) : String(cell).trim() || null;
}

/** Native values that a conversion table reads as `value`; numbers are offered as numbers too. */
export function inverse(table: Readonly<Record<string, string>>): (value: string) => readonly Cell[] {
  const natives = new Map<string, Cell[]>();
  for (const [native, value] of Object.entries(table)) {
    const list = natives.get(value) ?? [];
    list.push(native);
    natives.set(value, list);
  }
  return (value) => natives.get(value) ?? [];
}

/** Text as it stands, blanks at the ends away, empty text as null. Not searchable. */
export function text(column: ColumnRef): Reading<string> {
  return { columns: [column], read: (row) => cellText(row[column]) };
}

/** Text that is searched as a whole, after folding: `alnum` for numbers and plates, `case` for words. */
export function searchedText(column: ColumnRef, fold: 'alnum' | 'case'): Reading<string> {
  return { ...text(column), find: { by: 'text', column, fold } };
}

/** A number. */
export function number(column: ColumnRef): Reading<number> {
  return {
    columns: [column],
    read: (row) => {
      const cell = cellText(row[column]);
      const value = cell === null ? NaN : Number(cell.replace(',', '.'));
      return Number.isFinite(value) ? value : null;
    },
  };
}

/** A yes or no, from the native values that mean each; another value reads as null. */
export function flag(column: ColumnRef, yes: Cell, no: Cell): Reading<boolean> {
  return {
    columns: [column],
    read: (row) => {
      const cell = cellText(row[column]);
      return cell === cellText(yes) ? true : cell === cellText(no) ? false : null;
    },
  };
}

/** The same value for every record. */
export function constant<T>(value: T): Reading<T> {
  return { columns: [], read: () => value };
}

/** A value of an enum of the profile, from the native code; a native code that is not in the table reads as null. */
export function code<E extends string>(column: ColumnRef, table: Readonly<Record<string, E>>): Reading<E> {
  return {
    columns: [column],
    read: (row) => table[cellText(row[column]) ?? ''] ?? null,
    find: { by: 'codes', column, natives: inverse(table) },
  };
}

/** Converts a native code to a code of a list; one without a counterpart keeps its text and has `code: null`. */
export function coded(cell: Cell | undefined, list: CodeListName, table: Readonly<Record<string, string>>): CodedText | null {
  const native = cellText(cell);
  return native === null ? null : { code: table[native] ?? null, list: table[native] ? list : null, text: native };
}

/** A value of a code list from the native code. Searched by the list's code. */
export function codedText(column: ColumnRef, list: CodeListName, table: Readonly<Record<string, string>>): Reading<CodedText> {
  return {
    columns: [column],
    read: (row) => coded(row[column], list, table),
    find: { by: 'codes', column, natives: inverse(table) },
  };
}

/** Several values of a code list in one column, parted by `separator`. Not searchable: see `codedChildren`. */
export function codedList(column: ColumnRef, separator: string, list: CodeListName, table: Readonly<Record<string, string>>): Reading<readonly CodedText[]> {
  return { columns: [column], read: (row) => split(row[column], separator).map((item) => coded(item, list, table)!) };
}

/** Values of a code list in child rows. Searched by the list's code. */
export function codedChildren(child: Child, column: ColumnRef, list: CodeListName, table: Readonly<Record<string, string>>): Reading<readonly CodedText[]> {
  const reading = children(child, (row) => coded(row[column], list, table));
  return { ...reading, find: { by: 'child', child, finder: { by: 'codes', column, natives: inverse(table) } } };
}

/** The parts of a text, blanks at the ends away, empty parts left out. */
export function split(cell: Cell | undefined, separator: string): string[] {
  return (cellText(cell) ?? '').split(separator).map((part) => part.trim()).filter((part) => part !== '');
}

/** A list in one column, parted by `separator`; each part through `convert`, where one is given; null parts are left out. */
export function list<T = string>(column: ColumnRef, separator: string, convert: (part: string) => T | null = (part) => part as T): Reading<readonly T[]> {
  return {
    columns: [column],
    read: (row) => split(row[column], separator).map(convert).filter((item): item is T & {} => item !== null),
  };
}

/** A list from child rows; rows that read as null are left out. */
export function children<T>(child: Child, read: (row: NativeRow) => T | null, find?: Finder): Reading<readonly T[]> {
  return {
    columns: [],
    children: { rows: child },
    read: (_row, { rows }) => (rows ?? []).map(read).filter((item): item is T & {} => item !== null),
    ...(find && { find: { by: 'child', child, finder: find } }),
  };
}

/** A day. A date known only in part reads as null. */
export function day(column: ColumnRef, format: DateFormat): Reading<Day> {
  return { columns: [column], read: (row) => readDay(row[column], format), find: { by: 'date', column, format } };
}

/** An instant; `zone` is the IANA zone of a column without offset. */
export function instant(column: ColumnRef, format: DateFormat, zone: string): Reading<Instant> {
  return { columns: [column], read: (row) => readInstant(row[column], format, zone), find: { by: 'date', column, format, zone } };
}

/** The one date of birth of a register that keeps one, known in full or in part. */
export function birth(column: ColumnRef, format: DateFormat): Reading<readonly PartialDate[]> {
  return {
    columns: [column],
    read: (row) => {
      const date = readPartialDate(row[column], format);
      return date === null ? [] : [date];
    },
    find: { by: 'date', column, format },
  };
}

/** Conversion tables from native country codes to ISO 3166-1 alpha-2. */
export const countryTables = {
  'alpha-2': Object.fromEntries(alpha2Codes.map((alpha2) => [alpha2, alpha2])),
  'alpha-3': alpha3ToAlpha2,
  numeric: numericToAlpha2,
} as const;

type CountryTable = keyof typeof countryTables | Readonly<Record<string, Country>>;
const tableOf = (codes: CountryTable): Readonly<Record<string, Country>> => (typeof codes === 'string' ? countryTables[codes] : codes);

/** A country, from ISO 3166-1 alpha-2, alpha-3, numeric (three digits) or a table of the country's own. */
export function countryCode(column: ColumnRef, codes: CountryTable): Reading<Country> {
  return code(column, tableOf(codes));
}

/** One nationality in one column. */
export function nationality(column: ColumnRef, codes: CountryTable): Reading<readonly Country[]> {
  const one = countryCode(column, codes);
  return {
    columns: one.columns,
    read: (row) => [one.read(row, {})].filter((item) => item !== null),
    ...(one.find && { find: one.find }),
  };
}

/** A place, from a column with its words and, where there is one, a column with its country; or a country that is always the same. */
export function place(words: ColumnRef, land?: Reading<Country>): Reading<Place> {
  return {
    columns: [words, ...(land?.columns ?? [])],
    read: (row) => {
      const words_ = cellText(row[words]);
      const country = land?.read(row, {}) ?? null;
      return words_ === null && country === null ? null : { text: words_, country: country };
    },
  };
}
