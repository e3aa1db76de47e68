import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { extname, join } from 'node:path';
import type { Making } from './make-database.js';
import { isCurrent, remember } from './manifest.js';
import type { Progress } from './progress.js';

/** Worker processes at most: inventing records is work of the processor alone. */
const maxWorkers = 4;

const worker = join(__dirname, `make-database${extname(__filename)}`);

/**
 * Makes the databases that are missing or made of something else than now, in worker processes.
 * @param signal ends the workers; the databases that are whole stay, and the function returns.
 * @throws when one cannot be made; what was wrong is in the message. Those that are whole stay.
 */
export async function makeDatabases(
  folder: string,
  countries: readonly string[],
  openProgress: (total: number) => Progress,
  signal: AbortSignal,
): Promise<void> {
  const missing = countries.filter((country) => !isCurrent(folder, country));
  if (missing.length === 0) return;
  const failed = new AbortController();
  const ends = AbortSignal.any([signal, failed.signal]);
  const progress = openProgress(missing.length);
  const left = [...missing];
  const tell = (making: Making): void => {
    if (making.kind === 'made') remember(folder, making.country, making.rows);
    progress.tell(making);
  };
  try {
    const workers = Math.min(maxWorkers, availableParallelism(), missing.length);
    await Promise.all(Array.from({ length: workers }, () => work(folder, left, tell, ends)));
  } catch (error) {
    failed.abort();
    throw error;
  } finally {
    progress.end();
  }
}

/** Runs one worker process until no country is left. */
function work(folder: string, left: string[], tell: (making: Making) => void, signal: AbortSignal): Promise<void> {
  const child = fork(worker, [folder], { stdio: ['ignore', 'ignore', 'pipe', 'ipc'], signal });
  let told = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (told = (told + text).slice(-4000)));
  const next = (): void => {
    const country = left.shift();
    if (country === undefined) child.disconnect();
    else child.send(country);
  };
  return new Promise((resolve, reject) => {
    child.on('message', (message) => {
      if (!isMaking(message)) return;
      tell(message);
      if (message.kind === 'made') next();
    });
    child.once('error', (error) => (signal.aborted ? resolve() : reject(error)));
    child.once('exit', (code, killed) => {
      if (code === 0 || signal.aborted) resolve();
      else reject(new Error(`a database could not be made (${killed ?? `exit code ${code}`}): ${told.trim()}`));
    });
    next();
  });
}

/** Loaders of development write messages of their own to the channel. */
const isMaking = (message: unknown): message is Making => ['progress', 'made'].includes(String((message as Partial<Making> | null)?.kind));
