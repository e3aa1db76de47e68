import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAsker } from '../asker.js';
import type { Asker } from '../asker.js';
import { hitsPerCountry } from '../bureaux/records.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import type { AccessContender } from '../contenders/accesses.js';
import { bureauxQuery } from '../contenders/query.js';
import { percentile } from '../measure.js';

/** How much is asked of each. */
export interface TurnsLoad {
  /** How often they take turns. */
  readonly rounds: number;
  /** Questions in each round, one after another. */
  readonly questions: number;
  /** As many again with so many under way at a time. Default: none. */
  readonly underWay?: number;
}

/** What was seen of one of them. Times in milliseconds. */
export interface TurnsFigures {
  readonly description: string;
  /** CPU of its process for each question. */
  readonly cpuMs: number;
  readonly cpuMsByRound: readonly number[];
  readonly p50Ms: number;
  /** CPU of questions under way together. Null: none were. */
  readonly busyCpuMs: number | null;
}

/** What was seen. Times in milliseconds. */
export interface TurnsResults {
  readonly countries: number;
  readonly load: TurnsLoad;
  readonly contenders: Readonly<Record<string, TurnsFigures>>;
  /** CPU of the last over CPU of the first, the median of the rounds' quotients. */
  readonly onOverOff: number;
  /** The same of questions under way together. Null: none were. */
  readonly busyOnOverOff: number | null;
}

/** Questions asked of each before anything is measured. */
const warmUpQuestions = 400;

/**
 * The same questions asked of gateways that differ in one thing, in turns.
 * @param contenders the first without, the last with.
 * @param afterRound what else is measured. Default: nothing.
 */
export async function measureTurns(
  countries: number, load: TurnsLoad, contenders: readonly AccessContender[], progress: (line: string) => void, afterRound: () => void = () => undefined,
): Promise<TurnsResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const simulation = await startChild(join(__dirname, '..', 'bureaux', 'process.ts'), { args: [String(countries)] });
  const bureaux = simulation.ready as readonly SimulatedBureau[];
  const bodies = (name: string, count: number): readonly string[] => Array.from({ length: count }, (_, index) =>
    JSON.stringify({ query: bureauxQuery, variables: { search: { name: `${name} ${index}` }, first: countries * hitsPerCountry } }));
  const seen = new Map<string, { readonly asker: Asker; readonly description: string; readonly cpu: number[]; readonly busyCpu: number[]; readonly latencies: number[] }>();
  try {
    for (const contender of contenders) {
      progress(`starting the gateway, ${contender.description}`);
      const own = join(folder, contender.name);
      mkdirSync(own);
      const asker = openAsker(await contender.start({ bureaux, folder: own }));
      seen.set(contender.name, { asker, description: contender.description, cpu: [], busyCpu: [], latencies: [] });
      await asker.ask(bodies('Warm', warmUpQuestions));
    }
    for (let round = 0; round < load.rounds; round += 1) {
      progress(`round ${round + 1} of ${load.rounds}`);
      // In turns who begins.
      const turn = round % 2 === 0 ? [...seen.values()] : [...seen.values()].reverse();
      for (const { asker, cpu, busyCpu, latencies } of turn) {
        await asker.ask(bodies(`Idle ${round}`, 2));
        const { cpuMs, latenciesMs } = await asker.ask(bodies(`Round ${round}`, load.questions));
        cpu.push(cpuMs);
        latencies.push(...latenciesMs);
        if (load.underWay !== undefined) busyCpu.push((await asker.ask(bodies(`Busy ${round}`, load.questions), load.underWay)).cpuMs);
      }
      afterRound();
    }
  } finally {
    await Promise.all([...seen.values()].map(({ asker }) => asker.close()));
    await simulation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
  const [off, on] = [seen.get(contenders[0]!.name)!, seen.get(contenders.at(-1)!.name)!];
  const quotient = (of: 'cpu' | 'busyCpu'): number => percentile(on[of].map((cpu, round) => cpu / off[of][round]!), 0.5);
  return {
    countries, load,
    contenders: Object.fromEntries([...seen].map(([name, { description, cpu, busyCpu, latencies }]) =>
      [name, { description, cpuMs: percentile(cpu, 0.5), cpuMsByRound: cpu, p50Ms: percentile(latencies, 0.5), busyCpuMs: busyCpu.length > 0 ? percentile(busyCpu, 0.5) : null }])),
    onOverOff: quotient('cpu'),
    busyOnOverOff: load.underWay === undefined ? null : quotient('busyCpu'),
  };
}
