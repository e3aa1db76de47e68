import { GraphQLError } from 'graphql';
import type { GraphQLErrorExtensions } from 'graphql';

/** What docs/errors.md tells of one error code. */
export interface ErrorEntry {
  /** HTTP status when the whole request is refused with it; 200 when it stands beside `data`, on one field. */
  readonly status: number;
  /** What has happened, in a sentence. */
  readonly meaning: string;
  /** What the caller can do about it, in a sentence. */
  readonly remedy: string;
}

/**
 * Every error code that leaves the gateway; docs/errors.md is generated from this table.
 * Statuses follow GraphQL over HTTP: a request that is not executed has a 4xx or 5xx, an executed one has 200.
 */
export const errors = {
  UNAUTHENTICATED: {
    status: 401,
    meaning: 'There is no valid bearer token.',
    remedy: 'Send `Authorization: Bearer JWT` from a configured issuer, not expired, for the configured audience.',
  },
  FORBIDDEN: {
    status: 403,
    meaning: 'The requester may not do this.',
    remedy: 'Ask the authority that gave the role; asking again does not help.',
  },
  PURPOSE_REQUIRED: {
    status: 403,
    meaning: 'Records are asked for, and the request does not say why.',
    remedy: 'Send `X-Purpose` with a purpose code and `X-Case-Reference`.',
  },
  PURPOSE_NOT_ALLOWED: {
    status: 403,
    meaning: 'The policy has nothing for this role and this purpose.',
    remedy: 'Declare the purpose you ask for; if it is this one, ask the operator for a profile.',
  },
  UNAUTHORIZED_FIELD_OR_TYPE: {
    status: 403,
    meaning: 'The policy does not show the requester this field; it is null where others are answered.',
    remedy: 'Leave the field out; `path` names it, with `@` for each item of a list.',
  },
  INTROSPECTION_DISABLED: {
    status: 403,
    meaning: 'The requester may not ask for the schema.',
    remedy: 'Work by the documents that were agreed.',
  },
  BAD_PURPOSE: {
    status: 400,
    meaning: 'A purpose header has a value that is not allowed.',
    remedy: 'Send one of the purpose codes the message names; keep the texts within the stated lengths.',
  },
  BAD_REQUEST: {
    status: 400,
    meaning: 'The HTTP request is no GraphQL request, or a browser could be made to send it.',
    remedy: 'Send `POST /graphql` with a JSON body `{"query": ...}` and `Content-Type: application/json`.',
  },
  NOT_FOUND: {
    status: 404,
    meaning: 'There is nothing at this path.',
    remedy: 'Use `/graphql`, `/health/live`, `/health/ready` or `/.well-known/jwks.json`.',
  },
  METHOD_NOT_ALLOWED: {
    status: 405,
    meaning: 'The method is not allowed here; a GET can only query.',
    remedy: 'Use the method that `Allow` names.',
  },
  NOT_ACCEPTABLE: {
    status: 406,
    meaning: '`Accept` names no media type the gateway can answer in.',
    remedy: 'Accept `application/graphql-response+json` or `application/json`.',
  },
  UNSUPPORTED_MEDIA_TYPE: {
    status: 415,
    meaning: 'The body is in a media type the gateway does not read.',
    remedy: 'Send `Content-Type: application/json` in UTF-8, without `Content-Encoding`.',
  },
  LIMIT_EXCEEDED: {
    status: 400,
    meaning: 'The operation is larger than a stated limit (docs/limits.md).',
    remedy: 'Ask for less in one operation; the message and `extensions.limit` say what was measured and what is allowed.',
  },
  RATE_LIMITED: {
    status: 429,
    meaning: 'The requester, its organisation or, without a valid token, the client\'s address asks more often than is taken.',
    remedy: 'Wait for `Retry-After` seconds; the message says what is taken in a minute.',
  },
  LOCKED_OUT: {
    status: 429,
    meaning: 'What the requester asked looks like reading a register from end to end.',
    remedy: 'Wait for `Retry-After` seconds; the message says what was counted. Ask the operator when the work needs it.',
  },
  DOCUMENT_NOT_TRUSTED: {
    status: 403,
    meaning: 'The role may run registered documents alone, and this one is not registered.',
    remedy: 'Have the document registered (`bureaux trust add`), and send it as it was registered, or its hash.',
  },
  BODY_TOO_LARGE: {
    status: 413,
    meaning: 'The body has more bytes than the gateway reads.',
    remedy: 'Send less in one request; the limit is `limits.bodyBytes` of the configuration.',
  },
  HEADERS_TOO_LARGE: {
    status: 431,
    meaning: 'The request line and headers have more bytes than the gateway reads.',
    remedy: 'Send a query in the body of a POST, and headers of 16 KiB in all at most.',
  },
  REQUEST_TIMEOUT: {
    status: 408,
    meaning: 'The request did not arrive in time.',
    remedy: 'Send it again, within 30 seconds.',
  },
  GRAPHQL_PARSE_FAILED: {
    status: 400,
    meaning: 'The document is no GraphQL.',
    remedy: 'Mend the syntax at the place named.',
  },
  GRAPHQL_VALIDATION_FAILED: {
    status: 400,
    meaning: 'The document does not fit the graph.',
    remedy: 'Compare it with the schema; the message names the field or argument.',
  },
  OPERATION_RESOLUTION_FAILURE: {
    status: 400,
    meaning: 'The document has no operation of the name asked, or several and no name was given.',
    remedy: 'Send `operationName`.',
  },
  PERSISTED_QUERY_NOT_FOUND: {
    status: 200,
    meaning: 'The gateway does not know the document behind this hash.',
    remedy: 'Send the document with the hash once.',
  },
  PERSISTED_QUERY_NOT_SUPPORTED: {
    status: 200,
    meaning: 'Persisted documents are not in use here.',
    remedy: 'Send the document itself.',
  },
  BAD_USER_INPUT: {
    status: 400,
    meaning: 'A variable or an argument has a value that is not allowed.',
    remedy: 'The message says what was expected and what came.',
  },
  BAD_CURSOR: {
    status: 400,
    meaning: 'The cursor was not made by this exchange, or for another search.',
    remedy: 'Begin again without `after`, with the search the cursor came from.',
  },
  BAD_ITEM: {
    status: 200,
    meaning: 'One item of a check cannot be checked, or not for certain: a hit may then stand beside the error. The other items are answered.',
    remedy: 'Mend the item; its `error.message` says what was expected.',
  },
  COUNTRY_UNAVAILABLE: {
    status: 200,
    meaning: 'The country that owns the record did not answer, or not in a way that could be read.',
    remedy: 'Ask again later; `country(code)` tells how the bureau is and whom to call.',
  },
  COUNTRY_TIMEOUT: {
    status: 200,
    meaning: 'The country that owns the record did not answer in time.',
    remedy: 'Ask again, for fewer records or later.',
  },
  COUNTRY_REFUSED: {
    status: 200,
    meaning: 'The country that owns the record declined to answer, or withholds it or what stands at the path.',
    remedy: 'Ask the bureau named in `country(code) { contact }`.',
  },
  COUNTRY_NOT_CONNECTED: {
    status: 200,
    meaning: 'No bureau of this country is connected.',
    remedy: 'Compare the code with `countries { code }`.',
  },
  DOWNSTREAM_SERVICE_ERROR: {
    status: 200,
    meaning: 'A part of the graph that belongs to no single country failed.',
    remedy: 'Ask again; tell the operator the correlation id when it stays.',
  },
  REQUEST_ABANDONED: {
    status: 499,
    meaning: 'The client closed the connection before the answer was ready; nobody receives this.',
    remedy: 'Wait for the answer.',
  },
  IDENTITY_UNAVAILABLE: {
    status: 503,
    meaning: 'The keys of the token\'s issuer cannot be fetched.',
    remedy: 'Wait for `Retry-After` seconds.',
  },
  LOG_UNAVAILABLE: {
    status: 503,
    meaning: 'The query log cannot be written, so that nothing is disclosed.',
    remedy: 'Wait for `Retry-After` seconds; tell the operator when it stays.',
  },
  NOT_READY: {
    status: 503,
    meaning: 'The gateway serves no graph yet.',
    remedy: 'Wait for `/health/ready`, or for `Retry-After` seconds.',
  },
  SERVER_BUSY: {
    status: 503,
    meaning: 'More requests are under way than the gateway takes.',
    remedy: 'Wait for `Retry-After` seconds.',
  },
  SHUTTING_DOWN: {
    status: 503,
    meaning: 'The gateway is finishing what it has and takes nothing new.',
    remedy: 'Ask another gateway, or wait for `Retry-After` seconds.',
  },
  INTERNAL_SERVER_ERROR: {
    status: 500,
    meaning: 'A defect of the gateway.',
    remedy: 'Tell the operator the correlation id in `extensions.correlationId`.',
  },
} as const satisfies Readonly<Record<string, ErrorEntry>>;

/** A code of the registry. */
export type ErrorCode = keyof typeof errors;

/** Whether a text is a code of the registry. */
export const isErrorCode = (text: unknown): text is ErrorCode => typeof text === 'string' && Object.hasOwn(errors, text);

/**
 * The error that refuses a whole request: thrown before execution, it sets the HTTP status of the registry.
 * @param message what was expected and what came; no personal data.
 * @param headers response headers the refusal needs, for example `Retry-After`; names in small letters.
 */
export function refusal(
  code: ErrorCode,
  message: string,
  extensions: GraphQLErrorExtensions = {},
  headers: Readonly<Record<string, string>> = {},
): GraphQLError {
  const http = { status: errors[code].status, headers: new Map(Object.entries(headers)) };
  return new GraphQLError(message, { extensions: { ...extensions, code, http } });
}

/**
 * The error of one field beside the data of the others; the HTTP status stays 200.
 * @param path where in the answer it belongs; left out: the executor sets it.
 */
export function fieldError(
  code: ErrorCode,
  message: string,
  path?: readonly (string | number)[],
  extensions: GraphQLErrorExtensions = {},
): GraphQLError {
  return new GraphQLError(message, { ...(path && { path }), extensions: { ...extensions, code } });
}
