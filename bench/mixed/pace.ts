import { setTimeout as pause } from 'node:timers/promises';

/** What was seen of questions that were sent at a steady pace. Times in milliseconds. */
export interface Paced<K extends string> {
  /** Questions that were due in a second, and answers that came in a second while questions were. */
  readonly offeredPerSecond: number;
  readonly servedPerSecond: number;
  /** From the moment a question was due to the end of its answer, by its kind. What waited for a connection waited. */
  readonly latenciesMs: Readonly<Record<K, readonly number[]>>;
  /** What went wrong, by question; none of these is in the latencies. */
  readonly failures: readonly string[];
  /** The most that were under way or waiting at a time. */
  readonly mostUnderWay: number;
}

/**
 * Sends questions at a steady pace, whatever becomes of those before (an open loop): a server that falls behind is not spared.
 * @param perSecond how many are due in a second.
 * @param kindOf the kind of a question.
 * @param ask asks it. @throws when its answer is wrong.
 */
export async function sendAtPace<K extends string>(
  perSecond: number, seconds: number, kinds: readonly K[], kindOf: (index: number) => K, ask: (index: number) => Promise<void>,
): Promise<Paced<K>> {
  const total = Math.round(perSecond * seconds);
  const latenciesMs = Object.fromEntries(kinds.map((kind) => [kind, [] as number[]])) as Record<K, number[]>;
  const failures: string[] = [];
  const underWay = new Set<Promise<void>>();
  let mostUnderWay = 0, servedInTime = 0;
  const begun = performance.now(), end = begun + seconds * 1000;
  for (let sent = 0; sent < total;) {
    const due = begun + sent * 1000 / perSecond;
    const early = due - performance.now();
    if (early > 0) await pause(early);
    // A timer that comes late finds several due.
    for (const now = performance.now(); sent < total && begun + sent * 1000 / perSecond <= now; sent += 1) {
      const index = sent, dueAt = begun + index * 1000 / perSecond;
      const asked = ask(index).then(() => {
        const at = performance.now();
        latenciesMs[kindOf(index)].push(at - dueAt);
        if (at <= end) servedInTime += 1;
      }, (error: unknown) => void failures.push(error instanceof Error ? error.message : String(error))).finally(() => underWay.delete(asked));
      underWay.add(asked);
    }
    mostUnderWay = Math.max(mostUnderWay, underWay.size);
  }
  await Promise.all(underWay);
  return { offeredPerSecond: perSecond, servedPerSecond: servedInTime / seconds, latenciesMs, failures, mostUnderWay };
}
