import { Agent } from 'undici';
import type { Dispatcher } from 'undici';
import { graphComposer } from './compose.js';
import type { OwnSubgraph } from './accept.js';
import type { PublishedBureau } from './compose.js';
import type { CallHeaders } from '../request.js';
import type { BureauTls } from '../util/bureau-tls.js';
import { openTurns } from '../util/turns.js';
import type { Graph } from './graph.js';
import type { GraphThread } from './graph-thread.js';
import { askPublication } from './publish.js';
import type { Publication } from './publish.js';

/** A bureau as the operator configures it. */
export interface BureauAddress {
  /** ISO 3166-1 alpha-2 code; each country once. */
  readonly country: string;
  readonly name: string;
  /** Its GraphQL endpoint, http or https. */
  readonly url: string;
  /** RFC 3339 full-date; null: not told. */
  readonly connectedSince: string | null;
}

export interface NetworkOptions {
  /** The subgraphs the gateway executes itself; one is named `national`. */
  readonly own: readonly OwnSubgraph[];
  readonly bureaux: readonly BureauAddress[];
  /**
   * Milliseconds between two attempts at a bureau that has not published or was refused, 50 or more; the first attempts come sooner,
   * each after twice the wait of the one before, from 250. Default 10,000.
   */
  readonly pollMs?: number;
  /** Milliseconds between two readings of all bureaux, to find those that have changed. Default 60,000; 0: only on demand. */
  readonly rereadMs?: number;
  /** Milliseconds a bureau has to publish. Default 5,000. */
  readonly timeoutMs?: number;
  /** Bytes of a publication at most. Default 4 MiB. */
  readonly maxBytes?: number;
  /** Carries the calls. Default: an agent of its own, which `close` closes. */
  readonly dispatcher?: Dispatcher;
  /** How bureaux at https URLs are connected to. Default: as Node.js does. Of no meaning with `dispatcher`. */
  readonly tls?: BureauTls;
  /** Told of every attempt at a bureau; `failure` null: it has published. Default: nobody is told. */
  readonly onPublication?: (country: string, publication: Publication, url: string) => void;
  /** Composes graphs after the first reading, so that queries do not wait. Default: that is done here. */
  readonly beside?: GraphThread;
  /** Signs the question for a country's publication. Default: it is not signed. */
  readonly sign?: (country: string, body: Uint8Array) => CallHeaders;
}

/** The network as the gateway knows it: the configured bureaux, what they publish, and the graph that follows. */
export interface Network {
  /** The newest graph. Before the first reading no bureau in it has published. */
  readonly graph: Graph;
  /** Resolves with the graph after the first reading, which begins at once. */
  readonly ready: Promise<Graph>;
  /** Calls back with every new graph, in order; not with the present one. @returns what ends it. */
  subscribe(listener: (graph: Graph) => void): () => void;
  /** Reads all bureaux again and resolves with the graph that follows. Never rejects for a bureau that fails. */
  refresh(): Promise<Graph>;
  /** Replaces the configured bureaux and reads all. A country that keeps its URL keeps what it published last. */
  configure(bureaux: readonly BureauAddress[]): Promise<Graph>;
  /** Stops reading. Resolves when no call is under way. */
  close(): Promise<void>;
}

const firstPollMs = 250;

/**
 * Reads what the bureaux publish and keeps the graph that follows from it. A bureau that stops answering keeps its last
 * SDL. A new graph is told only when something in it has changed.
 */
export function openNetwork(options: NetworkOptions): Network {
  const { pollMs = 10_000, rereadMs = 60_000, timeoutMs = 5_000, maxBytes = 4 * 2 ** 20 } = options;
  const ownAgent = options.dispatcher ? null : new Agent({ connections: 1, connect: { ...options.tls } });
  const dispatcher = options.dispatcher ?? ownAgent!;
  const compose = graphComposer(options.own);
  const listeners = new Set<(graph: Graph) => void>();
  const closing = new AbortController();
  let known: readonly PublishedBureau[] = options.bureaux.map((bureau) => ({ ...bureau, sdl: null }));
  let graph = compose(known);
  let work: Promise<unknown> = Promise.resolve();
  let wait = Math.min(firstPollMs, pollMs);
  let timer: NodeJS.Timeout | undefined;
  let rereadAt = rereadMs > 0 ? Date.now() + rereadMs : Number.POSITIVE_INFINITY;

  const settled = (): boolean => graph.bureaux.every((bureau) => bureau.sdl !== null && bureau.refused === null);

  let isRead = false;

  async function adopt(next: readonly PublishedBureau[]): Promise<Graph> {
    known = next;
    const following = options.beside && isRead ? await compose.beside(next, options.beside) : compose(next);
    isRead = true;
    if (following.hash !== graph.hash) {
      graph = following;
      for (const listener of listeners) listener(following);
    }
    return graph;
  }

  async function read(countries: ReadonlySet<string> | null): Promise<Graph> {
    const asked = known.filter((bureau) => !countries || countries.has(bureau.country));
    const bounds = { signal: closing.signal, timeoutMs, maxBytes };
    const asking: Promise<readonly [string, Publication]>[] = [];
    // Signing and sending to many countries takes a while, too.
    for (const endOfStep = openTurns(); asking.length < asked.length; await endOfStep()) {
      const { country, url } = asked[asking.length]!;
      asking.push(askPublication(dispatcher, url, { ...bounds, sign: (body) => options.sign?.(country, body) ?? {} }).then((publication) => [country, publication]));
    }
    const published = new Map(await Promise.all(asking));
    if (closing.signal.aborted) return graph;
    for (const { country, url } of asked) options.onPublication?.(country, published.get(country)!, url);
    return adopt(known.map((bureau) => ({ ...bureau, sdl: published.get(bureau.country)?.sdl ?? bureau.sdl })));
  }

  /** One reading at a time, in the order asked. */
  function queue<T>(task: () => Promise<T>): Promise<T> {
    const run = work.then(task);
    work = run.catch(() => undefined);
    return run;
  }

  function schedule(): void {
    clearTimeout(timer);
    if (closing.signal.aborted) return;
    const untilReread = Math.max(0, rereadAt - Date.now());
    const pause = settled() ? untilReread : Math.min(wait, untilReread);
    if (Number.isFinite(pause)) timer = setTimeout(() => void queue(turn), pause).unref();
  }

  async function turn(): Promise<void> {
    if (closing.signal.aborted) return;
    const all = Date.now() >= rereadAt;
    if (all) rereadAt = Date.now() + rereadMs;
    wait = Math.min(wait * 2, pollMs);
    const open = graph.bureaux.filter((bureau) => bureau.sdl === null || bureau.refused !== null).map((bureau) => bureau.country);
    await read(all ? null : new Set(open));
    schedule();
  }

  function readAll(): Promise<Graph> {
    return queue(async () => {
      wait = Math.min(firstPollMs, pollMs);
      const result = await read(null);
      schedule();
      return result;
    });
  }

  const ready = readAll();
  return {
    ready,
    get graph() { return graph; },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    refresh: readAll,
    configure(bureaux) {
      return queue(async () => {
        const before = new Map(known.map((bureau) => [bureau.country, bureau]));
        known = bureaux.map((bureau) => {
          const old = before.get(bureau.country);
          return { ...bureau, sdl: old?.url === bureau.url ? old.sdl : null };
        });
        wait = Math.min(firstPollMs, pollMs);
        const result = await read(null);
        schedule();
        return result;
      });
    },
    async close() {
      closing.abort();
      clearTimeout(timer);
      await work;
      await ownAgent?.destroy();
    },
  };
}
