import { GraphQLError } from 'graphql';
import { isCountryCode } from '../../schema/country-codes.js';

/** The error for an argument that is not allowed: what was expected and what came. */
export const badInput = (message: string, code: 'BAD_USER_INPUT' | 'BAD_CURSOR' = 'BAD_USER_INPUT'): GraphQLError =>
  new GraphQLError(message, { extensions: { code } });

/** What came, told without it: people put names in the wrong place, and messages are passed on. */
export const otherText = (text: string): string => `another text of ${text.length} characters`;

/** A country an argument names. @throws BAD_USER_INPUT when it is no code. */
export function countryOf(argument: string, code: string): string {
  if (!isCountryCode(code)) throw badInput(`${argument}: expected an ISO 3166-1 alpha-2 code, came ${otherText(code)}`);
  return code;
}
