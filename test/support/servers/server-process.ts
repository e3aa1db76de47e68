import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { serverAccount } from './account.js';
import { recordRunning } from './private-folder.js';
import { processFamily } from './process-family.js';
import { serverEnvironment } from './run-program.js';

/** A command line. */
export interface ServerCommand {
  readonly file: string;
  readonly args: readonly string[];
}

/** A server's process, which may have ended. */
export interface ServerProcess {
  readonly pid: number;
  /** It and the processes it has started; none when it has ended. */
  family(): readonly number[];
  hasEnded(): boolean;
  /** Resolves when it has ended. */
  end(): Promise<void>;
}

/** How long a server may take until it answers, in milliseconds, on a machine that does much else. */
const patience = 60_000;

/** The server ended because another process has its port. */
export class PortTaken extends Error {
  override readonly name = 'PortTaken';
}

/**
 * Starts a server in its private folder, where it writes the file `log`, and waits until it answers.
 * @param answers rejects as long as the server does not answer.
 * @throws {PortTaken} when it ended because its port is taken; another error, with the end of its log, when it ended for another
 * reason or does not answer within a minute.
 */
export async function startProcess(folder: string, command: ServerCommand, answers: () => Promise<void>): Promise<ServerProcess> {
  const log = openSync(join(folder, 'log'), 'a', 0o600);
  const from = serverLog(folder).length;
  const child = spawn(command.file, command.args, {
    cwd: folder, env: serverEnvironment, stdio: ['ignore', log, log], ...serverAccount,
    // In a process group of its own, Ctrl-C at the terminal does not end it before those that use it.
    detached: true,
  });
  closeSync(log);
  const server = await serverProcess(folder, child);
  for (const deadline = Date.now() + patience; ; await pause(20)) {
    if (server.hasEnded()) throw ended(command, serverLog(folder).slice(from));
    try {
      await answers();
      // What answered may be another process, which has the port.
      if (!server.hasEnded()) return server;
    } catch (error) {
      if (Date.now() < deadline) continue;
      throw new Error(`expected ${command.file} to answer within ${patience} ms: ${String(error)}: ${serverLog(folder).slice(-2_000)}`);
    }
  }
}

/** What a server has written to its log. */
export const serverLog = (folder: string): string => readFileSync(join(folder, 'log'), 'utf8');

async function serverProcess(folder: string, child: ChildProcess): Promise<ServerProcess> {
  const { pid } = child;
  if (pid === undefined) return new Promise((_, reject) => child.once('error', reject));
  const forget = recordRunning(folder, pid);
  let hasEnded = false;
  const end = new Promise<void>((resolve) => child.once('exit', () => {
    hasEnded = true;
    forget();
    resolve();
  }));
  // A test that forgets to close its server does not keep its process from ending; the watchdog then ends the server.
  child.unref();
  return {
    pid,
    family: () => (hasEnded ? [] : processFamily(pid)),
    hasEnded: () => hasEnded,
    async end() {
      if (!hasEnded) child.ref();
      await end;
    },
  };
}

function ended(command: ServerCommand, log: string): Error {
  const message = `expected ${command.file} to run, it ended: ${log.slice(-2_000)}`;
  return /address already in use|could not bind|cannot bind socket/i.test(log) ? new PortTaken(message) : new Error(message);
}
