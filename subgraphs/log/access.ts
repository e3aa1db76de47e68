import type { LogContext } from './context.js';
import { textOf } from './input.js';
import { entryPage, seenOperations } from './page.js';
import type { PageArguments } from './page.js';
import type { SeenOperation, SeenRequester } from './seen.js';
import { soughtBy } from './sought.js';

/** Entries that the requesters of a record are told of at most, the newest. */
const mostSummed = 1_000;

interface Accessor {
  readonly requester: SeenRequester | null;
  readonly count: number;
  readonly firstAt: string;
  readonly lastAt: string;
  readonly purposes: readonly string[];
  readonly cases: readonly string[];
}

const withOne = (texts: readonly string[], more: string | null): readonly string[] => (more === null || texts.includes(more) ? texts : [...texts, more].sort());

/** Who one record was given to, when and why. @throws GraphQLError BAD_USER_INPUT */
export async function access(context: LogContext, { record, first, after }: PageArguments & { readonly record: string }) {
  const sought = soughtBy(context.reader, { record: textOf('record', record) });
  return {
    record,
    requesters: async () => summed(await seenOperations(context, context.reader, await context.source.lookup.find(sought, null, mostSummed))),
    entries: () => entryPage(context, sought, { first: first ?? null, after: after ?? null }),
  };
}

/** @param operations the newest first. */
function summed(operations: readonly SeenOperation[]): readonly Accessor[] {
  const accessors = new Map<string, Accessor>();
  for (const { requester, at, purpose, case: about } of operations) {
    const key = JSON.stringify(requester);
    const known = accessors.get(key) ?? { requester, count: 0, firstAt: at, lastAt: at, purposes: [], cases: [] };
    accessors.set(key, { ...known, count: known.count + 1, firstAt: at, purposes: withOne(known.purposes, purpose), cases: withOne(known.cases, about) });
  }
  return [...accessors.values()];
}
