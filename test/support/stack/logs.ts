import { join } from 'node:path';
import { runCommand } from '../command.js';
import type { Stack } from './index.js';
import { secretFile } from './translate.js';

/** The commands by which an auditor reads the query logs of a stack, without `bureaux`. */
export interface LogCommands {
  /** Verifies the log of one gateway, for each. */
  readonly verify: readonly (readonly string[])[];
  /** Compares the logs of all gateways with those of all bureaux. */
  readonly reconcile: readonly string[];
}

/** The commands for the logs of this stack: the gateways' are read from PostgreSQL by the role for auditors. */
export function logCommands({ folder, volume, logPostgres, gateways, bureaux }: Pick<Stack, 'folder' | 'volume' | 'logPostgres' | 'gateways' | 'bureaux'>): LogCommands {
  const url = `postgres://query_log_reader@127.0.0.1:${logPostgres.port}/query_log`;
  const password = ['--password-file', secretFile(folder, 'log-reader')];
  const origins = gateways.map(({ program }) => program().name);
  return {
    verify: origins.map((origin) => ['audit', 'verify', '--data', volume(origin), '--database', url, ...password, '--origin', origin]),
    reconcile: [
      'audit', 'reconcile', ...origins.flatMap((origin) => ['--gateway', `${origin}@${url}`]), ...password,
      ...Object.keys(bureaux).flatMap((country) => ['--bureau', `${country}=${join(volume(`bureau-${country.toLowerCase()}`), 'query-log')}`]),
    ],
  };
}

/** What the commands told. */
export interface LogsVerdict {
  /** Of each gateway's log: its name, and how many leaves it has. */
  readonly logs: readonly { readonly origin: string; readonly size: number }[];
  /** What was compared, and what was found by kind. */
  readonly compared: { readonly operations: number; readonly answers: number; readonly accesses: number; readonly found: Readonly<Record<string, number>> };
}

/** Verifies and compares the logs of a stack. @throws when a log does not verify, or the logs of both sides do not tell the same. */
export async function auditLogs(stack: Parameters<typeof logCommands>[0]): Promise<LogsVerdict> {
  const { verify, reconcile } = logCommands(stack);
  const run = async (args: readonly string[]): Promise<unknown> => {
    const { code, stdout, stderr } = await runCommand(...args);
    if (code !== 0) throw new Error(`expected bureaux ${args[0]} ${args[1]} to end well, it ended with ${code}\n${stdout}${stderr}`);
    return JSON.parse(stdout.trim().split('\n').at(-1)!);
  };
  const logs: LogsVerdict['logs'][number][] = [];
  for (const args of verify) logs.push((await run(args)) as LogsVerdict['logs'][number]);
  return { logs, compared: (await run(reconcile)) as LogsVerdict['compared'] };
}
