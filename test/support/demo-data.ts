import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { demoDataVariable } from './demo-setup.js';

/** How long another test file may take to make the databases and start its processes, in milliseconds. */
const patience = 240_000;

/**
 * Gives the shared folder to one test file at a time: the first makes the databases, those after find them made.
 * @throws when the one before does not finish within four minutes.
 */
export async function withDemoData<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = process.env[demoDataVariable];
  if (!folder) throw new Error(`expected jest's globalSetup to have set ${demoDataVariable}`);
  mkdirSync(folder, { recursive: true });
  const lock = join(folder, 'in-use');
  const deadline = Date.now() + patience;
  while (!taken(lock)) {
    if (Date.now() > deadline) throw new Error(`the demo's data in ${folder} stay in use; remove ${lock} when no test runs`);
    await pause(100);
  }
  try {
    return await use(folder);
  } finally {
    rmSync(lock, { recursive: true, force: true });
  }
}

function taken(lock: string): boolean {
  try {
    mkdirSync(lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}
