import type { LogEntry } from './log-entry.js';
import { canonicalJson } from './leaf.js';

/** An entry as it goes to the thread that writes: a few texts are handed over in a fraction of the time that many small objects take. */
export interface SerialEntry extends Omit<LogEntry, 'parts'> {
  /** Each as RFC 8785 JSON. */
  readonly parts: readonly string[];
}

export const serialEntry = ({ header, parts, search, operation }: LogEntry): SerialEntry => ({ header, parts: parts.map(canonicalJson), search, operation });
