import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startChild } from '../../../bench/children/child.js';
import type { Child } from '../../../bench/children/child.js';
import { newFilterKeys } from '../../../cli/filter-keys.js';
import { firstCountries } from '../../../subgraphs/countries.js';
import { loggedGateway } from '../../support/logged-gateway.js';
import { eventually } from '../../support/servers/eventually.js';
import { garbage, mostBytes } from '../world/bureaux.js';
import { fallWord } from '../world/process.js';
import { fallingWorld, filtersAnswer, runWorld } from '../world/run.js';
import type { World, WorldGateway } from '../world/run.js';
import type { FaultTable } from './table.js';

/** How many countries have a bureau, how many of these die and how many stall; one more answers garbage of each kind. */
const countries = 196, dead = 20, stalled = 10;

/** Milliseconds after the deadline in which an answer is to have come whole: one of 500 documents with the outcomes of all countries has 98,000 outcomes. */
const graceMs = 5_000;

/** Milliseconds the gateway waits for bureaux: its default. */
const deadlineMs = 5_000;

/** The whole world, of which a part is ill: `npm run faults -- world`. */
export const worldTable: FaultTable = {
  name: 'world',
  about: `${countries} bureaux of which ${dead} are killed, ${stalled} stall and ${garbage.length} answer garbage: every outcome is right, and the others are answered in time`,
  async run({ size: documents = 500, tell }) {
    const folder = mkdtempSync(join(tmpdir(), 'bureaux-world-'));
    const filterKeys = join(folder, 'filter-keys');
    writeFileSync(filterKeys, newFilterKeys());
    const world = fallingWorld(firstCountries(countries), [['dead', dead], ['stalled', stalled], ...garbage.map((kind) => [kind, 1] as const)]);
    const children: Child[] = [];
    try {
      tell('starting the bureaux');
      const [dying, falling] = await startBureaux(world, filterKeys, children);
      tell('starting the gateway');
      const gateway = await startGateway(folder, filterKeys, children);
      try {
        await eventually('every country to be answered by its filter', () => filtersAnswer(world, gateway));
        const { rows, breaches } = await runWorld(world, gateway, async () => {
          tell(`${dead} bureaux are killed, ${stalled} stall, ${garbage.length} answer garbage`);
          await Promise.all([dying!.kill(), falling!.ask(fallWord)]);
        }, { documents, repeated: 3, graceMs });
        return { rows: rows.map(({ question, before, elapsedMs, outcomes }) => ({ question, bureaux: before ? 'well' : 'ill', 'elapsed, ms': elapsedMs, 'deadline, ms': deadlineMs, outcomes })), breaches };
      } finally {
        await gateway.close();
      }
    } finally {
      await Promise.all(children.map((child) => child.stop()));
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** Starts the bureaux in a few processes. @returns the process of those that are to die and that of the others that are to fall ill. */
async function startBureaux(world: World, filterKeys: string, children: Child[]): Promise<readonly Child[]> {
  const all = [...world];
  const well = all.filter(([, ill]) => ill === null);
  const half = Math.ceil(well.length / 2);
  const groups = [all.filter(([, ill]) => ill === 'dead'), all.filter(([, ill]) => ill !== null && ill !== 'dead'), well.slice(0, half), well.slice(half)];
  for (const group of groups) children.push(await startChild(join(__dirname, '..', 'world', 'process.ts'), { args: [filterKeys, JSON.stringify(group)] }));
  return children;
}

async function startGateway(folder: string, filterKeys: string, bureaux: readonly Child[]): Promise<WorldGateway & { close(): Promise<void> }> {
  const addresses = bureaux.flatMap(({ ready }) => ready as readonly { readonly country: string; readonly url: string }[]);
  const { start, headers } = await loggedGateway(join(folder, 'gateway'), {
    countries: addresses.map(({ country, url }) => ({ code: country, url })), deadlineMs, maxBureauBytes: mostBytes, filters: { keys: filterKeys },
  });
  const running = await start();
  return {
    deadlineMs,
    async ask(query, variables) {
      const response = await fetch(`${running.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
      return response.json();
    },
    async close() {
      running.process.kill('SIGTERM');
      await running.ended;
    },
  };
}
