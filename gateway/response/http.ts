import { errors } from '../errors.js';
import type { ErrorCode } from '../errors.js';

/** A refusal outside GraphQL's own execution, in the shape of a GraphQL response without data. */
export interface ErrorBody {
  readonly errors: readonly [{ readonly message: string; readonly extensions: { readonly code: ErrorCode; readonly correlationId?: string } }];
}

/** The body of a refusal. @param message Default: the registry's meaning of the code. */
export function errorBody(code: ErrorCode, message: string = errors[code].meaning, correlationId?: string): ErrorBody {
  return { errors: [{ message, extensions: { code, ...(correlationId && { correlationId }) } }] };
}

/** The code for an error of the HTTP server itself, by its own code and status. */
export function httpErrorCode({ code, statusCode }: { readonly code?: string; readonly statusCode?: number }): ErrorCode {
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'BODY_TOO_LARGE';
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'UNSUPPORTED_MEDIA_TYPE';
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? 'BAD_REQUEST' : 'INTERNAL_SERVER_ERROR';
}
