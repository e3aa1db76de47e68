import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loggedContenders } from '../contenders/accesses.js';
import { percentile } from '../measure.js';
import { measureTurns } from './turns.js';
import type { TurnsLoad, TurnsResults } from './turns.js';

/** What the query log takes of a gateway. Times in milliseconds. */
export interface LogResults extends TurnsResults {
  /** The median of raw fdatasync over 4 KiB appended to a file of the same disk, in the same minutes. */
  readonly flushMs: number;
  /** CPU of one of them, in the kernel above all. */
  readonly flushCpuMs: number;
  /** How much longer an answer takes with the log: p50 on less p50 off, in flushes. */
  readonly flushesMore: number;
}

/** Questions that are under way together: as many as share flushes on a gateway with work to do. */
const underWay = 16;
/** Flushes that are measured in each round. */
const flushes = 100;

/** What a raw flush takes, in milliseconds, and of it CPU. */
interface RawFlush {
  readonly ms: number;
  readonly cpuMs: number;
}

const cpuMs = ({ user, system }: NodeJS.CpuUsage): number => (user + system) / 1000;

function rawFlushes(folder: string): readonly RawFlush[] {
  const file = openSync(join(folder, 'raw'), 'a');
  const block = Buffer.alloc(4096, 1);
  try {
    return Array.from({ length: flushes }, () => {
      const begun = performance.now(), cpu = process.cpuUsage();
      writeSync(file, block);
      fdatasyncSync(file);
      return { ms: performance.now() - begun, cpuMs: cpuMs(process.cpuUsage(cpu)) };
    });
  } finally {
    closeSync(file);
  }
}

/** The same questions asked of the same gateway with its query log and without. */
export async function measureLog(countries: number, load: TurnsLoad, progress: (line: string) => void): Promise<LogResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-flush-'));
  const raw: RawFlush[] = [];
  try {
    const results = await measureTurns(countries, { ...load, underWay }, loggedContenders, progress, () => void raw.push(...rawFlushes(folder)));
    const flushMs = percentile(raw.map(({ ms }) => ms), 0.5);
    const [off, on] = loggedContenders.map(({ name }) => results.contenders[name]!.p50Ms) as [number, number];
    return { ...results, flushMs, flushCpuMs: raw.reduce((sum, each) => sum + each.cpuMs, 0) / raw.length, flushesMore: (on - off) / flushMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
