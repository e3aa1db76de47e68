import { BrokenCircuitError, CircuitState, ConsecutiveBreaker, circuitBreaker, handleWhenResult } from 'cockatiel';
import type { CircuitBreakerPolicy } from 'cockatiel';

/**
 * Stops asking who keeps failing, and probes by one question after a while whether it is well again. While all is well nothing goes through the
 * circuit breaker: it is told of failures, and of the answer that ends a row of them. A gateway makes thousands of calls a second.
 */
export class Breaker<T> {
  readonly #isIll: (answer: T) => boolean;
  readonly #row: ConsecutiveBreaker;
  readonly #circuit: CircuitBreakerPolicy;

  /**
   * @param isIll whether an answer is a failure.
   * @param failures as many of them one after the other stop the asking.
   * @param probeAfterMs milliseconds after which the next question is let through.
   */
  constructor(isIll: (answer: T) => boolean, failures: number, probeAfterMs: number) {
    this.#isIll = isIll;
    this.#row = new ConsecutiveBreaker(failures);
    this.#circuit = circuitBreaker(handleWhenResult((answer) => isIll(answer as T)), { halfOpenAfter: probeAfterMs, breaker: this.#row });
  }

  /** Closed: questions are asked. Open: none is, until it is time for a probe. HalfOpen: one is under way as a probe. */
  get state(): CircuitState {
    return this.#circuit.state;
  }

  /** Whether `tell` is to be called with an answer. */
  heeds(answer: T): boolean {
    return this.#circuit.state === CircuitState.Closed && (this.#row.state > 0 || this.#isIll(answer));
  }

  /** Counts an answer that `heeds` was just asked about. */
  async tell(answer: T): Promise<void> {
    await this.#circuit.execute(() => answer);
  }

  /** Asks when it is time for a probe. Null: it is not, or another probe is under way. */
  async probe(ask: () => Promise<T>): Promise<T | null> {
    // While one question probes, others do not wait for what becomes of it.
    if (this.#circuit.state === CircuitState.HalfOpen) return null;
    try {
      return await this.#circuit.execute(ask);
    } catch (error) {
      if (error instanceof BrokenCircuitError) return null;
      throw error;
    }
  }
}
