import { type DatePattern, datePattern } from '../partial-date.js';

/** No date of birth is known; dates that do not fit into a number. */
export const noBirth = 0, severalBirths = -1;

const wholeDay = /^\d{4}-\d\d-\d\d$/;

/** Dates of birth as an index keeps them: the one as a number `YYYYMMDD`, parts not known 00; `noBirth`; `severalBirths`. */
export function birthNumber(births: readonly string[]): number {
  const [first] = births;
  if (first === undefined) return noBirth;
  if (births.length > 1) return severalBirths;
  if (wholeDay.test(first)) return Number(first.slice(0, 4)) * 10_000 + Number(first.slice(5, 7)) * 100 + Number(first.slice(8));
  const { year, month, day } = datePattern(first);
  const text = year + month.replace('XX', '00') + day.replace('XX', '00');
  return /^\d{8}$/.test(text) ? Number(text) : severalBirths;
}

/** The date of a number that tells one. */
export function patternOf(number: number): DatePattern {
  const text = String(number).padStart(8, '0');
  const known = (part: string): string => part.replace(/^00$/, 'XX');
  return { year: text.slice(0, 4), month: known(text.slice(4, 6)), day: known(text.slice(6)) };
}
