import type { CallHeaders, CallToSign, RequestContext, SignCalls } from '../request.js';

/** Gives the headers of one attempt at a call. Null: calls are not signed. */
export type Stamp = (attempt: number) => Promise<CallHeaders | null> | null;

/** Gives the calls of one request their signatures. */
export interface Stamps {
  /** What stamps the attempts of one call. */
  of(audience: string, body: Uint8Array): Stamp;
}

const key = Symbol('national.stamps');

const unsigned: Stamps = { of: () => () => null };

/**
 * The request's `Stamps`. Calls that are stamped in the same turn of the event loop have one signature: those of a scatter, and the calls that the
 * branches of a plan make to several countries for entities.
 */
export function stampsOf(context: RequestContext, sign: SignCalls | null): Stamps {
  if (sign === null) return unsigned;
  const known = context.state.get(key) as Stamps | undefined;
  if (known) return known;
  let waiting: (CallToSign & { readonly resolve: (headers: CallHeaders) => void; readonly reject: (error: unknown) => void })[] = [];
  const signWaiting = (): void => {
    const calls = waiting;
    waiting = [];
    try {
      const headers = sign(context, calls);
      calls.forEach(({ resolve }, place) => resolve(headers[place]!));
    } catch (error) {
      calls.forEach(({ reject }) => reject(error));
    }
  };
  const stamps: Stamps = {
    of: (audience, body) => (attempt) => new Promise((resolve, reject) => {
      if (waiting.length === 0) setImmediate(signWaiting);
      waiting.push({ audience, body, attempt, resolve, reject });
    }),
  };
  context.state.set(key, stamps);
  return stamps;
}
