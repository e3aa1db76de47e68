import { spawn } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { giveToServer } from './account.js';

/** A folder of one server, which nobody else may enter. */
export interface PrivateFolder {
  readonly path: string;
  /** Removes it; what still runs by `recordRunning` is ended. */
  remove(): Promise<void>;
}

/**
 * Makes a folder that belongs to the user servers run as, and starts its watchdog: a shell that waits for us to go. However this
 * process ends, what then runs by `recordRunning` is ended and the folder removed.
 * @param endSignal the signal that ends the server at once.
 */
export function privateFolder(name: string, endSignal: NodeJS.Signals): PrivateFolder {
  const path = mkdtempSync(join(realpathSync(tmpdir()), `bureaux-${name}-`));
  giveToServer(path);
  const watchdog = spawn(
    'sh', [join(__dirname, 'watchdog.sh'), path, endSignal.replace('SIG', '')],
    // In a process group of its own, Ctrl-C at the terminal does not end it.
    { stdio: ['pipe', 'ignore', 'ignore'], cwd: '/', detached: true },
  );
  const ended = new Promise<void>((resolve, reject) => watchdog.once('error', reject).once('close', () => resolve()));
  watchdog.unref();
  (watchdog.stdin as Socket).unref();
  return {
    path,
    async remove() {
      watchdog.ref();
      watchdog.stdin.end();
      await ended;
    },
  };
}

/** Tells the folder's watchdog of a process that works in the folder. @returns a function that tells it that the process has ended. */
export function recordRunning(folder: string, pid: number): () => void {
  const file = join(folder, `${pid}.running`);
  writeFileSync(file, `${pid}\n`);
  return () => rmSync(file, { force: true });
}
