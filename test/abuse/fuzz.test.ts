import { fuzzGateway } from '../faults/fuzz/gateway.js';

test('300 mutated requests, always the same: no 5xx, and no answer tells what it must not', async () => {
  const { findings, sent, codes } = await fuzzGateway(20_260_301, 300);
  expect(findings).toEqual([]);
  expect(sent).toBeGreaterThan(250);
  expect(Object.keys(codes).length).toBeGreaterThan(5);
}, 120_000);
