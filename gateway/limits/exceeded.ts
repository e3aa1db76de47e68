import type { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';

/**
 * The refusal of an operation that is larger than a limit: LIMIT_EXCEEDED, with `extensions.limit` for programs.
 * @param name of the option in `limits` of the configuration.
 * @param expected what is expected, as the beginning of a sentence.
 */
export function exceeded(name: string, expected: string, measured: number, allowed: number): GraphQLError {
  return refusal('LIMIT_EXCEEDED', `${expected}; came ${measured}.`, { limit: { name, measured, allowed } });
}
