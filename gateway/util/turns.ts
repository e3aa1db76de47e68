/** Milliseconds of work after which others have their turn. */
const turnMs = 8;

/** Others have their turn. */
export const pause = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Long work in turns of a few milliseconds. @returns to be called between two steps; waits for the others where a turn is over. */
export function openTurns(): () => Promise<void> {
  let begun = performance.now();
  return async () => {
    if (performance.now() - begun < turnMs) return;
    await pause();
    begun = performance.now();
  };
}
