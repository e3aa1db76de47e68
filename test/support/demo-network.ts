import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startCommand } from './command.js';
import type { RunningCommand } from './command.js';
import { withDemoData } from './demo-data.js';

/** A process of the demo, as it was printed. */
export interface DemoProcess {
  readonly pid: number;
  /** Its GraphQL endpoint. */
  readonly url: string;
}

/** An error of an answer. */
export interface DemoError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: { readonly code?: string };
}

/** An answer of the gateway; the test says what shape its data have. */
export interface DemoAnswer<T> {
  readonly data: T;
  readonly errors?: readonly DemoError[];
}

/** `bureaux demo` as a user starts it: the bureaux and the gateway, each a process of its own. */
export interface DemoNetwork {
  /** Everything it printed up to the curl and what follows it. */
  readonly printed: string;
  readonly gateway: DemoProcess;
  /** The file of the keys that its bureaux trust: another gateway that is to ask them signs by these. */
  readonly signingKeys: string;
  /** The bureaux by country. */
  readonly bureaux: Readonly<Record<string, DemoProcess>>;
  /** What it has written to standard error up to now. */
  stderr(): string;
  /** Asks the gateway with the headers of the printed curl; `headers` come on top. */
  ask<T>(query: string, variables?: Readonly<Record<string, unknown>>, headers?: Readonly<Record<string, string>>): Promise<DemoAnswer<T>>;
  /** Ends all its processes; those held are let go first. @returns its exit code. */
  close(): Promise<number | null>;
}

/** How long making the databases and starting may take in a test, in milliseconds, on a machine that does much else. */
export const demoStartTimeout = 300_000;

/** The line that ends what the demo prints. */
export const lastLine = 'Another token:';

/**
 * Starts a demo over the databases all test files share, with keys and logs of its own: another demo may run beside it.
 * @param which default: the countries that have a folder.
 */
export const startDemoNetwork = async (which: readonly string[] = []): Promise<DemoNetwork> => withDemoData(async (shared) => {
  mkdirSync(join(shared, 'databases'), { recursive: true });
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-demo-own-'));
  symlinkSync(join(shared, 'databases'), join(folder, 'databases'));
  const network = await startDemoNetworkIn(folder, which);
  return {
    ...network,
    async close() {
      const code = await network.close();
      rmSync(folder, { recursive: true, force: true });
      return code;
    },
  };
});

/** Starts the demo with its data in this folder. @param which default: the countries that have a folder. */
export async function startDemoNetworkIn(folder: string, which: readonly string[] = []): Promise<DemoNetwork> {
  const command = startCommand(['demo', '--port', '0', '--data', folder, ...which]);
  try {
    return demoNetwork(command, await command.wrote(lastLine), folder);
  } catch (error) {
    command.process.kill('SIGTERM');
    throw error;
  }
}

function demoNetwork(command: RunningCommand, printed: string, folder: string): DemoNetwork {
  const network = readDemoNetwork(printed, folder);
  return {
    ...network,
    stderr: command.stderr,
    close() {
      for (const { pid } of [network.gateway, ...Object.values(network.bureaux)]) signal(pid, 'SIGCONT');
      command.process.kill('SIGTERM');
      return command.ended;
    },
  };
}

/** The demo by what it printed. @param folder where its data are. */
export function readDemoNetwork(printed: string, folder: string): Omit<DemoNetwork, 'stderr' | 'close'> {
  const processes = new Map([...printed.matchAll(/^(\w+) +(\d+) +(http:\S+)$/gm)].map(([, name, pid, url]) => [name!, { pid: Number(pid), url: url! }]));
  const gateway = processes.get('gateway')!;
  processes.delete('gateway');
  const given = Object.fromEntries([...printed.matchAll(/-H '([^:]+): ([^']*)'/g)].map(([, name, value]) => [name!.toLowerCase(), value!]));
  return {
    printed,
    gateway,
    signingKeys: join(folder, 'signing', 'private.jwks.json'),
    bureaux: Object.fromEntries(processes),
    async ask<T>(query: string, variables = {}, headers = {}) {
      const response = await fetch(gateway.url, { method: 'POST', headers: { ...given, ...headers }, body: JSON.stringify({ query, variables }) });
      return (await response.json()) as DemoAnswer<T>;
    },
  };
}

/** Sends a signal to a process of the demo; one that has ended is left alone. */
function signal(pid: number, name: NodeJS.Signals): void {
  try {
    process.kill(pid, name);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
