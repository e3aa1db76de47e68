import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { sampleRequest } from './probe.js';
import type { Sample } from './probe.js';

/** A process of the bench. */
export interface Child {
  /** What it told when it was ready. */
  readonly ready: unknown;
  /** @throws Error when the process has ended. */
  sample(): Promise<Sample>;
  /** Sends it a word and resolves with what it answers. @throws Error when it ends before. */
  ask(word: string): Promise<unknown>;
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
  /** Ends it at once, with SIGKILL. Resolves when it is gone. */
  kill(): Promise<void>;
  /** Ends it: SIGTERM, and SIGKILL after 5 s. Resolves when it is gone. */
  stop(): Promise<void>;
}

/** What a process of the bench is started with. */
export interface ChildOptions {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

const stopWithinMs = 5_000;

function nextMessage(child: ChildProcess, name: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null): void => reject(new Error(`${name} ended with ${String(code)}`));
    child.once('exit', ended);
    child.once('message', (message) => {
      child.off('exit', ended);
      resolve(message);
    });
  });
}

/**
 * Starts a TypeScript file as a process of its own, with the loader this process runs under, and waits until it serves.
 * What it prints goes to standard error.
 * @throws Error when it ends before it serves.
 */
export async function startChild(file: string, { args = [], env = {} }: ChildOptions = {}): Promise<Child> {
  const child = fork(file, args, {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  const ready = await nextMessage(child, file);
  const ask = (word: string): Promise<unknown> => {
    const answer = nextMessage(child, file);
    child.send(word);
    return answer;
  };
  return {
    ready,
    sample: async () => (await ask(sampleRequest)) as Sample,
    ask,
    signal: (name) => void child.kill(name),
    async kill() {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), stopWithinMs);
      await gone;
      clearTimeout(late);
    },
  };
}
