import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ConfigInput } from '../../gateway/config.js';
import { startChild } from '../children/child.js';
import type { Child } from '../children/child.js';
import { hiveMissing } from '../install.js';
import { jsonHeaders } from './contender.js';
import type { Running } from './contender.js';

/** A gateway over one supergraph of plain subgraphs. */
export type RunningFederated = Pick<Running, 'url' | 'headers' | 'sample' | 'stop'>;

/** What serves any Federation 2 supergraph. */
export interface FederatedContender {
  readonly name: 'bureaux' | 'apollo' | 'hive';
  readonly description: string;
  /** Why it cannot take part. Null: it can. */
  unavailable(): string | null;
  /** @param supergraph the supergraph's file. @param folder for files of its own. */
  start(supergraph: string, folder: string): Promise<RunningFederated>;
}

const served = (url: string, child: Child): RunningFederated => ({ url, headers: jsonHeaders, sample: () => child.sample(), stop: () => child.stop() });

async function startPlain(file: string, supergraph: string, env: Readonly<Record<string, string>> = {}): Promise<RunningFederated> {
  const child = await startChild(join(__dirname, file), { args: [supergraph], env });
  return served(child.ready as string, child);
}

/** All of them, in the order they take turns and stand in the table. */
export const federatedContenders: readonly FederatedContender[] = [
  {
    name: 'bureaux', description: 'bureaux gateway --supergraph --open', unavailable: () => null,
    async start(supergraph, folder) {
      const file = join(folder, 'exchange.yaml');
      const much = 1_000_000_000;
      const config: ConfigInput = { port: 0, logLevel: 'warn', rates: { requester: much, organisation: much, unauthenticated: much } };
      writeFileSync(file, stringify(config));
      const child = await startChild(join(__dirname, 'bureaux-process.ts'), { args: ['gateway', '--config', file, '--supergraph', supergraph, '--open'] });
      return served(`${(child.ready as { readonly serves: { readonly gateway: string } }).serves.gateway}/graphql`, child);
    },
  },
  { name: 'apollo', description: 'stock @apollo/gateway and @apollo/server', unavailable: () => null, start: (supergraph) => startPlain('apollo-process.ts', supergraph, { APOLLO_TELEMETRY_DISABLED: '1' }) },
  { name: 'hive', description: '@graphql-hive/gateway', unavailable: hiveMissing, start: (supergraph) => startPlain('hive-process.ts', supergraph) },
];
