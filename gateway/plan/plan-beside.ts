import { randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';
import type { OperationText, Planned, ReadGraph } from './graph-tasks.js';
import { ThreadEnded } from './graph-thread.js';
import type { GraphThread } from './graph-thread.js';

/** A supergraph that is to be planned over. */
export interface Planning {
  readonly supergraphSdl: string;
  /** Whether to check it once more. */
  readonly validate: boolean;
}

/** Plans operations over one supergraph. */
export interface Planner {
  readonly graph: ReadGraph;
  /**
   * A query plan as JSON. One operation after the other is planned. Where the thread ends, the operation is planned by the next one.
   * @throws the planner's own error; INTERNAL_SERVER_ERROR when threads end under the operation.
   */
  plan(operation: OperationText): Promise<string>;
  /** Has the thread forget the graph. */
  close(): void;
}

/** How many threads an operation may end before it is given up. */
const threadsPerOperation = 2;

/**
 * Plans over a supergraph in a thread. Resolves when the first operation can be planned.
 * @throws when the supergraph cannot be served, or no thread can be had.
 */
export async function openPlanner(thread: GraphThread, planning: Planning): Promise<Planner> {
  const name = randomUUID();
  const read = () => thread.ask('read', { graph: name, ...planning });
  const graph = await read();
  let turn: Promise<unknown> = Promise.resolve();

  async function ask(operation: OperationText): Promise<Exclude<Planned, string>> {
    for (let ended = 0; ended < threadsPerOperation;) {
      try {
        const planned = await thread.ask('plan', { graph: name, operation });
        if (planned !== 'unknown graph') return planned;
        await read();
      } catch (error) {
        if (!(error instanceof ThreadEnded)) throw error;
        ended += 1;
      }
    }
    throw refusal('INTERNAL_SERVER_ERROR', 'Expected a plan, came none: the thread that plans ended.');
  }

  return {
    graph,
    async plan(operation) {
      const asked = turn.then(() => ask(operation));
      turn = asked.catch(() => undefined);
      const planned = await asked;
      if ('plan' in planned) return planned.plan;
      throw planned.code === null ? new Error(planned.message) : new GraphQLError(planned.message, { extensions: { code: planned.code } });
    },
    close: () => thread.forget(name),
  };
}
