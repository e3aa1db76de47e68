import { announce } from '../children/probe.js';
import { firstCountries } from '../../subgraphs/countries.js';
import { simulatedFilter } from './filter.js';
import { startBureau } from './server.js';
import type { SimulatedBureau } from './server.js';

/**
 * The process that simulates all bureaux: one port for each country. Its arguments: how many, for how many seconds answers may be kept or `-`, and the file
 * of secrets under which filters of documents are published, and how many documents each register has (default: `documentsPerCountry`).
 */
async function main(): Promise<void> {
  const [, , count, keep = '-', keyFile, documents] = process.argv;
  const keepSeconds = keep === '-' ? null : Number(keep);
  const started = await Promise.all(firstCountries(Number(count)).map((country) =>
    startBureau(country, { keepSeconds, filter: keyFile === undefined ? null : simulatedFilter(country, keyFile, documents === undefined ? undefined : Number(documents)) })));
  announce(started.map(({ country, url }): SimulatedBureau => ({ country, url })));
}

void main();
