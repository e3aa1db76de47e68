import type { LogEntry } from './log-entry.js';

/** Refusals of callers nobody knows, by code, that have been counted and not been written yet: a flood of them makes a leaf now and then, not a flush each. */
export interface RefusalCounts {
  count(code: string, at: Date): void;
  /** The entry that tells of them; they begin anew. Null: there are none. */
  take(): LogEntry | null;
  /** What was taken and could not be written. */
  giveBack(entry: LogEntry): void;
}

export function refusalCounts(): RefusalCounts {
  let counts = new Map<string, number>();
  let from = '', to = '';
  const add = (code: string, more: number): void => void counts.set(code, (counts.get(code) ?? 0) + more);
  return {
    count(code, at) {
      to = at.toISOString();
      if (counts.size === 0) from = to;
      add(code, 1);
    },
    take() {
      if (counts.size === 0) return null;
      const entry: LogEntry = { header: { kind: 'REFUSALS', from, to, counts: Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1))) }, parts: [], search: null, operation: null };
      counts = new Map();
      return entry;
    },
    giveBack({ header }) {
      if (header.kind !== 'REFUSALS') return;
      if (counts.size === 0) to = header.to;
      from = header.from;
      for (const [code, number] of Object.entries(header.counts)) add(code, number);
    },
  };
}
