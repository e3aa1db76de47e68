import { sendAtPace } from '../../../bench/mixed/pace.js';

test('a steady pace sends each question once, whatever becomes of those before, and counts from the moment each was due', async () => {
  const held: (() => void)[] = [];
  const asked: number[] = [];
  const paced = await sendAtPace(2_000, 0.02, ['odd', 'even'], (index) => (index % 2 === 0 ? 'even' : 'odd'), async (index) => {
    asked.push(index);
    if (index === 7) throw new Error('the eighth fails');
    // The first is held until the last has been sent.
    if (index === 0) await new Promise<void>((resolve) => held.push(resolve));
    if (index === 39) held[0]!();
  });
  expect(asked).toEqual(Array.from({ length: 40 }, (_none, index) => index));
  expect(paced.failures).toEqual(['the eighth fails']);
  expect([paced.latenciesMs.even.length, paced.latenciesMs.odd.length]).toEqual([20, 19]);
  expect(paced.offeredPerSecond).toBe(2_000);
  // The last was due 19.5 ms after the first, and nothing is sent before it is due.
  expect(Math.max(...paced.latenciesMs.even)).toBeGreaterThanOrEqual(19);
});
