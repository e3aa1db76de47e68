import { join } from 'node:path';
import { openDemoIssuer, signDemoToken } from '../../gateway/identity/index.js';
import { makeSigningKeys } from '../../gateway/signing/index.js';
import { isSimulated } from '../../subgraphs/countries.js';
import { startChild } from '../children.js';
import { filterKeysFile, makeFilterKeys } from '../filter-keys.js';
import type { Child } from '../children.js';
import { writeConfiguration } from './configuration.js';
import { makeDatabases } from './make-databases.js';
import { bureauLogFolder, databaseFile } from './manifest.js';
import { openProgress } from './progress.js';
import { summary } from './summary.js';

/** How long children may take to end before they are killed, in milliseconds. */
const patience = 15_000;

/** Countries of a world in one process, at most. */
const groupSize = 46;

/**
 * Makes what is missing, starts the bureaux and the gateway, prints where they are, and runs until a signal. A bureau that ends is
 * told of and not started again; when the gateway ends, the demo has failed.
 * @param folder absolute.
 * @param deadlineMs how long a query waits for bureaux.
 */
export async function runDemo(folder: string, port: number, countries: readonly string[], deadlineMs: number): Promise<void> {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  const issuer = await openDemoIssuer(folder);
  const signing = { privateFile: join(folder, 'signing', 'private.jwks.json'), publicFile: join(folder, 'signing', 'jwks.json') };
  makeSigningKeys(signing);
  const filterKeys = filterKeysFile(folder);
  makeFilterKeys(filterKeys);
  await makeDatabases(folder, countries, openProgress, stop.signal);
  if (stop.signal.aborted) return;
  const children: Child[] = [];
  const start = async (...started: Parameters<typeof startChild>): Promise<Child> => {
    const child = await startChild(...started);
    children.push(child);
    return child;
  };
  let ending = false;
  try {
    const started = await Promise.allSettled([
      ...(countries.some(isSimulated) ? [] : countries)
        .map((country) => start(country, [
          'bureau', country, '--database', `sqlite:${databaseFile(folder, country)}`, '--trust', signing.publicFile, '--log', bureauLogFolder(folder, country), '--filter-keys', filterKeys, '--port', '0',
        ])),
      ...groups(countries).map((group) => start(group.join(','), [folder, signing.publicFile, ...group], 'demo/simulate-process')),
    ]);
    const bureaux = started.map((result) => {
      if (result.status === 'rejected') throw result.reason;
      return result.value;
    });
    if (stop.signal.aborted) return;
    const gateway = await start('gateway', ['gateway', '--config', await writeConfiguration(folder, { port, deadlineMs }, { issuer, signingKeys: signing.privateFile, filterKeys }, Object.fromEntries(bureaux.flatMap(({ serves }) => Object.entries(serves))))]);
    const token = await signDemoToken(folder, { user: 'demo-analyst', country: 'FR', role: 'ANALYST', organisation: 'NCB Paris (demo)', expiresInSeconds: 86_400 });
    process.stdout.write(summary(gateway, bureaux, token, folder));
    for (const child of children) {
      void child.ended.then((how) => {
        if (!ending) process.stderr.write(`${child.name} (pid ${child.pid}) has ended: ${how}\n`);
      });
    }
    const how = await Promise.race([stopped, gateway.ended]);
    if (how !== undefined && !stop.signal.aborted) throw new Error(`the gateway has ended: ${how}`);
  } finally {
    ending = true;
    await endAll(children);
  }
}

/**
 * The countries of a world share processes, as one for each would take minutes to start and fill the memory of a small machine: those of the demo are in one, those
 * simulated in a few. Without simulated ones there are none.
 */
function groups(countries: readonly string[]): readonly (readonly string[])[] {
  const simulated = countries.filter(isSimulated);
  if (simulated.length === 0) return [];
  const parts = Array.from({ length: Math.ceil(simulated.length / groupSize) }, (_none, index) => simulated.slice(index * groupSize, (index + 1) * groupSize));
  return [countries.filter((country) => !isSimulated(country)), ...parts];
}

/** Ends the gateway first, so that it finishes what it has while the bureaux still answer. */
async function endAll(children: readonly Child[]): Promise<void> {
  const timer = setTimeout(() => children.forEach((child) => child.kill()), patience);
  for (const group of [children.filter(({ name }) => name === 'gateway'), children.filter(({ name }) => name !== 'gateway')]) {
    for (const child of group) child.end();
    await Promise.all(group.map(({ ended }) => ended));
  }
  clearTimeout(timer);
}
