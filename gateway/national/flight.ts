/** Why calls under way were given up. */
export type Abandonment = 'DEADLINE' | 'CLIENT_GONE';

/** What can be given up while it is under way. */
export interface Abandonable {
  abandon(why: Abandonment): void;
}

/** Tells calls when they are to be given up. */
export interface Cancel {
  /** Set once the calls were given up. */
  readonly abandoned: Abandonment | null;
  /** Has a call given up together with the others; at most once. */
  add(call: Abandonable): void;
  /** Forgets a call, which has ended. */
  remove(call: Abandonable): void;
}

/**
 * Calls that are given up together: one deadline and one listener however many calls, where an AbortSignal listener
 * for each would cost more than the call's own bookkeeping.
 */
export class Flight implements Cancel {
  #abandoned: Abandonment | null = null;
  readonly #calls = new Set<Abandonable>();
  readonly #timer: NodeJS.Timeout;
  readonly #signal: AbortSignal;
  readonly #onAbort = (): void => this.#abandon('CLIENT_GONE');

  /**
   * @param signal aborted when the client goes away.
   * @param deadlineMs milliseconds from now until the calls are given up.
   */
  constructor(signal: AbortSignal, deadlineMs: number) {
    this.#signal = signal;
    this.#timer = setTimeout(() => this.#abandon('DEADLINE'), deadlineMs);
    if (signal.aborted) this.#abandoned = 'CLIENT_GONE';
    else signal.addEventListener('abort', this.#onAbort, { once: true });
  }

  get abandoned(): Abandonment | null {
    return this.#abandoned;
  }

  add(call: Abandonable): void {
    this.#calls.add(call);
  }

  remove(call: Abandonable): void {
    this.#calls.delete(call);
  }

  /** To be called when all calls have ended. */
  land(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#calls.clear();
  }

  #abandon(why: Abandonment): void {
    if (this.#abandoned !== null) return;
    this.#abandoned = why;
    const calls = [...this.#calls];
    this.land();
    for (const call of calls) call.abandon(why);
  }
}
