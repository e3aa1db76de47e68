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

/** Keeps texts in the store of the answers, under keys of the same kind and sealed like them: a document may hold what somebody looks for. */
export function openKeptTexts({ store, keys, shared, keepMs = 86_400_000, now = Date.now }: KeptTextsOptions): KeptTexts {
  const placeOf = ({ kind, graph, name }: TextName): Place => ({
    key: keys.key({ country: '', kind, schema: graph, visibility: '', question: name }), country: null, tags: [],
  });
  return {
    shared,
    async get(name) {
      const [found] = await store.read([placeOf(name)]);
      return found?.kept?.text ?? null;
    },
    set(name, text) {
      const answeredAt = now();
      store.write(placeOf(name), unstamped, { text, answeredAt, expiresAt: answeredAt + keepMs });
    },
  };
}
