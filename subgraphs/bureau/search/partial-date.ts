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

const fits = (a: string, b: string): boolean => [...a].every((digit, place) => digit === b[place] || digit === 'X' || b[place] === 'X');

/** Whether one and the same day can be meant by both. Symmetric. */
export const compatible = (a: DatePattern, b: DatePattern): boolean => fits(a.year, b.year) && fits(a.month, b.month) && fits(a.day, b.day);

/** The first and the last year a year with unknown digits may be. */
export const yearRange = (year: string): readonly [first: number, last: number] =>
  [Number(year.replaceAll('X', '0')), Number(year.replaceAll('X', '9'))];

/** Whether every digit is known. */
export const isWhole = ({ year, month, day }: DatePattern): boolean => !`${year}${month}${day}`.includes('X');
