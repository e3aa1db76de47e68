import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { openAsker } from '../asker.js';
import type { Asker } from '../asker.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import { startBureaux } from '../contenders/bureaux.js';
import type { Running } from '../contenders/contender.js';
import { percentile } from '../measure.js';

/** How much is checked. */
export interface ChecksLoad {
  readonly countries: readonly number[];
  /** How often the gateways take turns. */
  readonly rounds: number;
  /** Checks of one document in each round, one after another. */
  readonly checks: number;
  /** Documents of a bulk check, and bulk checks in each round. */
  readonly documents: number;
  readonly bulks: number;
}

/** What was seen of so many countries. Times in milliseconds of CPU of the gateway's process, all its threads. */
export interface ChecksFigures {
  readonly countries: number;
  /** A check of one document: without filters, with them, with them and with the outcome of each country told. */
  readonly liveMs: number;
  readonly filteredMs: number;
  readonly listedMs: number;
  /** A gateway with filters that has nothing to do, for the time that a check takes: streams of filters and changes are read. */
  readonly idleMsPerSecond: number;
  /** A bulk check, with filters: of each, and documents a second of one core. */
  readonly bulkMs: number;
  readonly documentsPerSecond: number;
  readonly p50Ms: number;
}

const query = 'query Check($documents: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $documents) { index outcome complete } }';
const listedQuery = query.replace('complete }', 'complete countries { country status source } }');
const liveQuery = query.replace('$documents)', '$documents, freshness: 0)');

/** A number that no register has, and that does not follow another: whoever asks for one after the other is locked out. */
const numberOf = (name: string): string => createHash('sha256').update(name).digest('hex').slice(0, 12).toUpperCase();

const bodies = (text: string, name: string, count: number, documents = 1): readonly string[] => Array.from({ length: count }, (_, n) =>
  JSON.stringify({ query: text, variables: { documents: Array.from({ length: documents }, (_none, at) => ({ number: numberOf(`${name} ${n} ${at}`), issuer: 'FR' })) } }));

/** Waits until every country is answered by its filter. */
export async function waitForFilters({ url, headers }: Pick<Running, 'url' | 'headers'>, countries: number): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const response = await fetch(url, { method: 'POST', headers, body: bodies(listedQuery, `Wait ${tries}`, 1)[0]! });
    const { data } = (await response.json()) as { readonly data?: { readonly checkTravelDocuments: readonly { readonly countries: readonly { readonly source: string }[] }[] } };
    const sources = data?.checkTravelDocuments[0]?.countries.map(({ source }) => source) ?? [];
    if (sources.length === countries && sources.every((source) => source === 'FILTER')) return;
    await pause(100);
  }
  throw new Error('expected every country to be answered by its filter within a minute');
}

/** A gateway over so many countries, and what was seen of it. */
interface Measured {
  readonly countries: number;
  readonly running: Running;
  readonly asker: Asker;
  readonly seen: Readonly<Record<'live' | 'filtered' | 'listed' | 'bulk' | 'idle' | 'latencies', number[]>>;
  close(): Promise<void>;
}

async function open(countries: number, folder: string): Promise<Measured> {
  const filterKeys = join(folder, 'filter-keys');
  writeFileSync(filterKeys, JSON.stringify({ keys: [{ id: 'bench', key: randomBytes(32).toString('base64url') }] }));
  const simulation = await startChild(join(__dirname, '..', 'bureaux', 'process.ts'), { args: [String(countries), '-', filterKeys] });
  try {
    const own = join(folder, String(countries));
    mkdirSync(own);
    const running = await startBureaux({ bureaux: simulation.ready as readonly SimulatedBureau[], folder: own }, { cache: { enabled: false }, filterKeys });
    const asker = openAsker(running);
    return {
      countries, running, asker, seen: { live: [], filtered: [], listed: [], bulk: [], idle: [], latencies: [] },
      async close() {
        await asker.close();
        await simulation.stop();
      },
    };
  } catch (error) {
    await simulation.stop();
    throw error;
  }
}

/** Until what is run often is compiled: after as few as 600 checks they took half as much again. */
async function warmUp({ countries, running, asker }: Measured, { documents }: ChecksLoad): Promise<void> {
  await waitForFilters(running, countries);
  await asker.ask(bodies(query, 'Warm', 3_000));
  await asker.ask(bodies(query, 'WarmBulk', 100, documents));
  await asker.ask(bodies(liveQuery, 'WarmLive', 150));
}

async function takeTurn({ running, asker, seen }: Measured, round: number, { checks, bulks, documents }: ChecksLoad): Promise<void> {
  // Nothing counts of what the turns of others have let grow cold.
  await asker.ask(bodies(query, `C${round}N`, 50));
  const before = await running.sample();
  await pause(1_000);
  seen.idle.push(((await running.sample()).cpuMicros - before.cpuMicros) / 1000);
  const { cpuMs, latenciesMs } = await asker.ask(bodies(query, `R${round}N`, checks));
  seen.filtered.push(cpuMs);
  seen.latencies.push(...latenciesMs);
  seen.listed.push((await asker.ask(bodies(listedQuery, `L${round}N`, checks))).cpuMs);
  seen.bulk.push((await asker.ask(bodies(query, `B${round}N`, bulks, documents))).cpuMs);
  // Asked of every country: the same gateway without its filters.
  seen.live.push((await asker.ask(bodies(liveQuery, `F${round}N`, Math.ceil(checks / 8)))).cpuMs);
}

function figuresOf({ countries, seen }: Measured, { documents }: ChecksLoad): ChecksFigures {
  const median = (of: readonly number[]): number => percentile(of, 0.5);
  const bulkMs = median(seen.bulk);
  return {
    countries, liveMs: median(seen.live), filteredMs: median(seen.filtered), listedMs: median(seen.listed), idleMsPerSecond: median(seen.idle), bulkMs,
    documentsPerSecond: documents * 1000 / bulkMs, p50Ms: median(seen.latencies),
  };
}

/**
 * Checks of documents that no country has, by the filters of the countries and by asking them. Nothing is kept; identity, purpose, policy and query log are on.
 * The gateways take turns, so that a noisy machine hits all alike.
 */
export async function measureChecks(load: ChecksLoad, progress: (line: string) => void): Promise<readonly ChecksFigures[]> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const all: Measured[] = [];
  try {
    for (const countries of load.countries) {
      progress(`${countries} countries: starting bureaux and gateway`);
      const measured = await open(countries, folder);
      all.push(measured);
      await warmUp(measured, load);
    }
    for (let round = 1; round <= load.rounds; round += 1) {
      progress(`round ${round} of ${load.rounds}`);
      for (const measured of all) await takeTurn(measured, round, load);
    }
    return all.map((measured) => figuresOf(measured, load));
  } finally {
    for (const { close } of all) await close();
    rmSync(folder, { recursive: true, force: true });
  }
}
