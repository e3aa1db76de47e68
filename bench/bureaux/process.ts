import { announce } from '../children/probe.js';
import { firstCountries } from '../../subgraphs/countries.js';
import { startBureau } from './server.js';
import type { SimulatedBureau } from './server.js';

/** The process that simulates all bureaux: one port for each country. Its only argument is how many. */
async function main(): Promise<void> {
  const started = await Promise.all(firstCountries(Number(process.argv[2])).map(startBureau));
  announce(started.map(({ country, url }): SimulatedBureau => ({ country, url })));
}

void main();
