import type { IncomingHttpHeaders } from 'node:http';
import type { Dispatcher } from 'undici';
import type { CachingHeaders } from './answer-cache.js';
import { failureCode, isTlsFailure } from '../util/bureau-tls.js';
import type { Abandonable, Abandonment, Cancel } from './flight.js';
import { entryTold } from '../util/entry-header.js';
import { rulesPublished } from '../util/rules-header.js';

/** The bytes of an answer, or why there is none. */
export type CallResult =
  | { readonly kind: 'answer'; readonly status: number; readonly body: string; readonly caching: CachingHeaders | null; readonly rules: string | null; readonly entry: string | null }
  | {
    readonly kind: 'failure'; readonly reason: CallFailure;
    /** What the connection failed of, for the log alone. */
    readonly code?: string | null;
  };

/** Why a call gave no answer, as the code that stands in `CountryOutcome.reason`. */
export type CallFailure =
  | 'DEADLINE' | 'CLIENT_GONE' | 'CONNECTION_REFUSED' | 'CONNECTION_LOST' | 'CONNECT_TIMEOUT' | 'TLS_FAILED' | 'TOO_LARGE' | 'BAD_ANSWER'
  | 'CONNECTION_FAILED';

const failureByCode: Readonly<Record<string, CallFailure>> = {
  ECONNREFUSED: 'CONNECTION_REFUSED',
  ECONNRESET: 'CONNECTION_LOST',
  EPIPE: 'CONNECTION_LOST',
  UND_ERR_SOCKET: 'CONNECTION_LOST',
  UND_ERR_CONNECT_TIMEOUT: 'CONNECT_TIMEOUT',
};

function failureOf(error: Error & { code?: string }): CallFailure {
  if (error.code?.startsWith('HPE_') || error.name === 'HTTPParserError') return 'BAD_ANSWER';
  return failureByCode[error.code ?? ''] ?? (isTlsFailure(error.code) ? 'TLS_FAILED' : 'CONNECTION_FAILED');
}

/** The headers that say how long an answer may be kept (RFC 9111). */
const cachingNames = ['cache-control', 'expires', 'age', 'date', 'vary'] as const;

const cachingHeaders = (headers: IncomingHttpHeaders): CachingHeaders =>
  Object.fromEntries(cachingNames.flatMap((name) => (typeof headers[name] === 'string' ? [[name, headers[name]]] : [])));

/** One call under way: what undici tells of it, and what of it is kept. A class, as a gateway makes thousands a second. */
class Call implements Dispatcher.DispatchHandler, Abandonable {
  readonly #resolve: (result: CallResult) => void;
  readonly #maxBytes: number;
  readonly #cancel: Cancel;
  #chunks: Buffer[] | null = null;
  #controller: Dispatcher.DispatchController | null = null;
  #ended = false;
  #status = 0;
  #caching: CachingHeaders | null = null;
  #rules: string | null = null;
  #entry: string | null = null;
  #bytes = 0;

  constructor(resolve: (result: CallResult) => void, maxBytes: number, cancel: Cancel) {
    this.#resolve = resolve;
    this.#maxBytes = maxBytes;
    this.#cancel = cancel;
    cancel.add(this);
  }

  abandon(why: Abandonment): void {
    this.#cut(why);
  }

  onRequestStart(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
    if (this.#ended) controller.abort(new Error('given up before it was sent'));
  }

  onResponseStart(_controller: Dispatcher.DispatchController, statusCode: number, headers: IncomingHttpHeaders): void {
    this.#status = statusCode;
    this.#rules = rulesPublished(headers);
    this.#entry = entryTold(headers);
    if (headers['cache-control'] !== undefined || headers.expires !== undefined) this.#caching = cachingHeaders(headers);
  }

  onResponseData(_controller: Dispatcher.DispatchController, chunk: Buffer): void {
    this.#bytes += chunk.length;
    if (this.#bytes > this.#maxBytes) this.#cut('TOO_LARGE');
    // Most answers are of one piece.
    else if (this.#chunks === null) this.#chunks = [chunk];
    else this.#chunks.push(chunk);
  }

  onResponseEnd(): void {
    const chunks = this.#chunks ?? [];
    const whole = chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, this.#bytes);
    this.#end({ kind: 'answer', status: this.#status, body: whole.toString('utf8'), caching: this.#caching, rules: this.#rules, entry: this.#entry });
  }

  onResponseError(_controller: Dispatcher.DispatchController, error: Error): void {
    const reason = failureOf(error);
    this.#end({ kind: 'failure', reason: this.#status !== 0 && reason === 'CONNECTION_FAILED' ? 'BAD_ANSWER' : reason, code: failureCode(error) });
  }

  #cut(reason: CallFailure): void {
    this.#end({ kind: 'failure', reason });
    this.#controller?.abort(new Error(reason));
  }

  #end(result: CallResult): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#cancel.remove(this);
    this.#resolve(result);
  }
}

/**
 * One POST. Never throws: what goes wrong is a value. Uses undici's `dispatch`, which makes no stream: at 196 calls a
 * query the streams of `request` are the larger part of the gateway's work.
 * @param body may be shared by many calls; it is not changed.
 * @param headers each name followed by its value.
 * @param maxBytes an answer with more bytes is cut off and reads as TOO_LARGE.
 */
export function post(
  dispatcher: Dispatcher,
  target: { readonly origin: string; readonly path: string },
  headers: string[],
  body: Uint8Array,
  maxBytes: number,
  cancel: Cancel,
): Promise<CallResult> {
  if (cancel.abandoned !== null) return Promise.resolve({ kind: 'failure', reason: cancel.abandoned });
  return new Promise((resolve) => {
    dispatcher.dispatch({ origin: target.origin, path: target.path, method: 'POST', headers, body }, new Call(resolve, maxBytes, cancel));
  });
}
