import { GraphQLError, type GraphQLFormattedError } from 'graphql';

/** A question that cannot be answered as asked: the message says what was expected and what came, never a searched value. */
export class BadUserInput extends GraphQLError {
  constructor(message: string) {
    super(message, { extensions: { code: 'BAD_USER_INPUT' } });
    this.name = 'BadUserInput';
  }
}

/** A mapping that contradicts the profile, its own extension or the database it is put over. Thrown at start. */
export class MappingError extends Error {
  readonly code = 'BAD_MAPPING';
  /** @param country ISO 3166-1 alpha-2 code of the mapping. */
  constructor(readonly country: string, message: string) {
    super(`${country}: ${message}`);
    this.name = 'MappingError';
  }
}

/** A database URL or file that cannot be used. */
export class DatabaseError extends Error {
  readonly code = 'BAD_DATABASE';
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'DatabaseError';
  }
}

/** Codes of errors whose messages are about the question alone and may be told. */
const tellable = new Set(['BAD_USER_INPUT', 'GRAPHQL_VALIDATION_FAILED', 'GRAPHQL_PARSE_FAILED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST', 'FORBIDDEN', 'PURPOSE_REQUIRED', 'WITHHELD']);

/**
 * What a caller is told of an error: its message when it is about the question, without the values it was asked with;
 * otherwise only that the bureau failed. Never a stack, a statement or a value of a record.
 */
export function maskError(formatted: GraphQLFormattedError): GraphQLFormattedError {
  const code = typeof formatted.extensions?.['code'] === 'string' ? formatted.extensions['code'] : 'INTERNAL_SERVER_ERROR';
  const place = {
    ...(formatted.locations && { locations: formatted.locations }),
    ...(formatted.path && { path: formatted.path }),
  };
  if (!tellable.has(code)) return { message: 'The bureau failed to answer', ...place, extensions: { code: 'INTERNAL_SERVER_ERROR' } };
  return { message: withoutValues(formatted.message), ...place, extensions: { code } };
}

/** graphql-js quotes the value of a variable it refuses; only what stands before and behind it is kept. */
function withoutValues(message: string): string {
  const match = /^(Variable "\$\w+") got invalid value .*?(?: at "([\w.[\]]+)")?; (?:(?!; ).)*$/s.exec(message);
  if (!match) return message.length > 1000 ? `${message.slice(0, 1000)}...` : message;
  return `${match[1]} got an invalid value${match[2] ? ` at "${match[2]}"` : ''}; ${message.slice(message.lastIndexOf('; ') + 2)}`;
}
