/** Why calls under way were given up. */
export type Abandonment = 'DEADLINE' | 'CLIENT_GONE';

/** Tells calls when they are to be given up. */
export interface Cancel {
  /** Set once the calls were given up. */
  readonly abandoned: Abandonment | null;
  /** Has `cancel` called when the calls are given up; at most once. The returned function takes it back. */
  onAbandon(cancel: (why: Abandonment) => void): () => void;
}

/**
 * Calls that are given up together: one deadline and one listener however many calls, where an AbortSignal listener
 * for each would cost more than the call's own bookkeeping.
 */
export class Flight implements Cancel {
  #abandoned: Abandonment | null = null;
  readonly #cancels = new Set<(why: Abandonment) => void>();
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

  onAbandon(cancel: (why: Abandonment) => void): () => void {
    this.#cancels.add(cancel);
    return () => this.#cancels.delete(cancel);
  }

  /** To be called when all calls have ended. */
  land(): void {
    clearTimeout(this.#timer);
    this.#signal.removeEventListener('abort', this.#onAbort);
    this.#cancels.clear();
  }

  #abandon(why: Abandonment): void {
    if (this.#abandoned !== null) return;
    this.#abandoned = why;
    const cancels = [...this.#cancels];
    this.land();
    for (const cancel of cancels) cancel(why);
  }
}
