/** The id of an entry: the log's origin, a colon, and the place of its leaf; origins may have colons themselves. */
export const entryId = (origin: string, sequence: number): string => `${origin}:${sequence}`;

/** Takes an id apart. Null: it is none. */
export function readEntryId(id: string): { readonly origin: string; readonly sequence: number } | null {
  const [, origin, digits] = /^(.+):(0|[1-9][0-9]{0,14})$/.exec(id) ?? [];
  return origin === undefined ? null : { origin, sequence: Number(digits) };
}
