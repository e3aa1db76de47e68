import type { Writable } from 'node:stream';
import { setImmediate, setTimeout as pause } from 'node:timers/promises';
import type { FilterSecret } from '../../../schema/filter/secrets.js';
import { Follower } from './follower.js';
import type { FilterKeeper, FilterNews } from './keeper.js';

/** How filters are published. */
export interface FilterOptions {
  /** The exchange's secrets; published is under the first. */
  readonly secrets: readonly FilterSecret[];
  /** How long filters are kept in step when nobody follows any more, in milliseconds, 0 or more: who comes back by then has them at once. Default 600,000. */
  readonly keepMs?: number;
}

/** Tells a country's filters to all who follow them. */
export interface FilterPublication {
  /** Whether another can follow. */
  readonly full: boolean;
  /** Tells all filters there are, then what changes. @param stream a name as `streamName` has it. */
  follow(stream: string, out: Writable): void;
  /** Ends all streams. */
  close(): Promise<void>;
}

/** Additions are to be told within a second: the database is asked at least as often, in milliseconds. */
const mostPollMs = 500;
/** Who follows is told something at least as often, in milliseconds, as long as the database answers. */
const beatMs = 400;
const mostFollowers = 100;

interface PublicationOptions extends FilterOptions {
  /** Whose filters they are, ISO 3166-1 alpha-2. */
  readonly country: string;
  /** How often the database is asked, in milliseconds. */
  readonly pollMs: number;
  /** Told once when the database cannot be asked, with the milliseconds that took, and again only after it could. */
  readonly onError: (error: unknown, milliseconds: number) => void;
}

/**
 * Makes the filters when somebody follows them first, and asks the database for changes once for all who follow. When it does not answer, nothing is told: silence is not to
 * be taken for peace.
 */
export function openFilterPublication(open: () => FilterKeeper, { country, secrets, keepMs = 600_000, pollMs, onError }: PublicationOptions): FilterPublication {
  const stop = new AbortController();
  const followers = new Set<Follower>(), joining = new Set<Follower>();
  let running: Promise<void> | null = null;

  async function tell({ filters }: FilterKeeper, { made, added, asOf }: FilterNews): Promise<void> {
    const whole = (some: FilterNews['made']) => some.flatMap((filter) => filter.told() ?? []);
    const news = { filters: whole(made), added: [...added], asOf };
    for (const follower of followers) {
      follower.tell(news);
      // Writing a filter takes some milliseconds: other work has its turn between.
      if (made.length > 0) await setImmediate();
    }
    for (const follower of joining) {
      joining.delete(follower);
      follower.tell({ filters: whole(filters), asOf });
      followers.add(follower);
      await setImmediate();
    }
  }

  async function run(keeper: FilterKeeper): Promise<void> {
    let followedAt = performance.now(), spokeAt = -Infinity;
    let failing = false;
    while (!stop.signal.aborted) {
      const began = performance.now();
      if (followers.size + joining.size > 0) followedAt = began;
      else if (began - followedAt >= keepMs) break;
      try {
        const news = await keeper.next(stop.signal);
        failing = false;
        if (news.made.length + news.added.length + joining.size > 0 || began - spokeAt >= beatMs) {
          await tell(keeper, news);
          spokeAt = began;
        }
      } catch (error) {
        if (!failing && !stop.signal.aborted) onError(error, performance.now() - began);
        failing = true;
      }
      await pause(Math.max(0, began + Math.min(pollMs, mostPollMs) - performance.now()), undefined, { signal: stop.signal }).catch(() => undefined);
    }
    await keeper.close();
    running = null;
    if (joining.size > 0 && !stop.signal.aborted) running = run(open());
  }

  return {
    get full() {
      return followers.size + joining.size >= mostFollowers;
    },
    follow(stream, out) {
      const follower = new Follower(country, stream, secrets[0]!, out);
      out.on('error', () => undefined);
      out.once('close', () => {
        followers.delete(follower);
        joining.delete(follower);
      });
      if (stop.signal.aborted) return void out.end();
      joining.add(follower);
      running ??= run(open());
    },
    async close() {
      stop.abort();
      for (const { out } of [...followers, ...joining]) out.end();
      await running;
    },
  };
}
