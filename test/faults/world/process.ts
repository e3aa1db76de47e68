import { startWorldBureau } from './bureaux.js';
import type { Ill } from './bureaux.js';
import { announce } from '../../../bench/children/probe.js';

/** The word by which bureaux of a process fall ill. */
export const fallWord = 'fall';

/** A process of the world: `KEYS [[CC,ILL],...]` serves bureaux, ILL null for those that stay well. */
async function main(): Promise<void> {
  const [, , keys, list] = process.argv as [string, string, string, string];
  const wanted = JSON.parse(list) as readonly (readonly [string, Ill | null])[];
  const bureaux = await Promise.all(wanted.map(([country, ill]) => startWorldBureau(country, ill, keys)));
  process.on('message', (message) => {
    if (message !== fallWord) return;
    for (const bureau of bureaux) bureau.fall();
    process.send?.([]);
  });
  announce(bureaux.map(({ country, url }) => ({ country, url })));
}

if (require.main === module) void main();
