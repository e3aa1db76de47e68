import { killUnderLoad } from '../kills/kills.js';
import type { FaultTable } from './table.js';

/** A gateway killed under load: `npm run faults -- kills`. */
export const killsTable: FaultTable = {
  name: 'kills',
  about: 'a gateway killed with SIGKILL under load: every answer that clients received is in its query log, with its records',
  async run({ size = 50, tell }) {
    const { rows, unknown, breaches } = await killUnderLoad({ kills: size, tell });
    const sum = (column: 'answers' | 'cut' | 'open' | 'missing'): number => rows.reduce((total, row) => total + row[column], 0);
    const all = { kill: 'all', answers: sum('answers'), cut: sum('cut'), entries: rows.at(-1)?.entries ?? 0, open: sum('open'), missing: sum('missing'), verifies: rows.every(({ verifies }) => verifies === 'yes') ? 'yes' : 'no' };
    tell(`${unknown} operations closed as UNKNOWN`);
    return { rows: [...rows.map((row) => ({ ...row })), all], breaches };
  },
};
