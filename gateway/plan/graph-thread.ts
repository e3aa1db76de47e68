import type { Worker } from 'node:worker_threads';
import type { GraphTasks, SentAnswer, SentTask, TaskKind } from './graph-tasks.js';
import { startThread } from './thread.js';

/** Says that a thread ended before it answered. */
export class ThreadEnded extends Error {}

/**
 * The thread in which new graphs are composed, read and planned over: each takes some hundred milliseconds in one piece for a large graph, in which the thread that answers
 * would stand still. It does one task after the other. It is started by the first task and kept, as it is two to four times as fast when it has done a task before; one that ends
 * is started again by the next, and has forgotten its graphs.
 */
export interface GraphThread {
  /** @throws ThreadEnded, or an Error in the words of what the task threw. */
  ask<K extends TaskKind>(kind: K, asked: GraphTasks[K]['asked']): Promise<GraphTasks[K]['answer']>;
  /** Starts it where it is not running: a task is about to come. Never throws. */
  wake(): void;
  /** Forgets a graph, where it is running. */
  forget(graph: string): void;
  /** Ends it. What is asked then, or has no answer yet, ends with ThreadEnded. */
  close(): Promise<void>;
}

interface Waiting {
  readonly resolve: (answer: never) => void;
  readonly reject: (error: Error) => void;
}

interface Running {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

export function openGraphThread(): GraphThread {
  let running: Running | null = null;
  let closed = false;
  let last = 0;

  function start(): Running {
    if (closed) throw new ThreadEnded('the thread is closed');
    const worker = startThread('graph-worker', null);
    const waiting = new Map<number, Waiting>();
    const mine: Running = { worker, waiting };
    let failure: Error | null = null;
    worker.on('message', ({ id, answer, thrown }: SentAnswer) => {
      const one = waiting.get(id);
      waiting.delete(id);
      if (thrown === null) one?.resolve(answer as never);
      else one?.reject(new Error(thrown));
    });
    worker.on('error', (error) => (failure = error));
    worker.on('exit', (code) => {
      if (running === mine) running = null;
      for (const { reject } of waiting.values()) reject(new ThreadEnded(`the thread ended with ${code}${failure ? `: ${failure.message}` : ''}`));
    });
    return mine;
  }

  return {
    async ask(kind, asked) {
      const { worker, waiting } = (running ??= start());
      const id = (last += 1);
      return new Promise((resolve, reject) => {
        waiting.set(id, { resolve, reject });
        worker.postMessage({ id, kind, asked });
      });
    },
    wake() {
      try {
        running ??= start();
      } catch {
        // The task that comes is told.
      }
    },
    forget(graph) {
      running?.worker.postMessage({ id: (last += 1), kind: 'forget', asked: { graph } } satisfies SentTask);
    },
    async close() {
      closed = true;
      await running?.worker.terminate();
    },
  };
}
