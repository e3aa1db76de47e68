import { isIPv4, isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';

/** Counts who is not known yet, by the address of the client. */
export interface Strangers {
  /** Counts a request before its token is looked at. @returns the refusal RATE_LIMITED of an address that has sent too many. Null: it may be looked at. */
  enter(address: string): Promise<GraphQLError | null>;
  /** The request turned out to be of somebody who is known: it does not count. */
  leave(address: string): Promise<void>;
}

/** What an address counts as: an IPv4 address as it is, of an IPv6 address its first 64 bits, which one client has to itself (RFC 6177). */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (isIPv4(plain) || !isIPv6(plain)) return plain.slice(0, 100);
  const [head = '', tail] = plain.toLowerCase().split('::') as [string, string?];
  const groups = (text: string): string[] => (text === '' ? [] : text.split(':'));
  // An IPv4 address at the end stands for two groups.
  const missing = 8 - groups(head).length - groups(tail ?? '').length - (plain.includes('.') ? 1 : 0);
  const all = tail === undefined ? groups(head) : [...groups(head), ...Array.from({ length: missing }, () => '0'), ...groups(tail)];
  return all.slice(0, 4).map((group) => parseInt(group, 16).toString(16)).join(':');
}

/**
 * How many requests of one address are looked at in a minute whose tokens are not valid: a flood of such costs no more signature checks. Tokens that are known are taken
 * whatever comes from their address; a new one has to wait like all others there. Each gateway counts for itself.
 * @param most 1 to 1,000,000,000.
 */
export function limitStrangers(most: number): Strangers {
  const counter = new RateLimiterMemory({ keyPrefix: 'strangers', points: most, duration: 60 });
  return {
    async enter(address) {
      const state = await counter.consume(addressKey(address), 1).then(() => null, (over: unknown) => {
        // The library rejects with the state of a key that is over its limit.
        if (over instanceof RateLimiterRes) return over;
        throw over;
      });
      if (state === null) return null;
      const message = `At most ${most} requests without a valid token are expected of one address in a minute; more came.`;
      return refusal('RATE_LIMITED', message, {}, { 'retry-after': String(Math.max(1, Math.ceil(state.msBeforeNext / 1000))) });
    },
    leave: async (address) => void (await counter.reward(addressKey(address), 1)),
  };
}
