import { setTimeout as pause } from 'node:timers/promises';

/** How long several servers may take to agree, in milliseconds, on a machine that does much else. */
const patience = 60_000;

/**
 * Waits until this holds; a question that fails counts as not yet.
 * @param what says in the error what was waited for. @throws when it does not hold within a minute.
 */
export async function eventually(what: string, holds: () => Promise<boolean>): Promise<void> {
  let last = 'it did not hold';
  for (const deadline = Date.now() + patience; Date.now() < deadline; await pause(50)) {
    try {
      if (await holds()) return;
    } catch (error) {
      last = String(error);
    }
  }
  throw new Error(`expected ${what} within ${patience} ms: ${last}`);
}
