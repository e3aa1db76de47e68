import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from './ports.js';
import { privateFolder } from './private-folder.js';
import { allEnded, signalAll, standStill } from './process-family.js';
import type { ServerCommand, ServerProcess } from './server-process.js';
import { PortTaken, serverLog, startProcess } from './server-process.js';

/** How servers of one kind are started and ended. */
export interface ServerKind {
  /** Part of the name of the folder. */
  readonly name: string;
  /** Makes what the server needs in its folder before its first start. */
  prepare(folder: string): Promise<void>;
  command(folder: string, port: number): ServerCommand;
  /** Resolves when the server answers; rejects as long as it does not. */
  answers(folder: string, port: number): Promise<void>;
  /** Asks the server to end once it has written what it holds. */
  readonly stopSignal: NodeJS.Signals;
  /** Has the server end at once and leave nothing outside its folder. */
  readonly endSignal: NodeJS.Signals;
}

/** A server of its own for one test, on 127.0.0.1, in a folder of its own. */
export interface PrivateServer {
  readonly port: number;
  /** Its folder, with its data, its unix sockets and its log. */
  readonly folder: string;
  /** The id of its process; undefined while it is stopped. */
  pid(): number | undefined;
  /** What it has written to its log. */
  log(): string;
  /** Ends it in order: it writes what it holds and closes its connections. */
  stop(): Promise<void>;
  /** Ends it and its children at once, as a crash would. What it had confirmed to a client is kept. */
  kill(): Promise<void>;
  /** Starts it again with its data, on the same port and with the same passwords; one that runs is stopped before. */
  restart(): Promise<void>;
  /** Holds it and its children, and resolves when none of them moves any more: connections stay open, connecting may succeed, nothing answers. */
  pause(): Promise<void>;
  /** Lets it go on after `pause`. */
  resume(): void;
  /** Ends it, also when it is held, and removes its folder. It cannot be started again. */
  close(): Promise<void>;
}

/** How often another port is tried when another process was quicker to take one. */
const portAttempts = 5;

/** How long a server may take to stop in order before it is ended at once, in milliseconds. */
const stopPatience = 20_000;

/** How long starting may take in a test, in milliseconds, on a machine that does much else or has to install the server first. */
export const serverStartTimeout = 300_000;

/** Starts a server on a free port and waits until it answers. */
export async function startPrivateServer(kind: ServerKind): Promise<PrivateServer> {
  const { path: folder, remove } = privateFolder(kind.name, kind.endSignal);
  const start = (port: number): Promise<ServerProcess> =>
    startProcess(folder, kind.command(folder, port), () => kind.answers(folder, port));
  let port: number;
  let server: ServerProcess;
  try {
    await kind.prepare(folder);
    [port, server] = await onFreePort(start);
  } catch (error) {
    await remove();
    throw error;
  }

  async function endBy(signal: NodeJS.Signals): Promise<void> {
    signalAll(server.family(), 'SIGCONT');
    signalAll(server.family().slice(0, 1), signal);
    const late = setTimeout(() => signalAll(server.family(), 'SIGKILL'), stopPatience);
    await server.end();
    clearTimeout(late);
  }

  return {
    port,
    folder,
    pid: () => (server.hasEnded() ? undefined : server.pid),
    log: () => serverLog(folder),
    stop: () => endBy(kind.stopSignal),
    async kill() {
      const family = server.family();
      signalAll(family, 'SIGKILL');
      await server.end();
      await allEnded(family);
    },
    async restart() {
      await endBy(kind.stopSignal);
      server = await start(port);
    },
    pause: () => standStill(server.family),
    resume: () => signalAll([...server.family()].reverse(), 'SIGCONT'),
    async close() {
      await endBy(kind.endSignal);
      await remove();
    },
  };
}

async function onFreePort(start: (port: number) => Promise<ServerProcess>): Promise<[number, ServerProcess]> {
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort();
    try {
      return [port, await start(port)];
    } catch (error) {
      if (!(error instanceof PortTaken) || attempt === portAttempts) throw error;
    }
    await pause(attempt * 20);
  }
}
