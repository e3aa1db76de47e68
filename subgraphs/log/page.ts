import type { FoundOperation, Position } from '../../log/index.js';
import type { LogContext } from './context.js';
import { cursorOf, positionIn } from '../in-process/cursor.js';
import { badInput } from '../in-process/input.js';
import { wholeOf } from './input.js';
import { readOperations } from './operation.js';
import type { LogReader } from './reader.js';
import { seenBy } from './seen.js';
import type { SeenOperation } from './seen.js';
import type { ReaderSought } from './sought.js';

/** Entries on a page at most. */
export const mostEntries = 100;

export interface PageArguments {
  readonly first?: number | null;
  readonly after?: string | null;
}

/** @throws GraphQLError BAD_CURSOR */
function positionOf(cursor: string): Position {
  const [at, origin, intent, ...more] = positionIn(cursor) ?? [];
  if (Number.isSafeInteger(at) && typeof origin === 'string' && Number.isSafeInteger(intent) && more.length === 0) return { at: at as number, origin, intent: intent as number };
  throw badInput('after: expected a cursor of the query log, came another text', 'BAD_CURSOR');
}

/** Operations that were found, as the reader sees them, in their order. */
export async function seenOperations({ source }: Pick<LogContext, 'source'>, reader: LogReader, found: readonly FoundOperation[]): Promise<readonly SeenOperation[]> {
  return (await readOperations(source, found)).flatMap((operation) => seenBy(reader, operation) ?? []);
}

/**
 * A page of entries. The cursor is a position in time, so that a page goes on rightly while entries come in.
 * @throws GraphQLError BAD_USER_INPUT or BAD_CURSOR
 */
export async function entryPage(context: LogContext, sought: ReaderSought, { first, after }: PageArguments) {
  const size = wholeOf('first', first, 20, 1, mostEntries);
  const before = after === null || after === undefined ? null : positionOf(after);
  const { source, reader } = context;
  const found = await source.lookup.find(sought, before, size + 1);
  const page = found.slice(0, size);
  const seen = new Map((await seenOperations(context, reader, page)).map((operation) => [`${operation.origin} ${operation.places[0]!}`, operation]));
  const edges = page.flatMap((position) => {
    const node = seen.get(`${position.origin} ${position.intent}`);
    return node ? [{ node, cursor: cursorOf([position.at, position.origin, position.intent]) }] : [];
  });
  return {
    edges,
    unreadable: () => source.lookup.passedOver,
    totalCount: () => source.lookup.count(sought),
    pageInfo: {
      hasNextPage: found.length > size, hasPreviousPage: before !== null, startCursor: edges[0]?.cursor ?? null, endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
