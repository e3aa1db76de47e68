import type { LogOrder, LogOrderResult } from './administration.js';
import type { LogEntry } from './append.js';
import { LogStoreError } from './store.js';
import { hostLog } from './writer-host.js';
import type { WriterData, WriterReply, WriterRequest } from './writer-thread.js';

export interface LogWriterOptions extends WriterData {
  /** Entries that wait to be written, at most; more are refused. */
  readonly mostWaiting: number;
  /** Told why when something could not be written; no personal data. */
  readonly onFailure: (reason: string) => void;
}

/** The log as the gateway writes it. */
export interface LogWriter {
  /**
   * Writes entries in their order after those of earlier calls; resolves when they are on the disk, with the place of the first.
   * @throws LogStoreError when they are not: the log cannot be written, or too many wait.
   */
  append(entries: readonly LogEntry[]): Promise<number>;
  /** Has an order about the keys of search values carried out. @throws LogStoreError when the log cannot be written. */
  order(order: LogOrder): Promise<LogOrderResult>;
  /** The newest checkpoint, a signed note. Null: there is none yet. */
  readonly checkpoint: string | null;
  /** Writes what waits, signs a last checkpoint, and closes the log. */
  close(): Promise<void>;
}

interface Waiting {
  readonly count: number;
  readonly written: (first: number) => void;
  readonly failed: (error: Error) => void;
}

/**
 * Opens the log of a folder; a thread that all logs of the process share writes it.
 * @throws LogStoreError when it cannot be opened, or was changed.
 */
export async function openLogWriter({ mostWaiting, onFailure, ...data }: LogWriterOptions): Promise<LogWriter> {
  const underWay = new Map<number, Waiting>();
  const ordered = new Map<number, (result: LogOrderResult | { readonly failed: string }) => void>();
  let orders = 0;
  let batches = 0, waiting = 0;
  let checkpoint: string | null = null;
  let ended: string | null = null;
  let opened: { readonly ready: () => void; readonly failed: (error: Error) => void } | null = null;
  let outbox: LogEntry[][] = [], resolvers: Waiting[][] = [];

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
  const { port, closed } = hostLog(data, (error) => {
    onFailure(error.message);
    failAll(error.message);
  });
  port.on('message', (reply: WriterReply) => {
    if (reply.kind === 'ready') {
      checkpoint = reply.note;
      opened?.ready();
    } else if (reply.kind === 'checkpoint') checkpoint = reply.note;
    else if (reply.kind === 'ordered') {
      ordered.get(reply.number)?.(reply.result);
      ordered.delete(reply.number);
    }
    else if (reply.kind === 'written') for (const { batch, first } of reply.batches) settle(batch, ({ written }) => written(first));
    else if (reply.kind === 'refused') {
      onFailure(reply.reason);
      for (const batch of reply.batches) settle(batch, ({ failed }) => failed(new LogStoreError(reply.reason)));
    } else failAll(reply.reason);
  });
  const exited = closed.then(() => failAll('The log is closed.'));
  const post = (request: WriterRequest): void => port.postMessage(request);

  // Entries of requests that end together go over together.
  const send = (): void => {
    if (outbox.length === 0) return;
    const entries = outbox.flat(), settled = resolvers.flat();
    outbox = [];
    resolvers = [];
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
    append(entries) {
      if (ended !== null || closing) return Promise.reject(new LogStoreError(ended ?? 'The log is closed.'));
      if (waiting + entries.length > mostWaiting) return Promise.reject(new LogStoreError(`Expected ${mostWaiting} entries to wait at most, got more`));
      return new Promise((written, failed) => {
        if (outbox.length === 0) setImmediate(send);
        outbox.push([...entries]);
        resolvers.push([{ count: entries.length, written, failed }]);
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
