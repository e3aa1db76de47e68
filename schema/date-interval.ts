/** Days from the first to the last, both included, as RFC 3339 full-dates. Null: open. */
export interface DateInterval {
  readonly first: string | null;
  readonly last: string | null;
}

/** Whether the text is meant as an interval, be it one or not. No date has a solidus. */
export const isMeantAsInterval = (text: string): boolean => text.includes('/');

const endForm = /^(?!0000)(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?$/;

/** How many days a month has, 1 to 12, in a year of the proleptic Gregorian calendar. */
export const daysInMonth = (year: number, month: number): number =>
  (month === 2 ? (year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28) : month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31);

const twoDigits = (number: number): string => String(number).padStart(2, '0');

/** The first and the last day of a day, a month or a year. Null: it is none. */
function daysOf(text: string): { readonly first: string; readonly last: string } | null {
  const [, year, month, day] = endForm.exec(text) ?? [];
  if (year === undefined) return null;
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  const most = daysInMonth(Number(year), Number(month));
  if (day === undefined) return { first: `${year}-${month}-01`, last: `${year}-${month}-${twoDigits(most)}` };
  return Number(day) <= most ? { first: text, last: text } : null;
}

/**
 * Reads an interval of dates as ISO 8601-1 writes it, `1980-01-01/1985-12-31`: each end a day, a month or a year, meant whole, so that `1980/1985-06` is from
 * 1 January 1980 to 30 June 1985; one of them may be open, `1980/..` or `../1985` (ISO 8601-2).
 * @returns the days, or what was expected and what came.
 */
export function readDateInterval(text: string): DateInterval | { readonly defect: string } {
  const none = { defect: `an interval such as 1980-01-01/1985-12-31, 1980/1985, 1980/.. or ../1985, got a text of ${text.length} characters that is none` };
  const [from = '', to = '', ...more] = text.split('/');
  if (more.length > 0 || (from === '..' && to === '..')) return none;
  const first = from === '..' ? null : daysOf(from)?.first, last = to === '..' ? null : daysOf(to)?.last;
  if (first === undefined || last === undefined) return none;
  if (first !== null && last !== null && last < first) return { defect: 'an interval that does not end before it begins, got one that does' };
  return { first, last };
}

/** The interval with whole days at its ends, as it is looked for. */
export const intervalText = ({ first, last }: DateInterval): string => `${first ?? '..'}/${last ?? '..'}`;
