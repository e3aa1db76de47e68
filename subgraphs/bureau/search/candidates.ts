import { isDecadeKnown } from '../../../schema/scalars.js';
import type { PersonLookup, Sought } from '../loaders/person-lookup.js';
import { knownValue, type LoadedRecord, readRecords } from '../loaders/records.js';
import type { RequestReader } from '../loaders/request-reader.js';
import { allOf } from '../loaders/scope.js';
import { condition } from './condition.js';
import { conditionContext, defaultMinScore, unkept } from './criteria.js';
import { byRank } from './cursor.js';
import { noBirth, patternOf, severalBirths } from './name-index/birth-number.js';
import { type DatePattern, datePattern, isWhole, yearRange } from './partial-date.js';
import { fullNames } from './rank-persons.js';
import { finderOf } from './search-fields.js';
import { mostCharacters } from './text-limit.js';
import { bestBirth, birthFactors, birthsMayAgree, mayAgree, type PersonFacts, type PersonScore, type PreparedFacts, prepareFacts, scorePersons } from './score.js';

/** A person to find candidates for. */
export interface Probe extends PersonFacts {
  /** Identity of the person asked for; never its own candidate. Null: no record. */
  readonly id: string | null;
}

/** A record that may be of the same person. */
export interface Candidate extends PersonScore {
  readonly id: string;
  readonly localId: string;
  /** The record is not to be used after this instant, RFC 3339. Null: no end was set. */
  readonly validUntil: string | null;
}

/** What was found for one probe. */
export interface Found {
  readonly candidates: readonly Candidate[];
  /** Whether the owner withholds a record that may be of the same person, or what persons are compared by. */
  readonly withheld: boolean;
}

/** Most candidates of one probe. */
export const mostCandidates = 10;

/** What dates of birth to look for, gathered over all probes. */
interface BirthSets {
  readonly days: Set<string>;
  readonly months: Set<string>;
  readonly years: Set<string>;
}

const shifted = (year: string, by: number): string => String(Number(year) + by).padStart(4, '0');

/** Adds the dates that a record of the same person may have: compatible ones, day and month swapped, the year off by one. */
function addBirth(pattern: DatePattern, { days, months, years }: BirthSets): void {
  const { year, month, day } = pattern;
  if (isWhole(pattern)) {
    for (const text of [`${year}${month}${day}`, `${year}${day}${month}`]) days.add(text);
    for (const by of [-1, 1]) days.add(`${shifted(year, by)}${month}${day}`);
    days.add(`${year}${month}00`).add(`${year}0000`);
    return;
  }
  const [first, last] = yearRange(year);
  if (first === last && !month.includes('X')) {
    months.add(`${year}${month}`);
    days.add(`${year}0000`);
    return;
  }
  if (isDecadeKnown(year)) for (let one = first; one <= last; one++) years.add(shifted(String(one), 0));
}

/** Whom an index is to find for a probe: by each of its names, those whose dates of birth may agree. */
function soughtFor({ names, births: all }: PreparedFacts): readonly Sought[] {
  const births = all.filter(({ year }) => isDecadeKnown(year));
  if (births.length === 0) return [];
  const known = new Map<number, number>([[severalBirths, 1], [noBirth, 0]]);
  const birthFactor = (birth: number): number => {
    let factor = known.get(birth);
    if (factor === undefined) {
      const relation = bestBirth(births, [patternOf(birth)]);
      known.set(birth, (factor = mayAgree(relation) ? birthFactors[relation][0] : 0));
    }
    return factor;
  };
  return names.map((name) => ({ name, minScore: defaultMinScore, birthFactor }));
}

/** The keys of whom to look at for each probe, as an index finds them. */
async function foundByName(names: PersonLookup, facts: readonly PreparedFacts[], signal: AbortSignal | undefined): Promise<readonly ReadonlySet<string>[]> {
  const sought = facts.map(soughtFor);
  const found = await names.findAll(sought.flat(), signal);
  let next = 0;
  return sought.map((own) => new Set(own.flatMap(() => found[next++]!.localIds)));
}

/**
 * Finds candidates for all probes in one pass: an index of names tells whom to look at, or dates of birth do where there is none; one statement reads them, and one for
 * each kind of child row that names and dates are in. A probe without a date of birth has no candidates: a name alone is for a search.
 * @returns the candidates of each probe, best first, at most `mostCandidates`, each with a score of 0.7 or more, and whether the owner withholds others.
 */
export async function findCandidates(reader: RequestReader, probes: readonly Probe[]): Promise<readonly Found[]> {
  const finder = finderOf(reader.country, 'Person', 'births');
  const sets: BirthSets = { days: new Set(), months: new Set(), years: new Set() };
  for (const { births } of probes) for (const birth of births) addBirth(datePattern(birth), sets);
  const kept = ['births', 'names'].map((field) => reader.keeping('Person').fields.get(field));
  const withheldField = kept.some((field) => field?.then === 'WITHHELD');
  const none = (): readonly Found[] => probes.map(() => ({ candidates: [], withheld: withheldField }));
  if (!finder || sets.days.size + sets.months.size + sets.years.size === 0) return none();
  // A name of another country's register may be long; its beginning tells enough.
  const asked = await reader.turns.each(probes, (probe) => prepareFacts({ ...probe, names: probe.names.map((name) => name.slice(0, mostCharacters)) }));
  const found = reader.names ? await foundByName(reader.names, asked, reader.signal) : null;
  const keys = found && [...new Set(found.flatMap((own) => [...own]))];
  if (keys?.length === 0) return none();
  const context = conditionContext(reader, 'Person');
  const match = { by: 'dates', days: [...sets.days], months: [...sets.months], years: [...sets.years] } as const;
  const plan = reader.plans.plan('Person', ['names', 'births', 'sex', 'validUntil']);
  const read = await readRecords(reader, {
    plan,
    condition: (scope) => allOf([keys ? reader.database.engine.among(scope.column(plan.mapping.key), keys) : condition(finder, match, scope, context), ...unkept(kept, scope)]),
    marked: true,
  });
  const records = await reader.turns.each(read, ({ record, withheld }) => ({ record, withheld, facts: prepareFacts(factsOf(record)) }));
  const byKey = new Map(records.map((one) => [one.record.localId, one]));
  return reader.turns.each(probes, (probe, place) => {
    const facts = asked[place]!;
    const alike = (found ? [...found[place]!].flatMap((key) => byKey.get(key) ?? []) : records)
      // Candidates of other probes are left out before names are compared, which costs more.
      .filter(({ record, facts: own }) => record.id !== probe.id && birthsMayAgree(facts, own))
      .map(({ record, withheld, facts: own }) => ({
        candidate: { id: record.id, localId: record.localId, validUntil: knownValue(record, 'validUntil') as string | null, ...scorePersons(facts, own) }, withheld,
      }))
      .filter(({ candidate: { score } }) => score >= defaultMinScore);
    reader.told?.withhold(alike.flatMap(({ candidate: { id }, withheld }) => (withheld ? [id] : [])));
    return {
      candidates: alike.filter(({ withheld }) => !withheld).map(({ candidate }) => candidate).sort(byRank).slice(0, mostCandidates),
      withheld: withheldField || alike.some(({ withheld }) => withheld),
    };
  });
}

function factsOf(record: LoadedRecord): PersonFacts {
  return {
    names: fullNames(record),
    births: (knownValue(record, 'births') ?? []) as readonly string[],
    sex: typeof record['sex'] === 'string' ? record['sex'] : null,
  };
}
