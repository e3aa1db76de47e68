import { userInfo } from 'node:os';
import type { Command } from 'commander';
import type { LogOrder, LogOrderResult } from '../../log/index.js';
import { databaseOf, logFolder, withPlace } from './log-place.js';
import type { PlaceOptions } from './log-place.js';

/** The options of a command that has something done with the keys of search values. */
export interface OrderingOptions extends PlaceOptions {
  readonly by: string;
  readonly reason: string;
}

/** Who runs the command; `somebody` where the system does not say. */
function whoRuns(): string {
  try {
    return userInfo().username;
  } catch {
    return 'somebody';
  }
}

/** Those options. @param reason what stands in the log when none is given; undefined: one has to be given. */
export function withOrdering(command: Command, reason?: string): Command {
  withPlace(command).option('--by <name>', 'who orders it; in the log', whoRuns());
  return reason === undefined
    ? command.requiredOption('--reason <text>', 'why; in the log')
    : command.option('--reason <text>', 'why; in the log', reason);
}

/** Has it done, by the gateway that writes the log where one runs. @throws Error when it is refused. */
export async function ordered({ data, ...place }: OrderingOptions, order: LogOrder): Promise<LogOrderResult> {
  const { orderLog } = await import('../../log/index.js');
  const database = await databaseOf(place);
  const result = await orderLog({ folder: logFolder(data), ...(database && { database }) }, order);
  if (result.refused !== null) throw new Error(result.refused);
  return result;
}

/** What became of it, a line of JSON. */
export const tellDestroyed = ({ destroyed, kept, entries }: LogOrderResult): void => void process.stdout.write(`${JSON.stringify({ destroyed, kept, entries })}\n`);
