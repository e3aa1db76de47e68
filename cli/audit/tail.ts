import { setTimeout as wait } from 'node:timers/promises';
import type { Command } from 'commander';
import { wholeArgument } from '../arguments.js';
import { openLog, withLog } from './log-place.js';
import type { ReadOptions } from './log-place.js';
import { leavesOf } from './range.js';

interface TailOptions extends ReadOptions {
  readonly lines: number;
  readonly follow?: true;
}

/** How often a log is looked at for new entries, in milliseconds. */
const lookEveryMs = 250;

/** `bureaux audit tail`: the newest entries. */
export function addTail(audit: Command): void {
  withLog(audit.command('tail'))
    .description('Print the newest entries, a line of JSON for each, without what was searched for.')
    .option('--lines <number>', 'how many, 0 to 10000', wholeArgument(0, 10_000), 10)
    .option('--follow', 'go on with new entries until SIGINT or SIGTERM')
    .action(async ({ lines, follow, ...options }: TailOptions) => {
      const { readEntry } = await import('../../log/index.js');
      const log = await openLog(options);
      const stop = new AbortController();
      for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
      try {
        let next = Math.max(0, (await log.store.state()).size - lines);
        do {
          const { size } = await log.store.state();
          for await (const leaf of leavesOf(log, next, size)) process.stdout.write(`${JSON.stringify(readEntry(log.origin, leaf, null))}\n`);
          next = Math.max(next, size);
          if (follow) await wait(lookEveryMs, null, { signal: stop.signal }).catch(() => null);
        } while (follow && !stop.signal.aborted);
      } finally {
        await log.close();
      }
    });
}
