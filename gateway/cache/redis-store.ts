import { randomBytes } from 'node:crypto';
import type { Guard } from './guard.js';
import type { CacheKeys } from './keys.js';
import type { RedisClient } from './redis-client.js';
import type { ValueSeal } from './sealed-value.js';
import { unstamped } from './store.js';
import type { AnswerStore, Invalidation, Kept, LookedUp, Mark, Place } from './store.js';

export interface RedisStoreOptions {
  readonly client: RedisClient;
  readonly keys: CacheKeys;
  readonly seal: ValueSeal;
  readonly guard: Guard;
  /** Told of a value that does not open or cannot be read: it counts as nothing. */
  readonly onUnreadable: () => void;
}

/** The Redis store; it is told when a server may have lost what it had acknowledged. */
export interface RedisStore extends AnswerStore {
  /** What is kept of every country is not believed any more. */
  distrust(): void;
}

/** How long a country's stamps stand after they were made, in milliseconds: a day. With them goes all that was kept of the country. */
const stampsMs = 86_400_000;
/** Tags of a country that are remembered one by one; past that, all of it is void. */
const rememberedTags = 10_000;

/**
 * Keeps answers in Redis. A country has one hash of **stamps**: an epoch, and for each tag that was invalidated a random text, never used
 * twice. An answer is kept with the stamps as they stood before it was asked for, and holds while they stand so. Making one record void among
 * any number is one HSET; a stamp that Redis lost takes the epoch, and so everything of the country, with it.
 */
export function redisStore({ client, keys, seal, guard, onUnreadable }: RedisStoreOptions): RedisStore {
  const entryKey = ({ key }: Place): string => `bureaux:{${key}}`;
  const claimKey = ({ key }: Place): string => `bureaux:claim:{${key}}`;
  const stampsKey = (country: string): string => `bureaux:stamps:{${keys.blind(country)}}`;
  const field = (tag: string): string => keys.blind(tag);

  /** Countries whose stamps must be made anew before what is kept of them is believed: these, or all but these. */
  let doubts: { readonly all: boolean; readonly countries: Set<string> } = { all: false, countries: new Set() };
  const isDoubted = (country: string): boolean => doubts.all !== doubts.countries.has(country);
  const turn = (country: string): void => {
    if (!doubts.countries.delete(country)) doubts.countries.add(country);
  };
  const stamp = (): string => randomBytes(9).toString('base64url');

  /** Ends all that was kept of a country. */
  async function beginAnew(country: string, position: string | null): Promise<void> {
    const key = stampsKey(country);
    const before = doubts;
    await client.del(key);
    await client.hset(key, { epoch: stamp(), ...(position !== null && { position }) });
    await client.pexpire(key, stampsMs);
    if (doubts === before && isDoubted(country)) turn(country);
  }

  /** The stamps of the fields, the epoch first; null: another process has just begun anew. */
  async function stampsOf(country: string, fields: readonly string[]): Promise<readonly (string | null)[] | null> {
    if (isDoubted(country)) await beginAnew(country, null);
    const stamps = await client.hmget(stampsKey(country), 'epoch', ...fields);
    if (typeof stamps[0] === 'string') return stamps;
    await client.hsetnx(stampsKey(country), 'epoch', stamp());
    await client.pexpire(stampsKey(country), stampsMs);
    const again = await client.hmget(stampsKey(country), 'epoch', ...fields);
    return typeof again[0] === 'string' ? again : null;
  }

  async function marksOf(places: readonly Place[]): Promise<(Mark | null)[]> {
    const wanted = new Map<string, Set<string>>();
    for (const { country, tags } of places) {
      if (country === null) continue;
      const fields = wanted.get(country) ?? new Set();
      wanted.set(country, fields);
      for (const tag of tags) fields.add(tag);
    }
    const stamps = new Map(await Promise.all([...wanted].map(async ([country, tags]) => {
      const list = [...tags];
      const found = await stampsOf(country, list.map(field));
      return [country, found && { epoch: found[0], byTag: new Map(list.map((tag, index) => [tag, found[index + 1]])) }] as const;
    })));
    return places.map(({ country, tags }) => {
      if (country === null) return unstamped;
      const found = stamps.get(country);
      return found ? JSON.stringify([found.epoch, ...tags.map((tag) => found.byTag.get(tag) ?? '')]) : null;
    });
  }

  function keptOf(place: Place, value: Buffer | null, mark: Mark | null): Kept | null {
    if (value === null || mark === null) return null;
    const text = seal.open(value, place.key);
    const end = text?.indexOf('\n') ?? -1;
    const head = text === null || end < 0 ? null : readHead(text.slice(0, end));
    if (head === null) {
      onUnreadable();
      return null;
    }
    return head.mark === mark && head.expiresAt > Date.now() ? { text: text!.slice(end + 1), answeredAt: head.answeredAt, expiresAt: head.expiresAt } : null;
  }

  const nothing = (places: readonly Place[]): LookedUp[] => places.map(() => ({ kept: null, mark: null }));

  return {
    async read(places) {
      const found = await guard.run(() => Promise.all([marksOf(places), Promise.all(places.map((place) => client.getBuffer(entryKey(place))))]));
      if (found === null) return nothing(places);
      const [marks, values] = found;
      return places.map((place, index) => ({ kept: keptOf(place, values[index]!, marks[index]!), mark: marks[index]! }));
    },
    write(place, mark, kept) {
      const ttl = kept.expiresAt - Date.now();
      if (ttl < 1) return;
      const value = seal.seal(`${JSON.stringify([mark, kept.answeredAt, kept.expiresAt])}\n${kept.text}`, place.key);
      void guard.run(() => client.set(entryKey(place), value, 'PX', Math.ceil(ttl)));
    },
    async invalidate({ country, tags, position }: Invalidation) {
      const done = await guard.run(async () => {
        if (tags === 'all') return beginAnew(country, position);
        const key = stampsKey(country);
        if (await client.hlen(key) + tags.length > rememberedTags) return beginAnew(country, position);
        // With the tags goes the position, in one command: a crash between them cannot part them.
        await client.hset(key, { ...Object.fromEntries(tags.map((tag) => [field(tag), stamp()])), ...(position !== null && { position }) });
        return undefined;
      }).then((value) => value !== null);
      if (!done && !isDoubted(country)) turn(country);
    },
    async position(country) {
      return isDoubted(country) ? null : guard.run(() => client.hget(stampsKey(country), 'position'));
    },
    async claim(places, forMs) {
      const claims = await guard.run(() => Promise.all(places.map((place) => client.set(claimKey(place), '1', 'PX', Math.ceil(forMs), 'NX'))));
      return places.map((_, index) => (claims === null ? true : claims[index] === 'OK'));
    },
    release: (place) => void guard.run(() => client.del(claimKey(place))),
    distrust() {
      doubts = { all: true, countries: new Set() };
    },
    async close() {
      await Promise.race([client.quit().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 500))]);
      client.disconnect();
    },
  };
}

function readHead(text: string): { readonly mark: unknown; readonly answeredAt: number; readonly expiresAt: number } | null {
  try {
    const [mark, answeredAt, expiresAt] = JSON.parse(text) as [unknown, unknown, unknown];
    return typeof answeredAt === 'number' && typeof expiresAt === 'number' ? { mark, answeredAt, expiresAt } : null;
  } catch {
    return null;
  }
}
