import { Presets, SingleBar } from 'cli-progress';
import type { Making } from './make-database.js';

/** Shows how the databases get on. */
export interface Progress {
  tell(making: Making): void;
  end(): void;
}

/** A bar on a terminal; elsewhere a line for each database that is whole. Both on standard error. */
export const openProgress = (total: number): Progress => (process.stderr.isTTY ? bar(total) : lines(total));

function bar(total: number): Progress {
  const shown = new SingleBar(
    { format: 'making national databases {bar} {value}/{total}  {rows} rows', stream: process.stderr, hideCursor: true },
    Presets.shades_classic,
  );
  const rows = new Map<string, number>();
  shown.start(total, 0, { rows: 0 });
  return {
    tell(making) {
      rows.set(making.country, making.rows);
      shown.increment(making.kind === 'made' ? 1 : 0, { rows: [...rows.values()].reduce((sum, each) => sum + each, 0) });
    },
    end: () => shown.stop(),
  };
}

function lines(total: number): Progress {
  let made = 0;
  return {
    tell({ kind, country, rows }) {
      if (kind === 'made') process.stderr.write(`made ${country}, ${rows} rows (${++made}/${total})\n`);
    },
    end: () => undefined,
  };
}
