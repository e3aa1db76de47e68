import { type JournalDialect, journalTable, originTable, plainLiteral, type RowEvent, type Telling, toldColumns } from './dialect.js';

const quoted = (name: string): string => `\`${name.replaceAll('`', '``')}\``;

/** An INSERT ... SELECT would hold the journal's counter to the end of the whole statement, and other writers with it. */
function statement({ condition, lines }: Telling): string {
  const insert = `INSERT INTO ${journalTable} (${toldColumns}) VALUES ${lines.join(', ')};`;
  return condition === null ? `  ${insert}` : `  IF ${condition} THEN ${insert} END IF;`;
}

const trigger = (table: string, event: RowEvent, tellings: readonly Telling[]): string =>
  `CREATE TRIGGER ${quoted(`${journalTable}_${table}_${event.toLowerCase()}`)} AFTER ${event} ON ${quoted(table)} FOR EACH ROW BEGIN\n${tellings.map(statement).join('\n')}\nEND;\n`;

/** MariaDB: positions grow in the order of writing, not of commits. A trigger writes with the rights of who made it. */
export const mariadbJournal: JournalDialect = {
  tables: `CREATE TABLE ${originTable} (origin VARCHAR(36) NOT NULL) ENGINE = InnoDB;
INSERT INTO ${originTable} VALUES (LEFT(MD5(UUID()), 12));
CREATE TABLE ${journalTable} (
  position    BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  record_type VARCHAR(20),
  record_key  TEXT,
  via         VARCHAR(200),
  happened    VARCHAR(10)  NOT NULL,
  at          TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3)
) ENGINE = InnoDB, CHARACTER SET utf8mb4, COLLATE utf8mb4_bin;
INSERT INTO ${journalTable} (happened) VALUES ('ANYTHING');
`,
  quoted,
  literal: (cell) => plainLiteral(typeof cell === 'string' ? cell.replaceAll('\\', '\\\\') : cell),
  text: (column) => column,
  differ: (one, other) => `NOT (BINARY ${one} <=> BINARY ${other})`,
  triggers: (table, tellings) => (['INSERT', 'UPDATE', 'DELETE'] as const).map((event) => trigger(table, event, tellings[event])).join(''),
};
