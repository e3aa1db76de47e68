import { isMeantAsInterval, readDateInterval } from '../../../schema/date-interval.js';
import { dateDefect, isPartialDate } from '../../../schema/scalars.js';
import type { Match } from './condition.js';
import { compatible, type DatePattern, datePattern, type DaySpan, isWhole, leapDays, overlap, spanOf, widened, yearRange } from './partial-date.js';
import { birthFactors, birthRelation } from './score.js';

/** A date of birth that is asked for: known in full or in part, or one of an interval. */
export type BirthAsked =
  | { readonly by: 'pattern'; readonly pattern: DatePattern }
  | { readonly by: 'span'; readonly span: DaySpan };

/** How a date of birth on record relates to the one asked. */
export type Relation = keyof typeof birthFactors;

const earliest = '0001-01-01', latest = '9999-12-31';
const digits = (day: string): string => day.replaceAll('-', '');

/** Reads a date of birth that is asked for; else what was expected and what came. */
export function readBirth(text: string): BirthAsked | { readonly defect: string } {
  const defect = dateDefect(text);
  if (defect !== null) return { defect };
  if (isMeantAsInterval(text)) {
    const read = readDateInterval(text);
    return 'defect' in read ? read : { by: 'span', span: { first: digits(read.first ?? earliest), last: digits(read.last ?? latest) } };
  }
  if (!isPartialDate(text)) return { defect: `an ISO 8601-2 date or an interval of dates, got a text of ${text.length} characters that is none` };
  return { by: 'pattern', pattern: datePattern(text) };
}

/** What is looked for on record by the date alone. @param tolerance how many years it may be off. */
export const birthMatch = (asked: BirthAsked, tolerance: number): Match =>
  (asked.by === 'span' ? { by: 'span', span: widened(asked.span, tolerance) } : { by: 'date', pattern: asked.pattern, tolerance });

/** Whether one day alone is asked for. */
export const isOneDay = (asked: BirthAsked): boolean => asked.by === 'pattern' && isWhole(asked.pattern);

/** Whether the date asked says no more than what is known of the other: then it agrees as far as it was asked. */
const saysNoMore = (asked: DatePattern, known: DatePattern): boolean =>
  (['year', 'month', 'day'] as const).every((part) => [...known[part]].every((digit, place) => digit !== 'X' || asked[part][place] === 'X'));

function relationToPattern(asked: DatePattern, tolerance: number, known: DatePattern): Relation {
  if (compatible(asked, known)) return saysNoMore(asked, known) ? 'equal' : 'partlyEqual';
  const [first, last] = yearRange(asked.year), [from, to] = yearRange(known.year);
  const sameYear = { ...known, year: asked.year };
  if (tolerance > 0 && compatible(asked, sameYear) && to >= first - tolerance && from <= last + tolerance) return 'withinYears';
  if (isWhole(known) && leapDays(asked, tolerance).includes(known.year + known.month + known.day)) return 'withinYears';
  return birthRelation(asked, known);
}

/** Outside is outside, as for a part of a date: who would have more found asks for more, or for a tolerance. */
function relationToSpan(asked: DaySpan, tolerance: number, known: DaySpan): Relation {
  if (known.first >= asked.first && known.last <= asked.last) return 'equal';
  if (overlap(known, asked)) return 'partlyEqual';
  return tolerance > 0 && overlap(known, widened(asked, tolerance)) ? 'withinYears' : 'different';
}

/** How a date of birth that is asked relates to those on record: the best of them. */
export function birthAsked(asked: BirthAsked, tolerance: number, births: readonly DatePattern[]): Relation {
  let best: Relation | null = null;
  for (const known of births) {
    const relation = asked.by === 'span' ? relationToSpan(asked.span, tolerance, spanOf(known)) : relationToPattern(asked.pattern, tolerance, known);
    if (best === null || birthFactors[relation][0] > birthFactors[best][0]) best = relation;
  }
  return best ?? 'unknown';
}
