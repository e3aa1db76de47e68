import { Pool } from 'undici';
import { searches } from './contenders/contender.js';
import type { Running } from './contenders/contender.js';

/** How much is asked of every contender. */
export interface Load {
  /** How often the contenders take turns. */
  readonly rounds: number;
  /** Queries one after another, in each round. */
  readonly sequential: number;
  /** Queries in each round that are sent `concurrency` at a time. */
  readonly concurrent: number;
  readonly concurrency: number;
  /** Each contender is warmed up with at least so many queries ... */
  readonly warmUpQueries: number;
  /** ... and for at least so long, in milliseconds. */
  readonly warmUpMs: number;
}

/** What one contender was seen to take. Times in milliseconds, memory in MiB. */
export interface Figures {
  /** CPU of the gateway's process for each query, all its threads: user and system, sequential queries. */
  readonly cpuMs: number;
  /** The same in each round, to see how even they are. */
  readonly cpuMsByRound: readonly number[];
  /** From the client's process, sequential queries. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** CPU for each query of the concurrent run. */
  readonly concurrentCpuMs: number;
  /** Queries per second of the concurrent run. */
  readonly perSecond: number;
  /** The most resident memory seen at the end of a round. */
  readonly rssMiB: number;
  /** Bytes of one answer. */
  readonly answerBytes: number;
}

/** The value below which the given part (0 to 1) of the sorted values lies; nearest rank. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? Number.NaN;
}

/** Asks one contender and keeps what was seen. */
export class Measurement {
  readonly #running: Running;
  readonly #pool: Pool;
  readonly #path: string;
  readonly #bodies: readonly string[];
  #asked = 0;
  readonly #latencies: number[] = [];
  readonly #cpuMs: number[] = [];
  readonly #concurrentCpuMs: number[] = [];
  readonly #perSecond: number[] = [];
  #rss = 0;
  #answerBytes = 0;

  constructor(running: Running) {
    const { origin, pathname } = new URL(running.url);
    this.#running = running;
    this.#path = pathname;
    this.#bodies = searches.map((search) => running.bodyFor(search));
    this.#pool = new Pool(origin, { keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000, headersTimeout: 120_000 });
  }

  /** One answer, as text. @throws Error when the status is not 200. */
  async ask(): Promise<string> {
    const body = this.#bodies[this.#asked++ % this.#bodies.length]!;
    const { headers } = this.#running;
    const response = await this.#pool.request({ method: 'POST', path: this.#path, headers, body });
    const text = await response.body.text();
    if (response.statusCode !== 200) throw new Error(`expected 200, got ${response.statusCode}: ${text.slice(0, 500)}`);
    return text;
  }

  async warmUp({ warmUpQueries, warmUpMs }: Load): Promise<void> {
    this.#answerBytes = Buffer.byteLength(await this.ask());
    const until = performance.now() + warmUpMs;
    for (let asked = 1; asked < warmUpQueries || performance.now() < until; asked++) await this.#askWhole();
  }

  /**
   * One turn: the sequential queries, then the concurrent ones. Two queries go before and do not count: connections that were idle
   * while the others had their turn may be opened again.
   */
  async round({ sequential, concurrent, concurrency }: Load): Promise<void> {
    for (let asked = 0; asked < 2; asked++) await this.#askWhole();
    const before = await this.#running.sample();
    for (let asked = 0; asked < sequential; asked++) {
      const startedAt = performance.now();
      await this.#askWhole();
      this.#latencies.push(performance.now() - startedAt);
    }
    const between = await this.#running.sample();
    this.#cpuMs.push((between.cpuMicros - before.cpuMicros) / 1000 / sequential);

    const startedAt = performance.now();
    let left = concurrent;
    const lane = async (): Promise<void> => {
      while (left-- > 0) await this.#askWhole();
    };
    await Promise.all(Array.from({ length: concurrency }, lane));
    this.#perSecond.push((concurrent * 1000) / (performance.now() - startedAt));
    const after = await this.#running.sample();
    this.#concurrentCpuMs.push((after.cpuMicros - between.cpuMicros) / 1000 / concurrent);
    this.#rss = Math.max(this.#rss, before.rss, between.rss, after.rss);
  }

  /** What was seen so far; where rounds differ, their median. */
  figures(): Figures {
    return {
      cpuMs: percentile(this.#cpuMs, 0.5),
      cpuMsByRound: [...this.#cpuMs],
      p50Ms: percentile(this.#latencies, 0.5),
      p99Ms: percentile(this.#latencies, 0.99),
      concurrentCpuMs: percentile(this.#concurrentCpuMs, 0.5),
      perSecond: percentile(this.#perSecond, 0.5),
      rssMiB: this.#rss / 1024 ** 2,
      answerBytes: this.#answerBytes,
    };
  }

  async close(): Promise<void> {
    await this.#pool.close();
    await this.#running.stop();
  }

  /** An answer that has become much shorter is an error in disguise. */
  async #askWhole(): Promise<void> {
    const bytes = Buffer.byteLength(await this.ask());
    if (bytes < this.#answerBytes * 0.99) throw new Error(`expected an answer of about ${this.#answerBytes} bytes, got ${bytes}`);
  }
}
