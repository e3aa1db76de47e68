import { performance } from 'node:perf_hooks';
import { request } from 'undici';
import type { Dispatcher } from 'undici';
import { rulesPublished } from '../util/rules-header.js';
import type { CallHeaders } from '../request.js';
import { failureCode } from '../util/bureau-tls.js';
import { parseJson } from '../util/parse-json.js';

/** A GraphQL request as it is posted. */
export interface PostedRequest {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>> | undefined;
  readonly operationName?: string | undefined;
}

/** How far a post may go. */
export interface PostBounds {
  /** Cuts the call; its reason is not passed on. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds from the call to the last byte of the answer, 1 or more. */
  readonly timeoutMs: number;
  /** Bytes of the answer's body that are read at most. */
  readonly maxBytes: number;
  /** Signs the body. Default: it is not signed. */
  readonly sign?: (body: Uint8Array) => CallHeaders;
}

/** Why there is no answer. Never holds an address or a byte of the answer. */
export type PostFailure =
  /** The deadline passed. */
  | 'TIMEOUT'
  /** The caller's signal was aborted. */
  | 'ABANDONED'
  /** No connection, or it broke. */
  | 'UNREACHABLE'
  /** An HTTP status outside 200-299, and no GraphQL answer with it. */
  | 'HTTP_ERROR'
  /** The body has more bytes than are read. */
  | 'TOO_LARGE'
  /** The body is no JSON object with `data` or `errors`. */
  | 'BAD_ANSWER';

/** A GraphQL answer as it came; its parts are not checked further. */
export interface PostAnswer {
  readonly data?: unknown;
  readonly errors?: unknown;
  readonly extensions?: unknown;
}

/** `rules`: what a bureau published of its owner's rules, null: nothing. `cause`: the code of the connection that failed, for the log alone. */
export type Posted =
  | { readonly answer: PostAnswer; readonly rules: string | null; readonly failure?: undefined; readonly cause?: undefined; readonly latencyMs: number }
  | { readonly answer?: undefined; readonly failure: PostFailure; readonly status?: number; readonly cause?: string | null; readonly latencyMs: number };

const accepted = 'application/graphql-response+json, application/json;q=0.9';

function parseAnswer(text: string): PostAnswer | null {
  try {
    const value = parseJson(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) && ('data' in value || 'errors' in value) ? value : null;
  } catch {
    return null;
  }
}

async function readBounded(body: AsyncIterable<Buffer>, maxBytes: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of body) {
    length += chunk.length;
    if (length > maxBytes) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length).toString('utf8');
}

/**
 * Posts a GraphQL request as JSON (GraphQL over HTTP). Never rejects: what goes wrong is a value. A status of 400 or
 * more is a GraphQL answer only in the media type `application/graphql-response+json`.
 */
export async function postGraphql(dispatcher: Dispatcher, url: string, posted: PostedRequest, bounds: PostBounds): Promise<Posted> {
  const started = performance.now();
  const latencyMs = (): number => Math.round(performance.now() - started);
  const deadline = AbortSignal.timeout(Math.max(1, Math.ceil(bounds.timeoutMs)));
  const signal = bounds.signal ? AbortSignal.any([bounds.signal, deadline]) : deadline;
  const failed = (failure: PostFailure, status?: number): Extract<Posted, { readonly failure: PostFailure }> =>
    ({ failure, latencyMs: latencyMs(), ...(status !== undefined && { status }) });
  const body = Buffer.from(JSON.stringify({ query: posted.query, variables: posted.variables, operationName: posted.operationName }));
  try {
    const response = await request(url, {
      method: 'POST', dispatcher, signal, headersTimeout: 0, bodyTimeout: 0,
      headers: { 'content-type': 'application/json', accept: accepted, ...bounds.sign?.(body) },
      body,
    });
    const type = String(response.headers['content-type'] ?? '');
    const isError = response.statusCode < 200 || response.statusCode > 299;
    if (isError && !type.startsWith('application/graphql-response+json')) {
      response.body.on('error', () => undefined).destroy();
      return failed('HTTP_ERROR', response.statusCode);
    }
    const text = await readBounded(response.body, bounds.maxBytes);
    if (text === null) return failed('TOO_LARGE');
    const answer = parseAnswer(text);
    return answer ? { answer, rules: rulesPublished(response.headers), latencyMs: latencyMs() } : failed(isError ? 'HTTP_ERROR' : 'BAD_ANSWER', response.statusCode);
  } catch (error) {
    if (bounds.signal?.aborted) return failed('ABANDONED');
    return deadline.aborted ? failed('TIMEOUT') : { ...failed('UNREACHABLE'), cause: failureCode(error) };
  }
}
