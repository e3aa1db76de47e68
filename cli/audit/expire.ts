import type { Command } from 'commander';
import { retentionIn } from '../retention.js';
import { ordered, tellDestroyed, withOrdering } from './ordering.js';
import type { OrderingOptions } from './ordering.js';

interface ExpireOptions extends OrderingOptions {
  readonly retention?: string;
}

/** `bureaux audit expire`: destroys the keys of search values whose time is over. */
export function addExpire(audit: Command): void {
  withOrdering(audit.command('expire'), 'their time is over')
    .description('Destroy the keys of search values whose time is over, but for those that a hold keeps; a gateway with `queryLog.retention` does so once a day. The log still verifies. '
      + 'Prints the keys destroyed, those kept and by which hold, and the places of the entries that tell of it.')
    .option('--retention <file>', 'how many years are kept, YAML: `default` (1 to 5) and `countries`, by the code of the requester\'s country (default: 3 for all)')
    .action(async ({ retention: file, ...options }: ExpireOptions) => {
      const { keptByDefault } = await import('../../log/index.js');
      const retention = file === undefined ? keptByDefault : await retentionIn(file);
      tellDestroyed(await ordered(options, { kind: 'EXPIRE', retention, by: options.by, reason: options.reason }));
    });
}
