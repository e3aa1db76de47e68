import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../schema/files.js';
import { journalSql } from './bureau/journal/index.js';
import { countryCodes, countryFolders } from './countries.js';

/** The journal.sql that each country with a journal is to have, in the SQL of the engine it runs. */
export async function journals(): Promise<ReadonlyMap<string, string>> {
  const kept = countryCodes.map((code) => [code, countryFolders[code]!] as const).filter(([, { journal = true }]) => journal);
  return new Map(await Promise.all(kept.map(async ([code, { engine, bureau }]) => [code, journalSql(await bureau(), engine)] as const)));
}

/** `npm run journals`: writes them. */
async function write(): Promise<void> {
  for (const [code, sql] of await journals()) writeFileSync(join(projectRoot, 'subgraphs', code.toLowerCase(), 'journal.sql'), sql);
}

if (require.main === module) void write();
