import type { Abandonable, Abandonment, Cancel } from './flight.js';

/** What became of a call for one of those who wait for it. */
export type Joined<T> = { readonly kind: 'result'; readonly result: T } | { readonly kind: 'abandoned'; readonly why: Abandonment };

/**
 * One call that several requests wait for. Each leaves by its own deadline or when its client goes away; when the last has left, the call
 * is given up.
 */
export class SharedCall<T> implements Cancel {
  #abandoned: Abandonment | null = null;
  #waiting = 0;
  readonly #calls = new Set<Abandonable>();
  readonly #result: Promise<T>;

  /** @param start begins the call; it must not reject. */
  constructor(start: (cancel: Cancel) => Promise<T>) {
    this.#result = start(this);
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

  /** Waits for the call as long as `cancel` allows. */
  join(cancel: Cancel): Promise<Joined<T>> {
    const { abandoned } = cancel;
    if (abandoned !== null) return Promise.resolve({ kind: 'abandoned', why: abandoned });
    this.#waiting += 1;
    return new Promise((resolve) => {
      const waiting: Abandonable = {
        abandon: (why) => {
          resolve({ kind: 'abandoned', why });
          this.#leave(why);
        },
      };
      cancel.add(waiting);
      void this.#result.then((result) => {
        cancel.remove(waiting);
        resolve({ kind: 'result', result });
      });
    });
  }

  #leave(why: Abandonment): void {
    this.#waiting -= 1;
    if (this.#waiting > 0 || this.#abandoned !== null) return;
    this.#abandoned = why;
    for (const call of [...this.#calls]) call.abandon(why);
  }
}

/** Calls under way by what they ask. */
export class CallsUnderWay<T> {
  readonly #calls = new Map<string, SharedCall<T>>();

  /** The call under way for the key; undefined: there is none, or the last who waited for it has left. */
  find(key: string): SharedCall<T> | undefined {
    const call = this.#calls.get(key);
    return call?.abandoned === null ? call : undefined;
  }

  /** Begins a call that others can join until it has ended. */
  begin(key: string, start: (cancel: Cancel) => Promise<T>): SharedCall<T> {
    const call: SharedCall<T> = new SharedCall(async (cancel) => {
      try {
        return await start(cancel);
      } finally {
        if (this.#calls.get(key) === call) this.#calls.delete(key);
      }
    });
    this.#calls.set(key, call);
    return call;
  }
}
