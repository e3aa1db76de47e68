import { randomBytes } from 'node:crypto';
import { cacheKeys, memoryStore, openAnswerCache, openChangeFeed, openGuard, openKeptTexts, openRedis, redisStore, valueSeal } from '../../gateway/cache/index.js';
import type { AnswerStore, KeptTexts, Lifetimes, OpenAnswerCache, RedisAddress } from '../../gateway/cache/index.js';
import type { MemoryBureau } from './memory-bureau.js';
import { eventually } from './servers/eventually.js';

type Room = Awaited<ReturnType<OpenAnswerCache['find']>>[number];

/** What gateways that share a store share. */
export interface SharedSecrets {
  readonly secret: Uint8Array;
  readonly ring: readonly { readonly id: string; readonly key: Uint8Array }[];
}

export const newSecrets = (): SharedSecrets => ({ secret: randomBytes(32), ring: [{ id: 'k1', key: randomBytes(32) }] });

/** Where a test's Redis is. */
export interface TestRedis {
  readonly address: RedisAddress;
  readonly password: string;
}

/** The cache of one gateway, with the changes of its bureaux. */
export interface TestCache {
  readonly answers: OpenAnswerCache;
  readonly texts: KeptTexts;
  readonly store: AnswerStore;
  /** Lookups that were answered: who looked then asks, joins a call under way, or has its answer. */
  lookups(): number;
  /** Questions that wait now for what another gateway asks. */
  waiting(): number;
  /** Values that did not open. */
  unreadable(): number;
  /** Uses of the store that failed or were too slow. */
  failures(): number;
  close(): Promise<void>;
}

export interface TestCacheOptions {
  /** Null: in this process. */
  readonly redis: TestRedis | null;
  readonly bureaux: readonly MemoryBureau[];
  readonly secrets?: SharedSecrets;
  readonly lifetimes?: Lifetimes;
  /** Generous by default: these tests are not about time. */
  readonly patienceMs?: number;
  /** Generous by default, too. */
  readonly silenceMs?: number;
  /** How long another gateway's answer is waited for, in milliseconds, and its claim holds, instead of what asking takes. */
  readonly waitMs?: number;
}

/** Opens a cache; resolves when all its bureaux are followed and, with Redis, the store answers. */
export async function openTestCache({
  redis, bureaux, secrets = newSecrets(), lifetimes = { mostMs: 60_000, negativeMs: 60_000, behindMs: 60_000 }, patienceMs = 5_000, silenceMs = 60_000, waitMs,
}: TestCacheOptions): Promise<TestCache> {
  const keys = cacheKeys(secrets.secret);
  let unreadable = 0, failures = 0, lookups = 0, waiting = 0;
  const store = redis === null ? memoryStore(64 * 1024 * 1024) : openRedisStore(redis);
  const feed = openChangeFeed({ store, silenceMs });
  if (redis !== null) await eventually('Redis to answer', async () => (await store.claim([{ key: randomBytes(8).toString('hex'), country: 'FR', tags: [] }], 10))[0] === true && (await store.read([{ key: 'none', country: 'ZZ', tags: [] }]))[0]!.mark !== null);
  feed.follow(bureaux);
  await eventually('all bureaux to be followed', () => Promise.resolve(bureaux.every(({ country, tellsChanges }) => !tellsChanges || feed.follows(country))));
  const opened = openAnswerCache({ store, keys, lifetimes, shared: redis !== null, follows: feed.follows, asOf: feed.asOf });
  const seen = (room: Room): Room => ({
    ...room,
    claim: (forMs) => room.claim(waitMs ?? forMs),
    async wait(ms) {
      waiting += 1;
      return room.wait(waitMs ?? ms).finally(() => (waiting -= 1));
    },
  });
  const answers: OpenAnswerCache = {
    ...opened,
    async find(questions) {
      const rooms = await opened.find(questions);
      lookups += 1;
      return rooms.map(seen);
    },
  };
  return {
    answers,
    texts: openKeptTexts({ store, keys, shared: redis !== null }),
    store,
    lookups: () => lookups,
    waiting: () => waiting,
    unreadable: () => unreadable,
    failures: () => failures,
    async close() {
      await feed.close();
      await store.close();
    },
  };

  function openRedisStore({ address, password }: TestRedis): AnswerStore {
    const lost = { tell: (): void => undefined };
    const client = openRedis(address, { password, sentinelPassword: password }, () => lost.tell());
    const guard = openGuard({ patienceMs, pauseMs: 100, onFailure: () => void (failures += 1) });
    const store = redisStore({ client, keys, seal: valueSeal(secrets.ring), guard, onUnreadable: () => void (unreadable += 1) });
    lost.tell = store.distrust;
    return store;
  }
}
