import type { GraphQLError } from 'graphql';
import { refusal } from './errors.js';
import type { RequestHeaders } from './request.js';

/** Whether a request's headers say that its body is in another form than the gateway reads: UTF-8, not compressed. Null: it is not. */
export function refuseMedia(headers: RequestHeaders): GraphQLError | null {
  const encoding = String(headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  if (encoding !== 'identity' && encoding !== '') return refusal('UNSUPPORTED_MEDIA_TYPE', 'A body without Content-Encoding is expected; an encoded one came.');
  const charset = /;\s*charset\s*=\s*"?([^\s;"]*)/i.exec(String(headers['content-type'] ?? ''))?.[1];
  if (charset === undefined || /^utf-?8$/i.test(charset)) return null;
  return refusal('UNSUPPORTED_MEDIA_TYPE', 'A body in UTF-8 is expected; Content-Type names another charset.');
}
