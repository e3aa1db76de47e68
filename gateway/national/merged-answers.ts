import { LRUCache } from 'lru-cache';
import type { CacheRoom, KnownAnswer } from './answer-cache.js';
import type { CountryOutcome } from './outcome.js';

/** What merged answers take in this process, all together, in characters: their names, themselves, and the countries' answers they are made of. */
const rememberedCharacters = 16 * 1024 * 1024;
/** What an entry takes beside its texts. */
const entryCharacters = 400;

/** Of each answer's key, so many characters stand in the name of what was merged of it. */
const keyCharacters = 8;

/** The data of a fetch. */
type Data = Record<string, unknown>;

/** What was merged, and what became of it in each country. */
export interface MergedAnswer {
  readonly data: Data;
  readonly outcomes: readonly CountryOutcome[];
}

/**
 * Remembers what answers of countries were merged to. A merge follows from the fetch, its variables, what the requester may see, and the countries'
 * answers alone; so it is given again while the cache gives just the answers it was made of, and needs no rule of its own of how long it holds:
 * what ends one of those answers (a change, its age, a requester of another class) ends it, too.
 */
export interface MergedAnswers {
  /**
   * What was merged of just these answers. Null: nothing is remembered. Every call gives objects of its own.
   * @param name the fetch, its variables, and what the requester may see.
   * @param rooms where the countries' answers are kept, in the order they are asked; undefined: an answer that is not kept.
   */
  find(name: string, rooms: readonly (CacheRoom | undefined)[]): MergedAnswer | null;
  /** @param answers what was merged, in the order of the rooms. */
  keep(name: string, rooms: readonly (CacheRoom | undefined)[], answers: readonly KnownAnswer[], merged: MergedAnswer): void;
}

interface Entry {
  readonly answers: readonly KnownAnswer[];
  readonly text: string;
  readonly outcomes: readonly CountryOutcome[];
}

/** What an outcome takes, in characters. */
const outcomeCharacters = 100;

/** @param maxCharacters all of it together, the least used leaving first. Default 16 Mi. */
export function mergedAnswers(maxCharacters = rememberedCharacters): MergedAnswers {
  const entries = new LRUCache<string, Entry>({ maxSize: maxCharacters });
  // Parts of keys will do: what is found is compared with the answers themselves.
  const keyOf = (name: string, rooms: readonly (CacheRoom | undefined)[]): string => `${rooms.map((room) => room!.key.slice(0, keyCharacters)).join('')} ${name}`;
  return {
    find(name, rooms) {
      if (!rooms.every((room) => room?.known)) return null;
      const entry = entries.get(keyOf(name, rooms));
      const same = entry?.answers.every(({ text, answeredAt }, place) => {
        const known = rooms[place]!.known!;
        return known.answeredAt === answeredAt && known.text === text;
      });
      return same ? { data: JSON.parse(entry!.text) as Data, outcomes: entry!.outcomes } : null;
    },
    keep(name, rooms, answers, { data, outcomes }) {
      if (rooms.length !== answers.length || rooms.includes(undefined)) return;
      const key = keyOf(name, rooms);
      const text = JSON.stringify(data);
      const size = answers.reduce((sum, answer) => sum + answer.text.length, key.length + text.length + entryCharacters + outcomes.length * outcomeCharacters);
      const fromCache = outcomes.map((outcome): CountryOutcome => (outcome.source === null ? outcome : { ...outcome, source: 'CACHE', latencyMs: 0 }));
      entries.set(key, { answers: answers.map(({ text: of, answeredAt }) => ({ text: of, answeredAt })), text, outcomes: fromCache }, { size });
    },
  };
}
