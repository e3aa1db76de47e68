import { type JournalDialect, journalTable, originTable, plainLiteral, type RowEvent, type Telling, toldColumns } from './dialect.js';

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

function statement({ condition, lines }: Telling): string {
  const insert = `INSERT INTO ${journalTable} (${toldColumns}) VALUES ${lines.join(', ')};`;
  return condition === null ? `    ${insert}` : `    IF ${condition} THEN ${insert} END IF;`;
}

/** A function of the maker's rights: who writes to the table need not be let write to the journal. */
const functionOf = (name: string, body: string): string =>
  `CREATE FUNCTION ${name}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path FROM CURRENT AS $$\nBEGIN\n${body}\n  RETURN NULL;\nEND $$;\n`;

const truncated = `${journalTable}_truncated`;

function triggers(table: string, tellings: Readonly<Record<RowEvent, readonly Telling[]>>): string {
  const name = quoted(`${journalTable}_${table}`);
  const when = (event: RowEvent): string => `TG_OP = '${event}' THEN\n${tellings[event].map(statement).join('\n')}`;
  return functionOf(name, `  IF ${when('INSERT')}\n  ELSIF ${when('UPDATE')}\n  ELSIF ${when('DELETE')}\n  END IF;`)
    + `CREATE TRIGGER ${name} AFTER INSERT OR UPDATE OR DELETE ON ${quoted(table)} FOR EACH ROW EXECUTE FUNCTION ${name}();\n`
    + `CREATE TRIGGER ${quoted(`${truncated}_${table}`)} AFTER TRUNCATE ON ${quoted(table)} FOR EACH STATEMENT EXECUTE FUNCTION ${truncated}();\n`;
}

/** PostgreSQL: with each line goes its transaction, by which a snapshot says what could be seen of the journal and what could not. */
export const postgresJournal: JournalDialect = {
  // Nobody's temporary table is to stand before the journal.
  tables: `SELECT set_config('search_path', current_setting('search_path') || ', pg_temp', false);
CREATE TABLE ${originTable} (origin TEXT NOT NULL);
INSERT INTO ${originTable} VALUES (left(md5(gen_random_uuid()::text), 12));
CREATE TABLE ${journalTable} (
  position    BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  transaction XID8   NOT NULL DEFAULT pg_current_xact_id(),
  record_type TEXT,
  record_key  TEXT,
  via         TEXT,
  happened    TEXT   NOT NULL,
  at          TIMESTAMPTZ NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX ${journalTable}_transaction ON ${journalTable} (transaction);
INSERT INTO ${journalTable} (happened) VALUES ('ANYTHING');
${functionOf(truncated, `  INSERT INTO ${journalTable} (happened) VALUES ('ANYTHING');`)}`,
  quoted,
  literal: plainLiteral,
  text: (column) => `${column}::text`,
  differ: (one, other) => `${one}::text COLLATE "C" IS DISTINCT FROM ${other}::text COLLATE "C"`,
  triggers,
};
