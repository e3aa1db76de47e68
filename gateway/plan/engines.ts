import type { BaseContext } from '@apollo/server';
import { startEngine } from './engine.js';
import type { Engine, EngineOptions } from './engine.js';
import type { ServedGraph } from './graph.js';
import type { GraphThread } from './graph-thread.js';

/** An engine held for one request. */
export interface EngineLease<C extends BaseContext, G extends ServedGraph> {
  readonly engine: Engine<C, G>;
  /** Gives it back; to be called once, when the request has ended. Further calls do nothing. */
  release(): void;
}

/** The engine of the present graph, and older ones until their last request has ended. */
export interface Engines<C extends BaseContext, G extends ServedGraph> {
  /** The engine new requests are given. */
  readonly current: Engine<C, G>;
  /** Holds the present engine for one request: whatever is reloaded meanwhile, the request finishes on it. */
  acquire(): EngineLease<C, G>;
  /** Runs one request on the present engine. */
  use<T>(run: (engine: Engine<C, G>) => Promise<T>): Promise<T>;
  /**
   * Builds the engine of a graph completely and then makes it the present one. Calls that come while one is being
   * built are joined: the newest graph wins. Resolves when this graph or a newer one is served, or `onFailure` was told.
   */
  replace(graph: G): Promise<void>;
  /** Takes no more graphs, waits for the last request of every engine, and ends them. */
  close(): Promise<void>;
}

export interface EnginesOptions<C extends BaseContext, G extends ServedGraph> extends EngineOptions<C, G> {
  /** Told when an engine cannot be built (the old one goes on) or does not stop. */
  onFailure?(error: unknown, graph: G): void;
  /** Reads graphs after the first and plans over them, so that queries do not wait. Default: that is done here. */
  readonly beside?: GraphThread;
}

interface Held<C extends BaseContext, G extends ServedGraph> {
  readonly engine: Engine<C, G>;
  requests: number;
  retired: boolean;
  readonly ended: PromiseWithResolvers;
}

interface PromiseWithResolvers {
  readonly promise: Promise<void>;
  readonly resolve: () => void;
}

function withResolvers(): PromiseWithResolvers {
  let resolve: () => void = () => undefined;
  return { promise: new Promise<void>((settle) => { resolve = settle; }), resolve };
}

/**
 * Starts the engine of the first graph.
 * @throws when it cannot be served.
 */
export async function openEngines<C extends BaseContext, G extends ServedGraph>(
  first: G,
  options: EnginesOptions<C, G>,
): Promise<Engines<C, G>> {
  const hold = (engine: Engine<C, G>): Held<C, G> => ({ engine, requests: 0, retired: false, ended: withResolvers() });
  const living = new Set<Held<C, G>>();
  let held = hold(await startEngine(first, options));
  living.add(held);
  let wanted: G | undefined;
  let building: Promise<void> | undefined;
  let closed = false;

  function endIfIdle(one: Held<C, G>): void {
    if (!one.retired || one.requests > 0 || !living.delete(one)) return;
    one.engine.stop().catch((error: unknown) => options.onFailure?.(error, one.engine.graph)).finally(one.ended.resolve);
  }

  function retire(one: Held<C, G>): void {
    one.retired = true;
    endIfIdle(one);
  }

  async function build(): Promise<void> {
    while (wanted && !closed) {
      const graph = wanted;
      wanted = undefined;
      if (graph.hash === held.engine.graph.hash) continue;
      try {
        const engine = await startEngine(graph, options, options.beside);
        const old = held;
        held = hold(engine);
        living.add(held);
        retire(old);
      } catch (error) {
        options.onFailure?.(error, graph);
      }
    }
    building = undefined;
  }

  function acquire(): EngineLease<C, G> {
    if (closed) throw new Error('The engines are closed: expected no more requests.');
    const mine = held;
    mine.requests += 1;
    let released = false;
    return {
      engine: mine.engine,
      release() {
        if (released) return;
        released = true;
        mine.requests -= 1;
        endIfIdle(mine);
      },
    };
  }

  return {
    get current() { return held.engine; },
    acquire,
    async use(run) {
      const lease = acquire();
      try {
        return await run(lease.engine);
      } finally {
        lease.release();
      }
    },
    replace(graph) {
      wanted = graph;
      return (building ??= Promise.resolve().then(build));
    },
    async close() {
      closed = true;
      await building;
      const ends = [...living].map((one) => one.ended.promise);
      retire(held);
      await Promise.all(ends);
    },
  };
}
