import { badInput } from '../in-process/input.js';

/** Characters of a text in a filter at most. */
export const longestText = 1_000;

const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/i;

/** An instant in milliseconds since 1970. Null: none is named. @throws BAD_USER_INPUT */
export function instantOf(argument: string, text: string | null | undefined): number | null {
  if (text === null || text === undefined) return null;
  const at = instant.test(text) ? Date.parse(text) : NaN;
  if (Number.isNaN(at)) throw badInput(`${argument}: expected an RFC 3339 instant, came another text`);
  return at;
}

/** @throws BAD_USER_INPUT */
export function textOf(argument: string, text: string): string {
  if (text === '' || text.length > longestText) throw badInput(`${argument}: expected 1 to ${longestText} characters, came ${text.length}`);
  return text;
}

/** A whole number in a range. @throws BAD_USER_INPUT */
export function wholeOf(argument: string, value: number | null | undefined, otherwise: number, least: number, most: number): number {
  const number = value ?? otherwise;
  if (number < least || number > most) throw badInput(`${argument}: expected ${least} to ${most}, came ${number}`);
  return number;
}
