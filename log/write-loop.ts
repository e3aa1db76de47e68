import { join } from 'node:path';
import { openAppender } from './append.js';
import type { Appender, KnownLog } from './append.js';
import type { LogEntry } from './log-entry.js';
import { carryOut } from './administration.js';
import type { LogOrder, LogOrderResult } from './administration.js';
import { verifierKey } from './checkpoint.js';
import { lockFolder } from './folder-lock.js';
import { keepCheckpoint, readKeptCheckpoint } from './kept-checkpoint.js';
import { logFiles, openLogIdentity } from './log-files.js';
import { openWriterStore } from './open-store.js';
import type { LogPlace } from './open-store.js';
import { lookEveryMs, takeOrders } from './order-files.js';
import type { Retention } from './retention.js';
import { openSearchKeys } from './search-keys.js';
import type { SearchKeys } from './search-keys.js';
import { serialEntry } from './serial-entry.js';
import type { SerialEntry } from './serial-entry.js';
import { LogStoreError } from './store.js';
import type { LogStore } from './store.js';

/** What a log is opened with for writing. */
export interface WriterData extends LogPlace {
  readonly origin: string;
  /** At most how long leaves stand without a checkpoint over them, in milliseconds. */
  readonly checkpointMs: number;
  /** What this process knows of the log, having written it before: then none is made. Default: nothing. */
  readonly known?: KnownLog | null;
  /** How long search values are kept; their keys are destroyed once a day. Left out: until somebody orders it. */
  readonly retention?: Retention;
  /** How long another writer of the log may take to let go of it, in milliseconds. Default 5,000. */
  readonly lockPatienceMs?: number;
}

/** What it is asked. */
export type WriterRequest =
  | { readonly kind: 'append'; readonly batch: number; readonly entries: readonly SerialEntry[] }
  | { readonly kind: 'order'; readonly number: number; readonly order: LogOrder }
  | { readonly kind: 'close' };

/** What it answers. */
export type WriterReply =
  | { readonly kind: 'ready'; readonly note: string | null; readonly size: number }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'written'; readonly batches: readonly { readonly batch: number; readonly first: number }[] }
  | { readonly kind: 'refused'; readonly batches: readonly number[]; readonly reason: string }
  | { readonly kind: 'ordered'; readonly number: number; readonly result: LogOrderResult | { readonly failed: string } }
  | { readonly kind: 'ending'; readonly until: string | null }
  | { readonly kind: 'checkpoint'; readonly note: string };

/** How the loop is reached. */
export interface WriterPort {
  say(reply: WriterReply): void;
  onRequest(listener: (request: WriterRequest) => void): void;
  /** Nothing more is said or asked. */
  close(): void;
}

/** Entries that wait to be written, and who is told: the port of its batch, or the loop itself. */
interface WaitingEntries {
  readonly entries: readonly SerialEntry[];
  readonly told: number | { readonly written: (first: number) => void; readonly failed: (reason: string) => void };
}

/** How often keys whose time is over are looked for, in milliseconds. */
const expireEveryMs = 24 * 3600 * 1000;

/** How long before no entry can be written any more that is told, and how often it is looked at, in milliseconds. */
const endingMs = 92 * 24 * 3600 * 1000, lookForEndEveryMs = 24 * 3600 * 1000;

/** Entries of one flush, at most: what a client waits for behind others stays short. */
const mostOfAFlush = 2_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'no reason given');

/** Writes a log until it is asked to end. What arrives while it writes is written together by the next flush (group commit). Never rejects. */
export async function runWriteLoop(port: WriterPort, data: WriterData): Promise<void> {
  try {
    await run(port, data);
  } catch (error) {
    port.say({ kind: 'failed', reason: reasonOf(error) });
    port.close();
  }
}

