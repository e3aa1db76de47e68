/** Lets a store that is slow or down cost queries next to nothing. */
export interface Guard {
  /** Whether the store is used now. */
  readonly trusted: boolean;
  /**
   * Does something with the store. Gives null when the store is not used now, when it fails, or when `patienceMs` are over; what comes
   * later is not waited for.
   */
  run<T>(work: () => Promise<T>): Promise<T | null>;
}

export interface GuardOptions {
  /** How long one use of the store may take, in milliseconds. */
  readonly patienceMs: number;
  /** How long the store is left alone after it failed or was too slow, in milliseconds; then one use tries it. */
  readonly pauseMs: number;
  /** Told of each failure: `slow`, or what went wrong. */
  readonly onFailure: (error: unknown) => void;
}

/** The reason of a use that took too long. */
export const tooSlow = new Error('the store took too long');

/** A guard of one store. */
export function openGuard({ patienceMs, pauseMs, onFailure }: GuardOptions): Guard {
  /** Until when the store is left alone, as `performance.now()`. */
  let leftAloneUntil = 0;
  let trying = false;
  let failed = false;

  const attempt = <T>(work: () => Promise<T>): Promise<T | null> => new Promise((resolve) => {
    let over = false;
    const settle = (error: unknown, value: T | null): void => {
      if (over) return;
      over = true;
      clearTimeout(timer);
      trying = false;
      failed = error !== null;
      if (failed) {
        leftAloneUntil = performance.now() + pauseMs;
        onFailure(error);
      }
      resolve(value);
    };
    const timer = setTimeout(() => settle(tooSlow, null), patienceMs);
    work().then((value) => settle(null, value), (error: unknown) => settle(error ?? tooSlow, null));
  });

  return {
    get trusted() {
      return !failed || (!trying && performance.now() >= leftAloneUntil);
    },
    run(work) {
      if (failed) {
        if (trying || performance.now() < leftAloneUntil) return Promise.resolve(null);
        trying = true;
      }
      return attempt(work);
    },
  };
}
