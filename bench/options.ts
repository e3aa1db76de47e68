import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command, InvalidArgumentError, Option } from 'commander';
import { countryCodes, mostCountries } from '../subgraphs/countries.js';
import { contenders } from './contenders/index.js';
import type { Contender } from './contenders/contender.js';
import type { Load } from './measure.js';
import type { AccessLoad } from './scenarios/access.js';
import type { CacheLoad } from './scenarios/cache.js';
import type { ChecksLoad } from './scenarios/checks.js';
import type { CompositionLoad } from './scenarios/composition.js';
import type { FederationLoad } from './scenarios/federation.js';
import type { LogReadLoad } from './scenarios/log-read.js';
import { networkKinds } from './mixed/network.js';
import type { MixedLoad } from './scenarios/mixed.js';
import type { SoakLoad } from './scenarios/soak.js';
import { atOnce } from './names-index/register.js';
import type { NamesIndexLoad } from './scenarios/names-index.js';
import type { NamesPruningLoad } from './scenarios/names-pruning.js';
import type { NamesScatterLoad } from './scenarios/names-scatter.js';
import type { LogStoreLoad, StoreKind } from './scenarios/log-store.js';

/** What is to be measured: gateways beside one another. */
export interface GatewaysOptions {
  readonly scenario: 'gateways';
  readonly countries: readonly number[];
  readonly contenders: readonly Contender[];
  readonly planning: boolean;
  readonly load: Load;
}

/** What is to be measured: this gateway with one cache and another. */
export interface CacheOptions {
  readonly scenario: 'cache';
  readonly countries: number;
  readonly load: CacheLoad;
  /** Answers that are kept while records are made void. */
  readonly kept: number;
}

/** What is to be measured: this gateway with identity, purpose, limits, policy and signing, and without. */
export interface AccessOptions {
  readonly scenario: 'access';
  readonly countries: number;
  readonly load: AccessLoad;
}

/** What is to be measured: the scorer of names on the labelled pairs. */
export interface SearchOptions {
  readonly scenario: 'search';
  /** Whether the third that is kept for the end is measured too. */
  readonly unseen: boolean;
  /** How many of the worst mistakes of each sort are shown; 0 for none. */
  readonly errors: number;
}

/** What is to be measured: reading the query log. */
export interface LogReadOptions extends LogReadLoad {
  readonly scenario: 'log-read';
}

/** What is to be measured: the stores of the query log. */
export interface LogStoreOptions {
  readonly scenario: 'log-store';
  readonly load: LogStoreLoad;
}

/** What is to be measured: this gateway with its query log, and without. */
export interface LogOptions extends Omit<AccessOptions, 'scenario'> {
  readonly scenario: 'log';
}

/** What is to be measured: the index of the names of one large register. */
export interface NamesIndexOptions {
  readonly scenario: 'names-index';
  readonly load: NamesIndexLoad;
}

/** What is to be measured: leaving out countries by keys of names. */
export interface NamesPruningOptions {
  readonly scenario: 'names-pruning';
  readonly load: NamesPruningLoad;
}

/** What is to be measured: a search for one name in many countries. */
export interface NamesScatterOptions {
  readonly scenario: 'names-scatter';
  readonly load: NamesScatterLoad;
}

/** What is to be measured: checks of what no country has, by filters and by asking. */
export interface ChecksOptions {
  readonly scenario: 'checks';
  readonly load: ChecksLoad;
}

/** What is to be measured: what a whole network serves on this machine. */
export interface MixedOptions {
  readonly scenario: 'mixed';
  readonly load: MixedLoad;
}

/** What is to be measured: whether the gateway's memory grows. */
export interface SoakOptions {
  readonly scenario: 'soak';
  readonly load: SoakLoad;
}

/** What is to be measured: an ordinary federation query. */
export interface FederationOptions {
  readonly scenario: 'federation';
  readonly load: FederationLoad;
}

/** What is to be measured: composition and reload. */
export interface CompositionOptions {
  readonly scenario: 'composition';
  readonly load: CompositionLoad;
}

/** Nothing is measured: charts are made of what was. */
export interface ChartsOptions {
  readonly scenario: 'charts';
}

type Options =
  | MixedOptions | SoakOptions | FederationOptions | CompositionOptions | ChartsOptions
  | GatewaysOptions | CacheOptions | AccessOptions | ChecksOptions | LogOptions | SearchOptions | LogReadOptions | LogStoreOptions | NamesIndexOptions | NamesPruningOptions
  | NamesScatterOptions;

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

