import type { GraphQLFormattedError } from 'graphql';
import { errors, isErrorCode } from '../errors.js';
import type { ErrorCode } from '../errors.js';
import { withoutValues } from './variable-message.js';

/** What may stand in `extensions` beside `code`; everything else an error carries stays inside. */
const tellable = ['country', 'countries', 'limit', 'argument', 'correlationId', 'serviceName', 'reason'] as const;

/** How the parser of GraphQL says that a document has too many tokens; it has no code for it. */
const tooManyTokens = /^Syntax Error: Document contains more th\w+ (\d+) tokens/;

/** How the parser or the validator says that a document is nested deeper than it can follow. */
const tooDeep = /Maximum call stack size exceeded/;

/** The codes of refusals the GraphQL server makes on its own, by the HTTP status it gives them. */
const byStatus: Readonly<Record<number, ErrorCode>> = {
  405: 'METHOD_NOT_ALLOWED',
  406: 'NOT_ACCEPTABLE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
};

/** Whose errors are masked. */
export interface Masking {
  /**
   * Whether errors that remote subgraphs report keep their message and code. So it is for a supergraph of somebody else's, whose codes
   * are its own; its data source has replaced every message that could tell of the subgraph's inside.
   */
  readonly tellSubgraphErrors: boolean;
}

/** Turns an error into what a client is told. */
export type FormatError = (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError;

/**
 * What a client is told of an error: the message and the code when the code is of the registry, and nothing of a defect
 * but that there was one. No stack, URL, query text of a database or body of a bureau's answer leaves.
 */
export const maskError = ({ tellSubgraphErrors }: Masking): FormatError => (formatted, error) => {
  if (tellSubgraphErrors && typeof formatted.extensions?.['serviceName'] === 'string') {
    return told(formatted, formatted.message, String(formatted.extensions['code']));
  }
  const code = codeOf(formatted, error);
  return told(formatted, messageOf(code, formatted), code);
};

/** Whether clients are told nothing of this error, so that the operator must be. */
export const isDefect = ({ extensions }: GraphQLFormattedError): boolean =>
  !isErrorCode(extensions?.['code']) || extensions['code'] === 'INTERNAL_SERVER_ERROR' || extensions['code'] === 'DOWNSTREAM_SERVICE_ERROR';

function told({ locations, path, extensions }: GraphQLFormattedError, message: string, code: string): GraphQLFormattedError {
  const kept: Record<string, unknown> = {};
  for (const key of tellable) if (extensions?.[key] !== undefined) kept[key] = extensions[key];
  // Which subgraph of the exchange a field is from is no business of clients, unless the error is about the subgraph.
  if (isErrorCode(code) && code !== 'DOWNSTREAM_SERVICE_ERROR') delete kept['serviceName'];
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: { ...kept, code } };
}

function codeOf({ message, extensions }: GraphQLFormattedError, error: unknown): ErrorCode {
  const code = extensions?.['code'];
  if (code === 'GRAPHQL_PARSE_FAILED' && tooManyTokens.test(message)) return 'LIMIT_EXCEEDED';
  if ((code === 'GRAPHQL_PARSE_FAILED' || code === 'GRAPHQL_VALIDATION_FAILED') && tooDeep.test(message)) return 'LIMIT_EXCEEDED';
  if (code === 'BAD_REQUEST') return byStatus[statusOf(error)] ?? 'BAD_REQUEST';
  return isErrorCode(code) ? code : 'INTERNAL_SERVER_ERROR';
}

function messageOf(code: ErrorCode, { message, extensions }: GraphQLFormattedError): string {
  if (code === 'INTERNAL_SERVER_ERROR') return errors.INTERNAL_SERVER_ERROR.meaning;
  if (code === 'DOWNSTREAM_SERVICE_ERROR') return extensions?.['serviceName'] === undefined ? 'A subgraph failed.' : `The subgraph ${JSON.stringify(extensions['serviceName'])} failed.`;
  if (code === 'LIMIT_EXCEEDED' && tooDeep.test(message)) return 'A document that is nested less is expected; this one is too deep to be read.';
  const tokens = tooManyTokens.exec(message);
  return tokens ? `A document of at most ${tokens[1]} tokens is expected; more came.` : withoutValues(message);
}

function statusOf(error: unknown): number {
  const http = (error as { readonly extensions?: { readonly http?: { readonly status?: unknown } } } | null)?.extensions?.http;
  return typeof http?.status === 'number' ? http.status : 0;
}
