import { createHash } from 'node:crypto';
import type { GraphQLError } from 'graphql';
import { refusal } from '../errors.js';

/** A GraphQL request as HTTP brought it, before anything of it is checked. */
export interface UncheckedRequest {
  /** Of a POST. */
  readonly body: unknown;
  /** Of the URL; `extensions` is JSON text there. */
  readonly query: unknown;
}

const asObject = (value: unknown): Readonly<Record<string, unknown>> =>
  (typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : {});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/**
 * Refuses a request for a persisted document (automatic persisted queries, `extensions.persistedQuery`) that is not well formed: `version` is
 * 1, `sha256Hash` is the SHA-256 of the document in 64 hexadecimal digits, and fits the document when that is sent, too. Null: it is well formed, or
 * asks for none. The hash is checked before anything looks it up: whatever else stands there would be taken for a name.
 */
export function refusePersisted({ body, query }: UncheckedRequest): GraphQLError | null {
  const sent = asObject(body ?? query);
  const extensions = typeof sent['extensions'] === 'string' ? parsed(sent['extensions']) : sent['extensions'];
  const persisted = asObject(extensions)['persistedQuery'];
  if (persisted === undefined || persisted === null) return null;
  const { version, sha256Hash } = asObject(persisted);
  if (version !== 1) return refusal('BAD_REQUEST', 'Expected `extensions.persistedQuery.version` to be 1.');
  if (typeof sha256Hash !== 'string' || !/^[0-9a-f]{64}$/.test(sha256Hash)) {
    return refusal('BAD_REQUEST', 'Expected `extensions.persistedQuery.sha256Hash` to be a SHA-256 in 64 hexadecimal digits, in small letters.');
  }
  const text = sent['query'];
  if (typeof text !== 'string' || createHash('sha256').update(text).digest('hex') === sha256Hash) return null;
  return refusal('BAD_REQUEST', 'Expected `extensions.persistedQuery.sha256Hash` to be the hash of the document sent with it.');
}
