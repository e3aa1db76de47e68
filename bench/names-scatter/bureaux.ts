import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { projectFile } from '../../schema/files.js';
import { createNational, type RunningBureau, startBureau } from '../../subgraphs/bureau/index.js';
import { journalSql } from '../../subgraphs/bureau/journal/index.js';
import { demoCountry } from '../../subgraphs/demo-country.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { announce } from '../children/probe.js';
import { personInventor, personRows } from '../names-index/register.js';

/** Makes a country's national database with so many invented persons, where it is not there. @returns its file. */
async function databaseOf(folder: string, country: string, persons: number): Promise<string> {
  const file = join(folder, `${country}-${persons}.sqlite`);
  if (existsSync(file)) return file;
  mkdirSync(folder, { recursive: true });
  const demo = demoCountry(country), part = `${file}.part`;
  const rows = personRows(await demo.records(), country, persons, personInventor(country));
  createNational(part, projectFile('subgraphs', country.toLowerCase(), 'native.sql'), rows, { journalSql: journalSql(await demo.mapping(), 'sqlite') });
  renameSync(part, file);
  return file;
}

/**
 * Serves several bureaux as they are built, each over a national database of its own, with index and query log, which take signed questions alone.
 * @param words the folder of the databases, that of the logs, the file of keys they trust, how many persons each has, and the countries.
 */
export async function serveBureaux(words: readonly string[]): Promise<void> {
  const [folder = '', logs = '', keys = '', persons = '', ...countries] = words;
  const serving: SimulatedBureau[] = [], running: RunningBureau[] = [];
  for (const country of countries) {
    const file = await databaseOf(folder, country, Number(persons));
    const bureau = await startBureau(await demoCountry(country).mapping(), `sqlite:${file}`, { trust: { keys }, log: { folder: join(logs, country) }, index: { file: `${file}-names` } });
    running.push(bureau);
    serving.push({ country, url: bureau.url });
  }
  announce(serving);
  // An index whose process is killed is made anew.
  process.once('SIGTERM', () => void Promise.all(running.map((bureau) => bureau.close())).then(() => process.exit(0)));
}
