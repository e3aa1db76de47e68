import type { FoundOperation, Position } from '../../log/index.js';
import type { LogContext } from './context.js';
import { textOf } from './input.js';
import { entryPage, seenOperations } from './page.js';
import type { PageArguments } from './page.js';
import type { SeenOperation, SeenRequester } from './seen.js';
import { soughtBy } from './sought.js';
import type { ReaderSought } from './sought.js';

/** Entries that the requesters of a record are told of at most, the newest; so many are read at a time, and other work goes on between. */
const mostSummed = 20_000, atOnce = 500;

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
  let summed: Promise<Summed> | null = null;
  const sum = (): Promise<Summed> => (summed ??= summedOf(context, sought));
  return {
    record,
    requesters: async () => (await sum()).requesters,
    complete: async () => (await sum()).complete,
    entries: () => entryPage(context, sought, { first: first ?? null, after: after ?? null }),
  };
}

interface Summed {
  /** Who asked last is the first. */
  readonly requesters: readonly Accessor[];
  /** Whether these are all: no entry is older than those that were read, and none could not be. */
  readonly complete: boolean;
}

async function summedOf(context: LogContext, sought: ReaderSought): Promise<Summed> {
  const { lookup } = context.source;
  const accessors = new Map<string, Accessor>();
  let before: Position | null = null;
  let more = true;
  for (let read = 0; more && read < mostSummed; read += atOnce) {
    const found: readonly FoundOperation[] = await lookup.find(sought, before, atOnce);
    for (const operation of await seenOperations(context, context.reader, found)) add(accessors, operation);
    before = found.at(-1) ?? null;
    more = found.length === atOnce;
    await new Promise(setImmediate);
  }
  if (more) more = (await lookup.find(sought, before, 1)).length > 0;
  return { requesters: [...accessors.values()], complete: !more && lookup.passedOver === 0 };
}

/** @param operation older than those that were added before. */
function add(accessors: Map<string, Accessor>, { requester, at, purpose, case: about }: SeenOperation): void {
  const key = JSON.stringify(requester);
  const known = accessors.get(key) ?? { requester, count: 0, firstAt: at, lastAt: at, purposes: [], cases: [] };
  accessors.set(key, { ...known, count: known.count + 1, firstAt: at, purposes: withOne(known.purposes, purpose), cases: withOne(known.cases, about) });
}
