import { DatabaseSync } from '@photostructure/sqlite';

/** The database of one comparison: SQLite keeps it in a file of its own that nobody else can open, and removes it at the end. */
export type Comparison = InstanceType<typeof DatabaseSync>;

/**
 * `operation`: what gateways were asked. `told`: what they tell of a country. `named`: answers of a bureau that they name. `answer`: what bureaux were
 * asked and gave. `access`: later uses of answers, as bureaux were told.
 */
const tables = `
PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -65536;
CREATE TABLE operation (origin TEXT, id TEXT, result TEXT NOT NULL, asker TEXT NOT NULL, PRIMARY KEY (origin, id)) WITHOUT ROWID;
CREATE TABLE told (
  origin TEXT NOT NULL, place INTEGER NOT NULL, country TEXT NOT NULL, id TEXT NOT NULL, status TEXT NOT NULL, later INTEGER NOT NULL, named INTEGER NOT NULL, whole INTEGER NOT NULL,
  records TEXT NOT NULL, PRIMARY KEY (country, origin, place)
) WITHOUT ROWID;
CREATE TABLE named (country TEXT, entry TEXT, origin TEXT, place INTEGER, id TEXT NOT NULL, PRIMARY KEY (country, entry, origin, place)) WITHOUT ROWID;
CREATE TABLE answer (
  country TEXT, place INTEGER, entry TEXT NOT NULL, origin TEXT, id TEXT, question TEXT, attempt INTEGER, result TEXT NOT NULL, asker TEXT NOT NULL,
  disclosed TEXT NOT NULL, asked TEXT NOT NULL, PRIMARY KEY (country, place)
) WITHOUT ROWID;
CREATE TABLE access (country TEXT, origin TEXT, place INTEGER, entry TEXT NOT NULL, bureauPlace INTEGER NOT NULL, asker TEXT NOT NULL, records TEXT NOT NULL, PRIMARY KEY (country, origin, place)) WITHOUT ROWID;`;

/** Indexes are made when all is read. */
const indexes = `
CREATE UNIQUE INDEX answer_entry ON answer (country, entry);
CREATE INDEX answer_operation ON answer (origin, id);
CREATE INDEX told_operation ON told (origin, id, country);`;

export function openComparison(): Comparison {
  const database = new DatabaseSync('');
  database.exec(tables);
  database.exec('BEGIN');
  return database;
}

/** To be called when all logs are read. */
export function endReading(database: Comparison): void {
  database.exec('COMMIT');
  database.exec(indexes);
}
