import { DatabaseError } from '../errors.js';

/** A connection to a database server, lent to one statement. */
export interface LentConnection {
  /** Runs a statement and gives its rows. */
  run(sql: string, parameters: readonly unknown[]): Promise<readonly unknown[]>;
  /** Has the server end what the connection runs, over a connection of its own. */
  end(): Promise<void>;
  /** Gives the connection back. One that is not sound is closed. */
  giveBack(sound: boolean): void;
}

/** A database server as statements are run on it. */
export interface StatementServer {
  /** Lends a connection, set up for reading; waits for one when all are lent. */
  lend(): Promise<LentConnection>;
  /** What a failed statement leaves: a statement that was ended on request, a sound connection, or one that cannot be used again. */
  failure(error: unknown): 'ended' | 'sound' | 'broken';
  close(): Promise<void>;
}

/** How long the server has to end a statement, in milliseconds, before its connection is closed instead. */
const endPatience = 2_000;

type Outcome = { readonly rows: readonly unknown[] } | { readonly error: unknown };

/**
 * Runs statements on a server, each on a connection of its own. When the question is aborted, its asker is told at once, and the
 * statement is ended on the server behind it.
 */
export class Statements {
  readonly #endings = new Set<Promise<void>>();

  /** @param patience how long a statement may take, waiting for a connection included, before it is given up, in milliseconds. */
  constructor(private readonly server: StatementServer, private readonly patience: number) {}

  /** @throws the signal's reason; what the server says; DatabaseError when it says nothing in time. */
  async run(sql: string, parameters: readonly unknown[], signal?: AbortSignal): Promise<readonly unknown[]> {
    signal?.throwIfAborted();
    const deadline = performance.now() + this.patience;
    const reason = (): unknown =>
      signal?.aborted ? signal.reason : new DatabaseError(`The database did not answer within ${this.patience} milliseconds`);
    const lending = this.server.lend();
    const connection = await unlessCut(lending, deadline, signal);
    if (connection === null) {
      void lending.then((unused) => unused.giveBack(true), () => {});
      throw reason();
    }
    const running = connection.run(sql, parameters).then((rows): Outcome => ({ rows }), (error: unknown): Outcome => ({ error }));
    const outcome = await unlessCut(running, deadline, signal);
    if (outcome === null) {
      const ending = this.#end(connection, running).finally(() => this.#endings.delete(ending));
      this.#endings.add(ending);
      throw reason();
    }
    const failed = 'error' in outcome;
    connection.giveBack(!failed || this.server.failure(outcome.error) !== 'broken');
    if (failed) throw outcome.error;
    return outcome.rows;
  }

  /** Ends the statement. A connection on which it completed all the same is closed: the end might still strike what runs next. */
  async #end(connection: LentConnection, running: Promise<Outcome>): Promise<void> {
    const deadline = performance.now() + endPatience;
    await unlessCut(connection.end().catch(() => {}), deadline);
    const outcome = await unlessCut(running, deadline);
    connection.giveBack(outcome !== null && 'error' in outcome && this.server.failure(outcome.error) === 'ended');
  }

  /** Waits for the statements being ended, then closes the connections. */
  async close(): Promise<void> {
    await Promise.all(this.#endings);
    await this.server.close();
  }
}

/** What the promise resolves with, or null when the deadline (on the clock of `performance`) or the signal comes first. */
async function unlessCut<T>(promise: Promise<T>, deadline: number, signal?: AbortSignal): Promise<T | null> {
  let cut = (): void => {};
  const cutOff = new Promise<null>((resolve) => {
    cut = () => resolve(null);
  });
  const timer = setTimeout(cut, Math.max(0, deadline - performance.now()));
  signal?.addEventListener('abort', cut, { once: true });
  try {
    return await Promise.race([promise, cutOff]);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cut);
  }
}
