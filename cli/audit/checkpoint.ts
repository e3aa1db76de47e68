import type { Command } from 'commander';
import { openLog, withLog } from './log-place.js';
import type { ReadOptions } from './log-place.js';

/** `bureaux audit checkpoint`: the newest checkpoint. */
export function addCheckpoint(audit: Command): void {
  withLog(audit.command('checkpoint'))
    .description('Print the newest signed checkpoint (C2SP tlog-checkpoint): keep it elsewhere, and `verify --witness` tells whether the log still has all that it covers.')
    .action(async (options: ReadOptions) => {
      const log = await openLog(options);
      try {
        const newest = await log.store.newestCheckpoint();
        if (!newest) throw new Error('Expected a checkpoint, got none: one is signed soon after the first entry');
        process.stdout.write(newest.note);
      } finally {
        await log.close();
      }
    });
}
