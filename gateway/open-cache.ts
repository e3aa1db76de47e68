import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { parse as parseYaml } from 'yaml';
import { z } from 'zod';
import { cacheKeys, memoryStore, openAnswerCache, openChangeFeed, openGuard, openKeptTexts, openRedis, redisStore, valueSeal } from './cache/index.js';
import type { AnswerStore, ChangeFeedOptions, KeptTexts, RedisAddress, SealKey } from './cache/index.js';
import { ConfigError } from './config-error.js';
import type { Config } from './config.js';
import type { AnswerCache } from './national/index.js';
import { readSecret } from './read-secret.js';
import type { BureauTls } from './util/bureau-tls.js';
import type { FollowedBureau } from './util/line-streams.js';

/** The cache of a gateway. */
export interface GatewayCache {
  readonly answers: AnswerCache;
  /** Registered documents and query plans, by the graph they fit. */
  readonly texts: KeptTexts;
  /** Follows the changes of these bureaux and no other. */
  follow(bureaux: readonly FollowedBureau[]): void;
  close(): Promise<void>;
}

/** Opens the cache a configuration asks for. Null: it asks for none. @throws ConfigError */
export function openCache({ cache }: Config, log: Logger, { tls = {}, onRules }: { readonly tls?: BureauTls; readonly onRules?: ChangeFeedOptions['onRules'] } = {}): GatewayCache | null {
  if (!cache.enabled) return null;
  const { secret, ring } = cache.keys === undefined ? ownKeys() : readKeys(cache.keys);
  const keys = cacheKeys(secret);
  const store = cache.redis === undefined ? memoryStore(cache.maxBytes) : openRedisStore(cache.redis, { keys, ring, log });
  const feed = openChangeFeed({
    store,
    silenceMs: cache.silenceMs, tls, ...(onRules && { onRules }),
    onTurn: (country, told) => log.debug({ country, told }, told ? 'a country tells its changes' : 'a country tells its changes no more'),
  });
  const shared = cache.redis !== undefined;
  return {
    texts: openKeptTexts({ store, keys, shared }),
    answers: openAnswerCache({
      store, keys, shared, follows: feed.follows, asOf: feed.asOf,
      lifetimes: { mostMs: cache.mostMs, negativeMs: cache.negativeMs, behindMs: cache.behindMs },
    }),
    follow: feed.follow,
    async close() {
      await feed.close();
      await store.close();
    },
  };
}

interface RedisNeeds {
  readonly keys: ReturnType<typeof cacheKeys>;
  readonly ring: readonly SealKey[];
  readonly log: Logger;
}

type RedisConfig = NonNullable<Config['cache']['redis']>;

/** Opens a client of the Redis a configuration names. @param onLost see `openRedis`. @throws ConfigError when a password cannot be read. */
export function openRedisOf({ address, username, passwordFile, sentinelPasswordFile, tls }: RedisConfig, onLost: () => void): ReturnType<typeof openRedis> {
  const access = {
    username,
    password: passwordFile === undefined ? undefined : readSecret('cache.redis.passwordFile', passwordFile),
    sentinelPassword: sentinelPasswordFile === undefined ? undefined : readSecret('cache.redis.sentinelPasswordFile', sentinelPasswordFile),
    tls: tls ? {} : undefined,
  };
  return openRedis(address satisfies RedisAddress, access, onLost);
}

function openRedisStore(redis: RedisConfig, { keys, ring, log }: RedisNeeds): AnswerStore {
  const { patienceMs, pauseMs } = redis;
  const lost = { tell: (): void => undefined };
  const client = openRedisOf(redis, () => lost.tell());
  let failures = 0;
  const guard = openGuard({
    patienceMs,
    pauseMs,
    onFailure: (error) => {
      failures += 1;
      if (failures === 1 || failures % 100 === 0) log.warn({ failures, reason: error instanceof Error ? error.name : 'unknown' }, 'the cache does not answer; queries go on without it');
    },
  });
  const store = redisStore({ client, keys, seal: valueSeal(ring), guard, onUnreadable: () => log.warn('a value of the cache cannot be read') });
  lost.tell = store.distrust;
  return store;
}

/** Keys that end with the process: enough for a store that ends with it, too. */
const ownKeys = (): { readonly secret: Uint8Array; readonly ring: readonly SealKey[] } => ({
  secret: randomBytes(32), ring: [{ id: 'own', key: randomBytes(32) }],
});

const key32 = z.string().transform((text, context) => {
  const key = Buffer.from(text, 'base64url');
  if (key.length !== 32) context.addIssue({ code: 'custom', message: 'expected 32 bytes in base64url' });
  return key;
});

/** The file of cache keys: see `cache.keys` in config.ts. */
const keyFile = z.strictObject({
  secret: key32,
  seals: z.array(z.strictObject({ id: z.string().regex(/^[\x21-\x7e]{1,16}$/), key: key32 })).min(1),
});

function readKeys(file: string): { readonly secret: Uint8Array; readonly ring: readonly SealKey[] } {
  let read: unknown;
  try {
    read = parseYaml(readSecret('cache.keys', file));
  } catch (error) {
    if (error instanceof ConfigError) throw error;
    throw new ConfigError('cache.keys: expected YAML');
  }
  const result = keyFile.safeParse(read);
  if (!result.success) throw new ConfigError(result.error.issues.map(({ path, message }) => `cache.keys: ${path.join('.') || 'top level'}: ${message}`).join('\n'));
  const { secret, seals } = result.data;
  return { secret, ring: seals };
}
