import { spawn } from 'node:child_process';
import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable } from 'node:stream';
import { join } from 'node:path';
import { projectRoot } from '../../schema/files.js';

/** The `bureaux` command as it is installed; `npm run build` makes what it runs. */
const bin = join(projectRoot, 'bin', 'bureaux.js');

/** A `bureaux` command that has been started. */
export interface RunningCommand {
  readonly process: ChildProcessByStdio<null, Readable, Readable>;
  /** What it wrote up to now. */
  stdout(): string;
  stderr(): string;
  /** Resolves with standard output when the text stands in it. @throws when the command ends before that. */
  wrote(text: string): Promise<string>;
  /** Resolves with the exit code when it has ended; null: a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** Starts `bureaux` with these arguments. */
export function startCommand(args: readonly string[], cwd: string = projectRoot): RunningCommand {
  const child = spawn(process.execPath, [bin, ...args], { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => resolve(code)));
  return {
    process: child,
    stdout: () => out,
    stderr: () => err,
    wrote: (text) =>
      new Promise((resolve, reject) => {
        const look = (): void => {
          if (out.includes(text)) resolve(out);
        };
        child.stdout.on('data', look);
        void ended.then((code) => reject(new Error(`ended with ${code} before it wrote ${JSON.stringify(text)}: ${err}`)));
        look();
      }),
    ended,
  };
}

/** Runs `bureaux` to its end. */
export async function runCommand(...args: readonly string[]): Promise<{ readonly code: number | null; readonly stdout: string; readonly stderr: string }> {
  const command = startCommand(args);
  const code = await command.ended;
  return { code, stdout: command.stdout(), stderr: command.stderr() };
}
