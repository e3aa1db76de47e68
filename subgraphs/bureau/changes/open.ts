import type { NationalDatabase } from '../database/national-database.js';
import { journalTable, originTable } from '../journal/dialect.js';
import type { ReaderSource } from '../loaders/request-reader.js';
import type { ChangeSource } from './change.js';
import { comparisonSource, type ComparisonOptions } from './comparison.js';
import { FingerprintReader } from './fingerprints.js';
import { type Journal, journalSource } from './journal.js';
import { changesOf } from './journal-line.js';
import { mariadbJournal } from './mariadb-journal.js';
import { postgresJournal } from './postgres-journal.js';
import { sqliteJournal } from './sqlite-journal.js';

const journals: Readonly<Record<NationalDatabase['name'], (database: NationalDatabase) => Journal>> = {
  postgres: postgresJournal, mariadb: mariadbJournal, sqlite: sqliteJournal,
};

/** Whether the database has a journal that the bureau may read. */
export const hasJournal = ({ tables }: Pick<NationalDatabase, 'tables'>): boolean => tables.has(journalTable) && tables.has(originTable);

/** Learns the changes of a country's records from the journal of its database; where it has none, by comparison. */
export function openChangeSource(source: ReaderSource, options: ComparisonOptions): ChangeSource {
  const { country, database } = source;
  return hasJournal(database)
    ? journalSource(journals[database.name](database), changesOf(country, database))
    : comparisonSource(new FingerprintReader(source), options);
}
