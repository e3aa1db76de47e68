import { announce } from '../children/probe.js';
import { firstCountries } from '../../subgraphs/countries.js';
import { startBureau } from './server.js';
import type { SimulatedBureau } from './server.js';

/** The process that simulates all bureaux: one port for each country. Its arguments: how many, and for how many seconds answers may be kept. */
async function main(): Promise<void> {
  const keepSeconds = process.argv[3] === undefined ? null : Number(process.argv[3]);
  const started = await Promise.all(firstCountries(Number(process.argv[2])).map((country) => startBureau(country, { keepSeconds })));
  announce(started.map(({ country, url }): SimulatedBureau => ({ country, url })));
}

void main();
