import { nameReasons } from './names/explain.js';
import { type NameScore, scoreTokens } from './names/name-score.js';
import { type NameToken, nameTokens } from './names/name-tokens.js';
import { compatible, type DatePattern, datePattern, isWhole, yearRange } from './partial-date.js';
import { birthFactors, birthRelation, type PersonScore, sexesClash } from './score.js';

/** Whom a search by name is for. */
export interface PersonAsked {
  readonly name: readonly NameToken[];
  readonly birth: DatePattern | null;
  /** How many years the date of birth may be off. */
  readonly birthTolerance: number;
  /** MALE or FEMALE. Null: not asked. */
  readonly sex: string | null;
  /** ISO 3166-1 alpha-2. Null: not asked. */
  readonly nationality: string | null;
}

/** What is on record of a person, as far as it is asked for. */
export interface PersonOnRecord {
  /** Full names in any script. */
  readonly names: readonly string[];
  readonly births: readonly string[];
  readonly sex: string | null;
  readonly nationalities: readonly string[];
}

type Relation = keyof typeof birthFactors;

/** What the score is multiplied by for a clash of sex, and of nationality: registers err in both, in the first hardly ever. */
const sexClash = 0.6, nationalityClash = 0.8;

/** Whether the date asked says no more than what is known of the other: then it agrees as far as it was asked. */
const saysNoMore = (asked: DatePattern, known: DatePattern): boolean =>
  (['year', 'month', 'day'] as const).every((part) => [...known[part]].every((digit, place) => digit !== 'X' || asked[part][place] === 'X'));

function relationTo(asked: DatePattern, tolerance: number, known: DatePattern): Relation {
  if (compatible(asked, known)) return saysNoMore(asked, known) ? 'equal' : 'partlyEqual';
  const [first, last] = yearRange(asked.year), [from, to] = yearRange(known.year);
  const sameYear = { ...known, year: asked.year };
  if (tolerance > 0 && compatible(asked, sameYear) && to >= first - tolerance && from <= last + tolerance) return 'withinYears';
  return birthRelation(asked, known);
}

/** How a date of birth that is asked relates to those on record: the best of them. */
export function birthAsked(asked: DatePattern, tolerance: number, births: readonly DatePattern[]): Relation {
  let best: Relation | null = null;
  for (const known of births) {
    const relation = relationTo(asked, tolerance, known);
    if (best === null || birthFactors[relation][0] > birthFactors[best][0]) best = relation;
  }
  return best ?? 'unknown';
}

/** Scores persons against the one asked for. Names of a register repeat, so that each text is scored once. */
export function personScorer(asked: PersonAsked): (person: PersonOnRecord) => PersonScore {
  const scores = new Map<string, NameScore>();
  const scoreOf = (full: string): NameScore => {
    const score = scores.get(full) ?? scoreTokens(asked.name, nameTokens(full));
    scores.set(full, score);
    return score;
  };
  return ({ names, births, sex, nationalities }) => {
    const name = names.map(scoreOf).reduce<NameScore | null>((best, one) => (best === null || one.score > best.score ? one : best), null);
    if (name === null) return { score: 0, reasons: ['no name to compare'] };
    const reasons = [...nameReasons(name)];
    let { score } = name;
    if (asked.birth !== null) {
      const relation = birthAsked(asked.birth, asked.birthTolerance, births.map(datePattern));
      score *= birthFactors[relation][0];
      reasons.push(relation === 'equal' && !isWhole(asked.birth) ? 'date of birth as asked' : birthFactors[relation][1]);
    }
    if (asked.sex !== null && sexesClash(asked.sex, sex)) {
      score *= sexClash;
      reasons.push('sex differs');
    } else if (asked.sex !== null && asked.sex === sex) reasons.push('sex equal');
    if (asked.nationality !== null && nationalities.length > 0) {
      const equal = nationalities.includes(asked.nationality);
      if (!equal) score *= nationalityClash;
      reasons.push(equal ? 'nationality equal' : 'nationality differs');
    }
    return { score: Math.round(score * 1e4) / 1e4, reasons };
  };
}