function sizes(text: string): readonly number[] {
  return text.split(',').map(wholeNumber(1, 1_000_000));
}

function named(text: string): readonly Contender[] {
  const names = text.split(',');
  const unknown = names.find((name) => !contenders.some((contender) => contender.name === name));
  if (unknown !== undefined) throw new InvalidArgumentError(`no contender ${unknown}: expected ${contenders.map(({ name }) => name).join(', ')}`);
  return contenders.filter(({ name }) => names.includes(name));
}

/** Reads the command line; ends the process with 2 when it is wrong. */
export function readOptions(argv: readonly string[]): Options {
  let read: Options | null = null;
  const program = new Command('npm run bench --').exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));
  const rounds = (): Option => new Option('--rounds <n>', 'how often the contenders take turns').default(5).argParser(wholeNumber(1, 100));
  program.command('gateways', { isDefault: true })
    .description('Compares the gateway with the floor and with stock federation gateways: ratios as a table, figures as JSON in bench/results.')
    .addOption(new Option('--countries <list>', 'numbers of countries, comma-separated').default([14, 50, 100, 196], '14,50,100,196').argParser(counts))
    .addOption(rounds())
    .addOption(new Option('--queries <n>', 'sequential queries in a round').default(40).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--concurrent <n>', 'concurrent queries in a round').default(24).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--concurrency <n>', 'how many of them at a time').default(8).argParser(wholeNumber(1, 1_000)))
    .addOption(new Option('--warm-up <n>', 'queries before measuring, at least').default(40).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--only <list>', 'contenders, comma-separated').default(contenders, 'all').argParser(named))
    .option('--no-planning', 'leave out composition and planning times')
    .action((given: GivenGateways) => {
      read = {
        scenario: 'gateways',
        countries: given.countries,
        contenders: given.only,
        planning: given.planning,
        load: {
          rounds: given.rounds, sequential: given.queries, concurrent: given.concurrent, concurrency: given.concurrency, warmUpQueries: given.warmUp, warmUpMs: 2_000,
        },
      };
    });
  program.command('cache')
    .description('Compares this gateway without a cache, with one in its process, with Redis and with a Redis that is down; invalidation; DataLoaders on and off.')
    .addOption(new Option('--countries <n>', 'number of countries').default(14).argParser(wholeNumber(1, mostCountries)))
    .addOption(rounds())
    .addOption(new Option('--queries <n>', 'queries in a round that were never asked; then the same again').default(80).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--day <n>', "queries of an analyst's day in a round").default(150).argParser(wholeNumber(1, 2_000)))
    .addOption(new Option('--kept <n>', 'answers kept while records are made void').default(100_000).argParser(wholeNumber(1_000, 1_000_000)))
    .action(({ countries, rounds: turns, queries, day, kept }: GivenCache) => {
      read = { scenario: 'cache', countries, load: { rounds: turns, questions: queries, dayQuestions: day }, kept };
    });
  program.command('access')
    .description('Compares this gateway with identity, purpose, limits, policy and signing on and off; CPU of signing a step of a plan.')
    .addOption(new Option('--countries <n>', 'number of countries').default(14).argParser(wholeNumber(1, mostCountries)))
    .addOption(rounds().default(9))
    .addOption(new Option('--queries <n>', 'queries in a round').default(150).argParser(wholeNumber(1, 10_000)))
    .action(({ countries, rounds: turns, queries }: Pick<GivenCache, 'countries' | 'rounds' | 'queries'>) => {
      read = { scenario: 'access', countries, load: { rounds: turns, questions: queries } };
    });
  program.command('log')
    .description('Compares this gateway with its query log and without: CPU and p50, beside raw fdatasync.')
    .addOption(new Option('--countries <n>', 'number of countries').default(14).argParser(wholeNumber(1, mostCountries)))
    .addOption(rounds().default(9))
    .addOption(new Option('--queries <n>', 'queries in a round').default(150).argParser(wholeNumber(1, 10_000)))
    .action(({ countries, rounds: turns, queries }: Pick<GivenCache, 'countries' | 'rounds' | 'queries'>) => {
      read = { scenario: 'log', countries, load: { rounds: turns, questions: queries } };
    });
  program.command('checks')
    .description('Measures checks of documents that no country has, by the filters that countries publish and by asking them all; bulk checks.')
    .addOption(new Option('--countries <list>', 'numbers of countries, comma-separated').default([14, 196], '14,196').argParser(counts))
    .addOption(rounds())
    .addOption(new Option('--checks <n>', 'checks of one document in a round').default(400).argParser(wholeNumber(8, 100_000)))
    .addOption(new Option('--documents <n>', 'documents of a bulk check').default(500).argParser(wholeNumber(1, 500)))
    .addOption(new Option('--bulks <n>', 'bulk checks in a round').default(40).argParser(wholeNumber(1, 10_000)))
    .action(({ countries, rounds: turns, checks, documents, bulks }: Omit<ChecksLoad, 'rounds'> & { readonly rounds: number }) => {
      read = { scenario: 'checks', load: { countries, rounds: turns, checks, documents, bulks } };
    });
  program.command('mixed')
    .description('Offers checks and searches at a steady pace to a whole network on this machine: what is served, how late, and the highest rate that is.')
    .addOption(new Option('--countries <n>', 'number of countries').default(196).argParser(wholeNumber(14, mostCountries)))
    .addOption(new Option('--network <kind>', 'prepared answers in one process, or the bureaux of `bureaux demo --simulate`').choices(networkKinds).default('simulated'))
    .addOption(new Option('--data <folder>', 'where the databases of the demo are; those missing are made').default(join(tmpdir(), 'bureaux-bench-demo')))
    .addOption(new Option('--rate <n>', 'questions a second').default(250).argParser(wholeNumber(1, 100_000)))
    .addOption(new Option('--seconds <n>', 'for how long').default(60).argParser(wholeNumber(1, 86_400)))
    .addOption(new Option('--clients <n>', 'clients, each with a connection of its own').default(16).argParser(wholeNumber(1, 1_000)))
    .addOption(new Option('--climb <n>', 'for how long each rate is offered when the highest that is served is looked for, in seconds; 0: it is not').default(15).argParser(wholeNumber(0, 3_600)))
    .action(({ climb, ...load }: Omit<MixedLoad, 'climbSeconds'> & { readonly climb: number }) => {
      read = { scenario: 'mixed', load: { ...load, climbSeconds: climb } };
    });
  program.command('soak')
    .description('Asks a whole network on this machine for a long time: whether the gateway\'s memory grows.')
    .addOption(new Option('--countries <n>', 'number of countries').default(196).argParser(wholeNumber(14, mostCountries)))
    .addOption(new Option('--network <kind>', 'prepared answers in one process, or the bureaux of `bureaux demo --simulate`').choices(networkKinds).default('simulated'))
    .addOption(new Option('--data <folder>', 'where the databases of the demo are; those missing are made').default(join(tmpdir(), 'bureaux-bench-demo')))
    .addOption(new Option('--rate <n>', 'questions a second').default(40).argParser(wholeNumber(1, 100_000)))
    .addOption(new Option('--minutes <n>', 'for how long').default(30).argParser(wholeNumber(5, 1_440)))
    .addOption(new Option('--clients <n>', 'clients, each with a connection of its own').default(16).argParser(wholeNumber(1, 1_000)))
    .action((load: SoakLoad) => {
      read = { scenario: 'soak', load };
    });
  program.command('federation')
    .description('Compares this gateway on four plain subgraphs with stock @apollo/gateway and Hive Gateway on the same supergraph.')
    .addOption(rounds())
    .addOption(new Option('--queries <n>', 'queries in a round, one after another and again under way together').default(600).argParser(wholeNumber(1, 100_000)))
    .addOption(new Option('--under-way <n>', 'how many at a time').default(16).argParser(wholeNumber(1, 1_000)))
    .action((load: FederationLoad) => {
      read = { scenario: 'federation', load };
    });
  program.command('charts')
    .description('Writes the charts and the table of docs/performance.md from the newest results.')
    .action(() => {
      read = { scenario: 'charts' };
    });
  program.command('composition')
    .description('Measures how long a new graph takes when what countries add to the profile changes, and how long the gateway stands still for it.')
    .addOption(new Option('--countries <n>', 'number of countries').default(196).argParser(wholeNumber(1, mostCountries)))
    .addOption(new Option('--extended <list>', 'how many of them add something, comma-separated').default([14, 196], '14,196').argParser(counts))
    .addOption(new Option('--changes <n>', 'how often they change it').default(3).argParser(wholeNumber(1, 100)))
    .action((load: CompositionLoad) => {
      read = { scenario: 'composition', load };
    });
  program.command('search')
    .description('Measures the scorer of names on the labelled pairs of bench/search: precision, recall and F1, by category, beside edit distances.')
    .option('--unseen', 'measure the third that is kept for the end as well', false)
    .addOption(new Option('--errors [n]', 'show the worst mistakes on the seen pairs, so many of each sort').default(0).preset('40').argParser(wholeNumber(0, 10_000)))
    .action(({ unseen, errors }: Omit<SearchOptions, 'scenario'>) => {
      read = { scenario: 'search', unseen, errors };
    });
  program.command('names-index')
    .description('Measures the index of names: making it, and searching for persons by name in one large register.')
    .addOption(new Option('--persons <n>', 'persons in the register').default(1_000_000).argParser(wholeNumber(1_000, 10_000_000)))
    .addOption(new Option('--questions <n>', 'questions').default(1_500).argParser(wholeNumber(100, 100_000)))
    .action((load: NamesIndexLoad) => {
      read = { scenario: 'names-index', load };
    });
  program.command('names-pruning')
    .description('Measures what leaving out countries by keys of names would lose of the labelled pairs, and what it would spare.')
    .addOption(new Option('--sizes <list>', 'persons in a register, comma-separated').default([1_000, 10_000, 100_000], '1000,10000,100000').argParser(sizes))
    .addOption(new Option('--questions <n>', 'questions').default(1_000).argParser(wholeNumber(100, 100_000)))
    .action((load: NamesPruningLoad) => {
      read = { scenario: 'names-pruning', load };
    });
  program.command('names-scatter')
    .description('Searches for one name in many countries at once, through the gateway, with bureaux over national databases: how long it takes, and CPU.')
    .addOption(new Option('--countries <n>', 'number of countries').default(countryCodes.length).argParser(wholeNumber(1, countryCodes.length)))
    .addOption(new Option('--persons <n>', 'persons in the register of each').default(atOnce).argParser(wholeNumber(100, atOnce)))
    .addOption(new Option('--processes <n>', 'processes that share the bureaux').default(2).argParser(wholeNumber(1, 100)))
    .addOption(new Option('--questions <n>', 'questions of each sort').default(700).argParser(wholeNumber(14, 100_000)))
    .addOption(new Option('--data <folder>', 'where the databases are; those missing are made').default(join(tmpdir(), 'bureaux-bench-names')))
    .action((load: NamesScatterLoad) => {
      read = { scenario: 'names-scatter', load };
    });
  program.command('log-read')
    .description('Measures how fast an auditor is answered over a long query log, by each filter, in SQLite and PostgreSQL.')
    .addOption(new Option('--operations <n>', 'operations in the log').default(10_000_000).argParser(wholeNumber(4_096, 100_000_000)))
    .addOption(new Option('--questions <n>', 'questions of each kind').default(40).argParser(wholeNumber(1, 10_000)))
    .action(({ operations, questions }: LogReadLoad) => {
      read = { scenario: 'log-read', operations, questions };
    });
  program.command('log-store')
    .description('Measures the stores of the query log: durable entries a second beside raw fdatasync, then verifying all of them.')
    .addOption(new Option('--entries <n>', 'entries that are written').default(1_000_000).argParser(wholeNumber(1_000, 100_000_000)))
    .addOption(new Option('--clients <n>', 'operations under way at a time').default(256).argParser(wholeNumber(1, 10_000)))
    .addOption(new Option('--only <store>', 'one store').choices(['sqlite', 'postgres']))
    .action(({ entries, clients, only }: { readonly entries: number; readonly clients: number; readonly only?: StoreKind }) => {
      read = { scenario: 'log-store', load: { entries, clients, stores: only ? [only] : ['sqlite', 'postgres'] } };
    });
  program.parse([...argv]);
  return read!;
}

interface GivenGateways {
  readonly countries: readonly number[];
  readonly rounds: number;
  readonly queries: number;
  readonly concurrent: number;
  readonly concurrency: number;
  readonly warmUp: number;
  readonly only: readonly Contender[];
  readonly planning: boolean;
}

interface GivenCache {
  readonly countries: number;
  readonly rounds: number;
  readonly queries: number;
  readonly day: number;
  readonly kept: number;
}
