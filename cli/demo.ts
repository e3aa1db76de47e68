import { resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import type { Command } from 'commander';
import { countryCodes, firstCountries, mostCountries } from '../subgraphs/countries.js';
import { countriesArgument, defaultDataFolder, durationArgument, portArgument } from './arguments.js';
import { UsageError } from './failures.js';

interface DemoOptions {
  readonly port: number;
  readonly countries?: readonly string[];
  readonly simulate?: number;
  readonly data: string;
  readonly deadline: number;
}

/** `bureaux demo`: every demo bureau and a gateway, each a process of its own. */
export function addDemo(program: Command): void {
  program
    .command('demo')
    .description('Run the demo bureaux and a gateway over them, each as a process of its own, until SIGTERM or SIGINT.')
    .option('--port <port>', "the gateway's port; 0 is any free one", portArgument, 4000)
    .option('--countries <CC,CC>', `countries joined by commas (default: all, ${countryCodes.join(',')})`, countriesArgument)
    .option('--simulate <N>', `so many countries, ${countryCodes.length} to ${mostCountries}: those beyond the demo's are simulated in the manner of these, and a few processes serve all; 196 make a world`, simulateArgument)
    .option('--data <folder>', 'where keys and databases are kept; databases are made when missing', defaultDataFolder)
    .addOption(new Option('--deadline <span>', 'how long a query waits for bureaux: a number and s or m, 1s to 2m').argParser(deadlineArgument).default(5, '5s'))
    .action(async ({ port, countries, simulate, data, deadline }: DemoOptions) => {
      if (countries && simulate !== undefined) throw new UsageError('expected --countries or --simulate, came both');
      const unknown = (countries ?? []).filter((country) => !countryCodes.includes(country));
      if (unknown.length > 0) throw new UsageError(`--countries: expected some of ${countryCodes.join(',')}; came ${unknown.join(',')}`);
      const { runDemo } = await import('./demo/run.js');
      await runDemo(resolve(data), port, countries ?? firstCountries(simulate ?? countryCodes.length), deadline * 1000);
    });
}

/** How many countries there are to be. */
function simulateArgument(text: string): number {
  const count = Number(text);
  if (/^\d+$/.test(text) && count >= countryCodes.length && count <= mostCountries) return count;
  throw new InvalidArgumentError(`Expected a number of countries, ${countryCodes.length} to ${mostCountries}.`);
}

/** The longest that a gateway may wait for bureaux, in seconds. */
const longestDeadline = 120;

function deadlineArgument(text: string): number {
  const seconds = durationArgument(text);
  if (seconds <= longestDeadline) return seconds;
  throw new InvalidArgumentError('Expected a number and s or m, for example 5s; 1s to 2m.');
}
