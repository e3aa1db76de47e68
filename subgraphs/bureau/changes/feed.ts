import type { Writable } from 'node:stream';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChangeSource, Told } from './change.js';

export interface FeedOptions {
  /** How often the database is asked, in milliseconds. */
  readonly pollMs: number;
  /** Told once when the database cannot be asked, with the milliseconds that took, and again only after it could. */
  readonly onError: (error: unknown, milliseconds: number) => void;
}

/** Tells a country's changes to all who follow them. */
export interface ChangeFeed {
  /** Whether another can follow. */
  readonly full: boolean;
  /** Tells what has changed since the position, then what changes. Null: what changes from now on. */
  follow(after: string | null, out: Writable): void;
  /** Ends all streams. */
  close(): Promise<void>;
}

/** Who follows is told something at least as often, in milliseconds, as long as the database answers. */
const beatMs = 400;
/** What may wait for a reader that is slow, in bytes; past that it is cut off, and comes back with the position it has reached. */
const mostWaiting = 4 * 1024 * 1024;
const mostFollowers = 1_000;

interface Joining {
  readonly after: string | null;
  readonly out: Writable;
}

/** Asks the database once for all who follow, as long as somebody does. When it does not answer, nothing is told: silence is not to be taken for peace. */
export function openFeed(source: ChangeSource, { pollMs, onError }: FeedOptions): ChangeFeed {
  const stop = new AbortController();
  const followers = new Set<Writable>();
  let joining: Joining[] = [];
  let running: Promise<void> | null = null;
  let failing = false;

  const send = (out: Writable, text: string): void => {
    if (out.writableLength > mostWaiting) out.destroy();
    else out.write(text);
  };

  async function join({ after, out }: Joining, { position, asOf }: Told): Promise<void> {
    const missed = after === null || after === position ? [] : await source.since(after, stop.signal);
    if (out.destroyed) return;
    send(out, lineOf({ position, asOf, changes: missed ?? [], reset: missed === null }));
    followers.add(out);
  }

  async function run(): Promise<void> {
    let spokeAt = -Infinity;
    while (!stop.signal.aborted && followers.size + joining.length > 0) {
      const began = performance.now();
      try {
        const told = await source.next(stop.signal);
        if (told.changes.length > 0 || told.reset || began - spokeAt >= beatMs) {
          const text = lineOf(told);
          for (const out of followers) send(out, text);
          spokeAt = began;
        }
        failing = false;
        for (let next = joining[0]; next; next = joining[0]) {
          await join(next, told);
          joining = joining.slice(1);
        }
      } catch (error) {
        if (!failing && !stop.signal.aborted) onError(error, performance.now() - began);
        failing = true;
      }
      await pause(Math.max(0, began + pollMs - performance.now()), undefined, { signal: stop.signal }).catch(() => undefined);
    }
    running = null;
  }

  return {
    get full() {
      return followers.size + joining.length >= mostFollowers;
    },
    follow(after, out) {
      out.on('error', () => undefined);
      out.once('close', () => {
        followers.delete(out);
        joining = joining.filter((one) => one.out !== out);
      });
      if (stop.signal.aborted) return void out.end();
      joining.push({ after, out });
      running ??= run();
    },
    async close() {
      stop.abort();
      for (const out of [...followers, ...joining.map((one) => one.out)]) out.end();
      await running;
      await source.close();
    },
  };
}

function lineOf({ position, asOf, changes, reset }: Told): string {
  return `${JSON.stringify({ position, asOf: new Date(asOf).toISOString(), at: new Date().toISOString(), changes, ...(reset && { reset }) })}\n`;
}
