import { setImmediate } from 'node:timers/promises';

/** How long a request may compute before other work of the process has its turn, in milliseconds. */
const slice = 10;

/**
 * The turns of one request on the process, which it shares with others. What the request does next begins in a turn of the event
 * loop of its own, in the order asked for: between two turns the process hears of connections, so that an asker
 * that has gone is noticed, and nothing more is begun for it.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  /** @param signal aborted when the asker has gone. */
  constructor(private readonly signal?: AbortSignal) {}

  /** Waits for the next turn. @throws the signal's reason. */
  next(): Promise<void> {
    const turn = this.#last.then(async () => {
      this.signal?.throwIfAborted();
      await setImmediate();
      this.signal?.throwIfAborted();
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Computes something of every item, in order; a new turn begins whenever 10 ms have been computed. @throws the signal's reason. */
  async each<T, R>(items: readonly T[], compute: (item: T, index: number) => R): Promise<readonly R[]> {
    const results: R[] = [];
    let since = performance.now();
    for (const [index, item] of items.entries()) {
      results.push(compute(item, index));
      if (performance.now() - since < slice) continue;
      await this.next();
      since = performance.now();
    }
    return results;
  }
}
