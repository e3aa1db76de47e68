import { collectIds } from '../util/ledger.js';

/** What stands before an id in JSON, and what it begins with. Tested only: what a match gives besides is made for nothing, some hundred times an operation. */
const before = /"(?:_bx_)?id"\s*:\s*"(?=[A-Z]{2}:[a-z]+:[^"])/g;
/** The rest of a text in JSON as countries write it: escapes, if any, are those of single characters. */
const rest = /(?:[^"\\]|\\.)+"/y;

/** Adds the ids of all records in an answer to a list. @param text JSON. */
export function readIds(text: string, ids: string[]): void {
  // Characters may be written by their numbers: then only reading it tells.
  if (text.includes('\\u00')) {
    collectIds(JSON.parse(text), ids);
    return;
  }
  before.lastIndex = 0;
  while (before.test(text)) {
    const begin = (rest.lastIndex = before.lastIndex);
    if (!rest.test(text)) continue;
    const id = text.slice(begin, rest.lastIndex - 1);
    before.lastIndex = rest.lastIndex;
    ids.push(id.includes('\\') ? (JSON.parse(`"${id}"`) as string) : id);
  }
}
