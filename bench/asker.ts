import { Pool } from 'undici';
import type { Running } from './contenders/contender.js';

/** What asking some questions took of a gateway. */
export interface Taken {
  /** User and system time of the gateway's process for each question, all its threads, in milliseconds. */
  readonly cpuMs: number;
  /** What each took as its client saw it, in milliseconds. */
  readonly latenciesMs: readonly number[];
}

/** Asks one gateway. */
export interface Asker {
  /**
   * @param underWay how many questions are under way at a time. Default: one after another.
   * @param look sees each answer, after its time was taken.
   * @throws Error when an answer is not 200, or has errors.
   */
  ask(bodies: readonly string[], underWay?: number, look?: (text: string) => void): Promise<Taken>;
  close(): Promise<void>;
}

/** @param running a gateway that serves. */
export function openAsker(running: Pick<Running, 'url' | 'headers' | 'sample' | 'stop'>): Asker {
  const { origin, pathname: path } = new URL(running.url);
  const pool = new Pool(origin, { keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000, headersTimeout: 120_000 });
  const one = async (body: string, look: (text: string) => void): Promise<number> => {
    const startedAt = performance.now();
    const response = await pool.request({ method: 'POST', path, headers: running.headers, body });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.includes('"errors":')) throw new Error(`expected an answer without errors, got ${response.statusCode}: ${text.slice(0, 500)}`);
    const latencyMs = performance.now() - startedAt;
    look(text);
    return latencyMs;
  };
  return {
    async ask(bodies, underWay = 1, look = () => {}) {
      const before = await running.sample();
      const latenciesMs: number[] = [];
      const waiting = bodies.values();
      await Promise.all(Array.from({ length: underWay }, async () => {
        for (const body of waiting) latenciesMs.push(await one(body, look));
      }));
      const after = await running.sample();
      return { cpuMs: (after.cpuMicros - before.cpuMicros) / 1000 / bodies.length, latenciesMs };
    },
    async close() {
      await pool.close();
      await running.stop();
    },
  };
}
