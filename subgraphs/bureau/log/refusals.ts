import { refusalCounts } from '../../../log/index.js';
import type { LogEntry } from '../../../log/index.js';

/** Refusals of callers nobody knows, written now and then. */
export interface Refusals {
  count(code: string): void;
  /** Has written what is counted by now. */
  close(): Promise<void>;
}

/**
 * @param write writes an entry that tells of them; what it rejects is counted again.
 * @param everyMs how long they are counted before they are written, in milliseconds.
 */
export function writeRefusals(write: (entry: LogEntry) => Promise<unknown>, everyMs = 1_000): Refusals {
  const counts = refusalCounts();
  let timer: NodeJS.Timeout | null = null;
  let writing: Promise<void> = Promise.resolve();
  const start = (): void => {
    timer ??= setTimeout(flush, everyMs).unref();
  };
  const stop = (): void => {
    if (timer) clearTimeout(timer);
  };
  const flush = (): void => {
    timer = null;
    const entry = counts.take();
    if (!entry) return;
    writing = write(entry).then(() => undefined, () => {
      counts.giveBack(entry);
      start();
    });
  };
  return {
    count(code) {
      counts.count(code, new Date());
      start();
    },
    async close() {
      stop();
      await writing;
      stop();
      flush();
      await writing;
      stop();
    },
  };
}
