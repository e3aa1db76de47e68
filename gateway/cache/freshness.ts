import CachePolicy from 'http-cache-semantics';
import { LRUCache } from 'lru-cache';

/** Bureaux are asked by POST, whose answers are kept only when they say for how long (RFC 9110, section 9.3.3). */
const request = { method: 'POST', url: '/', headers: {} } as const;

/** What headers were found to say; those of a scatter are mostly the same. */
const found = new LRUCache<string, number>({ max: 200 });

/**
 * How long a shared cache may keep an answer with these headers (RFC 9111), in milliseconds from now; 0: not at all. An answer without
 * `Cache-Control` or `Expires` is not kept.
 */
export function lifetimeOf(headers: Readonly<Record<string, string>>): number {
  // Without `Expires`, which may be told by the clock, it follows from the headers alone; `Date` says nothing then.
  if (headers['expires'] !== undefined) return read(headers);
  const name = JSON.stringify([headers['cache-control'], headers['age'], headers['vary']]);
  const known = found.get(name) ?? read(headers);
  found.set(name, known);
  return known;
}

function read(headers: Readonly<Record<string, string>>): number {
  const policy = new CachePolicy(request, { status: 200, headers }, { shared: true, cacheHeuristic: 0 });
  return policy.storable() ? Math.max(0, policy.timeToLive()) : 0;
}
