import { accessTable, judgeAccess, judgeLog, logTable, signingTable } from './access-report.js';
import { cacheTable, invalidationTable, judgeCache, loadersTable } from './cache-report.js';
import { checksTable, judgeChecks } from './checks-report.js';
import { writeCharts } from './charts/write.js';
import { compositionTable, judgeComposition } from './composition-report.js';
import { federationTable, judgeFederation } from './federation-report.js';
import { loadCompiled } from './compiled.js';
import { installPeers } from './install.js';
import { readOptions } from './options.js';
import type {
  AccessOptions, CacheOptions, ChecksOptions, CompositionOptions, FederationOptions, GatewaysOptions,
  LogOptions, LogReadOptions, LogStoreOptions, MixedOptions, NamesIndexOptions, NamesPruningOptions, NamesScatterOptions, SearchOptions,
  SoakOptions,
} from './options.js';
import { writeResults } from './results.js';
import { judgeNamesIndex, namesIndexTables } from './names-index-report.js';
import { judgeNamesPruning, namesPruningTable } from './names-pruning-report.js';
import { judgeNamesScatter, namesScatterTable } from './names-scatter-report.js';
import { judgeLogStore, logStoreTable } from './log-store-report.js';
import { planningTables, personsTables, targetsTable } from './report.js';
import { measureAccess } from './scenarios/access.js';
import { measureCache } from './scenarios/cache.js';
import { measureChecks } from './scenarios/checks.js';
import { measureComposition } from './scenarios/composition.js';
import { measureFederation } from './scenarios/federation.js';
import { measureInvalidation } from './scenarios/invalidation.js';
import { judgeLogRead, logReadTable } from './log-read-report.js';
import { measureLogRead } from './scenarios/log-read.js';
import { measureLog } from './scenarios/log.js';
import { measureLoaders } from './scenarios/loaders.js';
import { measureLogStore } from './scenarios/log-store.js';
import { judgeMixed, mixedTable } from './mixed-report.js';
import { judgeSoak, soakTable } from './soak-report.js';
import { measureMixed } from './scenarios/mixed.js';
import { measureSoak } from './scenarios/soak.js';
import { measureNamesPruning } from './scenarios/names-pruning.js';
import { measureNamesScatter } from './scenarios/names-scatter.js';
import { measurePersons } from './scenarios/persons.js';
import type { PersonsFigures } from './scenarios/persons.js';
import { measurePlanning } from './scenarios/planning.js';
import { measureSearch } from './scenarios/search.js';
import { measureSigning } from './scenarios/signing.js';
import { categoriesTable, judgeSearch, measuresTable, mistakesTable } from './search-report.js';
import type { Part } from './search/pair.js';
import { judge } from './targets.js';
import type { Judgement } from './targets.js';

const print = (text: string): void => void process.stdout.write(`\n${text}\n`);
const progress = (line: string): void => void process.stderr.write(`${line}\n`);

/** Prints what was to be reached, and writes it with the figures. */
function conclude(targets: readonly Judgement[], figures: Readonly<Record<string, unknown>>): void {
  print(targetsTable(targets));
  progress(`\nfigures written to ${writeResults({ ...figures, targets })}`);
}

/** The gateways beside one another. */
async function benchGateways({ countries, contenders, load, planning: withPlanning }: GatewaysOptions): Promise<void> {
  if (contenders.some(({ name }) => name === 'hive')) installPeers();
  const present = contenders.filter((contender) => {
    const reason = contender.unavailable();
    if (reason) progress(`${contender.name} does not take part: ${reason}`);
    return !reason;
  });

  const persons: PersonsFigures[] = [];
  for (const count of countries) {
    const figures = await measurePersons(count, present, load, progress);
    persons.push(figures);
    print(personsTables([figures]));
  }
  const planning = withPlanning ? measurePlanning(countries, progress) : [];
  if (planning.length > 0) print(planningTables(planning));
  const described = Object.fromEntries(present.map(({ name, description }) => [name, description]));
  conclude(judge(persons, planning), { load, contenders: described, persons, planning });
}

/** This gateway with one cache and another. */
async function benchCache({ countries, load, kept }: CacheOptions): Promise<void> {
  const cache = await measureCache(countries, load, progress);
  print(cacheTable(cache));
  const invalidations = await measureInvalidation(kept, progress);
  print(invalidationTable(invalidations));
  const loaders = await measureLoaders(load.rounds, load.questions, progress);
  print(loadersTable(loaders));
  conclude(judgeCache(cache, invalidations), { cache, invalidations, loaders });
}

/** This gateway with all that says who may see what, and without. */
async function benchAccess({ countries, load }: AccessOptions): Promise<void> {
  const access = await measureAccess(countries, load, progress);
  print(accessTable(access));
  const signing = measureSigning([14, 196]);
  print(signingTable(signing));
  conclude(judgeAccess(access), { access, signing });
}

