import type { KnownLog, LogEntry, LogWriter } from '../../log/index.js';

export interface KeptWriterOptions {
  /** Opens the log. @param known what is known of it when it is opened once more; null: it is the first time. */
  open(known: KnownLog | null): Promise<LogWriter>;
  /** How often it is tried again while it cannot be written, in milliseconds. */
  readonly retryMs: number;
  /** Operations whose outcome will still be written. */
  running(): readonly string[];
  /** What is to be written first when the log can be written again. */
  takeOwed(): readonly LogEntry[];
  /** What was taken and could not be written. */
  giveBack(owed: readonly LogEntry[]): void;
  /** Told when the log cannot be written any more, with the reason, and when it can again, with null. */
  onChange(reason: string | null): void;
}

/** A log that is opened again when it breaks, and refuses meanwhile. */
export interface KeptWriter {
  /** Whether it can be written, as far as is known. */
  readonly available: boolean;
  /** The newest checkpoint, a signed note. Null: there is none. */
  readonly checkpoint: string | null;
  /** Until when entries can be written, RFC 3339, where that is within three months. Null: longer. */
  readonly writableUntil: string | null;
  /**
   * Writes entries after those of earlier calls. @returns whether they are on the disk. Never rejects.
   * @param patienceMs how long they may wait to be written together with what comes later, in milliseconds. Default: not at all.
   */
  append(entries: readonly LogEntry[], patienceMs?: number): Promise<boolean>;
  /** Writes what is owed and waits, signs a last checkpoint, and closes the log. */
  close(): Promise<void>;
}

/** What became of what was owed. Neither: nothing was. */
interface Wrote {
  readonly written: boolean;
  readonly reason: string | null;
}

const nothing: Wrote = { written: false, reason: null };

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'no reason given');

/**
 * Opens a log and keeps it open. What could not be written makes it unavailable until a try writes what is owed: first by the writer that is there, then
 * by one that is opened anew, over the log that this process knows and no other.
 * @throws LogStoreError when it cannot be opened the first time.
 */
export async function openKeptWriter({ open, retryMs, running, takeOwed, giveBack, onChange }: KeptWriterOptions): Promise<KeptWriter> {
  let writer = await open(null);
  let available = true;
  let retrying: NodeJS.Timeout | null = null;
  let trying: Promise<void> | null = null;
  let closed = false;

  const writeOwed = async (): Promise<Wrote> => {
    const owed = takeOwed();
    if (owed.length === 0) return nothing;
    try {
      await writer.append(owed);
      return { written: true, reason: null };
    } catch (error) {
      giveBack(owed);
      return { written: false, reason: reasonOf(error) };
    }
  };
  const openAgain = async (): Promise<string | null> => {
    const { size } = writer;
    await writer.close();
    try {
      writer = await open({ size, running: running() });
      return null;
    } catch (error) {
      return reasonOf(error);
    }
  };
  const tryAgain = async (): Promise<void> => {
    const { written } = writer.ended === null ? await writeOwed() : nothing;
    // Where nothing is owed, what shows that the log can be written is that it can be opened anew.
    const broken = written ? null : await openAgain() ?? (await writeOwed()).reason;
    if (broken !== null) return retryLater();
    available = true;
    onChange(null);
  };
  const retryLater = (): void => {
    if (closed) return;
    retrying = setTimeout(() => {
      retrying = null;
      trying = tryAgain();
    }, retryMs);
  };
  const failed = (error: unknown): false => {
    if (!available) return false;
    available = false;
    onChange(reasonOf(error));
    retryLater();
    return false;
  };

  return {
    get available() {
      return available;
    },
    get checkpoint() {
      return writer.checkpoint;
    },
    get writableUntil() {
      return writer.writableUntil;
    },
    append(entries, patienceMs) {
      if (!available) return Promise.resolve(false);
      return writer.append(entries, patienceMs).then(() => true, failed);
    },
    async close() {
      closed = true;
      if (retrying) clearTimeout(retrying);
      await trying;
      const owed = takeOwed();
      if (owed.length > 0) await writer.append(owed).catch(() => undefined);
      await writer.close();
    },
  };
}
