import { isCountryCode } from '../../schema/country-codes.js';
import { badInput, otherText } from '../in-process/input.js';

/** The countries of an `in` argument, each once, sorted. Null: the argument was left out. */
export function countriesOf(argument: readonly string[] | null | undefined): readonly string[] | null {
  if (!argument) return null;
  const wrong = argument.find((code) => !isCountryCode(code));
  if (wrong !== undefined) throw badInput(`in: expected ISO 3166-1 alpha-2 codes, came ${otherText(wrong)}`);
  return [...new Set(argument)].sort();
}
