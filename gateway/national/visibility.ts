import { createHash } from 'node:crypto';
import type { RequestContext } from '../request.js';

const key = Symbol('national.visibility');

/** What an assertion says that an owner's rules may declare to read, by name. */
function attributesOf({ requester, purpose, permission }: RequestContext): Readonly<Record<string, unknown>> {
  return {
    country: requester?.country ?? null, organisation: requester?.organisation ?? null, role: requester?.role ?? null,
    scopes: [...(requester?.scopes ?? [])].sort(), purpose: purpose?.code ?? null, handling: permission?.handling ?? null,
  };
}

/**
 * The class of requesters to whom a country gives the same answers as to this one: a digest over what the gateway's policy lets it see, the version of the
 * owner's rules, and the values of just those attributes that the rules read. Answers are kept and shared within a class alone.
 * @param rules what the bureau published of its rules. Null: nothing; then it may read all that an assertion says.
 */
export function visibilityClass(context: RequestContext, rules: string | null): string {
  const made = (context.state.get(key) ?? new Map()) as Map<string | null, string>;
  context.state.set(key, made);
  let known = made.get(rules);
  if (known === undefined) {
    const attributes = attributesOf(context);
    const reads = rules?.split(';')[1]?.split(',').filter((name) => name !== '') ?? null;
    // A bureau that reads what the gateway does not know of is taken to read everything.
    const values = reads?.every((name) => name in attributes) ? reads.map((name) => attributes[name]) : [context.requester, context.purpose, attributes];
    known = createHash('sha256').update(JSON.stringify([context.visibility, context.permission?.policyVersion ?? null, rules, values])).digest('base64url').slice(0, 22);
    made.set(rules, known);
  }
  return known;
}
