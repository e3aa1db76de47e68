import type { GraphQLFormattedError } from 'graphql';

const legacyOk: ReadonlySet<unknown> = new Set(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * Whether an answer without data has status 200 all the same: in the media type `application/json` a well-formed request whose document
 * does not parse, validate or take its variables SHOULD be answered with 200, as any server between could have sent
 * another status (GraphQL over HTTP, section 6.4.1).
 * @param accept the request's `Accept`.
 */
export function isLegacyOk(accept: string | undefined, errors: readonly GraphQLFormattedError[]): boolean {
  if (accept?.includes('application/graphql-response+json')) return false;
  return errors.length > 0 && errors.every(({ extensions }) => legacyOk.has(extensions?.['code']));
}
