import type { Logger } from 'pino';
import { openGuard } from './cache/index.js';
import type { Config } from './config.js';
import { createVerifier, openRevocations } from './identity/index.js';
import { limitRates, limitStrangers, openLockout } from './limits/index.js';
import type { Lockout, SharedCounters } from './limits/index.js';
import { openRedisOf } from './open-cache.js';
import { openTrust } from './trust/index.js';
import type { Trust } from './trust/index.js';
import type { Identify, MeterRequest } from './request.js';

/** Who may ask, how often, and with which documents. */
export interface Access {
  readonly identify: Identify;
  readonly meter: MeterRequest;
  readonly lockout: Lockout;
  readonly trust: Trust;
  close(): void;
}

/** Opens what a configuration says of requesters. With the cache's Redis, gateways count together and share the list of revoked tokens. @throws ConfigError */
export async function openAccess(config: Config, log: Logger): Promise<Access> {
  const { redis } = config.cache;
  const client = redis ? openRedisOf(redis, () => undefined) : null;
  const { tokens, redisKey, pollMs, maxAgeMs } = config.revocation;
  const warnings = { limits: 0, revocation: 0 };
  const rarely = (what: keyof typeof warnings, message: string): void => {
    warnings[what] += 1;
    if (warnings[what] === 1 || warnings[what] % 100 === 0) log.warn({ failures: warnings[what] }, message);
  };
  const revocations = await openRevocations({
    tokens, pollMs, maxAgeMs,
    read: client && (() => client.smembers(redisKey)),
    onFailure: () => rarely('revocation', 'the list of revoked tokens cannot be read'),
  });
  const guard = redis && openGuard({
    patienceMs: redis.patienceMs, pauseMs: redis.pauseMs,
    onFailure: () => rarely('limits', 'requests cannot be counted together with other gateways; they are counted here'),
  });
  const shared: SharedCounters | null = client && guard ? { client, run: guard.run } : null;
  const countRequest = limitRates(config.rates, shared);
  const lockout = openLockout(config.lockout, shared);
  return {
    identify: createVerifier({ issuers: config.issuers, revocations, strangers: limitStrangers(config.rates.unauthenticated) }),
    meter: async (requester) => (requester === null ? null : (await countRequest(requester)) ?? lockout.check(requester)),
    lockout,
    trust: openTrust({
      file: config.trustedDocuments.file ?? null, roles: config.trustedDocuments.roles,
      onFailure: () => log.error('the file of trusted documents cannot be read; those known before go on'),
    }),
    close() {
      revocations.close();
      client?.disconnect();
    },
  };
}
