import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { RecordType } from '../../../schema/record-id.js';
import { type Change, type ChangeSource, type Happened, mostChanges } from './change.js';
import type { FingerprintReader, Fingerprints } from './fingerprints.js';

export interface ComparisonOptions {
  /** How long it rests between two comparisons of all records, in milliseconds, and nine times as long as one takes at least. */
  readonly restMs: number;
}

/** How often records are asked for that say they were changed of late, in milliseconds, and what counts as of late. */
const recentEveryMs = 1_000, recentMs = 300_000;

/**
 * Learns changes of a database without a journal. Records that say they were changed in the last five minutes are read every second, over and over, so that
 * one that was committed late is not missed; all records are compared with what they were again and again, which also finds those
 * that are gone, and those that were changed and do not say so. All is told as of the last comparison, no later.
 */
export function comparisonSource(reader: FingerprintReader, { restMs }: ComparisonOptions): ChangeSource {
  const known = new Map<RecordType, Map<string, string>>();
  const origin = randomBytes(6).toString('hex');
  const stop = new AbortController();
  /** The last changes, the newest last; the number of the newest is `count`. */
  const changes: Change[] = [];
  let count = 0, told = 0, asOf = 0;
  let failure: Error | null = null;
  let running: Promise<void> | null = null;
  let tried = (): void => undefined;
  const triedOnce = new Promise<void>((resolve) => (tried = resolve));

  const tell = (type: RecordType, id: string, kind: Happened): void => {
    changes.push({ type, id, kind });
    count += 1;
    if (changes.length > 2 * mostChanges) changes.splice(0, mostChanges);
  };
  const compare = (type: RecordType, found: Fingerprints): void => {
    const before = known.get(type)!;
    for (const [id, digest] of found) {
      const was = before.get(id);
      if (was === digest) continue;
      before.set(id, digest);
      tell(type, id, was === undefined ? 'INSERTED' : 'CHANGED');
    }
  };
  async function compareAll(signal: AbortSignal): Promise<void> {
    const began = Date.now();
    for (const type of reader.types) {
      const before = known.get(type);
      const found = await reader.all(type, signal);
      if (before) {
        compare(type, found);
        for (const id of before.keys()) {
          if (found.has(id)) continue;
          before.delete(id);
          tell(type, id, 'DELETED');
        }
      } else known.set(type, new Map(found));
    }
    asOf = began;
  }
  async function compareRecent(signal: AbortSignal): Promise<void> {
    const instant = new Date(Date.now() - recentMs).toISOString();
    for (const type of reader.types) {
      const found = await reader.since(type, instant, signal);
      if (found) compare(type, found);
    }
  }
  async function run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      try {
        const began = performance.now();
        await compareAll(signal);
        failure = null;
        tried();
        const rest = Math.max(restMs, 9 * (performance.now() - began));
        for (const until = performance.now() + rest; performance.now() < until;) {
          await pause(Math.min(recentEveryMs, restMs), undefined, { signal });
          await compareRecent(signal);
        }
      } catch (error) {
        failure = error instanceof Error ? error : new Error('the records could not be compared', { cause: error });
        tried();
        await pause(recentEveryMs, undefined, { signal }).catch(() => undefined);
      }
    }
  }
  /** The changes behind a number. Null: not all of them are remembered. */
  const behind = (number: number): readonly Change[] | null =>
    (number <= count && count - number <= changes.length ? changes.slice(changes.length - (count - number)) : null);
  const latest = (list: readonly Change[]): readonly Change[] => [...new Map(list.map((change) => [change.id, change])).values()];

  return {
    async next() {
      running ??= run(stop.signal);
      await triedOnce;
      if (failure !== null) throw failure;
      const news = behind(told);
      told = count;
      return { position: `${origin}.${count}`, asOf, changes: latest(news ?? []), reset: news === null };
    },
    since(position) {
      const [of, number = ''] = position.split('.');
      const missed = of === origin && /^\d{1,15}$/.test(number) ? behind(Number(number)) : null;
      return Promise.resolve(missed && latest(missed));
    },
    async close() {
      stop.abort();
      await running;
    },
  };
}
