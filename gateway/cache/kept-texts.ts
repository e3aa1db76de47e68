import { LRUCache } from 'lru-cache';
import type { CacheKeys } from './keys.js';
import { unstamped } from './store.js';
import type { AnswerStore, Place } from './store.js';

/** A text of a graph, by its name: documents that were registered, query plans. */
export interface TextName {
  readonly kind: 'document' | 'plan';
  /** What the text fits: the hash of the supergraph, and of a plan the version of its planner as well. */
  readonly graph: string;
  readonly name: string;
}

/** Keeps texts of graphs beside the answers. None of its functions throws or rejects. */
export interface KeptTexts {
  /** Whether other gateways use the same store. */
  readonly shared: boolean;
  /** Null: it is not known, or cannot be read now. */
  get(name: TextName): Promise<string | null>;
  set(name: TextName, text: string): void;
}

export interface KeptTextsOptions {
  readonly store: AnswerStore;
  readonly keys: CacheKeys;
  readonly shared: boolean;
  /** How long a text is kept, in milliseconds. Default: a day. */
  readonly keepMs?: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. Default: the clock. */
  readonly now?: () => number;
}

/** Documents that stay in this process beside a store that is elsewhere, all together, in characters; what a hash names never changes. */
const nearCharacters = 8 * 1024 * 1024;

/** Keeps texts in the store of the answers, under keys of the same kind and sealed like them: a document may hold what somebody looks for. */
export function openKeptTexts({ store, keys, shared, keepMs = 86_400_000, now = Date.now }: KeptTextsOptions): KeptTexts {
  const placeOf = ({ kind, graph, name }: TextName): Place => ({
    key: keys.key({ country: '', kind, schema: graph, visibility: '', question: name }), country: null, tags: [],
  });
  const near = shared ? new LRUCache<string, string>({ maxSize: nearCharacters, sizeCalculation: (text) => text.length + 100 }) : null;
  const remember = ({ key }: Place, { kind }: TextName, text: string): void => {
    if (kind === 'document') near?.set(key, text);
  };
  return {
    shared,
    async get(name) {
      const place = placeOf(name);
      const known = near?.get(place.key);
      if (known !== undefined) return known;
      const [found] = await store.read([place]);
      const text = found?.kept?.text ?? null;
      if (text !== null) remember(place, name, text);
      return text;
    },
    set(name, text) {
      const place = placeOf(name);
      remember(place, name, text);
      const answeredAt = now();
      store.write(place, unstamped, { text, answeredAt, expiresAt: answeredAt + keepMs });
    },
  };
}
