import { nameReasons } from './names/explain.js';
import { type NameScore, scoreTokens } from './names/name-score.js';
import { type NameToken, nameTokens } from './names/name-tokens.js';
import { compatible, type DatePattern, datePattern, isWhole } from './partial-date.js';

/** What is known of a person for telling whether another record may be of the same one. */
export interface PersonFacts {
  /** Full names in any script. */
  readonly names: readonly string[];
  /** Dates of birth as `PartialDate`. */
  readonly births: readonly string[];
  /** ISO 5218 word; null: not known. */
  readonly sex: string | null;
}

/** Facts made ready, so that one person is compared with many without being taken apart each time. */
export interface PreparedFacts {
  readonly names: readonly (readonly NameToken[])[];
  readonly births: readonly DatePattern[];
  readonly sex: string | null;
}

/** How alike two persons are, and why; reasons name no personal data. */
export interface PersonScore {
  /** From 0 to 1, four decimals. */
  readonly score: number;
  readonly reasons: readonly string[];
}

/** Takes names and dates apart once. */
export function prepareFacts({ names, births, sex }: PersonFacts): PreparedFacts {
  return { names: names.map(nameTokens).filter((tokens) => tokens.length > 0), births: births.map(datePattern), sex };
}

/** What the name score is multiplied by for each relation of the dates of birth, and how it is told; best first. */
export const birthFactors = {
  equal: [1, 'date of birth equal'],
  partlyEqual: [0.97, 'date of birth agrees as far as it is known'],
  swapped: [0.92, 'date of birth equal with day and month swapped'],
  yearOff: [0.9, 'date of birth equal but for one year'],
  withinYears: [0.97, 'date of birth agrees within the years asked'],
  unknown: [0.9, 'date of birth not known'],
  different: [0.5, 'date of birth differs'],
} as const satisfies Readonly<Record<string, readonly [number, string]>>;

export function birthRelation(a: DatePattern, b: DatePattern): keyof typeof birthFactors {
  if (compatible(a, b)) return isWhole(a) && isWhole(b) ? 'equal' : 'partlyEqual';
  if (a.year === b.year && a.month === b.day && a.day === b.month && isWhole(a)) return 'swapped';
  const off = Math.abs(Number(a.year) - Number(b.year));
  return off === 1 && isWhole(a) && a.month === b.month && a.day === b.day ? 'yearOff' : 'different';
}

/** How the dates of birth of two persons relate: the best of them. */
export function bestBirth(a: readonly DatePattern[], b: readonly DatePattern[]): keyof typeof birthFactors {
  let best: keyof typeof birthFactors | null = null;
  for (const one of a) {
    for (const other of b) {
      const relation = birthRelation(one, other);
      if (best === null || birthFactors[relation][0] > birthFactors[best][0]) best = relation;
    }
  }
  return best ?? 'unknown';
}

/** Whether the dates of birth agree closely enough that two persons may be one; false also where one has none. */
export function birthsMayAgree(a: PreparedFacts, b: PreparedFacts): boolean {
  return mayAgree(bestBirth(a.births, b.births));
}

/** Whether dates of birth that relate so agree closely enough. */
export const mayAgree = (relation: keyof typeof birthFactors): boolean => relation !== 'different' && relation !== 'unknown';

/** The likest pair of names; null when one person has none. */
export function bestName(a: PreparedFacts['names'], b: PreparedFacts['names']): NameScore | null {
  let best: NameScore | null = null;
  for (const one of a) {
    for (const other of b) {
      const score = scoreTokens(one, other);
      if (best === null || score.score > best.score) best = score;
    }
  }
  return best;
}

export const sexesClash = (a: string | null, b: string | null): boolean => (a === 'MALE' && b === 'FEMALE') || (a === 'FEMALE' && b === 'MALE');

/**
 * How alike two persons are: the score of their likest names, multiplied by a factor for the dates of birth and by 0.6
 * for a clash of sex. Deterministic and symmetric. Dates alone never make two persons alike: it is a candidate to be
 * looked at, and no statement that they are one.
 */
export function scorePersons(a: PreparedFacts, b: PreparedFacts): PersonScore {
  const name = bestName(a.names, b.names);
  if (name === null) return { score: 0, reasons: ['no name to compare'] };
  const [factor, birth] = birthFactors[bestBirth(a.births, b.births)];
  const sexClash = sexesClash(a.sex, b.sex);
  const score = Math.round(name.score * factor * (sexClash ? 0.6 : 1) * 1e4) / 1e4;
  const reasons = [
    ...nameReasons(name),
    birth,
    ...(sexClash ? ['sex differs'] : a.sex !== null && a.sex === b.sex && a.sex !== 'NOT_KNOWN' ? ['sex equal'] : []),
  ];
  return { score, reasons };
}
