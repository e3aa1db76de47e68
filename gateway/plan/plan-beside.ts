import { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';
import type { FieldsBetweenSubgraphs } from './reserved-names.js';
import { startThread } from './thread.js';

/** What the thread is given. */
export interface Planning {
  readonly supergraphSdl: string;
  /** Whether to check the supergraph once more. */
  readonly validate: boolean;
}

/** What the thread made of the supergraph. */
export interface ReadGraph {
  /** What clients see, with directives on its elements. */
  readonly apiSdl: string;
  readonly subgraphs: readonly { readonly name: string; readonly url: string }[];
  readonly between: FieldsBetweenSubgraphs;
}

/** A valid document, and which of its operations is to be planned. Undefined: it has one alone. */
export interface OperationText {
  readonly document: string;
  readonly operationName: string | undefined;
}

/** What the thread tells of an operation: its plan as JSON, or why there is none. */
export type Told =
  | { readonly plan: string; readonly failure: null }
  | { readonly plan: null; readonly failure: { readonly message: string; readonly code: string | null } };

/** Plans operations over one supergraph. */
export interface Planner {
  readonly graph: ReadGraph;
  /**
   * A query plan as JSON. One operation after the other is planned. A thread that ends is started again, and the operation is planned by the new one.
   * @throws the planner's own error; INTERNAL_SERVER_ERROR when threads end under the operation, or the planner is closed.
   */
  plan(operation: OperationText): Promise<string>;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** How many threads an operation may end before it is given up. */
const threadsPerOperation = 2;

/** Says that a thread ended before it answered. */
class ThreadEnded extends Error {}

interface Thread {
  /** What the thread tells next. @throws ThreadEnded, or what it threw. */
  next(): Promise<unknown>;
  ask(operation: OperationText): Promise<Told>;
  end(): Promise<unknown>;
}

function openThread(planning: Planning): Thread {
  const worker = startThread('plan-thread', planning);
  let waiting: { readonly resolve: (message: unknown) => void; readonly reject: (error: Error) => void } | null = null;
  let ended: Error | null = null;
  worker.on('message', (message) => waiting?.resolve(message));
  worker.on('error', (error) => (ended = error));
  worker.on('exit', (code) => {
    ended ??= new ThreadEnded(`planning ended with ${code} before it was done`);
    waiting?.reject(ended);
  });
  const next = async (): Promise<unknown> => {
    if (ended) throw ended;
    try {
      return await new Promise((resolve, reject) => (waiting = { resolve, reject }));
    } finally {
      waiting = null;
    }
  };
  return {
    next,
    ask(operation) {
      worker.postMessage(operation);
      return next() as Promise<Told>;
    },
    end: () => worker.terminate(),
  };
}

/**
 * Reads a supergraph and plans operations over it in a thread: both would hold up the one that answers, the first by some hundred milliseconds for large graphs.
 * Resolves when the first operation can be planned.
 * @throws when the supergraph cannot be served, or no thread can be had.
 */
export async function openPlanner(planning: Planning): Promise<Planner> {
  let closed = false;
  const start = async () => {
    const thread = openThread(planning);
    return { thread, graph: (await thread.next()) as ReadGraph };
  };
  const first = await start();
  let thread: Thread | null = first.thread;
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(operation: OperationText): Promise<Told> {
    for (let ended = 0; ended < threadsPerOperation && !closed; ended += 1) {
      try {
        thread ??= (await start()).thread;
        return await thread.ask(operation);
      } catch {
        thread = null;
      }
    }
    throw refusal('INTERNAL_SERVER_ERROR', `Expected a plan, came none: ${closed ? 'the planner is closed' : 'its thread ended'}.`);
  }

  return {
    graph: first.graph,
    async plan(operation) {
      const told = turn.then(() => ask(operation));
      turn = told.catch(() => undefined);
      const { plan, failure } = await told;
      if (failure === null) return plan;
      throw failure.code === null ? new Error(failure.message) : new GraphQLError(failure.message, { extensions: { code: failure.code } });
    },
    async close() {
      closed = true;
      await thread?.end();
      // An operation may just have had another thread started.
      await turn;
      await thread?.end();
    },
  };
}
