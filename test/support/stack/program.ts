import { fork } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from '../../../schema/files.js';

/** A program of docker-compose.yml that runs without a container. */
export interface Program {
  readonly name: string;
  readonly pid: number;
  /** What it serves: URLs by name, as it tells them; nothing for one that has run to its end. */
  readonly serves: Readonly<Record<string, string>>;
  /** Resolves when it has ended, with its exit code or the signal that ended it. */
  readonly ended: Promise<string>;
  /** Asks it to end in good order, and resolves when it has. */
  close(): Promise<void>;
  /** Ends it at once, as a crash would. */
  kill(): Promise<void>;
}

const bin = join(projectRoot, 'bin', 'bureaux.js');

/** How long a program may take to end in good order before it is killed, in milliseconds. */
const patience = 20_000;

/**
 * Starts `bureaux` with these arguments and waits until it serves, or has ended well. It ends when this process is gone.
 * @throws when it ends badly before it serves; what it wrote to standard error is in the message.
 */
export async function startProgram(name: string, args: readonly string[]): Promise<Program> {
  // In a process group of its own, Ctrl-C at the terminal does not end it before those that use it.
  const child = fork(bin, args, { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], execArgv: [], detached: true });
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-4_000)));
  const ended = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once('error', (error) => resolve(error.message));
  });
  const served = new Promise<Program['serves']>((resolve) => child.once('message', (message) => resolve((message as Pick<Program, 'serves'>).serves)));
  const first = await Promise.race([served, ended]);
  if (typeof first === 'string' && first !== 'exit code 0') throw new Error(`expected ${name} to serve or to end well, it ended: ${first}\n${told.trim()}`);
  return {
    name,
    pid: child.pid!,
    serves: typeof first === 'string' ? {} : first,
    ended,
    async close() {
      child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), patience);
      await ended;
      clearTimeout(late);
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
