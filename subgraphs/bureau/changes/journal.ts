import { mostChanges, type ChangeSource, type Told } from './change.js';
import type { ChangesOf, JournalLine } from './journal-line.js';

/** Lines of a journal, and where reading stands after them. */
export interface Read {
  readonly place: string;
  readonly lines: readonly JournalLine[];
}

/** A journal as its engine reads it. A place is a text of at most 180 printable ASCII characters. */
export interface Journal {
  /** Where it stands now. */
  start(signal: AbortSignal): Promise<string>;
  /** What can be read now and could not be when it was read last. Null: that cannot be told; it is to be started again. */
  next(signal: AbortSignal): Promise<Read | null>;
  /** What was written after a place, some of what came before it perhaps again. Null: the place is not known, or too much came after it. */
  since(place: string, signal: AbortSignal): Promise<readonly JournalLine[] | null>;
}

/** Most lines that are read at once; past that, anything may have changed. */
export const mostLines = 4 * mostChanges;

/** Learns changes from a journal. */
export function journalSource(journal: Journal, changesOf: ChangesOf): ChangeSource {
  let place: string | null = null;
  return {
    async next(signal) {
      const asOf = Date.now();
      const told = (position: string, changes: Told['changes'] | null): Told => {
        place = position;
        return { position, asOf, changes: changes ?? [], reset: changes === null };
      };
      if (place === null) return told(await journal.start(signal), []);
      const read = await journal.next(signal);
      if (read === null) return told(await journal.start(signal), null);
      return told(read.place, await changesOf(read.lines, signal));
    },
    async since(position, signal) {
      const lines = await journal.since(position, signal);
      return lines && changesOf(lines, signal);
    },
    close: () => Promise.resolve(),
  };
}

/** A place with the journal it belongs to: one that is made anew has another origin. */
export const placeText = (origin: string, rest: string): string => `${origin}.${rest}`;

/** What stands behind the origin. Null: the place is of another journal. */
export const placeIn = (origin: string, place: string): string | null => (place.startsWith(`${origin}.`) ? place.slice(origin.length + 1) : null);
