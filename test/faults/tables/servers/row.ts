import { eventually } from '../../../support/servers/eventually.js';
import type { Stack } from '../../../support/stack/index.js';
import type { Fault } from './faults.js';
import { mayMiss } from './faults.js';
import type { Quiz } from './load.js';
import { newTally } from './load.js';

/** What a fault did. */
export interface FaultFigures {
  readonly fault: string;
  readonly sent: number;
  readonly right: number;
  readonly ownPartMissing: number;
  readonly failed: number;
  readonly wrong: number;
  /** The countries that were away at some time. */
  readonly away: readonly string[];
  /** One question alone that has never been asked, in milliseconds: the median before, and while the fault lasts; null: it does not last. */
  readonly aloneBefore: number;
  readonly aloneDuring: number | null;
  /** How much of the last hundred answers came of the cache before the fault, in per cent. */
  readonly keptBefore: number;
  readonly examples: readonly string[];
}

/** Questions asked alone for each median. */
const alone = 15;

/**
 * Lets a fault happen under load, measures while it lasts, undoes it under load, and waits until all is as before: every answer right, and the cache
 * used if it was.
 * @param size how many queries are sent, about.
 * @throws when it does not become as before within a minute.
 */
export async function runFault(stack: Stack, quiz: Quiz, fault: Fault, size: number): Promise<FaultFigures> {
  const missable = mayMiss(fault, Object.keys(stack.bureaux));
  const none: ReadonlySet<string> = new Set();
  const tally = newTally();
  const third = Math.max(4, Math.ceil((size - 2 * alone) / 3));
  await quiz.load(third, tally, none);
  const keptBefore = share(tally.sources);
  const aloneBefore = await quiz.alone(alone, tally, none);
  await Promise.all([quiz.load(third, tally, missable), fault.begin(stack)]);
  const aloneDuring = fault.end ? await quiz.alone(alone, tally, missable) : null;
  await Promise.all([quiz.load(third, tally, missable), fault.end?.(stack)]);
  await eventually(`every answer to be right after "${fault.name}"`, () => quiz.allRight());
  if (keptBefore > 0) await eventually(`the cache to be used again after "${fault.name}"`, () => quiz.isKept());
  const { kinds, missing } = tally;
  return {
    fault: fault.name, sent: tally.sent, right: kinds.right, ownPartMissing: kinds['own part missing'], failed: kinds.failed, wrong: kinds.wrong,
    away: [...missing].sort(), aloneBefore, aloneDuring, keptBefore, examples: tally.examples,
  };
}

const share = (sources: readonly { readonly kept: number; readonly all: number }[]): number => {
  const [kept, all] = sources.reduce(([some, every], one) => [some + one.kept, every + one.all], [0, 0]);
  return all === 0 ? 0 : Math.round((100 * kept) / all);
};
