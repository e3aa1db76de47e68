import { entryHeader, longestEntryId } from '../../schema/bureau-log.js';

/** The entry of a bureau's log that an answer is told to stand in, as its headers say: ORIGIN:PLACE. Null: it tells none. */
export const entryTold = (headers: Readonly<Record<string, string | readonly string[] | undefined>>): string | null => {
  const entry = headers[entryHeader];
  return typeof entry === 'string' && entry.length <= longestEntryId && /^[\x21-\x7e]+:\d{1,15}$/.test(entry) ? entry : null;
};
