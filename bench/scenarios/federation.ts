import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { openAsker } from '../asker.js';
import type { Asker } from '../asker.js';
import { startChild } from '../children/child.js';
import { federatedContenders } from '../contenders/federated.js';
import type { FederatedContender, RunningFederated } from '../contenders/federated.js';
import type { PlainAddress } from '../federation/process.js';
import { federatedQuery, mostProducts, plainSubgraphs } from '../federation/subgraphs.js';
import { percentile } from '../measure.js';
import { composeSubgraphs } from '../../gateway/plan/accept.js';

/** How much is asked of every contender. */
export interface FederationLoad {
  /** How often the contenders take turns. */
  readonly rounds: number;
  /** Queries in each round one after another, and again so many with `underWay` at a time. */
  readonly queries: number;
  readonly underWay: number;
}

/** What one contender was seen to take. Times in milliseconds; CPU is of the gateway's process, all its threads. */
export interface FederationFigures {
  readonly description: string;
  readonly cpuMs: number;
  readonly busyCpuMs: number;
  readonly p50Ms: number;
  readonly perSecond: number;
}

export interface FederationResults {
  readonly load: FederationLoad;
  readonly contenders: Readonly<Record<string, FederationFigures>>;
  /** Throughput of this gateway over that of the other, the median of the rounds' quotients; of CPU, that of the other over this one's. */
  readonly throughputOver: Readonly<Record<string, number>>;
  readonly cpuOver: Readonly<Record<string, number>>;
}

/** Queries asked of each before anything is measured. */
const warmUpQueries = 1_500;

const bodies = (count: number): readonly string[] =>
  Array.from({ length: count }, (_none, index) => JSON.stringify({ query: federatedQuery, variables: { first: mostProducts - index % 4 } }));

async function answerOf({ url, headers }: RunningFederated): Promise<unknown> {
  const response = await fetch(url, { method: 'POST', headers, body: bodies(1)[0]! });
  return response.json();
}

interface Seen {
  readonly asker: Asker;
  readonly description: string;
  readonly cpu: number[];
  readonly busyCpu: number[];
  readonly perSecond: number[];
  readonly latencies: number[];
}

/**
 * An ordinary federation query over four plain subgraphs, asked of this gateway and of others over the same supergraph, in turns. Their answers are compared before anything
 * is measured. This gateway is open and has no query log, as the others have none.
 * @throws Error when an answer differs.
 */
export async function measureFederation(load: FederationLoad, progress: (line: string) => void): Promise<FederationResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const subgraphs = await startChild(join(__dirname, '..', 'federation', 'process.ts'));
  const urls = new Map((subgraphs.ready as readonly PlainAddress[]).map(({ name, url }) => [name, url]));
  const seen = new Map<FederatedContender['name'], Seen>();
  try {
    const composed = composeSubgraphs(plainSubgraphs.map(({ name, sdl }) => ({ name, sdl, url: urls.get(name)! })));
    if (composed.errors) throw new Error(composed.errors.join('; '));
    const file = join(folder, 'supergraph.graphql');
    writeFileSync(file, composed.supergraphSdl);
    let right: unknown;
    for (const { name, description, unavailable, start } of federatedContenders) {
      const reason = unavailable();
      if (reason !== null) {
        progress(`${name} does not take part: ${reason}`);
        continue;
      }
      progress(`starting ${name}`);
      const own = join(folder, name);
      mkdirSync(own);
      const running = await start(file, own);
      const asker = openAsker(running);
      seen.set(name, { asker, description, cpu: [], busyCpu: [], perSecond: [], latencies: [] });
      const answer = await answerOf(running);
      right ??= answer;
      if (!isDeepStrictEqual(answer, right)) throw new Error(`expected of ${name} the answer of ${[...seen.keys()][0]!}, got ${JSON.stringify(answer).slice(0, 500)}`);
      await asker.ask(bodies(warmUpQueries), load.underWay);
    }
    for (let round = 0; round < load.rounds; round += 1) {
      progress(`round ${round + 1} of ${load.rounds}`);
      // In turns who begins.
      for (const { asker, cpu, busyCpu, perSecond, latencies } of round % 2 === 0 ? [...seen.values()] : [...seen.values()].reverse()) {
        await asker.ask(bodies(10));
        const alone = await asker.ask(bodies(load.queries));
        cpu.push(alone.cpuMs);
        latencies.push(...alone.latenciesMs);
        const begun = performance.now();
        busyCpu.push((await asker.ask(bodies(load.queries), load.underWay)).cpuMs);
        perSecond.push(load.queries * 1000 / (performance.now() - begun));
      }
    }
  } finally {
    await Promise.all([...seen.values()].map(({ asker }) => asker.close()));
    await subgraphs.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const own = seen.get('bureaux')!;
  const others = [...seen].filter(([name]) => name !== 'bureaux');
  const median = (values: readonly number[]): number => percentile(values, 0.5);
  return {
    load,
    contenders: Object.fromEntries([...seen].map(([name, { description, cpu, busyCpu, perSecond, latencies }]) =>
      [name, { description, cpuMs: median(cpu), busyCpuMs: median(busyCpu), p50Ms: median(latencies), perSecond: median(perSecond) }])),
    throughputOver: Object.fromEntries(others.map(([name, { perSecond }]) => [name, median(own.perSecond.map((rate, round) => rate / perSecond[round]!))])),
    cpuOver: Object.fromEntries(others.map(([name, { busyCpu }]) => [name, median(busyCpu.map((cpu, round) => cpu / own.busyCpu[round]!))])),
  };
}
