import { LRUCache } from 'lru-cache';
import type { AnswerStore, Invalidation, Kept, LookedUp, Mark, Place } from './store.js';

interface Entry {
  readonly kept: Kept;
  readonly mark: number;
}

/** What was made void in one country, by the number of the invalidation. */
interface Voided {
  /** Everything written with an earlier mark. */
  all: number;
  readonly tags: Map<string, number>;
}

/** Tags of a country that are remembered one by one; past that, everything of it is void. */
const rememberedTags = 10_000;
/** What an entry takes beside its text, in bytes. */
const entryBytes = 400;

/**
 * Keeps answers in this process, the least used leaving first.
 * @param maxBytes all answers together, about.
 * @param now milliseconds since 1970-01-01T00:00:00Z. Default: the clock.
 */
export function memoryStore(maxBytes: number, now: () => number = Date.now): AnswerStore {
  const entries = new LRUCache<string, Entry>({ maxSize: maxBytes, sizeCalculation: ({ kept }) => kept.text.length + entryBytes });
  const voided = new Map<string, Voided>();
  const positions = new Map<string, string>();
  let invalidations = 0;

  const holds = ({ country, tags }: Place, { kept, mark }: Entry): boolean => {
    if (kept.expiresAt <= now()) return false;
    const country_ = country === null ? undefined : voided.get(country);
    return !country_ || (country_.all <= mark && tags.every((tag) => (country_.tags.get(tag) ?? 0) <= mark));
  };
  const lookUp = (place: Place): LookedUp => {
    const entry = entries.get(place.key);
    if (!entry) return { kept: null, mark: invalidations };
    if (holds(place, entry)) return { kept: entry.kept, mark: invalidations };
    entries.delete(place.key);
    return { kept: null, mark: invalidations };
  };

  return {
    read: (places) => Promise.resolve(places.map(lookUp)),
    write: ({ key }, mark: Mark, kept) => void entries.set(key, { kept, mark: mark as number }),
    invalidate({ country, tags, position }: Invalidation) {
      if (position !== null) positions.set(country, position);
      invalidations += 1;
      const country_ = voided.get(country) ?? { all: 0, tags: new Map() };
      voided.set(country, country_);
      if (tags === 'all' || country_.tags.size + tags.length > rememberedTags) {
        country_.all = invalidations;
        country_.tags.clear();
      } else {
        for (const tag of tags) country_.tags.set(tag, invalidations);
      }
      return Promise.resolve();
    },
    position: (country) => Promise.resolve(positions.get(country) ?? null),
    claim: (places) => Promise.resolve(places.map(() => true)),
    release: () => undefined,
    close: () => Promise.resolve(entries.clear()),
  };
}
