/** Which tokens are revoked. */
export interface Revocations {
  /**
   * Whether a token is revoked.
   * @param id its `jti`. Null: it has none, and cannot be revoked.
   * @returns `unknown` when the list has not been read for longer than `maxAgeMs`.
   */
  check(issuer: string, id: string | null): 'valid' | 'revoked' | 'unknown';
  close(): void;
}

export interface RevocationOptions {
  /** Revoked tokens that the configuration names. */
  readonly tokens: readonly RevokedToken[];
  /** Reads the shared list: members `ISSUER JTI`. Null: there is none. */
  readonly read: (() => Promise<readonly string[]>) | null;
  /** How often it is read, in milliseconds; every 200 while it cannot be. */
  readonly pollMs: number;
  /** How long a list that cannot be read again is believed, in milliseconds. Null: for ever; requests go on without it. */
  readonly maxAgeMs: number | null;
  readonly onFailure: () => void;
}

export interface RevokedToken {
  readonly issuer: string;
  readonly jti: string;
}

/** How the shared list names a token. */
export const revokedMember = ({ issuer, jti }: RevokedToken): string => `${issuer} ${jti}`;

/** Follows the list of revoked tokens: a look at it costs no round trip, and a revocation takes effect within `pollMs`. Resolves when it was read once, or could not be. */
export async function openRevocations({ tokens, read, pollMs, maxAgeMs, onFailure }: RevocationOptions): Promise<Revocations> {
  const own = new Set(tokens.map(revokedMember));
  let shared: ReadonlySet<string> = new Set();
  let readAt = read ? -Infinity : Infinity;
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  const poll = async (): Promise<void> => {
    if (!read) return;
    let wait = pollMs;
    try {
      shared = new Set(await read());
      readAt = performance.now();
    } catch {
      wait = Math.min(pollMs, 200);
      onFailure();
    }
    if (!closed) timer = setTimeout(() => void poll(), wait).unref();
  };
  await poll();
  return {
    check(issuer, jti) {
      const member = jti === null ? null : revokedMember({ issuer, jti });
      if (member !== null && (own.has(member) || shared.has(member))) return 'revoked';
      return maxAgeMs !== null && performance.now() - readAt > maxAgeMs ? 'unknown' : 'valid';
    },
    close() {
      closed = true;
      clearTimeout(timer);
    },
  };
}

/** No token is revoked. */
export const nothingRevoked: Revocations = { check: () => 'valid', close: () => undefined };
