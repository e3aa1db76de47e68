import { setTimeout as pause } from 'node:timers/promises';
import type { RecordType } from '../../schema/record-id.js';
import { lifetimeOf } from './freshness.js';
import type { CacheKeys, KeyParts } from './keys.js';
import type { AnswerStore, LookedUp, Place } from './store.js';
import { allOf, anyOf, recordTag } from './tags.js';

/** How long answers are kept. */
export interface Lifetimes {
  /** However long an answer allows, in milliseconds. */
  readonly mostMs: number;
  /** Answers that say there is nothing, in milliseconds at most. */
  readonly negativeMs: number;
  /** How long ago an answer must have been true for certain: when it was given, or when its country last told all changes. In milliseconds. */
  readonly behindMs: number;
}

export interface AnswerCacheOptions {
  readonly store: AnswerStore;
  readonly keys: CacheKeys;
  readonly lifetimes: Lifetimes;
  /** Whether other gateways use the same store. */
  readonly shared: boolean;
  /** Whether a country tells its changes now. */
  readonly follows: (country: string) => boolean;
  /** All changes of a country before this instant are known: milliseconds since 1970-01-01T00:00:00Z. Null: the country tells none. */
  readonly asOf: (country: string) => number | null;
  /** Milliseconds since 1970-01-01T00:00:00Z. Default: the clock. */
  readonly now?: () => number;
}

interface Question extends KeyParts {
  readonly record: { readonly id: string; readonly type: RecordType } | null;
  readonly types: readonly RecordType[];
  readonly maxAgeMs: number | null;
}

interface Answer {
  readonly text: string;
  readonly answeredAt: number;
  readonly entry?: string | null;
}

interface AnswerToKeep extends Answer {
  readonly validUntil: number;
  readonly negative: boolean;
  readonly headers: Readonly<Record<string, string>>;
}

/** What was found, and what can be done, for one question. */
export interface Room {
  readonly key: string;
  readonly known: Answer | null;
  claim(forMs: number): Promise<boolean>;
  wait(ms: number): Promise<Answer | null>;
  keep(answer: AnswerToKeep): void;
  release(): void;
}

/** What `national` is handed; its own `AnswerCache` says what each function promises. */
export interface OpenAnswerCache {
  readonly shared: boolean;
  holds(country: string): boolean;
  mayKeep(headers: Readonly<Record<string, string>>): boolean;
  keyOf(question: Question): string;
  find(questions: readonly Question[]): Promise<readonly Room[]>;
}

/** How often a place is looked at while another gateway asks, in milliseconds. */
const lookEveryMs = 4;

/** Keeps answers in a store, for as long as bureaux, their records and the configuration allow, while a country tells its changes. */
export function openAnswerCache({ store, keys, lifetimes, shared, follows, asOf, now = Date.now }: AnswerCacheOptions): OpenAnswerCache {
  const placeOf = (question: Question): Place => ({
    key: keys.key(question),
    country: question.country,
    tags: [
      ...(question.record === null ? [] : [recordTag(question.record.id), allOf(question.record.type)]),
      ...question.types.map(anyOf),
    ],
  });

  const roomOf = (question: Question, place: Place, found: LookedUp): Room => {
    /** One that is told by comparison may have changed since the last one: then the answer is as old as that. */
    const given = ({ kept }: LookedUp): Answer | null => {
      if (kept === null || (question.maxAgeMs !== null && now() - kept.answeredAt > question.maxAgeMs)) return null;
      return now() - Math.max(kept.answeredAt, asOf(question.country) ?? 0) <= lifetimes.behindMs ? kept : null;
    };
    let claimed = false;
    const release = (): void => {
      if (claimed) store.release(place);
      claimed = false;
    };
    return {
      key: place.key,
      known: given(found),
      async claim(forMs) {
        const [mine] = await store.claim([place], forMs);
        claimed = mine ?? false;
        return mine ?? true;
      },
      async wait(ms) {
        for (const end = performance.now() + ms; performance.now() < end;) {
          await pause(lookEveryMs);
          const [again] = await store.read([place]);
          const answer = again && given(again);
          if (answer) return answer;
        }
        return null;
      },
      keep({ text, answeredAt, entry = null, validUntil, negative, headers }) {
        const lifetime = Math.min(lifetimeOf(headers), lifetimes.mostMs, negative ? lifetimes.negativeMs : Infinity, question.maxAgeMs ?? Infinity);
        const expiresAt = Math.min(answeredAt + lifetime, validUntil);
        // A country that has fallen silent meanwhile may have changed what it said.
        if (found.mark !== null && expiresAt > now() && follows(question.country)) store.write(place, found.mark, { text, answeredAt, entry, expiresAt });
        release();
      },
      release,
    };
  };

  return {
    shared,
    holds: follows,
    mayKeep: (headers) => lifetimeOf(headers) > 0,
    keyOf: keys.key,
    async find(questions) {
      const places = questions.map(placeOf);
      const found = await store.read(places);
      return questions.map((question, index) => roomOf(question, places[index]!, found[index]!));
    },
  };
}
