import type { AnswerCache, CacheRoom, KnownAnswer } from './answer-cache.js';
import type { Reply } from './bureau.js';
import type { Abandonment, Cancel } from './flight.js';
import type { AnswerSource } from './outcome.js';
import type { SignCalls } from '../request.js';
import type { BureauCaller } from './routing.js';
import { CallsUnderWay } from './shared-call.js';
import type { Stamps } from './stamps.js';

/** What was found of an answer that may be kept. */
export interface Verdict {
  /** The first instant at which a record in it is not to be used any more: milliseconds since 1970-01-01T00:00:00Z. Infinity: none is told. */
  readonly validUntil: number;
  /** Whether it says that there is nothing. */
  readonly negative: boolean;
}

/** What a call gave, without the time it took. */
export interface Answered {
  readonly reply: Reply;
  readonly source: AnswerSource;
  /** When it was given: milliseconds since 1970-01-01T00:00:00Z. */
  readonly answeredAt: number;
  /**
   * To be called once by who has read a reply of data: keeps it where that is allowed. Null: it is not what was asked, or not whole, and
   * is not kept.
   */
  settle(verdict: Verdict | null): void;
}

/** What all requests of a gateway share of their calls. */
export interface Desk {
  /** Null: nothing is kept. */
  readonly cache: AnswerCache | null;
  readonly underWay: CallsUnderWay<CallResult>;
  /** Null: calls are not signed. */
  readonly sign: SignCalls | null;
}

/** What a call under way gives to all who wait for it. */
interface CallResult {
  readonly reply: Reply;
  readonly source: AnswerSource;
  readonly answeredAt: number;
}

/**
 * @param cache null: nothing is kept, and no call is shared.
 * @param sign null: calls are not signed.
 */
export const openDesk = (cache: AnswerCache | null, sign: SignCalls | null): Desk => ({ cache, sign, underWay: new CallsUnderWay() });

const nothing = (): void => undefined;
/** Another gateway's answer is waited for at most as long as asking takes, and never longer than this, in milliseconds. */
const longestWaitMs = 250;
/** How long a claim to ask lasts, in milliseconds: some times what asking takes, within these bounds. */
const shortestClaimMs = 100, longestClaimMs = 2_000;

/** An answer, or why there is none, that is neither kept nor shared. */
export const given = (reply: Reply): Answered => ({ reply, source: 'LIVE', answeredAt: Date.now(), settle: nothing });

/** A call that was given up. */
export const abandonedReply = (why: Abandonment): Reply => ({ kind: 'failure', status: why === 'DEADLINE' ? 'TIMEOUT' : 'UNAVAILABLE', reason: why });

/** Reads an answer that was kept or is shared: every request needs objects of its own. */
function replyOf({ text, entry = null }: Pick<KnownAnswer, 'text' | 'entry'>): Reply {
  const { data } = JSON.parse(text) as { readonly data: Readonly<Record<string, unknown>> };
  return { kind: 'data', data, errors: [], text, caching: null, entry };
}

/** What was kept of an answer. */
export const fromCache = (known: KnownAnswer): Answered => ({ reply: replyOf(known), source: 'CACHE', answeredAt: known.answeredAt, settle: nothing });

/** One call whose answer may be kept or shared. */
export interface CallToShare {
  readonly client: BureauCaller;
  readonly body: Uint8Array;
  /** The place of the whole answer in the cache. Null: it has none. */
  readonly room: CacheRoom | null;
  /** What equal calls under way are found by. */
  readonly key: string;
  /** As of `CacheQuestion`. Undefined: the answer is neither kept nor shared. */
  readonly rules: string | null | undefined;
  /** Signs each attempt in the name of the request that asks. */
  readonly stamps: Stamps;
}

/**
 * Answers a call that is not in the cache: from an equal call under way, or by asking the bureau. Never rejects.
 * @param cancel ends the wait; a call that others wait for, too, goes on without this request.
 */
export async function answerShared(cache: AnswerCache, underWay: Desk['underWay'], { client, body, room, key, rules, stamps }: CallToShare, cancel: Cancel): Promise<Answered> {
  const other = underWay.find(key);
  if (other) {
    const joined = await other.join(cancel);
    if (joined.kind === 'abandoned') return given(abandonedReply(joined.why));
    const { reply, answeredAt } = joined.result;
    if (reply.kind === 'failure') return { reply, source: 'SHARED', answeredAt, settle: nothing };
    if (mayBeShared(cache, joined.result)) return { reply: replyOf(reply), source: 'SHARED', answeredAt, settle: nothing };
    return given(await client.ask(body, cancel, stamps, rules));
  }
  const joined = await underWay.begin(key, (common) => askOnce(cache, { client, body, room, rules, stamps }, common)).join(cancel);
  if (joined.kind === 'abandoned') return given(abandonedReply(joined.why));
  const { reply, source, answeredAt } = joined.result;
  const settle = (verdict: Verdict | null): void => {
    if (room === null || source === 'CACHE') return;
    if (verdict === null || reply.kind === 'failure' || reply.caching === null || reply.errors.length > 0) room.release();
    else room.keep({ text: reply.text, answeredAt, entry: reply.entry, headers: reply.caching, ...verdict });
  };
  if (reply.kind === 'failure') settle(null);
  return { reply, source, answeredAt, settle };
}

/** An answer that only this caller may have is asked for by each. */
const mayBeShared = (cache: AnswerCache, { reply, source }: CallResult): boolean =>
  source === 'CACHE' || (reply.kind === 'data' && reply.errors.length === 0 && reply.caching !== null && cache.mayKeep(reply.caching));

/** Asks the bureau, unless another gateway is asking it the same just now and gives its answer in time. */
async function askOnce(cache: AnswerCache, { client, body, room, rules, stamps }: Omit<CallToShare, 'key'>, cancel: Cancel): Promise<CallResult> {
  if (cache.shared && room !== null) {
    const typical = client.typicalMs;
    const mine = await room.claim(Math.min(longestClaimMs, Math.max(shortestClaimMs, 4 * typical)));
    const known = mine ? null : await room.wait(Math.min(typical, longestWaitMs));
    if (known) return { reply: replyOf(known), source: 'CACHE', answeredAt: known.answeredAt };
  }
  const reply = await client.ask(body, cancel, stamps, rules);
  return { reply, source: 'LIVE', answeredAt: Date.now() };
}
