import { BureauClient } from './national/index.js';
import type { BureauCallOptions } from './national/index.js';

/** The connections to the bureaux: they outlive the graphs, so that a reload drops neither a connection nor what a breaker has learnt. */
export interface BureauClients {
  /** The client of a country's bureau at an address; the same one until it is let go. */
  client(country: string, url: string): BureauClient;
  /** Closes the clients that none of these bureaux needs, once the questions under way are answered. */
  keepOnly(bureaux: readonly { readonly country: string; readonly url: string }[]): Promise<void>;
}

export function openBureauClients(options: BureauCallOptions): BureauClients {
  const open = new Map<string, BureauClient>();
  const key = (country: string, url: string): string => `${country} ${url}`;
  return {
    client(country, url) {
      const known = open.get(key(country, url)) ?? new BureauClient(country, url, options);
      open.set(key(country, url), known);
      return known;
    },
    async keepOnly(bureaux) {
      const kept = new Set(bureaux.map(({ country, url }) => key(country, url)));
      const left = [...open].filter(([name]) => !kept.has(name));
      for (const [name] of left) open.delete(name);
      await Promise.all(left.map(([, client]) => client.close()));
    },
  };
}
