/** Refusals of callers nobody knows, counted by code: a flood of them makes a leaf a second, not a flush each. */
export interface Refusals {
  count(code: string): void;
  /** Has written what is counted by now. */
  close(): Promise<void>;
}

/** What was counted. */
export interface CountedRefusals {
  /** The first and the last of them, RFC 3339. */
  readonly from: string;
  readonly to: string;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * @param write writes them to the log; what it rejects is counted again.
 * @param everyMs how long they are counted before they are written, in milliseconds.
 */
export function countRefusals(write: (counted: CountedRefusals) => Promise<unknown>, everyMs = 1_000): Refusals {
  let counts = new Map<string, number>();
  let from = '', to = '';
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const add = (code: string, many: number): void => void counts.set(code, (counts.get(code) ?? 0) + many);
  const start = (): void => {
    timer ??= setTimeout(flush, everyMs).unref();
  };
  const flush = (): void => {
    timer = null;
    if (counts.size === 0) return;
    const counted = { from, to, counts: Object.fromEntries(counts) };
    counts = new Map();
    writing = write(counted).then(() => undefined, () => {
      from = counted.from;
      for (const [code, many] of Object.entries(counted.counts)) add(code, many);
      start();
    });
  };
  return {
    count(code) {
      to = new Date().toISOString();
      if (counts.size === 0) from = to;
      add(code, 1);
      start();
    },
    async close() {
      if (timer) clearTimeout(timer);
      await writing;
      if (timer) clearTimeout(timer);
      flush();
      await writing;
      if (timer) clearTimeout(timer);
    },
  };
}
