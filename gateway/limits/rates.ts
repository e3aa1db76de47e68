import { createHash } from 'node:crypto';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import type { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';
import type { Requester } from '../request.js';

/** A store that gateways share, and what is to be done without it. */
export interface SharedCounters {
  /** An ioredis client. */
  readonly client: unknown;
  /** Runs one use of it; null when it is not used now, fails or is too slow. */
  run<T>(work: () => Promise<T>): Promise<T | null>;
}

/** Counts by key, in the shared store or, while that is down, in this process. */
export interface Counter {
  /** Counts `points`. @returns how long the key stays over its limit, in seconds. Null: it is not over it. */
  consume(key: string, points: number): Promise<number | null>;
  /** The same without counting. */
  look(key: string): Promise<number | null>;
}

export interface CounterOptions {
  readonly name: string;
  /** Most points in `seconds`. */
  readonly points: number;
  readonly seconds: number;
  /** How long a key that went over it stays so. 0: until the time is over. */
  readonly blockSeconds: number;
}

/** Keys a counter in this process has at most before those of past times are gone: as many as an attacker has valid tokens. */
export function openCounter({ name, points, seconds, blockSeconds }: CounterOptions, shared: SharedCounters | null): Counter {
  const options = { keyPrefix: `bureaux:${name}`, points, duration: seconds, blockDuration: blockSeconds };
  const memory = new RateLimiterMemory(options);
  const redis = shared && new RateLimiterRedis({ ...options, storeClient: shared.client, rejectIfRedisNotReady: true });
  type Limiter = RateLimiterMemory | RateLimiterRedis;
  const consumed = (limiter: Limiter, key: string, count: number): Promise<RateLimiterRes> =>
    limiter.consume(key, count).catch((over: unknown) => {
      // The library rejects with the state of a key that is over its limit.
      if (over instanceof RateLimiterRes) return over;
      throw over;
    });
  const over = (state: RateLimiterRes | null): number | null =>
    (state !== null && state.consumedPoints > points ? Math.max(1, Math.ceil(state.msBeforeNext / 1000)) : null);
  return {
    async consume(key, count) {
      const there = redis && (await shared.run(() => consumed(redis, key, count)));
      return over(there ?? (await consumed(memory, key, count)));
    },
    async look(key) {
      // Wrapped, as null says that a key has no points, too.
      const there = redis && (await shared.run(async () => ({ state: await redis.get(key) })));
      return over(there ? there.state : await memory.get(key));
    },
  };
}

/** Names a requester in counters: by what the issuer vouches for, so that nobody counts on another's account. Not readable in the store. */
export const requesterKey = ({ issuer = '', user, onBehalfOf }: Requester): string => digest([issuer, user, onBehalfOf]);

/** Names the organisation a requester works for; without one, all such requesters of the country. */
export const organisationKey = ({ issuer = '', country, organisation }: Requester): string => digest([issuer, country, organisation]);

const digest = (parts: readonly (string | null)[]): string => createHash('sha256').update(JSON.stringify(parts)).digest('base64url');

export interface RateOptions {
  /** Requests in a minute. */
  readonly requester: number;
  readonly organisation: number;
}

/** Counts a request of a requester. */
export type CountRequest = (requester: Requester) => Promise<GraphQLError | null>;

/** How many requests are taken in a minute: of a requester, and of an organisation. Every request of a valid token counts, whatever becomes of it. */
export function limitRates({ requester, organisation }: RateOptions, shared: SharedCounters | null): CountRequest {
  const limits = [
    { what: 'requester', most: requester, keyOf: requesterKey, counter: openCounter({ name: 'rate', points: requester, seconds: 60, blockSeconds: 0 }, shared) },
    { what: 'organisation', most: organisation, keyOf: organisationKey, counter: openCounter({ name: 'rate-organisation', points: organisation, seconds: 60, blockSeconds: 0 }, shared) },
  ] as const;
  return async (of) => {
    for (const { what, most, keyOf, counter } of limits) {
      const seconds = await counter.consume(keyOf(of), 1);
      if (seconds !== null) {
        return refusal('RATE_LIMITED', `At most ${most} requests in a minute are expected of one ${what}; more came.`, {}, { 'retry-after': String(seconds) });
      }
    }
    return null;
  };
}
