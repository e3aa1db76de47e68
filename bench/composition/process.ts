import { startBureau } from '../bureaux/server.js';
import { announce } from '../children/probe.js';
import { firstCountries } from '../../subgraphs/countries.js';
import { extendedSdl } from './extension.js';

/** The word by which bureaux publish the next version of what they add. */
export const nextWord = 'next';

/** Bureaux that publish: how many, and how many of these add something to the profile. Nothing is added before the first `next`. */
async function main(): Promise<void> {
  const [, , count, extended] = process.argv as [string, string, string, string];
  const bureaux = await Promise.all(firstCountries(Number(count)).map((country) => startBureau(country, { keepSeconds: null, filter: null })));
  let version = 0;
  process.on('message', (message) => {
    if (message !== nextWord) return;
    version += 1;
    for (const { country, publish } of bureaux.slice(0, Number(extended))) publish(extendedSdl(country, version));
    process.send?.([]);
  });
  announce(bureaux.map(({ country, url }) => ({ country, url })));
}

if (require.main === module) void main();
