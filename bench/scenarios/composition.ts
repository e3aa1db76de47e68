import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Pool } from 'undici';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import { addedType } from '../composition/extension.js';
import { nextWord } from '../composition/process.js';
import { startBureaux } from '../contenders/bureaux.js';
import { percentile } from '../measure.js';

/** How much is composed. */
export interface CompositionLoad {
  readonly countries: number;
  /** How many of them add something to the profile; each is measured. */
  readonly extended: readonly number[];
  /** How often all of those publish something else. */
  readonly changes: number;
}

/** What was seen of so many countries that add something. Times in milliseconds. */
export interface CompositionFigures {
  readonly extended: number;
  /** From the signal to read again until the new graph answers: reading every bureau, composing and building what serves it. Median and longest. */
  readonly reloadMs: number;
  readonly longestReloadMs: number;
  /** How long the event loop stood still at most: while nothing changed, in the median change, in the worst. Questions were asked all the time. */
  readonly quietStallMs: number;
  readonly stallMs: number;
  readonly longestStallMs: number;
  /** The longest that a question to one country took while graphs changed. */
  readonly longestAnswerMs: number;
  readonly failed: number;
}

/** How long the gateway is watched while nothing changes, in milliseconds. */
const quietMs = 5_000;
/** Milliseconds from one question to the next. */
const everyMs = 20;
/** How long a change may take before the bench gives up, in milliseconds. */
const patienceMs = 120_000;

const question = 'query ($name: String!) { persons(search: { name: $name }, in: ["FR"], first: 3) { edges { node { id } } complete } }';

async function measureAt(countries: number, extended: number, changes: number, progress: (line: string) => void): Promise<CompositionFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const simulation = await startChild(join(__dirname, '..', 'composition', 'process.ts'), { args: [String(countries), String(extended)] });
  const bureaux = simulation.ready as readonly SimulatedBureau[];
  const running = await startBureaux({ bureaux, folder }, { cache: { enabled: false }, open: true, logged: false });
  const { origin, pathname: path } = new URL(running.url);
  const pool = new Pool(origin, { keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000, headersTimeout: patienceMs });
  const ask = async (query: string, variables: object = {}): Promise<{ readonly data?: Readonly<Record<string, unknown>> | null; readonly errors?: unknown }> =>
    (await (await pool.request({ method: 'POST', path, headers: running.headers, body: JSON.stringify({ query, variables }) })).body.json()) as never;

  let over = false, failed = 0, longestAnswerMs = 0, asked = 0;
  const asking = async (): Promise<void> => {
    while (!over) {
      const begun = performance.now();
      const { data } = await ask(question, { name: `Question ${asked += 1}` });
      if ((data?.['persons'] as { readonly complete?: boolean } | undefined)?.complete !== true) failed += 1;
      longestAnswerMs = Math.max(longestAnswerMs, performance.now() - begun);
      await pause(everyMs);
    }
  };
  try {
    // Compiles what it needs, and is watched from here on.
    for (let n = 0; n < 300; n += 1) await ask(question, { name: `Warm ${n}` });
    await running.longestStallMs();
    const questions = asking();
    await pause(quietMs);
    const quietStallMs = await running.longestStallMs();
    longestAnswerMs = 0;
    const reloads: number[] = [], stalls: number[] = [];
    for (let change = 1; change <= changes; change += 1) {
      progress(`${extended} of ${countries} countries add something: change ${change} of ${changes}`);
      await simulation.ask(nextWord);
      const wanted = addedType(bureaux[extended - 1]!.country, change);
      const begun = performance.now();
      running.reload();
      for (;;) {
        const { data } = await ask(`{ __type(name: "${wanted}") { name } }`);
        if (data?.['__type']) break;
        if (performance.now() - begun > patienceMs) throw new Error(`expected ${wanted} to be served within ${patienceMs} ms`);
        await pause(everyMs);
      }
      reloads.push(performance.now() - begun);
      stalls.push(await running.longestStallMs());
    }
    over = true;
    await questions;
    return {
      extended, reloadMs: percentile(reloads, 0.5), longestReloadMs: Math.max(...reloads),
      quietStallMs, stallMs: percentile(stalls, 0.5), longestStallMs: Math.max(...stalls), longestAnswerMs, failed,
    };
  } finally {
    over = true;
    await pool.close();
    await running.stop();
    await simulation.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Bureaux that publish something else, all at once, while questions are asked: how long until the new graph answers, and how long the gateway stands still for it. */
export async function measureComposition({ countries, extended, changes }: CompositionLoad, progress: (line: string) => void): Promise<readonly CompositionFigures[]> {
  const all: CompositionFigures[] = [];
  for (const each of extended) all.push(await measureAt(countries, each, changes, progress));
  return all;
}
