import type { NoticeData } from './data.js';
import { cursorOf, positionIn } from '../in-process/cursor.js';
import { badInput } from '../in-process/input.js';

/** Notices on a page at most. */
export const maxNotices = 100;
const defaultNotices = 20;

export interface NoticeArguments {
  readonly colour?: string | null;
  readonly first?: number | null;
  readonly after?: string | null;
}

/** Newest first, then by reference. */
const inOrder = (a: Pick<NoticeData, 'issued' | 'reference'>, b: Pick<NoticeData, 'issued' | 'reference'>): number => {
  if (a.issued !== b.issued) return a.issued > b.issued ? -1 : 1;
  return a.reference < b.reference ? -1 : a.reference > b.reference ? 1 : 0;
};

/** @throws GraphQLError BAD_CURSOR */
function positionOf(cursor: string): Pick<NoticeData, 'issued' | 'reference'> {
  const [issued, reference, ...more] = positionIn(cursor) ?? [];
  if (typeof issued === 'string' && typeof reference === 'string' && more.length === 0) return { issued, reference };
  throw badInput('after: expected a cursor of `notices`, came another text', 'BAD_CURSOR');
}

/** `type Notice` as its resolvers take it: its subject is an id, which its owner may keep. */
export const noticeValue = (notice: NoticeData) => ({
  ...notice,
  offences: notice.offences.map((offence) => ({ ...offence, list: 'UCR_OFFENSE' })),
});

/**
 * A page of notices. The cursor is a position in the order, so that a page goes on rightly when notices are withdrawn or added.
 * @throws GraphQLError BAD_USER_INPUT or BAD_CURSOR.
 */
export function noticePage(notices: readonly NoticeData[], { colour, first, after }: NoticeArguments) {
  const size = first ?? defaultNotices;
  if (size < 1 || size > maxNotices) throw badInput(`first: expected 1 to ${maxNotices}, came ${size}`);
  const all = notices.filter((notice) => !colour || notice.colour === colour).sort(inOrder);
  const position = after === null || after === undefined ? null : positionOf(after);
  const start = position ? all.filter((notice) => inOrder(notice, position) <= 0).length : 0;
  const edges = all.slice(start, start + size).map((notice) => ({ node: noticeValue(notice), cursor: cursorOf([notice.issued, notice.reference]) }));
  return {
    edges,
    totalCount: all.length,
    pageInfo: {
      hasNextPage: start + size < all.length,
      hasPreviousPage: start > 0,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
  };
}