async function run(port: WriterPort, { origin, checkpointMs, known = null, retention, lockPatienceMs = 5_000, ...place }: WriterData): Promise<void> {
  const { say } = port;
  const { signingKey } = openLogIdentity(place.folder, origin, known !== null);
  const lock = await lockFolder(place.folder, lockPatienceMs);
  if (!lock) throw new LogStoreError(`Expected to be the only writer of ${origin}, got another that writes it`);
  const opened: { close(): unknown }[] = [{ close: () => lock.release() }];
  const closeOpened = async (): Promise<void> => {
    for (const each of opened.splice(0).reverse()) {
      try {
        await each.close();
      } catch {
        // What is written is on the disk, and whoever opens the log next puts the rest in its place: nothing may keep the lock, or who waits for the end.
      }
    }
  };
  let store: LogStore, keys: SearchKeys, appender: Appender;
  try {
    opened.push(store = await openWriterStore(place, origin, verifierKey(origin, signingKey)));
    opened.push(keys = openSearchKeys(join(place.folder, logFiles.searchKeys)));
    appender = await openAppender({ store, keys, origin, signingKey, checkpointMs, known, kept: readKeptCheckpoint(place.folder, origin), now: () => new Date() });
  } catch (error) {
    await closeOpened();
    throw error;
  }
  const waiting: WaitingEntries[] = [];
  let writing = false;
  let closing = false;
  let told = appender.newest?.note ?? null;
  if (told !== null) keepCheckpoint(place.folder, told);

  const tellCheckpoint = (): void => {
    const note = appender.newest?.note ?? null;
    if (note === null || note === told) return;
    told = note;
    keepCheckpoint(place.folder, note);
    say({ kind: 'checkpoint', note });
  };
  const flushOne = async (): Promise<void> => {
    const flushed: WaitingEntries[] = [];
    let count = 0;
    while (waiting.length > 0 && (count === 0 || count + waiting[0]!.entries.length <= mostOfAFlush)) {
      const next = waiting.shift()!;
      flushed.push(next);
      count += next.entries.length;
    }
    try {
      let first = await appender.append(flushed.flatMap(({ entries }) => entries));
      const batches: { readonly batch: number; readonly first: number }[] = [];
      for (const { entries, told: who } of flushed) {
        if (typeof who === 'number') batches.push({ batch: who, first });
        else who.written(first);
        first += entries.length;
      }
      say({ kind: 'written', batches });
    } catch (error) {
      const batches: number[] = [];
      for (const { told: who } of flushed) {
        if (typeof who === 'number') batches.push(who);
        else who.failed(reasonOf(error));
      }
      say({ kind: 'refused', batches, reason: reasonOf(error) });
    }
    tellCheckpoint();
  };
  const signNow = async (): Promise<void> => {
    // What cannot be signed now is signed with the next flush.
    await appender.checkpoint().catch(() => null);
    tellCheckpoint();
  };
  const work = async (): Promise<void> => {
    if (writing) return;
    writing = true;
    // What is on its way already is written along.
    await new Promise(setImmediate);
    while (waiting.length > 0) {
      await flushOne();
      await new Promise(setImmediate);
    }
    writing = false;
    if (closing) await end();
  };
  const end = async (): Promise<void> => {
    for (const timer of timers) clearInterval(timer);
    await signNow();
    await closeOpened();
    port.close();
  };
  /** Orders are carried out one after another, beside what is written meanwhile. */
  let ordered: Promise<unknown> = Promise.resolve();
  const obey = (order: LogOrder): Promise<LogOrderResult> => {
    const append = (entries: readonly LogEntry[]): Promise<number> => new Promise((written, failed) => {
      waiting.push({ entries: entries.map(serialEntry), told: { written, failed: (reason) => failed(new LogStoreError(reason)) } });
      void work();
    });
    const result = ordered.then(() => {
      if (closing) throw new LogStoreError('The log is closed.');
      return carryOut(order, { store, keys, append, now: () => new Date() });
    });
    ordered = result.catch(() => null);
    return result;
  };
  const expire = (): void => {
    // What fails is due again the next day.
    if (retention) void obey({ kind: 'EXPIRE', retention, by: 'retention', reason: 'kept for as long as the configuration says' }).catch(() => null);
  };
  const tellEnd = async (): Promise<void> => {
    const now = new Date();
    // What cannot be told now is told the next day.
    const until = await store.writableUntil(now).catch(() => undefined);
    if (until !== undefined) say({ kind: 'ending', until: until !== null && until.getTime() - now.getTime() < endingMs ? until.toISOString() : null });
  };
  let taking = false;
  const take = async (): Promise<void> => {
    if (taking) return;
    taking = true;
    await takeOrders(place.folder, obey).catch(() => null);
    taking = false;
  };
  const timers = [setInterval(expire, expireEveryMs), setInterval(() => void tellEnd(), lookForEndEveryMs), setInterval(() => void take(), lookEveryMs), setInterval(() => {
    if (!writing && appender.newest?.size !== appender.size) {
      writing = true;
      void signNow().then(() => {
        writing = false;
        void work();
      });
    }
  }, checkpointMs)];
  expire();

  port.onRequest((request) => {
    if (request.kind === 'order') {
      const { number, order } = request;
      void obey(order).catch((error: unknown) => ({ failed: reasonOf(error) })).then((result) => say({ kind: 'ordered', number, result }));
      return;
    }
    if (request.kind === 'close') void ordered.then(() => {
      closing = true;
      return work();
    });
    else {
      const { batch, entries } = request;
      waiting.push({ entries, told: batch });
      void work();
    }
  });
  await tellEnd();
  say({ kind: 'ready', note: told, size: appender.size });
}
