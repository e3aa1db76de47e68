import { join } from 'node:path';
import { parentPort } from 'node:worker_threads';
import type { MessagePort } from 'node:worker_threads';
import { openAppender } from './append.js';
import type { LogEntry } from './append.js';
import { verifierKey } from './checkpoint.js';
import { logFiles, openLogIdentity } from './log-files.js';
import { openWriterStore } from './open-store.js';
import type { LogPlace } from './open-store.js';
import { openSearchKeys } from './search-keys.js';

/** A log that the thread is to keep, and how it is asked. */
export interface HostedLog {
  readonly data: WriterData;
  readonly port: MessagePort;
}

/** What a log is opened with. */
export interface WriterData extends LogPlace {
  readonly origin: string;
  readonly checkpointMs: number;
}

/** What it is asked. */
export type WriterRequest = { readonly kind: 'append'; readonly batch: number; readonly entries: readonly LogEntry[] } | { readonly kind: 'close' };

/** What it answers. */
export type WriterReply =
  | { readonly kind: 'ready'; readonly note: string | null }
  | { readonly kind: 'failed'; readonly reason: string }
  | { readonly kind: 'written'; readonly batches: readonly { readonly batch: number; readonly first: number }[] }
  | { readonly kind: 'refused'; readonly batches: readonly number[]; readonly reason: string }
  | { readonly kind: 'checkpoint'; readonly note: string };

/** Entries of one flush, at most: what a client waits for behind others stays short. */
const mostOfAFlush = 2_000;

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : 'no reason given');

/**
 * Keeps one log, in a thread that does nothing else than to keep logs: a flush to the disk stops it and nothing else. What arrives while it writes is
 * written together by the next flush (group commit).
 */
async function run(port: MessagePort, { origin, checkpointMs, ...place }: WriterData): Promise<void> {
  const say = (reply: WriterReply): void => port.postMessage(reply);
  const { signingKey } = openLogIdentity(place.folder, origin);
  const store = await openWriterStore(place, origin, verifierKey(origin, signingKey));
  const keys = openSearchKeys(join(place.folder, logFiles.searchKeys));
  const appender = await openAppender({ store, keys, origin, signingKey, checkpointMs, now: () => new Date() });
  const waiting: Extract<WriterRequest, { kind: 'append' }>[] = [];
  let writing = false;
  let closing = false;
  let told = appender.newest?.note ?? null;
  say({ kind: 'ready', note: told });

  const tellCheckpoint = (): void => {
    const note = appender.newest?.note ?? null;
    if (note === null || note === told) return;
    told = note;
    say({ kind: 'checkpoint', note });
  };
  const flushOne = async (): Promise<void> => {
    const requests = [];
    let count = 0;
    while (waiting.length > 0 && (count === 0 || count + waiting[0]!.entries.length <= mostOfAFlush)) {
      const request = waiting.shift()!;
      requests.push(request);
      count += request.entries.length;
    }
    try {
      let first = await appender.append(requests.flatMap(({ entries }) => entries));
      say({ kind: 'written', batches: requests.map(({ batch, entries }) => ({ batch, first: (first += entries.length) - entries.length })) });
    } catch (error) {
      say({ kind: 'refused', batches: requests.map(({ batch }) => batch), reason: reasonOf(error) });
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
    clearInterval(ticking);
    await signNow();
    keys.close();
    await store.close();
    port.close();
  };
  const ticking = setInterval(() => {
    if (!writing && appender.newest?.size !== appender.size) {
      writing = true;
      void signNow().then(() => {
        writing = false;
        void work();
      });
    }
  }, checkpointMs);

  port.on('message', (request: WriterRequest) => {
    if (request.kind === 'close') closing = true;
    else waiting.push(request);
    void work();
  });
}

parentPort?.on('message', ({ data, port }: HostedLog) => {
  run(port, data).catch((error: unknown) => {
    port.postMessage({ kind: 'failed', reason: reasonOf(error) } satisfies WriterReply);
    port.close();
  });
});
