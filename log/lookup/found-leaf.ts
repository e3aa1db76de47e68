import { decodeLeaf } from '../leaf.js';
import type { LeafPart } from '../entry.js';
import type { StoredLeaf } from '../store.js';
import { termsOf } from './terms.js';
import type { Term } from './terms.js';

/** What a leaf tells a lookup. OTHER: nothing that is looked for. */
export type FoundLeaf =
  | { readonly kind: 'INTENT'; readonly id: string; readonly at: number; readonly terms: ReadonlySet<Term> }
  | { readonly kind: 'OUTCOME'; readonly id: string; readonly terms: ReadonlySet<Term> }
  | { readonly kind: 'REFUSALS'; readonly hour: string; readonly counts: readonly (readonly [code: string, count: number])[] }
  | { readonly kind: 'OTHER' };

/** A lookup keeps times in six bytes, in milliseconds since 1970. */
const latestTime = 2 ** 48 - 1;

/** Reads a leaf. Null: it cannot be read, as it is not as it was written. */
export function foundLeaf({ leaf, parts }: StoredLeaf): FoundLeaf | null {
  try {
    const { header } = decodeLeaf(leaf);
    if (header.kind === 'REFUSALS') {
      const counts = Object.entries(header.counts);
      return counts.every(([, count]) => Number.isSafeInteger(count) && count >= 0) ? { kind: 'REFUSALS', hour: header.from.slice(0, 13), counts } : null;
    }
    if (header.kind !== 'INTENT' && header.kind !== 'OUTCOME') return { kind: 'OTHER' };
    const at = Date.parse(header.at);
    if (typeof header.id !== 'string' || !(at >= 0 && at <= latestTime)) return null;
    return { kind: header.kind, id: header.id, at, terms: termsOf(header, parts.map((part) => JSON.parse(part) as LeafPart)) };
  } catch {
    return null;
  }
}
