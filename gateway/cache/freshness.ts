import CachePolicy from 'http-cache-semantics';

/** Bureaux are asked by POST, whose answers are kept only when they say for how long (RFC 9110, section 9.3.3). */
const request = { method: 'POST', url: '/', headers: {} } as const;

/**
 * How long a shared cache may keep an answer with these headers (RFC 9111), in milliseconds from now; 0: not at all. An answer without
 * `Cache-Control` or `Expires` is not kept.
 */
export function lifetimeOf(headers: Readonly<Record<string, string>>): number {
  const policy = new CachePolicy(request, { status: 200, headers }, { shared: true, cacheHeuristic: 0 });
  return policy.storable() ? Math.max(0, policy.timeToLive()) : 0;
}
