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
  /** How much longer an answer takes with the log: p50 on less p50 off, in flushes. */
  readonly flushesMore: number;
}

/** Flushes that are measured in each round. */
const flushes = 100;

/** Milliseconds that raw flushes take. */
function rawFlushes(folder: string): readonly number[] {
  const file = openSync(join(folder, 'raw'), 'a');
  const block = Buffer.alloc(4096, 1);
  try {
    return Array.from({ length: flushes }, () => {
      const begun = performance.now();
      writeSync(file, block);
      fdatasyncSync(file);
      return performance.now() - begun;
    });
  } finally {
    closeSync(file);
  }
}

/** The same questions asked of the same gateway with its query log and without. */
export async function measureLog(countries: number, load: TurnsLoad, progress: (line: string) => void): Promise<LogResults> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-flush-'));
  const raw: number[] = [];
  try {
    const results = await measureTurns(countries, load, loggedContenders, progress, () => void raw.push(...rawFlushes(folder)));
    const flushMs = percentile(raw, 0.5);
    const [off, on] = loggedContenders.map(({ name }) => results.contenders[name]!.p50Ms) as [number, number];
    return { ...results, flushMs, flushesMore: (on - off) / flushMs };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
