import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { extname, join } from 'node:path';

/** What a process serves: URLs by name, `gateway` or a country's code. */
export type Serves = Readonly<Record<string, string>>;

/** What a started process tells the one that started it. */
interface Ready {
  readonly serves: Serves;
}

/** Tells the process that started this one that it serves; nothing when nobody did. */
export function tellParent(serves: Serves): void {
  process.send?.({ serves } satisfies Ready);
}

/** Resolves when the process is asked to end, or the one that started it is gone. */
export function askedToEnd(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve());
    process.once('disconnect', () => resolve());
  });
}

/** A process of the demo that serves. */
export interface Child extends Ready {
  readonly name: string;
  readonly pid: number;
  /** Resolves when it has ended, with what is to be told of it: a signal or an exit code. */
  readonly ended: Promise<string>;
  /** Asks it to end in good order. */
  end(): void;
  /** Ends it at once. */
  kill(): void;
}

/** The module that a process of the `bureaux` command starts with. */
const command = 'main';

/**
 * Starts `bureaux` with these arguments as a process of its own and waits until it serves.
 * @param module another module beside this one to start instead, without its ending: compiled or not, as this one is.
 * @throws when it ends before that; what it wrote to standard error is in the message.
 */
export async function startChild(name: string, args: readonly string[], module = command): Promise<Child> {
  const child = fork(join(__dirname, `${module}${extname(__filename)}`), args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'] });
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  let told = '';
  let serving = false;
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    if (serving) process.stderr.write(text);
    else told = (told + text).slice(-4000);
  });
  const ready = new Promise<Ready>((resolve) => {
    child.on('message', (message) => {
      if (isReady(message)) resolve(message);
    });
  });
  const first = await Promise.race([ready, ended]);
  if (typeof first === 'string') throw new Error(`${name} did not start: ${first}\n${told.trim()}`);
  serving = true;
  return { name, serves: first.serves, pid: child.pid ?? 0, ended, end: () => signal(child, 'SIGTERM'), kill: () => signal(child, 'SIGKILL') };
}

/** Loaders of development write messages of their own to the channel. */
const isReady = (message: unknown): message is Ready => typeof (message as Partial<Ready> | null)?.serves === 'object';

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) child.kill(name);
}
