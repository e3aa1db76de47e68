import { setImmediate } from 'node:timers/promises';

/** How long is computed before other work of the process has its turn, in milliseconds. */
export const slice = 10;

/** Takes all steps of some work at once. */
export function toTheEnd<T>(steps: Generator<void, T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** Takes all steps of some work; other work of the process has its turn between two. @throws the signal's reason, the work being ended. */
export async function inSteps<T>(steps: Generator<void, T>, signal: AbortSignal): Promise<T> {
  let since = performance.now();
  for (let step = steps.next(); ; step = steps.next()) {
    if (step.done === true) return step.value;
    if (performance.now() - since < slice) continue;
    await setImmediate();
    if (signal.aborted) steps.throw(signal.reason);
    since = performance.now();
  }
}
