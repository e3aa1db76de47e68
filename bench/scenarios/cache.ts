import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsker } from '../asker.js';
import type { Asker } from '../asker.js';
import { hitsOf, hitsPerCountry } from '../bureaux/records.js';
import { askedPath } from '../bureaux/server.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import { cacheContenders } from '../contenders/caches.js';
import { bureauxQuery } from '../contenders/query.js';
import { percentile } from '../measure.js';
import { analystDay } from './analyst-day.js';

/** How much is asked of every contender. */
export interface CacheLoad {
  /** How often the contenders take turns. */
  readonly rounds: number;
  /** Questions in each round that were never asked before; then the same again. */
  readonly questions: number;
  /** Questions of the analyst's day in each round. */
  readonly dayQuestions: number;
}

/** What one contender was seen to take. Times in milliseconds. */
export interface CacheFigures {
  readonly description: string;
  /** CPU of the gateway for a question never asked before, and for the same asked again: the median of the rounds. */
  readonly coldCpuMs: number;
  readonly warmCpuMs: number;
  readonly coldCpuMsByRound: readonly number[];
  readonly warmCpuMsByRound: readonly number[];
  /** Warm over cold, the median of the rounds' quotients. */
  readonly warmOverCold: number;
  /** CPU over that of the contender without a cache, cold and warm together, the median of the rounds' quotients. */
  readonly overOff: number;
  readonly warmP50Ms: number;
  readonly day: {
    readonly cpuMs: number;
    readonly p50Ms: number;
    readonly p99Ms: number;
    /** The part of the calls to bureaux that were not made, 0 to 1. */
    readonly kept: number;
  };
}

export interface CacheResults {
  readonly countries: number;
  readonly load: CacheLoad;
  readonly contenders: Readonly<Record<string, CacheFigures>>;
}

/** Questions asked of each contender before anything is measured. */
const warmUpQuestions = 150;
/** For how long bureaux let their answers be kept, in seconds: longer than a round, so that nothing expires in it. */
const keepSeconds = 60;

interface Seen {
  readonly asker: Asker;
  readonly description: string;
  readonly cold: number[];
  readonly warm: number[];
  readonly warmLatencies: number[];
  readonly dayCpu: number[];
  readonly dayLatencies: number[];
  dayCalls: number;
}

const callsTo = async (bureaux: readonly SimulatedBureau[]): Promise<number> => {
  const counts = await Promise.all(bureaux.map(async ({ url }) => Number(await (await fetch(new URL(askedPath, url))).text())));
  return counts.reduce((sum, count) => sum + count, 0);
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** The same questions asked of the same gateway without a cache, with one in its process, with one in Redis, and with a Redis that is down. */
export async function measureCache(countries: number, load: CacheLoad, progress: (line: string) => void): Promise<CacheResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const simulation = await startChild(join(__dirname, '..', 'bureaux', 'process.ts'), { args: [String(countries), String(keepSeconds)] });
  const bureaux = simulation.ready as readonly SimulatedBureau[];
  const seen = new Map<string, Seen>();
  const searchFor = (name: string): string => JSON.stringify({ query: bureauxQuery, variables: { search: { name }, first: countries * hitsPerCountry } });
  const day = analystDay(bureaux.flatMap(({ country }) => hitsOf(country).map(({ person }) => person.id)), searchFor);
  try {
    for (const contender of cacheContenders) {
      progress(`starting the gateway: ${contender.description}`);
      const own = join(folder, contender.name);
      mkdirSync(own);
      const asker = openAsker(await contender.start({ bureaux, folder: own }));
      seen.set(contender.name, { asker, description: contender.description, cold: [], warm: [], warmLatencies: [], dayCpu: [], dayLatencies: [], dayCalls: 0 });
      // Half of them twice, so that what is kept is read, too.
      for (let asked = 0; asked < warmUpQuestions; asked += 1) await asker.ask([searchFor(`Warm ${asked >> 1}`)]);
    }
    for (let round = 0; round < load.rounds; round += 1) {
      progress(`round ${round + 1} of ${load.rounds}`);
      const questions = Array.from({ length: load.questions }, (_, index) => searchFor(`Round ${round} ${index}`));
      const hours = day.slice(round * load.dayQuestions, (round + 1) * load.dayQuestions);
      for (const one of seen.values()) {
        // Connections that were idle while the others had their turn may be opened again.
        await one.asker.ask([searchFor(`Idle ${round} 0`), searchFor(`Idle ${round} 1`)]);
        one.cold.push((await one.asker.ask(questions)).cpuMs);
        const warm = await one.asker.ask(questions);
        one.warm.push(warm.cpuMs);
        one.warmLatencies.push(...warm.latenciesMs);
        const before = await callsTo(bureaux);
        const asked = await one.asker.ask(hours);
        one.dayCalls += (await callsTo(bureaux)) - before;
        one.dayCpu.push(asked.cpuMs);
        one.dayLatencies.push(...asked.latenciesMs);
      }
    }
  } finally {
    await Promise.all([...seen.values()].map(({ asker }) => asker.close()));
    await simulation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const off = seen.get('off')!;
  const figuresOf = (one: Seen): CacheFigures => ({
    description: one.description,
    coldCpuMs: percentile(one.cold, 0.5),
    warmCpuMs: percentile(one.warm, 0.5),
    coldCpuMsByRound: one.cold,
    warmCpuMsByRound: one.warm,
    warmOverCold: percentile(one.warm.map((warm, round) => warm / one.cold[round]!), 0.5),
    overOff: percentile(one.warm.map((warm, round) => (warm + one.cold[round]!) / (off.warm[round]! + off.cold[round]!)), 0.5),
    warmP50Ms: percentile(one.warmLatencies, 0.5),
    day: { cpuMs: sum(one.dayCpu) / one.dayCpu.length, p50Ms: percentile(one.dayLatencies, 0.5), p99Ms: percentile(one.dayLatencies, 0.99), kept: 1 - one.dayCalls / off.dayCalls },
  });
  return { countries, load, contenders: Object.fromEntries([...seen].map(([name, one]) => [name, figuresOf(one)])) };
}
