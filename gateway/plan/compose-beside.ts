import { once } from 'node:events';
import type { Accepted, OwnSubgraph } from './accept.js';
import type { Extension } from './graph.js';
import { startThread } from './thread.js';

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
  const worker = startThread('compose-thread', { own, extensions } satisfies Composing);
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
