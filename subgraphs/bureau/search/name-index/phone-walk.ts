import { omitted, replaced, swap } from '../names/phone-distance.js';
import { makeUpOfPhones, phonesMayBeNear } from './make-up.js';
import { mostCompared, type WordReader } from './sorted-words.js';

const width = mostCompared + 1, codes = 128;

const rows = new Float64Array(width * width), least = new Float64Array(width);
/** The first and the last column of a row that has not cost more than may be. */
const first = new Int32Array(width), last = new Int32Array(width);
const costs = new Float64Array(width * codes);

/** The word that the costs and the first row are of. */
let prepared: string | null = null;

/** One word is compared with several groups of others. */
function prepare(query: string, letters: readonly number[], gone: readonly number[]): void {
  if (query === prepared) return;
  prepared = query;
  for (const [j, letter] of letters.entries()) for (let code = 48; code < 123; code += 1) costs[j * codes + code] = replaced(code, letter, false);
  rows[0] = 0;
  for (const [j, cost] of gone.entries()) rows[j + 1] = rows[j]! + cost;
  first[0] = 0;
  last[0] = letters.length;
}

/**
 * Reads words of phones (names/phones.ts) by their distance from one: near is what names/phone-distance.ts gives at most `most` for. One reader at a time: it
 * works in memory that all share.
 * @param most 0 or more.
 */
export function phoneReader(asked: string, most: number): WordReader {
  const query = asked.slice(0, mostCompared);
  const n = query.length;
  const letters = Array.from(query, (_, at) => query.charCodeAt(at));
  const gone = Array.from(query, (_, at) => omitted(query, at));
  prepare(query, letters, gone);
  let near = false;

  /** The row behind a character, whose omission depends on the next; cells that cost too much are left out at both ends. */
  function compute(word: string, i: number): void {
    const row = i * width, before = row - width, here = word.charCodeAt(i - 1), cost = omitted(word, i - 1);
    const previous = i > 1 ? word.charCodeAt(i - 2) : -1;
    let from = first[i - 1]!, to = last[i - 1]! + 1;
    if (i > 1) {
      if (first[i - 2]! + 2 < from) from = first[i - 2]! + 2;
      if (last[i - 2]! + 2 > to) to = last[i - 2]! + 2;
    }
    let smallest = Infinity, start = n + 1, end = -1;
    for (let j = 0; j <= n; j += 1) rows[row + j] = Infinity;
    for (let j = from; j <= n && (j <= to || end === j - 1); j += 1) {
      let best = rows[before + j]! + cost;
      if (j > 0) {
        const other = rows[before + j - 1]! + (i === 1 && j === 1 ? replaced(here, letters[0]!, true) : costs[(j - 1) * codes + here]!);
        if (other < best) best = other;
        const more = rows[row + j - 1]! + gone[j - 1]!;
        if (more < best) best = more;
        if (j > 1 && previous === letters[j - 1] && here === letters[j - 2] && here !== previous) {
          const swapped = rows[before - width + j - 2]! + swap;
          if (swapped < best) best = swapped;
        }
      }
      rows[row + j] = best;
      if (best > most) continue;
      if (start > n) start = j;
      end = j;
      if (best < smallest) smallest = best;
    }
    first[i] = start;
    last[i] = end;
    least[i] = smallest;
  }

  return {
    mayBeNear: phonesMayBeNear(makeUpOfPhones(query), most),
    read(word, from) {
      const m = word.length;
      // The row behind a character stands for as long as the next is the same.
      for (let i = Math.max(1, from); i < m; i += 1) {
        compute(word, i);
        if (least[i] === Infinity && least[i - 1]! + swap > most) return i + 1;
      }
      if (m === 0) return Infinity;
      compute(word, m);
      near = rows[m * width + n]! <= most;
      return Infinity;
    },
    near: () => near,
  };
}
