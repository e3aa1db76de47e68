import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** The variable that names the folder in which test files share the demo's databases. */
export const demoDataVariable = 'BUREAUX_TEST_DEMO_DATA';

/** The variable that names the process of this run of jest. */
export const runVariable = 'BUREAUX_TEST_RUN';

/** Where the id of the process is that runs the demo which the test files of this run share; what it writes stands beside it. */
export const sharedDemoFile = (folder: string): string => join(folder, `shared-demo-${process.env[runVariable] ?? 'none'}.pid`);

/** How long the shared demo may take to end, in milliseconds. */
const patience = 60_000;

declare global {
  var closeDemoData: (() => Promise<void>) | undefined;
}

/**
 * Before all test files: makes the folder in which they share the demo's databases for this run. When the variable names one
 * already, that one is used and kept; databases that are not current are then made anew, as `bureaux demo` does. Jest loads this file and
 * the one that ends what it began without its own resolution of modules: they import nothing of the project.
 */
export default function setUp(): void {
  process.env[runVariable] = String(process.pid);
  const given = process.env[demoDataVariable];
  const folder = given ?? mkdtempSync(join(tmpdir(), 'bureaux-demo-data-'));
  process.env[demoDataVariable] = folder;
  globalThis.closeDemoData = async () => {
    await endSharedDemo(sharedDemoFile(folder));
    if (given === undefined) rmSync(folder, { recursive: true, force: true });
  };
}

/** Ends the shared demo of this run, if a test file started it. @throws when it does not end. */
async function endSharedDemo(file: string): Promise<void> {
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8'));
  const deadline = Date.now() + patience;
  for (let runs = signalled(pid, 'SIGTERM'); runs; runs = signalled(pid, 0)) {
    if (Date.now() > deadline) throw new Error(`expected the shared demo (${pid}) to end, it still runs`);
    await pause(50);
  }
  for (const ending of ['', '.out', '.err']) rmSync(file + ending, { force: true });
}

/** Sends a signal; false: there is no such process any more. */
function signalled(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal) && !isZombie(pid);
  } catch {
    return false;
  }
}

/** Whether a process has ended and nobody has asked how. */
function isZombie(pid: number): boolean {
  try {
    return /^State:\s*Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return false;
  }
}
