import { randomBytes } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import { believedStamps } from './believed-stamps.js';
import type { Stamps } from './believed-stamps.js';
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
/** Sets fields of a hash, unless it would then have more than so many; one key, so one slot of a cluster, and one round trip. */
const setUnlessMore = `
if redis.call('HLEN', KEYS[1]) + (#ARGV - 1) / 2 > tonumber(ARGV[1]) then return 0 end
for place = 2, #ARGV, 2 do redis.call('HSET', KEYS[1], ARGV[place], ARGV[place + 1]) end
return 1`;
/** How long stamps that were read are believed, in milliseconds: so much later at most an invalidation of another gateway is honoured. */
const believedMs = 50;
/** Opened answers that stay in this process, all together, in characters. */
const nearCharacters = 16 * 1024 * 1024;
/** What an opened answer takes beside its text. */
const nearEntry = 400;

/**
 * Keeps answers in Redis. A country has one hash of **stamps**: an epoch, and for each tag that was invalidated a random text, never used
 * twice. An answer is kept with the stamps as they stood before it was asked for, and holds while they stand so. Making one record void among
 * any number is one script on one hash; a stamp that Redis lost takes the epoch, and so everything of the country, with it.
 *
 * Opened answers stay near, so that what is asked again and again is not read and opened each time. They hold by the same stamps, which are
 * believed for a moment after they were read.
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
  const believed = believedStamps(believedMs);
  const near = new LRUCache<string, { readonly kept: Kept; readonly mark: Mark }>({ maxSize: nearCharacters, sizeCalculation: ({ kept }) => kept.text.length + nearEntry });
  const stamp = (): string => randomBytes(9).toString('base64url');

  /** Ends all that was kept of a country. */
  async function beginAnew(country: string, position: string | null): Promise<void> {
    const key = stampsKey(country);
    const before = doubts;
    believed.forget(country);
    await client.del(key);
    await client.hset(key, { epoch: stamp(), ...(position !== null && { position }) });
    await client.pexpire(key, stampsMs);
    believed.forget(country);
    if (doubts === before && isDoubted(country)) turn(country);
  }

  /** Reads the stamps of the tags; null: another process has just begun anew. */
  async function readStamps(country: string, tags: readonly string[]): Promise<Stamps | null> {
    if (isDoubted(country)) await beginAnew(country, null);
    const take = believed.reading(country);
    const key = stampsKey(country);
    const fields = tags.map(field);
    let [epoch, ...stamps] = await client.hmget(key, 'epoch', ...fields);
    if (typeof epoch !== 'string') {
      await client.hsetnx(key, 'epoch', stamp());
      await client.pexpire(key, stampsMs);
      [epoch, ...stamps] = await client.hmget(key, 'epoch', ...fields);
    }
    if (typeof epoch !== 'string') return null;
    const read: Stamps = { epoch, byTag: new Map(tags.map((tag, index) => [tag, stamps[index] ?? null])) };
    take(read);
    return read;
  }

  const markOf = ({ epoch, byTag }: Stamps, tags: readonly string[]): string => JSON.stringify([epoch, ...tags.map((tag) => byTag.get(tag) ?? '')]);

  /** The mark of a place by the stamps that are believed; undefined: they are to be read. */
  function believedMark({ country, tags }: Place): Mark | undefined {
    if (country === null) return unstamped;
    const stamps = isDoubted(country) ? undefined : believed.get(country, tags);
    return stamps && markOf(stamps, tags);
  }

  async function readMarks(places: readonly Place[]): Promise<(Mark | null)[]> {
    const wanted = new Map<string, Set<string>>();
    const marks = places.map(believedMark);
    places.forEach(({ country, tags }, index) => {
      if (country === null || marks[index] !== undefined) return;
      const together = wanted.get(country) ?? new Set();
      wanted.set(country, together);
      for (const tag of tags) together.add(tag);
    });
    const stamps = new Map(await Promise.all([...wanted].map(async ([country, tags]) => [country, await readStamps(country, [...tags])] as const)));
    return places.map(({ country, tags }, index) => {
      const known = marks[index];
      if (known !== undefined) return known;
      const read = stamps.get(country!);
      return read ? markOf(read, tags) : null;
    });
  }

  /** The answer that is near and holds. */
  function nearBy({ key }: Place, mark: Mark | null | undefined): Kept | null {
    const entry = near.get(key);
    return entry !== undefined && entry.mark === mark && entry.kept.expiresAt > Date.now() ? entry.kept : null;
  }

  const readValues = (places: readonly Place[]): Promise<(Buffer | null)[]> => Promise.all(places.map((place) => client.getBuffer(entryKey(place))));

  /** Looks places up in Redis: what is near by its stamps alone, the rest by its value as well. */
  async function lookUp(places: readonly Place[]): Promise<LookedUp[]> {
    const distant = places.filter(({ key }) => !near.has(key));
    const [marks, values] = await Promise.all([readMarks(places), readValues(distant)]);
    const found = new Map(distant.map((place, index) => [place, values[index]!]));
    // What is near and void may have been asked anew by another gateway.
    const outdated = places.filter((place, index) => !found.has(place) && nearBy(place, marks[index]) === null);
    if (outdated.length > 0) {
      const again = await readValues(outdated);
      outdated.forEach((place, index) => found.set(place, again[index]!));
    }
    return places.map((place, index) => {
      const mark = marks[index]!;
      const value = found.get(place);
      return { kept: value === undefined ? nearBy(place, mark) : keptOf(place, value, mark), mark };
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
    if (head.mark !== mark || head.expiresAt <= Date.now()) return null;
    const kept = { text: text!.slice(end + 1), answeredAt: head.answeredAt, entry: head.entry, expiresAt: head.expiresAt };
    near.set(place.key, { kept, mark });
    return kept;
  }

  const nothing = (places: readonly Place[]): LookedUp[] => places.map(() => ({ kept: null, mark: null }));

  return {
    async read(places) {
      const marks = places.map(believedMark);
      const atHand = places.map((place, index): LookedUp => ({ kept: nearBy(place, marks[index]), mark: marks[index] ?? null }));
      if (atHand.every(({ kept }) => kept !== null)) return atHand;
      return (await guard.run(() => lookUp(places))) ?? nothing(places);
    },
    write(place, mark, kept) {
      const ttl = kept.expiresAt - Date.now();
      if (ttl < 1) return;
      near.set(place.key, { kept, mark });
      const value = seal.seal(`${JSON.stringify([mark, kept.answeredAt, kept.expiresAt, kept.entry])}\n${kept.text}`, place.key);
      void guard.run(() => client.set(entryKey(place), value, 'PX', Math.ceil(ttl)));
    },
    async invalidate({ country, tags, position }: Invalidation) {
      believed.forget(country);
      const done = await guard.run(async () => {
        if (tags === 'all') return beginAnew(country, position);
        // With the tags goes the position, at once: a crash between them cannot part them.
        const pairs = [...tags.flatMap((tag) => [field(tag), stamp()]), ...(position === null ? [] : ['position', position])];
        const set = await client.eval(setUnlessMore, 1, stampsKey(country), rememberedTags, ...pairs);
        return set === 1 ? undefined : beginAnew(country, position);
      }).then((value) => value !== null);
      believed.forget(country);
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
      believed.forget(null);
    },
    async close() {
      await Promise.race([client.quit().catch(() => undefined), new Promise((resolve) => setTimeout(resolve, 500))]);
      client.disconnect();
    },
  };
}

function readHead(text: string): { readonly mark: unknown; readonly answeredAt: number; readonly expiresAt: number; readonly entry: string | null } | null {
  try {
    const [mark, answeredAt, expiresAt, entry] = JSON.parse(text) as [unknown, unknown, unknown, unknown];
    return typeof answeredAt === 'number' && typeof expiresAt === 'number' ? { mark, answeredAt, expiresAt, entry: typeof entry === 'string' ? entry : null } : null;
  } catch {
    return null;
  }
}
