import { startCounters } from './demo-counters.js';
import type { Counters } from './demo-counters.js';
import { startTestGateway } from './gateway.js';
import type { TestGateway } from './gateway.js';
import { sharedDemo } from './shared-demo.js';

/** The shared demo with a counter before each bureau, and a gateway of its own that asks through the counters. */
export interface CountedDemo {
  readonly counters: Counters;
  readonly gateway: TestGateway;
  close(): Promise<void>;
}

/** Its time to start is that of the demo. */
export async function startCountedDemo(): Promise<CountedDemo> {
  const demo = await sharedDemo();
  const counters = await startCounters(Object.fromEntries(Object.entries(demo.bureaux).map(([country, { url }]) => [country, url])));
  // Time is not what is tried here: on a slow machine, too, every bureau is to answer.
  const gateway = await startTestGateway({ deadlineMs: 60_000, signing: { keys: demo.signingKeys }, countries: Object.entries(counters.urls).map(([code, url]) => ({ code, url })) });
  return {
    counters, gateway,
    async close() {
      await gateway.close();
      await counters.close();
      await demo.close();
    },
  };
}
