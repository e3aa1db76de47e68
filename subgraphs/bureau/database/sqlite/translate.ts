/** What stays as it is: texts, quoted names and comments. */
const untouched = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*[\s\S]*?\*\//;

/** A list of values in MariaDB: `ENUM('A', 'B')`. */
const enumeration = /\bENUM\s*\((?:[^()']|'(?:[^']|'')*')*\)/;

/** A collation or character set of a column, but for the collations that SQLite has. */
const collation = /\s+(?:COLLATE\s+(?!(?:BINARY|NOCASE|RTRIM)\b)|CHARACTER\s+SET\s+)(?:"[^"]*"|\w+)/;

const parts = new RegExp([collation, untouched, enumeration].map(({ source }) => source).join('|'), 'gi');

/**
 * A national schema of PostgreSQL or MariaDB as SQLite takes it; one of SQLite stays as it is. SQLite gives a type by words of
 * its name and takes the rest as it comes, so that two rules are enough:
 * 1. an enumeration of MariaDB becomes TEXT;
 * 2. collations and character sets of columns go, as SQLite compares by code point.
 */
export function toSqlite(nativeSql: string): string {
  return nativeSql.replace(parts, (part) => {
    if (/^\s/.test(part)) return '';
    return /^enum/i.test(part) ? 'TEXT' : part;
  });
}
