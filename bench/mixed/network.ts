import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newFilterKeys } from '../../cli/filter-keys.js';
import { signDemoToken } from '../../gateway/identity/index.js';
import { startDemoNetworkIn } from '../../test/support/demo-network.js';
import { documentNumber, shownDocuments } from '../bureaux/documents.js';
import type { SimulatedBureau } from '../bureaux/server.js';
import { startChild } from '../children/child.js';
import { startBureaux } from '../contenders/bureaux.js';
import { jsonHeaders } from '../contenders/contender.js';

/** CPU that processes have used since they began, in milliseconds: user and system, all threads. */
export interface UsedCpu {
  readonly gateway: number;
  readonly bureaux: number;
}

/** A gateway and bureaux, to be loaded. */
export interface LoadedNetwork {
  readonly url: string;
  /** What each client sends: each is a user of its own. */
  readonly headers: readonly Readonly<Record<string, string>>[];
  /** Documents that some country has, to be hit. Empty: none are known. */
  readonly held: readonly { readonly number: string; readonly issuer: string }[];
  cpu(): Promise<UsedCpu>;
  /** Resident memory of the gateway, in bytes. */
  rss(): Promise<number>;
  close(): Promise<void>;
}

/** Documents in each simulated register: filters of more take minutes to make, and no longer to ask. */
const documents = 2_000;

/** What is loaded: prepared answers and filters (`simulated`), or `bureaux demo --simulate N`, whose bureaux read databases, judge, sign and log (`demo`). */
export const networkKinds = ['simulated', 'demo'] as const;
export type NetworkKind = (typeof networkKinds)[number];

/** Over simulated bureaux, in one process. */
async function openSimulated(countries: number, clients: number): Promise<LoadedNetwork> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-bench-'));
  const filterKeys = join(folder, 'filter-keys');
  writeFileSync(filterKeys, newFilterKeys());
  const simulation = await startChild(join(__dirname, '..', 'bureaux', 'process.ts'), { args: [String(countries), '-', filterKeys, String(documents)] });
  const bureaux = simulation.ready as readonly SimulatedBureau[];
  const running = await startBureaux({ bureaux, folder }, { filterKeys }).catch(async (error: unknown) => {
    await simulation.stop();
    throw error;
  });
  return {
    url: running.url,
    headers: await headersOf(folder, clients),
    held: bureaux.flatMap(({ country }) => Array.from({ length: shownDocuments }, (_none, n) => ({ number: documentNumber(country, n), issuer: country }))),
    async cpu() {
      const [gateway, all] = await Promise.all([running.sample(), simulation.sample()]);
      return { gateway: gateway.cpuMicros / 1000, bureaux: all.cpuMicros / 1000 };
    },
    rss: async () => (await running.sample()).rss,
    async close() {
      await running.stop();
      await simulation.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** @param data where the demo's databases are; what is missing is made there. */
async function openDemo(countries: number, clients: number, data: string): Promise<LoadedNetwork> {
  const demo = await startDemoNetworkIn(data, ['--simulate', String(countries)]);
  const pids = [...new Set(Object.values(demo.bureaux).map(({ pid }) => pid))];
  return {
    url: demo.gateway.url,
    headers: await headersOf(data, clients),
    held: [],
    cpu: () => Promise.resolve({ gateway: cpuOf(demo.gateway.pid), bureaux: pids.reduce((sum, pid) => sum + cpuOf(pid), 0) }),
    rss: () => Promise.resolve(rssOf(demo.gateway.pid)),
    async close() {
      await demo.close();
    },
  };
}

/** @param data of kind `demo`: the folder of its databases. */
export const openNetwork = (kind: NetworkKind, countries: number, clients: number, data: string): Promise<LoadedNetwork> =>
  (kind === 'demo' ? openDemo(countries, clients, data) : openSimulated(countries, clients));

const headersOf = (folder: string, clients: number): Promise<readonly Readonly<Record<string, string>>[]> =>
  Promise.all(Array.from({ length: clients }, async (_none, n) => ({
    ...jsonHeaders, authorization: `Bearer ${await signDemoToken(folder, { user: `bench-${n}`, country: 'FR', role: 'ANALYST', expiresInSeconds: 86_400 })}`,
    'x-purpose': 'INVESTIGATION', 'x-case-reference': 'BENCH-1',
  })));

/** Resident memory of another process on Linux, in bytes: VmRSS of /proc/PID/status, which is in KiB. */
function rssOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) * 1024;
}

/** Ticks of the kernel's clock in a second, as Linux counts CPU. */
const ticksPerSecond = 100;

/** CPU of another process on Linux, by /proc/PID/stat: its 14th and 15th fields, counted after the name in brackets. */
function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  return (Number(fields[11]) + Number(fields[12])) * 1000 / ticksPerSecond;
}
