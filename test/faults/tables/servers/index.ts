import { startStack } from '../../../support/stack/index.js';
import type { FaultTable } from '../table.js';
import { faults } from './faults.js';
import { openQuiz } from './load.js';
import { questions } from './questions.js';
import type { FaultFigures } from './row.js';
import { runFault } from './row.js';

/** Queries of each row. */
const defaultSize = 280;

/**
 * The servers of a whole stack fail under load, one after the other. Clients ask nothing again; the balancer does, as docker/haproxy.cfg says. An
 * answer is right when it is the one given before any fault; the part of a country whose own database is away may be missing, and says so.
 */
export const serversTable: FaultTable = {
  name: 'servers',
  about: 'PostgreSQL, MariaDB, Redis and a gateway fail under load; no answer is wrong, none fails',
  async run({ size = defaultSize, tell }) {
    // A machine that does much else is no fault of a country.
    const stack = await startStack({ tell, config: { deadlineMs: 30_000 } });
    try {
      const quiz = await openQuiz(stack.ask, await questions(Object.keys(stack.bureaux)));
      const figures: FaultFigures[] = [];
      for (const fault of faults) {
        tell(fault.name);
        figures.push(await runFault(stack, quiz, fault, size));
      }
      return { rows: figures.map(row), breaches: figures.flatMap(breaches) };
    } finally {
      await stack.close();
    }
  },
};

const row = ({ fault, sent, right, ownPartMissing, failed, wrong, away, aloneBefore, aloneDuring, keptBefore }: FaultFigures): Readonly<Record<string, string | number | null>> => ({
  fault, sent, right, 'own part missing': ownPartMissing, failed, wrong, away: away.join(' ') || null,
  'alone before, ms': Math.round(aloneBefore), 'alone during, ms': aloneDuring === null ? null : Math.round(aloneDuring), 'kept before, %': keptBefore,
});

/** Nothing may be wrong, nothing may fail. */
export const breaches = ({ fault, failed, wrong, examples }: FaultFigures): readonly string[] =>
  failed + wrong === 0 ? [] : [`${fault}: ${failed} failed, ${wrong} wrong`, ...examples];
