import { Command, InvalidArgumentError, Option } from 'commander';
import { mostCountries } from '../subgraphs/countries.js';
import { contenders } from './contenders/index.js';
import type { Contender } from './contenders/contender.js';
import type { Load } from './measure.js';

/** What is to be measured. */
export interface BenchOptions {
  readonly countries: readonly number[];
  readonly contenders: readonly Contender[];
  readonly planning: boolean;
  readonly load: Load;
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!Number.isInteger(value) || value < least || value > most) throw new InvalidArgumentError(`expected ${least} to ${most}`);
    return value;
  };
}

function counts(text: string): readonly number[] {
  return text.split(',').map(wholeNumber(1, mostCountries));
}

function named(text: string): readonly Contender[] {
  const names = text.split(',');
  const unknown = names.find((name) => !contenders.some((contender) => contender.name === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`no contender ${unknown}: expected ${contenders.map(({ name }) => name).join(', ')}`);
  return contenders.filter(({ name }) => names.includes(name));
}

/** Reads the command line; ends the process with 2 when it is wrong. */
export function readOptions(argv: readonly string[]): BenchOptions {
  const program = new Command('npm run bench --')
    .description('Compares the gateway with the floor and with stock federation gateways: ratios as a table, figures as JSON in bench/results.')
    .addOption(new Option('--countries <list>', 'numbers of countries, comma-separated').default([14, 50, 100, 196], '14,50,100,196').argParser(counts))
    .addOption(new Option('--rounds <n>', 'how often the contenders take turns').default(5).argParser(wholeNumber(1, 100)))
    .addOption(new Option('--queries <n>', 'sequential queries in a round').default(40).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--concurrent <n>', 'concurrent queries in a round').default(24).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--concurrency <n>', 'how many of them at a time').default(8).argParser(wholeNumber(1, 1_000)))
    .addOption(new Option('--warm-up <n>', 'queries before measuring, at least').default(40).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--only <list>', 'contenders, comma-separated').default(contenders, 'all').argParser(named))
    .option('--no-planning', 'leave out composition and planning times')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  program.parse([...argv]);
  const given = program.opts<{
    countries: readonly number[]; rounds: number; queries: number; concurrent: number; concurrency: number; warmUp: number;
    only: readonly Contender[]; planning: boolean;
  }>();
  return {
    countries: given.countries,
    contenders: given.only,
    planning: given.planning,
    load: {
      rounds: given.rounds,
      sequential: given.queries,
      concurrent: given.concurrent,
      concurrency: given.concurrency,
      warmUpQueries: given.warmUp,
      warmUpMs: 2_000,
    },
  };
}
