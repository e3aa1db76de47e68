import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { countriesArgument } from '../../cli/arguments.js';
import { summary } from '../../cli/demo/summary.js';
import { countryCodes } from '../../subgraphs/countries.js';
import { startDemoNetworkIn } from '../support/demo-network.js';
import type { Stack } from '../support/stack/index.js';
import { startStack } from '../support/stack/index.js';
import { auditLogs, logCommands } from '../support/stack/logs.js';
import { compareCases } from '../support/stack/planted-cases.js';

interface Options {
  readonly countries: readonly string[];
  readonly check?: true;
}

const print = (text: string): void => void process.stdout.write(`${text}\n`);

/** `npm run stack`: docker-compose.yml without containers, until SIGINT or SIGTERM. */
async function main(): Promise<void> {
  const { countries, check } = new Command('npm run stack --')
    .description('Run what docker-compose.yml tells without containers: real database servers, a Redis Cluster, bureaux, two gateways and a balancer, on free ports.')
    .option('--countries <CC,CC>', 'countries joined by commas', countriesArgument, countryCodes)
    .option('--check', 'ask the planted cases of docs/cases.md here and of the embedded default, compare, verify the query logs, compare them, and end', false)
    .parse().opts<Options>();
  const stop = new AbortController();
  const stopped = new Promise<void>((resolve) => stop.signal.addEventListener('abort', () => resolve()));
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => stop.abort());
  const tell = (line: string): void => void process.stderr.write(`${line}\n`);
  const began = Date.now();
  // Answers that are compared are waited for, however much else the machine does.
  const stack = await startStack({ countries, tell, signal: stop.signal, ...(check && { config: { deadlineMs: 60_000 } }) });
  try {
    tell(`started in ${Math.round((Date.now() - began) / 1000)} s`);
    if (check) await compare(stack, countries);
    else {
      print(servers(stack));
      print(`The query logs:\n\n${[...logCommands(stack).verify, logCommands(stack).reconcile].map((args) => `npx bureaux ${args.join(' ')}`).join('\n')}\n`);
      print(summary({ pid: stack.balancer.pid()!, serves: { gateway: stack.balancer.url } }, Object.values(stack.bureaux), stack.token, stack.secrets));
      await stopped;
    }
  } finally {
    tell('ending');
    await stack.close();
  }
}

/** Both sides answer each case, and the logs tell of it; the exit code is 1 unless all are the same. */
async function compare(stack: Stack, countries: readonly string[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bureaux-embedded-'));
  const embedded = await startDemoNetworkIn(folder, ['--countries', countries.join(',')]);
  try {
    const verdicts = await compareCases(async (query) => (await stack.ask(query)).body, (query) => embedded.ask(query));
    for (const { title, same } of verdicts) print(`${same ? 'same     ' : 'DIFFERENT'}  ${title}`);
    if (!verdicts.every(({ same }) => same)) process.exitCode = 1;
    const { logs, compared } = await auditLogs(stack);
    for (const { origin, size } of logs) print(`verified   the query log of ${origin}, ${size} entries`);
    print(`compared   with the bureaux' logs: ${JSON.stringify(compared)}`);
  } finally {
    await embedded.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The servers and gateways as the summary has its table. */
function servers({ postgres, mariadb, logPostgres, redis, gateways }: Stack): string {
  const rows = [
    ...(postgres ? [['PostgreSQL', postgres.pid(), postgres.port]] : []),
    ...(mariadb ? [['MariaDB', mariadb.pid(), mariadb.port]] : []),
    ['PostgreSQL of the query logs', logPostgres.pid(), logPostgres.port],
    ...redis.nodes.map((node, index) => [`Redis ${index + 1}`, node.pid(), node.port]),
    ...gateways.map(({ program, url }) => [program().name, program().pid, new URL(url).port]),
  ];
  return `${rows.map(([name, pid, port]) => `${String(name).padEnd(28)}  ${String(pid).padStart(7)}  127.0.0.1:${port}`).join('\n')}\n\n`
    + 'HAProxy stands as `gateway` in what follows.\n';
}

main().then(() => process.exit(), (error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  process.exit(1);
});
