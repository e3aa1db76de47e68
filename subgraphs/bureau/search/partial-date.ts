import { daysInMonth } from '../../../schema/date-interval.js';

/** A date of which digits may be unknown: each part has its digits or `X`. */
export interface DatePattern {
  /** Four characters. */
  readonly year: string;
  /** Two characters; `XX` also when the date stops after the year. */
  readonly month: string;
  /** Two characters; `XX` also when the date stops after the month. */
  readonly day: string;
}

/** Takes a `PartialDate` apart; whether it is uncertain or approximate plays no part in searching. */
export function datePattern(date: string): DatePattern {
  const [year = 'XXXX', month = 'XX', day = 'XX'] = date.replace(/[?~%]$/, '').split('-');
  return { year, month, day };
}

const twoDigits = (number: number): string => String(number).padStart(2, '0');

const fits = (a: string, b: string): boolean => [...a].every((digit, place) => digit === b[place] || digit === 'X' || b[place] === 'X');

/** Whether one and the same day can be meant by both. Symmetric. */
export const compatible = (a: DatePattern, b: DatePattern): boolean => fits(a.year, b.year) && fits(a.month, b.month) && fits(a.day, b.day);

/** The first and the last year a year with unknown digits may be. */
export const yearRange = (year: string): readonly [first: number, last: number] =>
  [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];

/** Whether every digit is known. */
export const isWhole = ({ year, month, day }: DatePattern): boolean => !`${year}${month}${day}`.includes('X');

/** Days from the first to the last, both included, each `YYYYMMDD`. */
export interface DaySpan {
  readonly first: string;
  readonly last: string;
}

/** The first and the last day that can be meant. Where the month is not known, the day is of no account. */
export function spanOf({ year, month, day }: DatePattern): DaySpan {
  const firstYear = year.replaceAll('X', '0'), lastYear = year.replaceAll('X', '9');
  if (month.includes('X')) {
    const [first, last] = month === 'XX' ? ['01', '12'] : month === '0X' ? ['01', '09'] : ['10', '12'];
    return { first: `${firstYear}${first}01`, last: `${lastYear}${last}31` };
  }
  const most = daysInMonth(Number(lastYear), Number(month));
  const first = Math.max(1, Number(day.replaceAll('X', '0'))), last = Math.min(most, Number(day.replaceAll('X', '9')));
  return { first: `${firstYear}${month}${twoDigits(first)}`, last: `${lastYear}${month}${twoDigits(last)}` };
}

/** Whether a day is in both. */
export const overlap = (a: DaySpan, b: DaySpan): boolean => a.first <= b.last && a.last >= b.first;

const fourDigits = (number: number): string => String(number).padStart(4, '0');

/**
 * The days of a span and those of so many years before and after it, from the year 1 to 9999. A span that ends with February ends with February in every year; one that begins on
 * a 29 February begins on the day after the 28th.
 */
export function widened({ first, last }: DaySpan, years: number): DaySpan {
  const moved = (day: string, by: number): string => fourDigits(Math.min(9999, Math.max(1, Number(day.slice(0, 4)) + by))) + day.slice(4);
  const endsFebruary = last.endsWith('0228') && daysInMonth(Number(last.slice(0, 4)), 2) === 28;
  return { first: moved(first, -years), last: moved(endsFebruary ? `${last.slice(0, 4)}0229` : last, years) };
}

/**
 * The days, `YYYYMMDD`, that another year within so many has for a 29 February, which it lacks: 28 February and 1 March; and the 29 February that a year has for either
 * of them, where the day's own lacks it. None for other days, and where a digit is not known.
 */
export function leapDays(asked: DatePattern, years: number): readonly string[] {
  const { year, month, day } = asked;
  const leap = '0229', before = '0228', after = '0301';
  const own = month + day;
  if (!isWhole(asked) || (own !== leap && own !== before && own !== after)) return [];
  const isLeap = (one: number): boolean => daysInMonth(one, 2) === 29;
  if (own !== leap && isLeap(Number(year))) return [];
  const days: string[] = [];
  for (let one = Math.max(1, Number(year) - years); one <= Math.min(9999, Number(year) + years); one += 1) {
    if (isLeap(one) === (own !== leap)) days.push(...(own === leap ? [before, after] : [leap]).map((other) => fourDigits(one) + other));
  }
  return days;
}
