import { CircuitState } from 'cockatiel';
import { Pool } from 'undici';
import { Breaker } from './breaker.js';
import { post } from './call.js';
import type { CallResult } from './call.js';
import type { BureauTls } from '../util/bureau-tls.js';
import { parseJson } from '../util/parse-json.js';
import type { CachingHeaders } from './answer-cache.js';
import type { CallHeaders } from '../request.js';
import type { Cancel } from './flight.js';
import type { CountryStatus } from './outcome.js';
import { unsigned } from './stamps.js';
import type { Stamps } from './stamps.js';

/** How bureaux are called. */
export interface BureauCallOptions {
  /** Bytes of one answer that are read at most. Default 8 MiB (8,388,608). */
  readonly maxBytes: number;
  /** Connections kept to one bureau at most. Default 16. */
  readonly connections: number;
  /** Milliseconds until a connection that does not open is given up. Default 2,000. */
  readonly connectTimeoutMs: number;
  /** Failures one after the other after which a bureau is asked no more for a while. Default 5. */
  readonly breakerFailures: number;
  /** Milliseconds after which a bureau that is asked no more is probed by one question. Default 2,000. */
  readonly breakerProbeAfterMs: number;
  /** How bureaux at https URLs are connected to. Default: as Node.js does. */
  readonly tls?: BureauTls;
  /** Told when TLS begins to fail, with OpenSSL's or Node's code. Default: nobody is told. */
  readonly onTlsFailure?: (country: string, code: string | null) => void;
}

/** The defaults of `BureauCallOptions`. */
export const bureauCallDefaults: BureauCallOptions = {
  maxBytes: 8 * 1024 * 1024,
  connections: 16,
  connectTimeoutMs: 2_000,
  breakerFailures: 5,
  breakerProbeAfterMs: 2_000,
};

/** An error a bureau put beside its data. Its message is not passed on: it may hold what must not leave. */
export interface BureauError {
  readonly path: readonly (string | number)[];
  readonly code: string | null;
}

/** What a bureau gave to one question. */
export type Reply =
  | {
    readonly kind: 'data'; readonly data: Readonly<Record<string, unknown>>; readonly errors: readonly BureauError[];
    /** The answer as it came: JSON text. */
    readonly text: string;
    /** What it says of keeping it. Null: nothing, so that it is not kept. */
    readonly caching: CachingHeaders | null;
    /** The entry of the bureau's log in which it gave it. Null: it tells none. */
    readonly entry: string | null;
  }
  | { readonly kind: 'failure'; readonly status: CountryStatus; readonly reason: string };

/** What a bureau that is well says of a question it does not answer. */
const refusals = new Set(['UNAUTHENTICATED', 'FORBIDDEN', 'PURPOSE_REQUIRED', 'BAD_PURPOSE', 'BAD_ASSERTION', 'BAD_USER_INPUT', 'LIMIT_EXCEEDED']);

/** The status an error code of a bureau stands for. */
export function statusOfCode(code: string | null): { readonly status: CountryStatus; readonly reason: string } {
  if (code === 'WITHHELD') return { status: 'WITHHELD', reason: 'WITHHELD_BY_OWNER' };
  return code !== null && refusals.has(code) ? { status: 'REFUSED', reason: code } : { status: 'UNAVAILABLE', reason: 'BUREAU_ERROR' };
}

const failure = (status: CountryStatus, reason: string): Reply => ({ kind: 'failure', status, reason });

interface AnswerBody {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly path?: unknown; readonly extensions?: { readonly code?: unknown } }[];
}

function readErrors(errors: AnswerBody['errors']): BureauError[] {
  if (!Array.isArray(errors)) return [];
  return errors.map((error: NonNullable<AnswerBody['errors']>[number]) => ({
    path: Array.isArray(error?.path) ? (error.path as (string | number)[]) : [],
    code: typeof error?.extensions?.code === 'string' ? error.extensions.code : null,
  }));
}

/** @param rules as of `BureauClient.ask`. */
function readAnswer(result: CallResult, rules: string | null | undefined): Reply {
  if (result.kind === 'failure') return failure(result.reason === 'DEADLINE' ? 'TIMEOUT' : 'UNAVAILABLE', result.reason);
  let body: AnswerBody | null = null;
  try {
    body = parseJson(result.body) as AnswerBody | null;
  } catch {
    // what is no JSON is told by the status or by BAD_ANSWER below
  }
  if (result.status >= 500) return failure('UNAVAILABLE', `HTTP_${result.status}`);
  const errors = readErrors(body?.errors);
  if (result.status === 401 || result.status === 403) {
    const code = errors[0]?.code ?? null;
    return failure('REFUSED', code !== null && refusals.has(code) ? code : `HTTP_${result.status}`);
  }
  if (body?.data === null || body?.data === undefined || typeof body.data !== 'object') {
    if (errors.length === 0) return failure('UNAVAILABLE', result.status === 200 ? 'BAD_ANSWER' : `HTTP_${result.status}`);
    const { status, reason } = statusOfCode(errors[0]!.code);
    return failure(status, reason);
  }
  return result.status === 200
    ? { kind: 'data', data: body.data, errors, text: result.body, caching: rules === undefined || result.rules === rules ? result.caching : null, entry: result.entry }
    : failure('UNAVAILABLE', `HTTP_${result.status}`);
}

