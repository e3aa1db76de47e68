import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** The process of this id and those it has started, itself first. PostgreSQL serves each connection in a process of its own. */
export function processFamily(pid: number): readonly number[] {
  return [pid, ...children(pid)];
}

/** Sends a signal to processes; those that have ended are left alone. */
export function signalAll(pids: readonly number[], signal: NodeJS.Signals): void {
  for (const pid of pids) {
    try {
      process.kill(pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  }
}

/** Resolves when all these processes have ended. @throws when one has not after ten seconds. */
export async function allEnded(pids: readonly number[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (let left = pids.filter(isRunning); left.length > 0; left = left.filter(isRunning)) {
    if (Date.now() > deadline) throw new Error(`expected the processes ${left.join(', ')} to end, they still run after ten seconds`);
    await pause(10);
  }
}

/**
 * Stops processes by SIGSTOP and resolves when each of their threads stands still: the signal is sent at once, but a thread that runs
 * on another core takes it some time later, and may answer meanwhile. Processes they start until then are stopped, too.
 * @param family the processes, asked anew until all stand. @throws when one does not stand after ten seconds.
 */
export async function standStill(family: () => readonly number[]): Promise<void> {
  const deadline = Date.now() + 10_000;
  for (let moving = family(); moving.length > 0; moving = family().filter((pid) => !standsStill(pid))) {
    if (Date.now() > deadline) throw new Error(`expected the processes ${moving.join(', ')} to stand still, they still move after ten seconds`);
    signalAll(moving, 'SIGSTOP');
    await pause(5);
  }
}

/** Whether each thread of the process is stopped; one that has ended stands still. */
function standsStill(pid: number): boolean {
  if (!existsSync('/proc/self')) return true;
  try {
    return readdirSync(`/proc/${pid}/task`).every((thread) => /^State:\s*[TtZX]/m.test(readFileSync(`/proc/${pid}/task/${thread}/status`, 'utf8')));
  } catch {
    // A thread or the process ended meanwhile.
    return !isRunning(pid);
  }
}

/** Whether a process of this id runs; one that has ended and waits for its parent to notice does not. */
export function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
  try {
    return !/^State:\s*[ZX]/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return !existsSync('/proc/self');
  }
}

function children(pid: number): readonly number[] {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
  } catch {
    return [];
  }
}
