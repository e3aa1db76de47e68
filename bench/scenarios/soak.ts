import { openNetwork } from '../mixed/network.js';
import { waitForFilters } from './checks.js';
import { measureRate, openPools } from './mixed.js';
import type { MixedFigures, MixedLoad } from './mixed.js';

/** How long a network is loaded, and how. */
export interface SoakLoad extends Pick<MixedLoad, 'countries' | 'network' | 'data' | 'rate' | 'clients'> {
  readonly minutes: number;
}

/** What was seen in one minute, and the gateway's resident memory at its end, in bytes. */
export interface SoakMinute extends Pick<MixedFigures, 'servedPerSecond' | 'p50Ms' | 'p99Ms' | 'asked' | 'failed' | 'failures'> {
  readonly rss: number;
}

export interface SoakResults {
  readonly load: SoakLoad;
  readonly minutes: readonly SoakMinute[];
}

/** The questions of `mixed` for a long time at a steady pace: whether the gateway's memory grows. */
export async function measureSoak(load: SoakLoad, progress: (line: string) => void): Promise<SoakResults> {
  progress(`starting ${load.countries} bureaux and the gateway`);
  const network = await openNetwork(load.network, load.countries, load.clients, load.data);
  const pools = openPools(network);
  try {
    if (load.network === 'simulated') await waitForFilters({ url: network.url, headers: network.headers[0]! }, load.countries);
    const minutes: SoakMinute[] = [];
    while (minutes.length < load.minutes) {
      const { servedPerSecond, p50Ms, p99Ms, asked, failed, failures } = await measureRate(network, pools, load, `Soak ${minutes.length}`, load.rate, 60);
      minutes.push({ servedPerSecond, p50Ms, p99Ms, asked, failed, failures, rss: await network.rss() });
      progress(`minute ${minutes.length} of ${load.minutes}: ${Math.round(minutes.at(-1)!.rss / 2 ** 20)} MiB`);
    }
    return { load, minutes };
  } finally {
    await Promise.all(pools.map((pool) => pool.close()));
    await network.close();
  }
}
