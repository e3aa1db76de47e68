/** Remembers what has been answered, so that nothing is answered twice. */
export interface ReplayMemory {
  /** `new`: it has not come before. `full`: it cannot be remembered, so it must not be answered. */
  note(key: string): 'new' | 'repeated' | 'full';
  readonly size: number;
}

export interface ReplayOptions {
  /** How long each is remembered, in milliseconds: at least as long as it would be taken. */
  readonly keepMs: number;
  /** How many are remembered at most. Default 1,000,000, which is about 150 MB at the worst. Only genuine questions fill it. */
  readonly most?: number;
  /** Milliseconds since 1970-01-01T00:00:00Z. Default: the clock. */
  readonly now?: () => number;
}

export function replayMemory({ keepMs, most = 1_000_000, now = Date.now }: ReplayOptions): ReplayMemory {
  /** In the order they came, so that those at the front are the first to be forgotten. */
  const seen = new Map<string, number>();
  const forgetOld = (before: number): void => {
    for (const [key, at] of seen) {
      if (at > before) return;
      seen.delete(key);
    }
  };
  return {
    note(key) {
      const at = now();
      forgetOld(at - keepMs);
      if (seen.has(key)) return 'repeated';
      if (seen.size >= most) return 'full';
      seen.set(key, at);
      return 'new';
    },
    get size() {
      return seen.size;
    },
  };
}
