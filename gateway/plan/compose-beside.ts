import { once } from 'node:events';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Accepted, OwnSubgraph } from './accept.js';
import type { Extension } from './graph.js';

/** What the thread is given. */
export interface Composing {
  readonly own: readonly OwnSubgraph[];
  readonly extensions: readonly Extension[];
}

/**
 * Composes in a thread that is started for it and ends with it: composing takes seconds where many countries add something, and hardly ever happens.
 * @throws when the thread does.
 */
export async function composeBeside(own: readonly OwnSubgraph[], extensions: readonly Extension[]): Promise<Accepted> {
  const isSource = __filename.endsWith('.ts');
  const file = resolve(__dirname, `compose-thread.${isSource ? 'ts' : 'js'}`);
  // Compiled, the thread needs nothing; from its source, it is compiled as it is loaded.
  const worker = new Worker(file, { workerData: { own, extensions } satisfies Composing, ...(isSource && { execArgv: ['--require', 'tsx/cjs'] }) });
  try {
    const ended = new Promise<never>((_done, fail) => worker.once('exit', (code) => fail(new Error(`composing ended with ${code} before it was done`))));
    // It ends when it is done, too.
    ended.catch(() => undefined);
    const [accepted] = (await Promise.race([once(worker, 'message'), ended])) as [Accepted];
    return accepted;
  } finally {
    await worker.terminate();
  }
}
