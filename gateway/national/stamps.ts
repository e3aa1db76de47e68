import type { CallHeaders, CallToSign, RequestContext, SignCalls } from '../request.js';

/** The headers of one attempt at a call, once they are there: those at a place of what all calls get that are stamped with it. */
export interface Stamp {
  readonly all: Promise<readonly CallHeaders[]>;
  readonly place: number;
}

/** Gives the calls of one request their signatures. */
export interface Stamps {
  /** Stamps one attempt at a call. Null: calls are not signed. */
  stamp(call: CallToSign): Stamp | null;
}

const key = Symbol('national.stamps');

/** Calls are not signed. */
export const unsigned: Stamps = { stamp: () => null };

/**
 * The request's `Stamps`. Calls that are stamped in the same turn of the event loop have one signature: those of a scatter, and the calls that the
 * branches of a plan make to several countries for entities.
 */
export function stampsOf(context: RequestContext, sign: SignCalls | null): Stamps {
  if (sign === null) return unsigned;
  const known = context.state.get(key) as Stamps | undefined;
  if (known) return known;
  let waiting: CallToSign[] = [];
  let all: Promise<readonly CallHeaders[]>;
  const signWaiting = async (): Promise<readonly CallHeaders[]> => {
    await new Promise(setImmediate);
    const calls = waiting;
    waiting = [];
    return sign(context, calls);
  };
  const stamps: Stamps = {
    stamp(call) {
      if (waiting.length === 0) all = signWaiting();
      return { all, place: waiting.push(call) - 1 };
    },
  };
  context.state.set(key, stamps);
  return stamps;
}
