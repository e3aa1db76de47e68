import type { RequestContext } from '../request.js';
import { noteEntry } from '../util/ledger.js';
import type { CacheQuestion, CacheRoom } from './answer-cache.js';
import { answerShared, fromCache, given } from './answer-call.js';
import type { Answered, Desk } from './answer-call.js';
import { Flight } from './flight.js';
import type { BureauCaller } from './routing.js';
import { stampsOf } from './stamps.js';

/** One call of a plan step. */
export interface BureauCall {
  readonly client: BureauCaller;
  /** The GraphQL request as JSON; calls with the same request share one buffer. */
  readonly body: Uint8Array;
  /** What it asks, where the whole answer may be kept. */
  readonly question?: CacheQuestion | null;
  /** What it asks, where equal calls under way may share the answer, though it is not kept as a whole. */
  readonly shared?: CacheQuestion | null;
}

/** What a call gave, with the time it took. */
export interface AskedReply extends Answered {
  /** Milliseconds from the question to the answer or to giving up, rounded. */
  readonly latencyMs: number;
}

/** What the cache has for some calls. */
export interface Looked {
  /** When it was looked for, as `performance.now()`: what is asked then counts from here. */
  readonly at: number;
  /** The places of the calls whose answers may be kept, in order; undefined where there is none. */
  readonly rooms: readonly (CacheRoom | undefined)[];
}

/** One request's way to the bureaux. */
export interface Asking {
  /** Looks calls up in the cache. Never rejects. */
  look(calls: readonly BureauCall[]): Promise<Looked>;
  /**
   * Asks all at once; replies in the order of the calls, at the latest at the deadline: a call that has no answer by then is TIMEOUT. A
   * country that has let the deadline pass once in this request is not waited for a second time: it is TIMEOUT at once. Never rejects.
   * @param looked what `look` gave for these calls. Default: they are looked up.
   */
  ask(calls: readonly BureauCall[], looked?: Looked): Promise<AskedReply[]>;
}

/** What of the deadline is left for merging and sending the answer, in milliseconds: a twentieth of it, and this at most. */
const mostReserveMs = 100;

const key = Symbol('national.asking');

const stalledBefore: Answered = {
  reply: { kind: 'failure', status: 'TIMEOUT', reason: 'STALLED_BEFORE' }, source: 'LIVE', answeredAt: 0, settle: () => undefined,
};

/** The request's `Asking`: the same for all its plan steps. */
export function askingOf(context: RequestContext, desk: Desk): Asking {
  const { state, signal, deadlineMs } = context;
  const known = state.get(key) as Asking | undefined;
  if (known) return known;
  const stalled = new Set<string>();
  const stamps = stampsOf(context, desk.sign);
  // One async function from the country's call to its reply: at 196 countries, each more is a good part of what is alive while they answer.
  const answer = async ({ client, body, question, shared }: BureauCall, room: CacheRoom | null, begun: number, flight: Flight): Promise<AskedReply> => {
    const rules = (question ?? shared)?.rules;
    const key = room?.key ?? (shared && desk.cache ? desk.cache.keyOf(shared) : null);
    const { reply, source, answeredAt, settle } = room?.known ? fromCache(room.known)
      : stalled.has(client.country) ? stalledBefore
      : desk.cache === null || key === null ? given(await client.ask(body, flight, stamps, rules))
      : await answerShared(desk.cache, desk.underWay, { client, body, room, key, rules, stamps }, flight);
    if (reply.kind === 'data') noteEntry(context, client.country, reply.entry);
    else if (reply.reason === 'DEADLINE') stalled.add(client.country);
    return { reply, source, answeredAt, settle, latencyMs: Math.round(performance.now() - begun) };
  };
  const asking: Asking = {
    async look(calls) {
      const at = performance.now();
      return { at, rooms: await roomsOf(desk, calls) };
    },
    async ask(calls, looked) {
      const { at: begun, rooms } = looked ?? await asking.look(calls);
      const flight = new Flight(signal, deadlineMs - Math.min(mostReserveMs, deadlineMs / 20) - (performance.now() - begun));
      try {
        return await Promise.all(calls.map((call, place) => answer(call, rooms[place] ?? null, begun, flight)));
      } finally {
        flight.land();
      }
    },
  };
  state.set(key, asking);
  return asking;
}

async function roomsOf({ cache }: Desk, calls: readonly BureauCall[]): Promise<readonly (CacheRoom | undefined)[]> {
  const questions = cache === null ? [] : calls.flatMap(({ question }) => question ?? []);
  if (questions.length === 0) return calls.map(() => undefined);
  const rooms = (await cache!.find(questions)).values();
  return calls.map(({ question }) => (question ? rooms.next().value : undefined));
}
