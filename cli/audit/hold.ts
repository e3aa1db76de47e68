import type { Command } from 'commander';
import type { Hold, HoldScope } from '../../log/index.js';
import { countryArgument, dayArgument } from '../arguments.js';
import { UsageError } from '../failures.js';
import { logFolder, withPlace } from './log-place.js';
import type { PlaceOptions } from './log-place.js';
import { ordered, withOrdering } from './ordering.js';
import type { OrderingOptions } from './ordering.js';

interface HoldAddOptions extends OrderingOptions {
  readonly country?: string;
  readonly from?: string;
  readonly to?: string;
  readonly case?: string;
  readonly entry?: string;
}

/** `bureaux audit hold`: what neither expiry nor erasure may destroy. */
export function addHold(audit: Command): void {
  const hold = audit.command('hold').description('Legal holds: search values that neither expiry nor erasure may destroy.');
  withOrdering(hold.command('add'))
    .description('Keep the keys of a country and some days, of a case, or of one entry. Prints the hold.')
    .option('--country <CC>', "the requesters' country; with --from and --to", countryArgument)
    .option('--from <date>', 'the first day, UTC', dayArgument)
    .option('--to <date>', 'the last day, UTC', dayArgument)
    .option('--case <reference>', 'all that was or will be searched for with this case reference')
    .option('--entry <id>', 'an entry, ORIGIN:PLACE: what its country searched for on its day')
    .action(async (options: HoldAddOptions) => {
      const { hold: made } = await ordered(options, { kind: 'HOLD_ADD', scope: await scopeOf(options), by: options.by, reason: options.reason });
      tell(made!);
    });
  withOrdering(hold.command('remove'))
    .description('Let go what a hold keeps; it is destroyed when its time is over. Prints the hold.')
    .argument('<hold>', 'its id')
    .action(async (id: string, options: OrderingOptions) => {
      tell((await ordered(options, { kind: 'HOLD_REMOVE', id, by: options.by, reason: options.reason })).hold!);
    });
  withPlace(hold.command('list'))
    .description('Print the holds, a line of JSON for each, the oldest first. Who made them, and why, is in the log.')
    .action(async ({ data }: PlaceOptions) => {
      const { holdsIn } = await import('../../log/index.js');
      for (const each of holdsIn(logFolder(data))) tell(each);
    });
}

const tell = (hold: Hold): void => void process.stdout.write(`${JSON.stringify(hold)}\n`);

/** What is to be held: one of three. @throws UsageError */
async function scopeOf({ country, from, to, case: caseReference, entry }: HoldAddOptions): Promise<HoldScope | { readonly entry: number }> {
  const days = [country, from, to].filter((option) => option !== undefined).length;
  if ((days > 0 ? 1 : 0) + (caseReference === undefined ? 0 : 1) + (entry === undefined ? 0 : 1) !== 1 || (days > 0 && days < 3)) {
    throw new UsageError('expected --country with --from and --to, or --case, or --entry; came none or several of them');
  }
  if (entry !== undefined) {
    const { readEntryId } = await import('../../log/index.js');
    const id = readEntryId(entry);
    if (!id) throw new UsageError('expected the id of an entry, ORIGIN:PLACE, came something else');
    return { entry: id.sequence };
  }
  if (caseReference !== undefined) return { days: null, caseReference };
  if (from! > to!) throw new UsageError('expected --from before --to, or the same day; came one after it');
  return { days: { country: country!, from: from!, to: to! }, caseReference: null };
}
