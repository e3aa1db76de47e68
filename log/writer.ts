import type { LogOrder, LogOrderResult } from './administration.js';
import type { LogEntry } from './log-entry.js';
import { serialEntry } from './serial-entry.js';
import type { SerialEntry } from './serial-entry.js';
import { LogStoreError } from './store.js';
import { runWriteLoop } from './write-loop.js';
import type { WriterData, WriterReply, WriterRequest } from './write-loop.js';
import { hostLog } from './writer-host.js';

export interface LogWriterOptions extends WriterData {
  /**
   * Whether a thread writes that all logs of the process share: a flush to the disk then stops nothing else. Without it, each flush stops the process; but
   * nothing has to be started, which is for tests and short-lived processes. Default: yes.
   */
  readonly thread?: boolean;
  /** Entries that wait to be written, at most; more are refused. */
  readonly mostWaiting: number;
  /** Told why when something could not be written; no personal data. */
  readonly onFailure: (reason: string) => void;
  /** Told once a day, from three months before, until when entries can be written (RFC 3339): the partitions of the database end then. Default: nobody is. */
  readonly onEnding?: (until: string) => void;
}

/** The log as the gateway writes it. */
export interface LogWriter {
  /**
   * Writes entries in their order after those of earlier calls; resolves when they are on the disk, with the place of the first. Without entries, at once.
   * @param patienceMs how long they may wait to be written together with what comes later, in milliseconds. Default: not at all.
   * @throws LogStoreError when they are not: the log cannot be written, or too many wait.
   */
  append(entries: readonly LogEntry[], patienceMs?: number): Promise<number>;
  /** Has an order about the keys of search values carried out. @throws LogStoreError when the log cannot be written. */
  order(order: LogOrder): Promise<LogOrderResult>;
  /** The newest checkpoint, a signed note. Null: there is none yet. */
  readonly checkpoint: string | null;
  /** Leaves that are known to be on the disk. */
  readonly size: number;
  /** Until when entries can be written, RFC 3339, where that is within three months. Null: longer. */
  readonly writableUntil: string | null;
  /** Why nothing more is written, whatever is tried. Null: it goes on. */
  readonly ended: string | null;
  /** Writes what waits, signs a last checkpoint, and closes the log. */
  close(): Promise<void>;
}

interface Waiting {
  readonly count: number;
  readonly written: (first: number) => void;
  readonly failed: (error: Error) => void;
}

/** The loop that writes, from outside. */
interface Loop {
  ask(request: WriterRequest): void;
  /** Resolves when nothing more is said. */
  readonly closed: Promise<void>;
}

interface LoopListener {
  said(reply: WriterReply): void;
  /** The thread itself fails. */
  broken(error: Error): void;
}

function loopInThread(data: WriterData, { said, broken }: LoopListener): Loop {
  const { port, closed } = hostLog(data, broken);
  port.on('message', said);
  return { ask: (request) => port.postMessage(request), closed };
}

/** The loop in this thread; what is asked and said takes a turn, as with another. */
function loopHere(data: WriterData, { said }: LoopListener): Loop {
  let listener: (request: WriterRequest) => void = () => undefined;
  const closed = new Promise<void>((close) => void runWriteLoop({
    say: (reply) => queueMicrotask(() => said(reply)),
    onRequest: (given) => void (listener = given),
    close: () => queueMicrotask(close),
  }, data));
  return { ask: (request) => queueMicrotask(() => listener(request)), closed };
}

/**
 * Opens a log for writing; one process at a time.
 * @throws LogStoreError when it cannot be opened, or was changed.
 */
