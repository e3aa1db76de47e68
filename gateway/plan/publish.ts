import type { Dispatcher } from 'undici';
import { postGraphql } from './post.js';
import type { PostBounds, PostFailure } from './post.js';

/**
 * What a bureau published when it was asked: its SDL, and its owner's rules (see `rulesHeader`).
 * `sdl` null: it did not answer, `failure` says how, and `cause` is the code of what failed, for the log.
 */
export type Publication =
  | { readonly sdl: string; readonly rules: string | null; readonly failure: null; readonly cause: null }
  | { readonly sdl: null; readonly failure: PostFailure; readonly cause: string | null };

const question = { query: '{ _service { sdl } }' };

/**
 * Asks a bureau for its SDL, as the federation's subgraph specification has it (`_service { sdl }`).
 * Never rejects: a bureau that does not answer, or answers something else, is a value.
 */
export async function askPublication(dispatcher: Dispatcher, url: string, bounds: PostBounds): Promise<Publication> {
  const posted = await postGraphql(dispatcher, url, question, bounds);
  if (posted.failure) return { sdl: null, failure: posted.failure, cause: posted.cause ?? null };
  const { answer, rules } = posted;
  const data = answer.data as { readonly _service?: { readonly sdl?: unknown } | null } | null | undefined;
  const sdl = data?._service?.sdl;
  return typeof sdl === 'string' && sdl.trim() !== '' ? { sdl, rules, failure: null, cause: null } : { sdl: null, failure: 'BAD_ANSWER', cause: null };
}
