import type { PersonsFigures } from './scenarios/persons.js';
import type { Planning } from './scenarios/planning.js';

/** A target, and whether it is reached. */
export interface Judgement {
  readonly target: string;
  readonly wanted: string;
  /** Null: what it needs was not measured. */
  readonly measured: number | null;
  readonly reached: boolean | null;
}

/** The number of countries at which CPU is judged. */
const judgedAt = 196;
/** CPU of Bureaux over the floor's, at most. */
const mostOverFloor = 1.5;
/** CPU of Bureaux over the better peer's, at most. */
const mostOverPeer = 1 / 8;
/** Planning time with the most countries over that with the fewest, at most: what a noisy machine does to a constant. */
const mostPlanningGrowth = 1.5;

const quotient = (a: number | undefined, b: number | undefined): number | null => (a === undefined || b === undefined ? null : a / b);

function judged(target: string, wanted: string, measured: number | null, most: number): Judgement {
  return { target, wanted, measured, reached: measured === null ? null : measured <= most };
}

/** Compares what was measured with what is to be reached; a run without `judgedAt` countries judges no CPU. */
export function judge(persons: readonly PersonsFigures[], planning: readonly Planning[]): readonly Judgement[] {
  const judgedOne = persons.find(({ countries }) => countries === judgedAt);
  const cpu = (name: string): number | undefined => judgedOne?.figures[name]?.cpuMs;
  const peers = [cpu('apollo'), cpu('hive')].filter((value) => value !== undefined);
  const plans = [...planning].sort((a, b) => a.countries - b.countries);
  const growth = plans.length < 2 ? null : quotient(plans.at(-1)?.bureaux.planMs, plans[0]?.bureaux.planMs);
  const at = `at ${judgedAt} countries`;
  return [
    judged(`CPU per query ${at}, bureaux / floor`, `<= ${mostOverFloor.toFixed(2)}`, quotient(cpu('bureaux'), cpu('floor')), mostOverFloor),
    judged(
      `CPU per query ${at}, bureaux / better peer`,
      `<= ${mostOverPeer.toFixed(3)}`,
      peers.length === 0 ? null : quotient(cpu('bureaux'), Math.min(...peers)),
      mostOverPeer,
    ),
    judged('planning time of bureaux, most / fewest countries', `<= ${mostPlanningGrowth.toFixed(2)}`, growth, mostPlanningGrowth),
  ];
}
