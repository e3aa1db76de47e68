import { projectFile } from '../../schema/files.js';
import { createNational } from '../../subgraphs/bureau/database/sqlite/create.js';
import { journalSql } from '../../subgraphs/bureau/journal/index.js';
import { modelOf } from '../../subgraphs/countries.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import { databaseFile, demoSeed } from './manifest.js';

/** What a worker process tells while it makes databases. */
export type Making =
  | { readonly kind: 'progress'; readonly country: string; readonly rows: number }
  | { readonly kind: 'made'; readonly country: string; readonly rows: number };

/** Makes one country's demo database: records invented from the seed, the planted cases, written as that country writes them. */
async function makeDatabase(folder: string, country: string, tell: (making: Making) => void): Promise<void> {
  const { mapping, records, register, journal } = demoCountry(country);
  const nativeSql = projectFile('subgraphs', modelOf(country).toLowerCase(), 'native.sql');
  const rows = createNational(databaseFile(folder, country), nativeSql, (await records()).rows(register(demoSeed)), {
    journalSql: journal ? journalSql(await mapping(), 'sqlite') : undefined,
    onProgress: (written) => tell({ kind: 'progress', country, rows: written }),
  });
  tell({ kind: 'made', country, rows });
}

/** A worker process: makes the database of each country it is sent, one after the other, until the channel closes. */
if (require.main === module) {
  const folder = process.argv[2]!;
  process.on('message', (country: string) => {
    makeDatabase(folder, country, (making) => process.send?.(making)).catch((error: unknown) => {
      process.stderr.write(`${country}: ${error instanceof Error ? error.message : String(error)}\n`);
      process.exit(1);
    });
  });
}
