import { BadUserInput } from '../errors.js';

/** A place in a connection's order: score descending, then id ascending by UTF-16 code unit. */
export interface Position {
  readonly score: number;
  readonly id: string;
}

/** The cursor of a record: base64url of the JSON text `[score,id]`. */
export const bureauCursor = (score: number, id: string): string => Buffer.from(JSON.stringify([score, id])).toString('base64url');

/** @throws BadUserInput when the text is no cursor of a bureau. */
export function readCursor(cursor: string): Position {
  let position: unknown;
  try {
    position = cursor.length <= 1000 ? JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) : null;
  } catch {
    position = null;
  }
  if (Array.isArray(position) && position.length === 2) {
    const [score, id] = position as readonly unknown[];
    if (typeof score === 'number' && typeof id === 'string') return { score, id };
  }
  throw new BadUserInput(`Expected \`after\` to be a cursor of a bureau, got a text of ${cursor.length} characters that is none`);
}

/** Whether a record stands strictly after the position. */
export const isAfter = (record: Position, position: Position): boolean =>
  record.score < position.score || (record.score === position.score && record.id > position.id);

/** Sorts by score descending, then id ascending. */
export const byRank = (a: Position, b: Position): number => b.score - a.score || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
