import { type JournalDialect, journalTable, originTable, plainLiteral, type RowEvent, type Telling, toldColumns } from './dialect.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function statement({ condition, lines }: Telling): string {
  const rows = `VALUES ${lines.join(', ')}`;
  return `  INSERT INTO ${journalTable} (${toldColumns}) ${condition === null ? rows : `SELECT * FROM (${rows}) WHERE ${condition}`};`;
}

const trigger = (table: string, event: RowEvent, tellings: readonly Telling[]): string =>
  `CREATE TRIGGER ${quoted(`${journalTable}_${table}_${event.toLowerCase()}`)} AFTER ${event} ON ${quoted(table)} BEGIN\n${tellings.map(statement).join('\n')}\nEND;\n`;

/** SQLite: one transaction writes at a time, so that positions grow in the order of commits. */
export const sqliteJournal: JournalDialect = {
  tables: `CREATE TABLE ${originTable} (origin TEXT NOT NULL);
INSERT INTO ${originTable} VALUES (lower(hex(randomblob(6))));
CREATE TABLE ${journalTable} (
  position    INTEGER PRIMARY KEY AUTOINCREMENT,
  record_type TEXT,
  record_key  TEXT,
  via         TEXT,
  happened    TEXT NOT NULL,
  at          TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ'))
);
INSERT INTO ${journalTable} (happened) VALUES ('ANYTHING');
`,
  quoted,
  literal: plainLiteral,
  text: (column) => `CAST(${column} AS TEXT)`,
  differ: (one, other) => `CAST(${one} AS BLOB) IS NOT CAST(${other} AS BLOB)`,
  triggers: (table, tellings) => (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => trigger(table, event, tellings[event])).join(''),
};
