import { monitorEventLoopDelay } from 'node:perf_hooks';
import type { IntervalHistogram } from 'node:perf_hooks';

/** What a process has used since it began. */
export interface Sample {
  /** User and system time of all its threads, in microseconds. */
  readonly cpuMicros: number;
  /** Resident memory, in bytes. */
  readonly rss: number;
  /** Live and dead objects of the JavaScript heap, in bytes. */
  readonly heapUsed: number;
}

/** The word a parent sends to be told a sample. */
export const sampleRequest = 'sample';

/** The word a parent sends to be told how long the event loop stood still at most since it last asked, in milliseconds, as a list of one; it is watched from the first time on. */
export const stallRequest = 'stall';

let watched: IntervalHistogram | null = null;

function longestStall(): readonly [number] {
  if (watched === null) {
    watched = monitorEventLoopDelay({ resolution: 1 });
    watched.enable();
    return [0];
  }
  const longest = watched.max / 1e6;
  watched.reset();
  return [longest];
}

/** Takes a sample of this process. */
export function takeSample(): Sample {
  const { user, system } = process.cpuUsage();
  const { rss, heapUsed } = process.memoryUsage();
  return { cpuMicros: user + system, rss, heapUsed };
}

/**
 * Answers the parent's requests for samples from now on, and ends this process when the parent is gone. The channel to the parent does
 * not hold the process: it ends when it has nothing else to do.
 */
export function answerSamples(): void {
  process.on('message', (message) => {
    if (message === sampleRequest) process.send?.(takeSample());
    if (message === stallRequest) process.send?.(longestStall());
  });
  process.on('disconnect', () => process.exit(0));
  process.channel?.unref();
}

/** Tells the parent that this process serves, and where, and answers samples from now on. */
export function announce(ready: string | readonly object[]): void {
  answerSamples();
  process.send?.(ready);
}
