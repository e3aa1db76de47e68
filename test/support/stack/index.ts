import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ConfigInput } from '../../../gateway/config.js';
import { signDemoToken } from '../../../gateway/identity/index.js';
import { countryCodes, countryFolders } from '../../../subgraphs/countries.js';
import type { ComposeService } from '../compose-file.js';
import { composeFile, isOneShot, ownServices } from '../compose-file.js';
import type { HaproxyServer } from '../servers/index.js';
import { startHaproxy } from '../servers/index.js';
import type { Program } from './program.js';
import { startProgram } from './program.js';
import type { StackServers } from './servers.js';
import { startServers } from './servers.js';
import { secretFile, translate, translateConfiguration, volumeFolder } from './translate.js';

export type { Program } from './program.js';

/** An answer as it came: status 0 where none came. */
export interface StackAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** The exchange of docker-compose.yml without containers. */
export interface Stack extends StackServers {
  /** Has all that the stack has on the disk. */
  readonly folder: string;
  /** Has the secrets, the issuer's keys among them, for `bureaux token --data`. */
  readonly secrets: string;
  /** The folder that stands for a volume of docker-compose.yml. */
  volume(name: string): string;
  /** The bureaux by country. */
  readonly bureaux: Readonly<Record<string, Program>>;
  readonly gateways: readonly StackGateway[];
  readonly balancer: HaproxyServer;
  readonly token: string;
  /** Asks once through the balancer, as an analyst with a purpose and a case; nothing is asked again. */
  ask(query: string, variables?: Readonly<Record<string, unknown>>): Promise<StackAnswer>;
}

/** A gateway that can be killed, and started again where it was. */
export interface StackGateway {
  readonly url: string;
  program(): Program;
  /** Starts it again after a kill. */
  restart(): Promise<void>;
}

export interface StackOptions {
  /** Default: all. */
  readonly countries?: readonly string[];
  /** How many of the gateways. Default: all. */
  readonly gateways?: number;
  /** Options of the gateways in place of those in docker/exchange.yaml. */
  readonly config?: Partial<ConfigInput>;
  /** Told what is being done. Default: nobody is told. */
  tell?(line: string): void;
  /** When it is aborted, what has been started is ended and starting fails. */
  readonly signal?: AbortSignal;
}

/** Starts the servers, makes the secrets and the national databases, and starts the bureaux, the gateways and the balancer. */
export async function startStack({ countries = countryCodes, gateways: most = Infinity, config = {}, tell = () => {}, signal }: StackOptions = {}): Promise<Stack> {
  const own = ownServices(composeFile()).filter(([, { command }]) => command![0] !== 'bureau' || countries.includes(command![1]!));
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-stack-'));
  const opened: { close(): Promise<void> }[] = [{ close: async () => rmSync(folder, { recursive: true, force: true }) }];
  const close = async (): Promise<void> => {
    for (const one of opened.splice(0).reverse()) await one.close();
  };
  /** What is started is closed in the end; what starts together is closed together. */
  const open = async <T extends { close(): Promise<void> }>(starts: readonly Promise<T>[]): Promise<readonly T[]> => {
    const results = await Promise.allSettled(starts);
    const started = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    opened.push({ close: async () => void (await Promise.all(started.map((one) => one.close()))) });
    const failed = results.find((result) => result.status === 'rejected');
    if (failed) throw failed.reason;
    signal?.throwIfAborted();
    return started;
  };

  try {
    tell('starting PostgreSQL, MariaDB and Redis');
    await startProgram('bureaux secrets', ['secrets', join(folder, 'secrets')]);
    const [servers] = await open([startServers(new Set(countries.map((country) => countryFolders[country]!.engine)))]) as [StackServers];
    const { redis, postgres, mariadb, logPostgres } = servers;
    for (const [name, password] of [
      ['redis', redis.password], ['postgres-admin', postgres?.admin.password], ['mariadb-admin', mariadb?.admin.password], ['log-admin', logPostgres.admin.password],
    ] as const) {
      if (password !== undefined) writeFileSync(secretFile(folder, name), password, { mode: 0o600 });
    }
    const place = { folder, servers };

    tell('making national databases and the tables of query logs');
    await open(own.filter(([, service]) => isOneShot(service)).flatMap(([name, service]) => {
      const args = ofCountries(service, countries);
      return args === null ? [] : [startProgram(name, translate(service, args, place))];
    }));

    tell('starting bureaux and gateways');
    const bureaux = await open(own.filter(([, { command }]) => command![0] === 'bureau').map(([name, service]) => startProgram(name, translate(service, service.command!, place))));
    const serves = Object.assign({}, ...bureaux.map((bureau) => bureau.serves)) as Readonly<Record<string, string>>;
    const gateways = await open(own.filter(([, { command }]) => command![0] === 'gateway').slice(0, most).map(([name]) => {
      const file = join(folder, `exchange-${name}.yaml`);
      writeFileSync(file, translateConfiguration(name, place, serves, config));
      return startStackGateway(name, file);
    }));
    const [balancer] = await open([startHaproxy({ backends: gateways.map(({ url }) => url) })]) as [HaproxyServer];

    const token = await signDemoToken(join(folder, 'secrets'), { user: 'demo-analyst', country: 'FR', role: 'ANALYST', organisation: 'NCB Paris (demo)', expiresInSeconds: 86_400 });
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}`, 'x-purpose': 'WANTED_PERSONS', 'x-case-reference': 'DEMO-1' };
    return {
      ...servers,
      folder,
      secrets: join(folder, 'secrets'),
      volume: (name) => volumeFolder(place, name),
      bureaux: Object.fromEntries(bureaux.map((bureau) => [Object.keys(bureau.serves)[0]!, bureau])),
      gateways,
      balancer,
      token,
      async ask(query, variables = {}) {
        try {
          const response = await fetch(`${balancer.url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query, variables }) });
          return { status: response.status, body: await response.json() };
        } catch {
          return { status: 0, body: null };
        }
      },
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

/** The arguments that make the databases of these countries alone; null when the service makes those of others. */
function ofCountries({ command }: ComposeService, countries: readonly string[]): readonly string[] | null {
  const left = command!.filter((word) => !countryCodes.includes(word) || countries.includes(word));
  return left.length === command!.length || left.some((word) => countryCodes.includes(word)) ? left : null;
}

async function startStackGateway(name: string, file: string): Promise<StackGateway & { close(): Promise<void> }> {
  let program = await startProgram(name, ['gateway', '--config', file]);
  const url = program.serves['gateway']!;
  return {
    url,
    program: () => program,
    async restart() {
      program = await startProgram(name, ['gateway', '--config', file, '--port', new URL(url).port]);
    },
    close: () => program.close(),
  };
}
