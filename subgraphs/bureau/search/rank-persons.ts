import { knownValue, type LoadedRecord, readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { allOf } from '../loaders/scope.js';
import type { Name } from '../mapping/index.js';
import { birthAsked } from './birth-asked.js';
import type { Criteria } from './criteria.js';
import { byRank } from './cursor.js';
import { noBirth, patternOf, severalBirths } from './name-index/birth-number.js';
import { type PersonAsked, personScorer } from './person-score.js';
import { birthFactors } from './score.js';

/** A person that fits a search by name. */
export interface RankedPerson {
  readonly id: string;
  readonly localId: string;
  readonly score: number;
  /** Why, each reason in a few words, without personal data. */
  readonly reasons: readonly string[];
}

/** The persons that fit a search by name. */
export interface Ranking {
  /** Best first. */
  readonly persons: readonly RankedPerson[];
  /** Whether the owner withholds others. */
  readonly withheld: boolean;
  /** Whether more fit than are looked at: then these are the best `mostRanked`. */
  readonly more: boolean;
}

/** Most persons that are given, over all pages, where more fit than an index finds at most. */
export const mostRanked = 5_000;

/** The full names of a record of persons. */
export const fullNames = (record: LoadedRecord): readonly string[] =>
  ((knownValue(record, 'names') ?? []) as readonly Name[]).map(({ full }) => full).filter((full) => full !== null);

/** What the score of names is multiplied by at most for a date of birth as an index has it. */
function birthBound({ birth, birthTolerance }: PersonAsked): ((number: number) => number) | null {
  if (birth === null) return null;
  const known = new Map<number, number>([[severalBirths, 1], [noBirth, birthFactors.unknown[0]]]);
  return (number) => {
    let factor = known.get(number);
    if (factor === undefined) known.set(number, (factor = birthFactors[birthAsked(birth, birthTolerance, [patternOf(number)])][0]));
    return factor;
  };
}

/**
 * All persons that fit a search by name: an index tells whom to look at, or all are looked at; they are read from the national database, once, and judged by what
 * stands there.
 */
export async function rankPersons(reader: RequestReader, { condition, person, minScore }: Criteria): Promise<Ranking> {
  if (person === null) throw new Error('A search without a name ranks nobody');
  const found = reader.names ? await reader.names.find({ name: person.name, minScore, birthFactor: birthBound(person) }, reader.signal) : null;
  const fields = ['names', ...(person.birth ? ['births'] : []), ...(person.sex === null ? [] : ['sex']), ...(person.nationality === null ? [] : ['nationalities'])];
  const plan = reader.plans.plan('Person', fields);
  const read = await readRecords(reader, {
    plan, marked: true,
    condition: (scope) => allOf([condition(scope), ...(found ? [reader.database.engine.among(scope.column(plan.mapping.key), found.localIds)] : [])]),
  });
  const scoreOf = personScorer(person);
  const ranked = await reader.turns.each(read, ({ record, withheld }) => ({
    id: record.id, localId: record.localId, withheld,
    ...scoreOf({
      names: fullNames(record), births: (knownValue(record, 'births') ?? []) as readonly string[], sex: knownValue(record, 'sex') as string | null,
      nationalities: (knownValue(record, 'nationalities') ?? []) as readonly string[],
    }),
  }));
  const fitting = ranked.filter(({ score }) => score > 0 && score >= minScore);
  reader.told?.withhold(fitting.flatMap(({ id, withheld }) => (withheld ? [id] : [])));
  const given = fitting.filter(({ withheld }) => !withheld).sort(byRank);
  const more = found?.more === true;
  return { persons: more ? given.slice(0, mostRanked) : given, withheld: fitting.some(({ withheld }) => withheld), more };
}
