import type { Command } from 'commander';
import { countryArgument, dayArgument } from '../arguments.js';
import { ordered, tellDestroyed, withOrdering } from './ordering.js';
import type { OrderingOptions } from './ordering.js';

interface EraseOptions extends OrderingOptions {
  readonly country: string;
  readonly day: string;
}

/** `bureaux audit erase`: destroys the key of a country's search values of one day. */
export function addErase(audit: Command): void {
  withOrdering(audit.command('erase'))
    .description('Destroy the key of what requesters of a country searched for on one day, for good, before its time is over; refused while a hold keeps it. The log still verifies.')
    .requiredOption('--country <CC>', "the requesters' country", countryArgument)
    .requiredOption('--day <date>', 'the day in UTC, for example 2026-11-26; one that has gone by', dayArgument)
    .action(async ({ country, day, ...options }: EraseOptions) => {
      tellDestroyed(await ordered(options, { kind: 'ERASE', country, day, by: options.by, reason: options.reason }));
    });
}