/** This gateway with its query log, and without. */
async function benchLog({ countries, load }: LogOptions): Promise<void> {
  const log = await measureLog(countries, load, progress);
  print(logTable(log));
  conclude(judgeLog(log), { log });
}

/** Checks of what no country has, by filters and by asking. */
async function benchChecks({ load }: ChecksOptions): Promise<void> {
  const checks = await measureChecks(load, progress);
  print(checksTable(load, checks));
  conclude(judgeChecks(checks), { load, checks });
}

/** An ordinary federation query beside other gateways. */
async function benchFederation({ load }: FederationOptions): Promise<void> {
  installPeers();
  const federation = await measureFederation(load, progress);
  print(federationTable(federation));
  conclude(judgeFederation(federation), { federation });
}

/** What a new graph takes. */
async function benchComposition({ load }: CompositionOptions): Promise<void> {
  const composition = await measureComposition(load, progress);
  print(compositionTable(load, composition));
  conclude(judgeComposition(load, composition), { load, composition });
}

/** Leaving out countries by keys of names. */
function benchNamesPruning({ load }: NamesPruningOptions): void {
  const pruning = measureNamesPruning(load, progress);
  print(namesPruningTable(pruning));
  conclude(judgeNamesPruning(pruning), { load, pruning });
}

/** What a whole network serves on this machine. */
async function benchMixed({ load }: MixedOptions): Promise<void> {
  const mixed = await measureMixed(load, progress);
  print(mixedTable(mixed));
  conclude(judgeMixed(mixed), { mixed });
}

/** Whether this gateway's memory grows. */
async function benchSoak({ load }: SoakOptions): Promise<void> {
  const soak = await measureSoak(load, progress);
  print(soakTable(soak));
  conclude(judgeSoak(soak), { soak });
}

/** The scorer of names on the labelled pairs, beside edit distances. */
function benchSearch({ unseen, errors }: SearchOptions): void {
  const search = measureSearch(unseen ? ['seen', 'unseen'] : ['seen']);
  for (const [part, measured] of Object.entries(search.parts)) print(categoriesTable(part as Part, measured));
  print(measuresTable(search));
  if (errors > 0) print(mistakesTable(search.mistakes, errors));
  conclude(judgeSearch(search), { search: search.parts });
}

/** How fast an auditor is answered. */
async function benchLogRead(load: LogReadOptions): Promise<void> {
  const engines = await measureLogRead(load, progress);
  print(logReadTable(load, engines));
  conclude(judgeLogRead(load, engines), { logRead: { operations: load.operations, engines } });
}

/** The stores of the query log. */
async function benchLogStore({ load }: LogStoreOptions): Promise<void> {
  const logStore = await measureLogStore(load, progress);
  print(logStoreTable(logStore));
  conclude(judgeLogStore(logStore), { logStore });
}

/** The index of the names of one large register. */
async function benchNamesIndex({ load }: NamesIndexOptions): Promise<void> {
  loadCompiled('subgraphs/bureau/');
  const { measureNamesIndex } = await import('./scenarios/names-index.js');
  const namesIndex = await measureNamesIndex(load, progress);
  print(namesIndexTables(namesIndex));
  conclude(judgeNamesIndex(namesIndex), { namesIndex });
}

/** One name in many countries. */
async function benchNamesScatter({ load }: NamesScatterOptions): Promise<void> {
  const namesScatter = await measureNamesScatter(load, progress);
  print(namesScatterTable(namesScatter));
  conclude(judgeNamesScatter(namesScatter), { namesScatter });
}

/** `npm run bench`: measures, prints the tables on standard output and writes the figures to bench/results. */
async function main(): Promise<void> {
  const options = readOptions(process.argv);
  if (options.scenario === 'cache') await benchCache(options);
  else if (options.scenario === 'access') await benchAccess(options);
  else if (options.scenario === 'log') await benchLog(options);
  else if (options.scenario === 'checks') await benchChecks(options);
  else if (options.scenario === 'mixed') await benchMixed(options);
  else if (options.scenario === 'soak') await benchSoak(options);
  else if (options.scenario === 'federation') await benchFederation(options);
  else if (options.scenario === 'composition') await benchComposition(options);
  else if (options.scenario === 'charts') print(writeCharts().join('\n'));
  else if (options.scenario === 'search') benchSearch(options);
  else if (options.scenario === 'log-read') await benchLogRead(options);
  else if (options.scenario === 'log-store') await benchLogStore(options);
  else if (options.scenario === 'names-scatter') await benchNamesScatter(options);
  else if (options.scenario === 'names-index') await benchNamesIndex(options);
  else if (options.scenario === 'names-pruning') benchNamesPruning(options);
  else await benchGateways(options);
}

main().catch((error: unknown) => {
  progress(error instanceof Error ? (error.stack ?? error.message) : String(error));
  process.exitCode = 1;
});