export async function openLogWriter({ thread = true, mostWaiting, onFailure, onEnding = () => undefined, ...data }: LogWriterOptions): Promise<LogWriter> {
  const underWay = new Map<number, Waiting>();
  const ordered = new Map<number, (result: LogOrderResult | { readonly failed: string }) => void>();
  let orders = 0;
  let batches = 0, waiting = 0;
  let checkpoint: string | null = null;
  let size = 0;
  let ended: string | null = null;
  let writableUntil: string | null = null;
  let opened: { readonly ready: () => void; readonly failed: (error: Error) => void } | null = null;
  let outbox: SerialEntry[] = [], resolvers: Waiting[] = [];
  /** When what is in the outbox is sent at the latest: in this turn, or by a timer. Null: it is empty. */
  let sending: 'now' | NodeJS.Timeout | null = null;

  const failAll = (reason: string): void => {
    ended ??= reason;
    for (const { failed } of underWay.values()) failed(new LogStoreError(reason));
    underWay.clear();
    for (const answered of ordered.values()) answered({ failed: reason });
    ordered.clear();
    opened?.failed(new LogStoreError(reason));
  };
  const settle = (batch: number, how: (entry: Waiting) => void): void => {
    const entry = underWay.get(batch);
    if (!entry) return;
    underWay.delete(batch);
    waiting -= entry.count;
    how(entry);
  };
  const said = (reply: WriterReply): void => {
    if (reply.kind === 'ready') {
      checkpoint = reply.note;
      size = reply.size;
      opened?.ready();
    } else if (reply.kind === 'checkpoint') checkpoint = reply.note;
    else if (reply.kind === 'ending') {
      writableUntil = reply.until;
      if (reply.until !== null) onEnding(reply.until);
    }
    else if (reply.kind === 'ordered') {
      ordered.get(reply.number)?.(reply.result);
      ordered.delete(reply.number);
    } else if (reply.kind === 'written') for (const { batch, first } of reply.batches) settle(batch, ({ count, written }) => {
      size = Math.max(size, first + count);
      written(first);
    });
    else if (reply.kind === 'refused') {
      onFailure(reply.reason);
      for (const batch of reply.batches) settle(batch, ({ failed }) => failed(new LogStoreError(reply.reason)));
    } else failAll(reply.reason);
  };
  const { ask: post, closed } = (thread ? loopInThread : loopHere)(data, {
    said,
    broken(error) {
      onFailure(error.message);
      failAll(error.message);
    },
  });
  const exited = closed.then(() => failAll('The log is closed.'));

  // Entries of requests that end together go over together.
  const send = (): void => {
    if (sending !== null && sending !== 'now') clearTimeout(sending);
    sending = null;
    if (outbox.length === 0) return;
    const entries = outbox, settled = resolvers;
    outbox = [];
    resolvers = [];
    if (ended !== null) {
      for (const { failed } of settled) failed(new LogStoreError(ended));
      return;
    }
    const batch = (batches += 1);
    underWay.set(batch, {
      count: entries.length,
      written: (first) => {
        let next = first;
        for (const { count, written } of settled) {
          written(next);
          next += count;
        }
      },
      failed: (error) => settled.forEach(({ failed }) => failed(error)),
    });
    post({ kind: 'append', batch, entries });
  };

  await new Promise<void>((ready, failed) => (opened = { ready, failed }));
  opened = null;
  let closing: Promise<void> | null = null;

  return {
    append(entries, patienceMs = 0) {
      if (ended !== null || closing) return Promise.reject(new LogStoreError(ended ?? 'The log is closed.'));
      if (waiting + entries.length > mostWaiting) return Promise.reject(new LogStoreError(`Expected ${mostWaiting} entries to wait at most, got more`));
      if (entries.length === 0) return Promise.resolve(size);
      const serial = entries.map(serialEntry);
      return new Promise((written, failed) => {
        if (patienceMs > 0) sending ??= setTimeout(send, patienceMs);
        else if (sending !== 'now') {
          if (sending !== null) clearTimeout(sending);
          sending = 'now';
          setImmediate(send);
        }
        outbox.push(...serial);
        resolvers.push({ count: entries.length, written, failed });
        waiting += entries.length;
      });
    },
    order(order) {
      if (ended !== null || closing) return Promise.reject(new LogStoreError(ended ?? 'The log is closed.'));
      return new Promise((done, failed) => {
        const number = (orders += 1);
        ordered.set(number, (result) => ('failed' in result ? failed(new LogStoreError(result.failed)) : done(result)));
        post({ kind: 'order', number, order });
      });
    },
    get checkpoint() {
      return checkpoint;
    },
    get size() {
      return size;
    },
    get writableUntil() {
      return writableUntil;
    },
    get ended() {
      return ended;
    },
    close() {
      closing ??= (async () => {
        send();
        if (ended === null) post({ kind: 'close' });
        await exited;
      })();
      return closing;
    },
  };
}
