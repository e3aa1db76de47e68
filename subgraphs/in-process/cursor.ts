/** A position in a list as a cursor: base64url of JSON. */
export const cursorOf = (position: readonly (string | number)[]): string => Buffer.from(JSON.stringify(position)).toString('base64url');

/** What a cursor holds; whether it is a position of the list in question is the reader's to see. Null: it is none that `cursorOf` gives. */
export function positionIn(cursor: string): readonly unknown[] | null {
  try {
    const position: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(position) ? position as readonly unknown[] : null;
  } catch {
    return null;
  }
}
