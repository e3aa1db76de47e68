import { collectIds } from '../util/ledger.js';

/** An id in JSON as countries write it: escapes, if any, are those of single characters. */
const written = /"(?:_bx_)?id"\s*:\s*"([A-Z]{2}:[a-z]+:(?:[^"\\]|\\.)+)"/g;

/** Adds the ids of all records in an answer to a list. @param text JSON. */
export function readIds(text: string, ids: string[]): void {
  // Characters may be written by their numbers: then only reading it tells.
  if (text.includes('\\u00')) {
    collectIds(JSON.parse(text), ids);
    return;
  }
  for (const [, id] of text.matchAll(written)) ids.push(id!.includes('\\') ? (JSON.parse(`"${id}"`) as string) : id!);
}
