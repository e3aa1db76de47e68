import { killUnderLoad } from './kills.js';

test('after SIGKILL under load, every answer that a client received is in the log', async () => {
  const { rows, breaches } = await killUnderLoad({ kills: 2, most: 30, tell: () => undefined });
  expect(breaches).toEqual([]);
  expect(rows.map(({ answers, missing, verifies }) => [answers > 0, missing, verifies])).toEqual([[true, 0, 'yes'], [true, 0, 'yes']]);
}, 180_000);
