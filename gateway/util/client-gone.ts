import type { ServerResponse } from 'node:http';

/** A signal of one request, and the way for the server to give the request up. */
export interface RequestLifetime {
  /** Aborted when the connection closes before the answer is written, or by `giveUp`. */
  readonly signal: AbortSignal;
  giveUp(reason: Error): void;
}

/** Why the signal of a request is aborted whose client has gone. */
class ClientGone extends Error {}

/** Whether a request's client has gone: no answer reaches it. */
export const isClientGone = ({ reason }: AbortSignal): boolean => reason instanceof ClientGone;

/** Follows one response until it is written or its connection is gone. */
export function followResponse(response: ServerResponse): RequestLifetime {
  const controller = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) controller.abort(new ClientGone('The client closed the connection.'));
  });
  return { signal: controller.signal, giveUp: (reason) => controller.abort(reason) };
}
