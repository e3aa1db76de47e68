import type { Child, ColumnRef, Reading } from './mapping.js';
import type { Country, Envelope } from './profile.js';
import { countryTables, inverse, split } from './readings.js';

type Audience = Envelope['audience'];
type Codes = keyof typeof countryTables | Readonly<Record<string, Country>>;

const tableOf = (codes: Codes): Readonly<Record<string, Country>> => (typeof codes === 'string' ? countryTables[codes] : codes);

const denied = (natives: readonly string[], table: Readonly<Record<string, Country>>): Audience | null => {
  const countries = natives.map((native) => table[native]).filter((alpha2) => alpha2 !== undefined);
  return countries.length === 0 ? null : { allowed: null, denied: countries };
};

/** Countries a record is kept from, in one column parted by `separator`. Found by the country, so that rules can read it. */
export function excludedList(column: ColumnRef, separator: string, codes: Codes): Reading<Audience> {
  const table = tableOf(codes);
  return {
    columns: [column],
    read: (row) => denied(split(row[column], separator), table),
    find: { by: 'listed', column, separator, natives: inverse(table) },
  };
}

/** Countries a record is kept from, one in each child row. Found by the country, so that rules can read it. */
export function excludedRows(child: Child, column: ColumnRef, codes: Codes): Reading<Audience> {
  const table = tableOf(codes);
  return {
    columns: [],
    children: { excluded: child },
    read: (_row, { excluded = [] }) => denied(excluded.map((row) => String(row[column] ?? '').trim()), table),
    find: { by: 'child', child, finder: { by: 'codes', column, natives: inverse(table) } },
  };
}
