import { setTimeout as pause } from 'node:timers/promises';

/** Whether a promise settles within this time, in milliseconds. */
export async function answersWithin(time: number, answer: Promise<unknown>): Promise<boolean> {
  const settled = answer.then(() => true, () => true);
  return Promise.race([settled, pause(time, false)]);
}
