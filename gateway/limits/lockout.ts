import { refusal } from '../errors.js';
import type { GraphQLError } from 'graphql';
import type { Requester } from '../request.js';
import type { Costed } from './cost.js';
import { openDetector } from './enumeration.js';
import type { Answered, Signs } from './enumeration.js';
import { openCounter, requesterKey } from './rates.js';
import type { SharedCounters } from './rates.js';

/** How much of each sign is taken in ten minutes, and how long a requester that goes over it is locked out. */
export interface LockoutOptions extends Signs {
  readonly lockSeconds: number;
}

export interface Lockout {
  /** The refusal LOCKED_OUT while the requester is locked out. */
  check(requester: Requester): Promise<GraphQLError | null>;
  /** Counts what an operation that was answered did. Resolves when it is counted. */
  count(requester: Requester, operation: Costed, answer: Answered): Promise<void>;
}

const signs = {
  neighbours: 'numbers of one hundred',
  unknownIds: 'ids that do not exist',
  narrowCounts: 'counts of single records',
} as const satisfies Readonly<Record<keyof Signs, string>>;

/**
 * Locks requesters out that read a register from end to end. It knows a requester by what the token's issuer vouches for, so that neither many documents
 * nor aliases nor lists avoid it, and nobody can have another one locked out. The operation that goes over a limit is answered; the next one is refused.
 */
export function openLockout({ lockSeconds, ...limits }: LockoutOptions, shared: SharedCounters | null): Lockout {
  const detect = openDetector();
  const counters = (Object.keys(signs) as (keyof Signs)[]).map((sign) => ({
    sign, counter: openCounter({ name: `lockout-${sign}`, points: limits[sign], seconds: 600, blockSeconds: lockSeconds }, shared),
  }));
  return {
    async check(requester) {
      const key = requesterKey(requester);
      const states = await Promise.all(counters.map(async ({ sign, counter }) => ({ sign, seconds: await counter.look(key) })));
      const locked = states.find(({ seconds }) => seconds !== null);
      return locked
        ? refusal('LOCKED_OUT', `At most ${limits[locked.sign]} ${signs[locked.sign]} in ten minutes are expected of one requester; more came.`, {}, { 'retry-after': String(locked.seconds) })
        : null;
    },
    async count(requester, operation, answer) {
      const key = requesterKey(requester);
      const came = detect(key, operation, answer);
      await Promise.all(counters.filter(({ sign }) => came[sign] > 0).map(({ sign, counter }) => counter.consume(key, came[sign])));
    },
  };
}
