import type { Command } from 'commander';
import { UsageError } from '../failures.js';
import { openLog, withLog } from './log-place.js';
import type { ReadOptions } from './log-place.js';

interface ProveOptions extends ReadOptions {
  readonly parts: boolean;
}

/** `bureaux audit prove`: that one entry stands in the log, to be verified by anybody who has the log's public key. */
export function addProve(audit: Command): void {
  withLog(audit.command('prove'))
    .description('Print the proof that an entry stands in the log, as JSON: its leaf, its parts with their salts, the hashes up to the root, a signed checkpoint.')
    .argument('<entry>', 'the id of the entry, ORIGIN:PLACE')
    .option('--no-parts', 'leave the parts out: the proof then shows who has read it no requester, search or record')
    .action(async (id: string, { parts, ...options }: ProveOptions) => {
      const { proveEntry, readEntryId } = await import('../../log/index.js');
      const entry = readEntryId(id);
      if (!entry) throw new UsageError('expected the id of an entry, ORIGIN:PLACE, came something else');
      const log = await openLog({ ...options, ...(options.database !== undefined && { origin: entry.origin }) });
      try {
        if (entry.origin !== log.origin) throw new UsageError(`expected an entry of ${log.origin}, came one of another log`);
        process.stdout.write(`${JSON.stringify(await proveEntry(log.store, log.origin, entry.sequence, () => parts), null, 2)}\n`);
      } finally {
        await log.close();
      }
    });
}