/** Failures that say nothing about the bureau's health: a question can bring them about, and must not close a bureau for others. */
const saysNothing = new Set(['CLIENT_GONE', 'BUREAU_ERROR', 'TOO_LARGE']);

/** Whether a reply says that the bureau is ill. */
const saysIll = (reply: Reply): boolean => reply.kind === 'failure' && reply.status !== 'REFUSED' && !saysNothing.has(reply.reason);

/** Times that a call is sent at most. */
const mostAttempts = 2;

const jsonHeaders = ['content-type', 'application/json', 'accept', 'application/json'];

/** Asks one bureau over kept-alive connections, and stops asking for a while when it keeps failing. */
export class BureauClient {
  readonly country: string;
  readonly #pool: Pool;
  readonly #target: { readonly origin: string; readonly path: string };
  readonly #breaker: Breaker<Reply>;
  readonly #options: BureauCallOptions;
  #tlsFails = false;
  #letsKeep = false;
  #rules: string | null = null;
  #typicalMs = 0;

  constructor(country: string, url: string, options: BureauCallOptions = bureauCallDefaults) {
    const { origin, pathname, search } = new URL(url);
    this.country = country;
    this.#target = { origin, path: pathname + search };
    this.#options = options;
    this.#pool = new Pool(origin, {
      connections: options.connections,
      connect: { timeout: options.connectTimeoutMs, ...options.tls },
      headersTimeout: 0,
      bodyTimeout: 0,
      keepAliveTimeout: 30_000,
    });
    this.#breaker = new Breaker(saysIll, options.breakerFailures, options.breakerProbeAfterMs);
  }

  /** How the bureau is, as far as the last questions tell. */
  get health(): 'CONNECTED' | 'DEGRADED' | 'UNREACHABLE' {
    const { state } = this.#breaker;
    return state === CircuitState.Closed ? 'CONNECTED' : state === CircuitState.HalfOpen ? 'DEGRADED' : 'UNREACHABLE';
  }

  /** What it published last of its owner's rules; see `rulesHeader`. Null: nothing yet. */
  get rules(): string | null {
    return this.#rules;
  }

  /** Takes what it published of its rules otherwise than with an answer: nothing that was kept under others is given any more. */
  learnRules(rules: string): void {
    this.#rules = rules;
  }

  /** Whether it has said of an answer that it may be kept. */
  get letsKeep(): boolean {
    return this.#letsKeep;
  }

  /** How long it takes to answer: a moving mean over its last answers, in milliseconds; 0 until the first. */
  get typicalMs(): number {
    return this.#typicalMs;
  }

  /**
   * Asks once. Never throws. A connection that was closed before anything of the answer came is tried once more: a
   * kept-alive connection may have been closed by the other side just then, and questions change nothing.
   * @param body the GraphQL request as JSON, UTF-8.
   * @param stamps signs each attempt. Default: calls are not signed.
   * @param rules what was known of the owner's rules when it was settled who may be given the answer, too: one that is given under others says nothing of
   * keeping, so that it is neither kept nor shared. Default: it is this requester's alone.
   */
  ask(body: Uint8Array, cancel: Cancel, stamps: Stamps = unsigned, rules?: string | null): Promise<Reply> {
    if (this.#breaker.state === CircuitState.Closed) return this.#ask(body, cancel, stamps, rules);
    return this.#breaker.probe(() => this.#ask(body, cancel, stamps, rules)).then((reply) => reply ?? failure('UNAVAILABLE', 'CIRCUIT_OPEN'));
  }

  async #ask(body: Uint8Array, cancel: Cancel, stamps: Stamps, rules: string | null | undefined): Promise<Reply> {
    const begun = performance.now();
    const rulesBefore = this.#rules;
    let result: CallResult;
    for (let attempt = 1; ; attempt += 1) {
      const stamp = stamps.stamp({ audience: this.country, body, attempt });
      result = await this.#send(body, cancel, stamp && (await stamp.all)[stamp.place]!);
      if (attempt === mostAttempts || result.kind === 'answer' || result.reason !== 'CONNECTION_LOST') break;
    }
    this.#noteTls(result);
    const reply = readAnswer(result, rules);
    if (result.kind === 'answer') {
      // An answer that was long under way does not bring back rules which newer answers replaced.
      if (result.rules !== null && (this.#rules === rulesBefore || result.rules !== rulesBefore)) this.#rules = result.rules;
      if (reply.kind === 'data') {
        this.#typicalMs += ((performance.now() - begun) - this.#typicalMs) / (this.#typicalMs === 0 ? 1 : 8);
        if (result.caching !== null) this.#letsKeep = true;
      }
    }
    if (this.#breaker.heeds(reply)) await this.#breaker.tell(reply);
    return reply;
  }

  #send(body: Uint8Array, cancel: Cancel, headers: CallHeaders | null): Promise<CallResult> {
    // As a list, as undici keeps them: of an object it would make one for each call.
    const list = [...jsonHeaders];
    for (const name in headers) list.push(name, headers[name]!);
    return post(this.#pool, this.#target, list, body, this.#options.maxBytes, cancel);
  }

  #noteTls(result: CallResult): void {
    const fails = result.kind === 'failure' && result.reason === 'TLS_FAILED';
    if (fails && !this.#tlsFails) this.#options.onTlsFailure?.(this.country, result.code ?? null);
    this.#tlsFails = fails;
  }

  /** Closes the connections once the questions under way are answered. */
  async close(): Promise<void> {
    await this.#pool.close();
  }
}
