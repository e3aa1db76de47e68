import { createHash } from 'node:crypto';
import { Pool } from 'undici';
import { hitsPerCountry } from '../bureaux/records.js';
import { bureauxQuery } from '../contenders/query.js';
import { percentile } from '../measure.js';
import { openNetwork } from '../mixed/network.js';
import type { LoadedNetwork, NetworkKind } from '../mixed/network.js';
import { sendAtPace } from '../mixed/pace.js';
import { waitForFilters } from './checks.js';

/** How a network is loaded. */
export interface MixedLoad {
  readonly countries: number;
  readonly network: NetworkKind;
  /** Of the kind `demo`: the folder of its data. */
  readonly data: string;
  /** Questions a second, and for how long. */
  readonly rate: number;
  readonly seconds: number;
  /** Clients, each with a connection and a user of its own. */
  readonly clients: number;
  /** How long each rate is offered when the highest one is looked for, in seconds; 0: it is not looked for. */
  readonly climbSeconds: number;
}

/** What was seen at one rate. Times in milliseconds from the moment a question was due. */
export interface MixedFigures {
  readonly offeredPerSecond: number;
  readonly servedPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly checkP50Ms: number;
  readonly checkP99Ms: number;
  readonly searchP50Ms: number;
  readonly searchP99Ms: number;
  readonly asked: number;
  readonly failed: number;
  /** The first that failed, in words. */
  readonly failures: readonly string[];
  readonly mostUnderWay: number;
  /** CPU over the time, in parts of one core: of the gateway, of the bureaux, of the client that loads them. */
  readonly gatewayCores: number;
  readonly bureauxCores: number;
  readonly clientCores: number;
}

export interface MixedResults {
  readonly load: MixedLoad;
  readonly figures: MixedFigures;
  /** What was seen when the highest rate was looked for, in the order tried. */
  readonly climb: readonly MixedFigures[];
  /** The highest rate that was served with p99 below `mostP99Ms` and nothing failed. Null: it was not looked for, or none was. */
  readonly highestRate: number | null;
}

/** p99 that a rate is to keep below to count as served. */
export const mostP99Ms = 500;

/** Of so many questions one is a search; of so many checks one is a hit, where a document is known that is one. */
const searchEvery = 100, hitEvery = 10_000;
/** Seconds at the rate before anything is measured. */
const warmUpSeconds = 10;
/** The factor from one rate to the next when the highest is looked for. */
const climbFactor = 1.25;

const checkQuery = 'query Check($documents: [TravelDocumentCheck!]!) { checkTravelDocuments(documents: $documents) { index outcome complete } }';

type Kind = 'check' | 'search';

interface Answer {
  readonly data?: {
    readonly persons?: { readonly complete: boolean; readonly edges: readonly unknown[] };
    readonly checkTravelDocuments?: readonly { readonly outcome: string; readonly complete: boolean }[];
  };
}

/** A connection of its own for each client. */
export const openPools = ({ url, headers }: LoadedNetwork): readonly Pool[] =>
  headers.map(() => new Pool(new URL(url).origin, { connections: 1, keepAliveTimeout: 600_000, keepAliveMaxTimeout: 600_000, headersTimeout: 120_000 }));

