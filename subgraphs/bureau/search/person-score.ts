import { type BirthAsked, birthAsked, isOneDay } from './birth-asked.js';
import { nameReasons } from './names/explain.js';
import { type NameScore, scoreTokens } from './names/name-score.js';
import { type NameToken, nameTokens } from './names/name-tokens.js';
import { datePattern } from './partial-date.js';
import { birthFactors, type PersonScore, sexesClash } from './score.js';

/** Whom a search by name is for. */
export interface PersonAsked {
  readonly name: readonly NameToken[];
  readonly birth: BirthAsked | null;
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

/** What the score is multiplied by for a clash of sex, and of nationality: registers err in both, in the first hardly ever. */
const sexClash = 0.6, nationalityClash = 0.8;

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
      reasons.push(relation === 'equal' && !isOneDay(asked.birth) ? 'date of birth as asked' : birthFactors[relation][1]);
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
