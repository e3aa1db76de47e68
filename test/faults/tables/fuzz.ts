import { fuzzGateway } from '../fuzz/gateway.js';
import type { FaultTable } from './table.js';

/** Mutated requests: `npm run faults -- fuzz`. The seed is told; `tsx test/faults/fuzz/main.ts COUNT SEED` sends the same again. */
export const fuzzTable: FaultTable = {
  name: 'fuzz',
  about: 'mutated requests to a gateway: none may be answered with 5xx, or be told what it must not',
  async run({ size = 20_000, tell }) {
    const seed = Date.now() % 1_000_000_000;
    tell(`seed ${seed}, ${size} requests`);
    const { sent, statuses, findings } = await fuzzGateway(seed, size);
    return {
      rows: Object.entries(statuses).map(([status, count]) => ({ seed, sent, status, count })),
      breaches: findings.map(({ index, why, status }) => `seed ${seed}, request ${index}: status ${status}, ${why}`),
    };
  },
};