/** Asks at one rate. @param name is to be another each time, so that no question was asked before. */
export async function measureRate(
  network: LoadedNetwork, pools: readonly Pool[], { countries, network: kind }: Pick<MixedLoad, 'countries' | 'network'>, name: string, rate: number, seconds: number,
): Promise<MixedFigures> {
  const { pathname: path } = new URL(network.url);
  let checks = 0;
  const kindOf = (index: number): Kind => (index % searchEvery === searchEvery - 1 ? 'search' : 'check');

  const post = async (index: number, query: string, variables: object): Promise<Answer['data']> => {
    const client = index % pools.length;
    const response = await pools[client]!.request({ method: 'POST', path, headers: network.headers[client]!, body: JSON.stringify({ query, variables }) });
    const text = await response.body.text();
    if (response.statusCode !== 200 || text.includes('"errors":')) throw new Error(`expected an answer without errors, got ${response.statusCode}: ${text.slice(0, 300)}`);
    return (JSON.parse(text) as Answer).data;
  };
  const search = async (index: number): Promise<void> => {
    const data = await post(index, bureauxQuery, { search: { name: `${name} ${index}` }, first: countries * hitsPerCountry });
    if (data?.persons?.complete !== true) throw new Error('expected a complete search, got one that is not');
    if (kind === 'simulated' && data.persons.edges.length !== countries * hitsPerCountry) throw new Error(`expected ${countries * hitsPerCountry} persons, got ${data.persons.edges.length}`);
  };
  const check = async (index: number): Promise<void> => {
    const turn = checks += 1;
    const hit = network.held.length > 0 && turn % hitEvery === hitEvery / 2 ? network.held[(turn * 31) % network.held.length]! : null;
    const document = hit ?? { number: createHash('sha256').update(`${name} ${index}`).digest('hex').slice(0, 12).toUpperCase(), issuer: 'FR' };
    const result = (await post(index, checkQuery, { documents: [document] }))?.checkTravelDocuments?.[0];
    if (result?.outcome !== (hit ? 'HIT' : 'NO_HIT') || !result.complete) throw new Error(`expected ${hit ? 'HIT' : 'NO_HIT'}, complete; got ${JSON.stringify(result)}`);
  };

  const before = await network.cpu(), ownBefore = process.cpuUsage(), begun = performance.now();
  const { latenciesMs, failures, ...paced } = await sendAtPace<Kind>(rate, seconds, ['check', 'search'], kindOf, (index) => (kindOf(index) === 'search' ? search(index) : check(index)));
  const elapsedMs = performance.now() - begun, own = process.cpuUsage(ownBefore), after = await network.cpu();
  const all = [...latenciesMs.check, ...latenciesMs.search];
  return {
    ...paced, asked: all.length + failures.length, failed: failures.length, failures: failures.slice(0, 5),
    p50Ms: percentile(all, 0.5), p99Ms: percentile(all, 0.99),
    checkP50Ms: percentile(latenciesMs.check, 0.5), checkP99Ms: percentile(latenciesMs.check, 0.99),
    searchP50Ms: percentile(latenciesMs.search, 0.5), searchP99Ms: percentile(latenciesMs.search, 0.99),
    gatewayCores: (after.gateway - before.gateway) / elapsedMs, bureauxCores: (after.bureaux - before.bureaux) / elapsedMs, clientCores: (own.user + own.system) / 1000 / elapsedMs,
  };
}

const isServed = ({ p99Ms, failed, offeredPerSecond, servedPerSecond }: MixedFigures): boolean => p99Ms < mostP99Ms && failed === 0 && servedPerSecond >= 0.98 * offeredPerSecond;

/**
 * Checks of what hardly anybody has and now and then a search for persons in all countries, at a steady pace, with identity, purpose, policy, filters and query log on: what is
 * offered, what is served and how late; then the highest rate that is served, up from the one asked for or down from it.
 */
export async function measureMixed(load: MixedLoad, progress: (line: string) => void): Promise<MixedResults> {
  progress(`starting ${load.countries} bureaux and the gateway`);
  const network = await openNetwork(load.network, load.countries, load.clients, load.data);
  const pools = openPools(network);
  try {
    // Not every country of the demo publishes filters.
    if (load.network === 'simulated') await waitForFilters({ url: network.url, headers: network.headers[0]! }, load.countries);
    progress(`warming up for ${warmUpSeconds} s`);
    await measureRate(network, pools, load, 'Warm', Math.min(100, load.rate), warmUpSeconds);
    progress(`${load.rate} questions a second for ${load.seconds} s`);
    const figures = await measureRate(network, pools, load, 'Steady', load.rate, load.seconds);
    const climb: MixedFigures[] = [];
    if (load.climbSeconds > 0) {
      const up = isServed(figures);
      for (let rate = Math.round(up ? load.rate * climbFactor : load.rate / climbFactor); rate >= 1; rate = Math.round(up ? rate * climbFactor : rate / climbFactor)) {
        progress(`${rate} questions a second for ${load.climbSeconds} s`);
        const seen = await measureRate(network, pools, load, `Climb ${rate}`, rate, load.climbSeconds);
        climb.push(seen);
        if (isServed(seen) !== up) break;
      }
    }
    const served = [figures, ...climb].filter(isServed).map(({ offeredPerSecond }) => offeredPerSecond);
    return { load, figures, climb, highestRate: load.climbSeconds === 0 || served.length === 0 ? null : Math.max(...served) };
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    await network.close();
  }
}
