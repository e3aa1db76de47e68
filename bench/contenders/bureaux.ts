import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { hitsPerCountry } from '../bureaux/records.js';
import { startChild } from '../children/child.js';
import { stallRequest } from '../children/probe.js';
import type { ConfigInput } from '../../gateway/config.js';
import { openDemoIssuer, signDemoToken } from '../../gateway/identity/demo-issuer.js';
import { projectRoot } from '../../schema/files.js';
import type { AnsweredPerson, Contender, Running, Setting } from './contender.js';
import { jsonHeaders } from './contender.js';
import { bureauxQuery } from './query.js';

interface Answer {
  readonly data: { readonly persons: { readonly complete: boolean; readonly edges: readonly { readonly node: AnsweredPerson }[] } };
}

/** How a gateway is started. */
export interface BureauxOptions {
  /** Its part of the configuration. Default: what is on by default. */
  readonly cache?: ConfigInput['cache'];
  /** Whether everybody may ask, `--open`. Default: no. */
  readonly open?: boolean;
  /** Whether it keeps a query log; without one only an open gateway starts. Default: yes. */
  readonly logged?: boolean;
  /** The file of secrets under which it takes filters. Default: it takes none. */
  readonly filterKeys?: string;
  /** The file of the keys that sign what bureaux are asked. Default: keys of its own, which no bureau knows. */
  readonly signingKeys?: string;
}

/** This project's gateway, serving. */
export interface RunningBureaux extends Running {
  /** Has it read its configuration, and every bureau's publication, again. */
  reload(): void;
  /** How long its event loop stood still at most since this was last called, in milliseconds; 0 the first time. */
  longestStallMs(): Promise<number>;
}

/** Starts this project's gateway as it is built, `bureaux gateway --config`. */
export async function startBureaux({ bureaux: simulated, folder }: Setting, options: BureauxOptions = {}): Promise<RunningBureaux> {
  const { cache, open = false, logged = true, filterKeys, signingKeys } = options;
  const file = join(folder, 'exchange.yaml');
  const config: ConfigInput = {
    port: 0,
    logLevel: 'warn',
    environment: 'development',
    issuers: [await openDemoIssuer(folder)],
    policy: join(projectRoot, 'cli', 'demo', 'policy.yaml'),
    ...(logged && { queryLog: { origin: 'gateway.bench', folder: join(folder, 'query-log') } }),
    countries: simulated.map(({ country, url }) => ({ code: country, url })),
    ...(cache && { cache }),
    ...(filterKeys !== undefined && { filters: { keys: filterKeys } }),
    ...(signingKeys !== undefined && { signing: { keys: signingKeys } }),
    rates: { requester: 1_000_000_000, organisation: 1_000_000_000 },
  };
  writeFileSync(file, stringify(config));
  const token = await signDemoToken(folder, { user: 'bench', country: 'FR', role: 'ANALYST', expiresInSeconds: 86_400 });
  const child = await startChild(join(__dirname, 'bureaux-process.ts'), { args: ['gateway', '--config', file, ...(open ? ['--open'] : [])] });
  return {
    url: `${(child.ready as { readonly serves: { readonly gateway: string } }).serves.gateway}/graphql`,
    headers: { ...jsonHeaders, authorization: `Bearer ${token}`, 'x-purpose': 'INVESTIGATION', 'x-case-reference': 'BENCH-1' },
    bodyFor: (search) => JSON.stringify({ query: bureauxQuery, variables: { search, first: simulated.length * hitsPerCountry } }),
    personsIn(answer) {
      const { persons } = (answer as Answer).data;
      if (!persons.complete) throw new Error('expected a complete answer, got one that is not');
      return persons.edges.map(({ node }) => node);
    },
    sample: () => child.sample(),
    stop: () => child.stop(),
    reload: () => child.signal('SIGHUP'),
    longestStallMs: async () => ((await child.ask(stallRequest)) as readonly [number])[0],
  };
}

/** This project's gateway as it is built, with identity, purpose, policy and everything else that is on by default. */
export const bureaux: Contender = {
  name: 'bureaux',
  description: 'bureaux gateway, one shared type routed by value',
  unavailable: () => (existsSync(join(projectRoot, 'dist', 'cli', 'main.js')) ? null : 'dist/cli/main.js is not there: run npm run build'),
  start: (setting) => startBureaux(setting),
};
