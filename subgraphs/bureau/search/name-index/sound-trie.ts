import { mostPhones, symbolBit } from './sound-symbols.js';

/**
 * Words of symbols (sound-symbols.ts) as a trie: its nodes in the order in which a walk meets them, each behind what it follows. All that is known of a node stands side
 * by side, so that a walk fetches it at once.
 */
export interface SoundTrie {
  readonly count: number;
  /**
   * Of each node, `nodeWidth` numbers: its symbol in the 16 lowest bits, above them how many symbols lead to it, its own among them, in 8, and how many follow it at most,
   * in 8; then those at the places below. One node more stands at the end.
   */
  readonly nodes: Int32Array;
  /** The numbers of the words. */
  readonly numbers: Uint32Array;
}

/**
 * Places in a node: the first node that does not begin with what leads to this one; where its numbers begin, those of the words that end there; the phones of what follows
 * it, as bits; the phones that follow it in every word that goes on there, as bits, none where a word ends.
 */
export const behindPlace = 1, firstNumberPlace = 2, bitsFollowing = 3, bitsAlways = 4;
export const nodeWidth = 5;

/** @param words each with a number; several may be the same. */
export function soundTrie(words: readonly (readonly [symbols: string, number: number])[]): SoundTrie {
  const sorted = [...words].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const shared = new Uint8Array(sorted.length);
  let count = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const word = sorted[at]![0], before = at === 0 ? '' : sorted[at - 1]![0];
    let length = 0;
    while (length < word.length && length < before.length && word.charCodeAt(length) === before.charCodeAt(length)) length += 1;
    shared[at] = length;
    count += word.length - length;
  }
  const symbols = new Uint16Array(count), depths = new Uint8Array(count), behind = new Uint32Array(count), firstNumbers = new Uint32Array(count + 1);
  const open: number[] = [];
  let node = 0;
  for (let at = 0; at < sorted.length; at += 1) {
    const word = sorted[at]![0];
    while (open.length > shared[at]!) behind[open.pop()!] = node;
    for (let depth = shared[at]!; depth < word.length; depth += 1, node += 1) {
      symbols[node] = word.charCodeAt(depth);
      depths[node] = depth + 1;
      open.push(node);
      // Words that end before are counted with the nodes that come before.
      firstNumbers[node] = at;
    }
  }
  for (const one of open) behind[one] = node;
  firstNumbers[count] = sorted.length;
  const following = new Int32Array(count), always = new Int32Array(count), still = new Uint8Array(count);
  // From the last to the first: what follows a node is known when it is met; `below` has it by depth until their parent takes it.
  const below = new Int32Array(mostPhones + 2), common = new Int32Array(mostPhones + 2).fill(-1), heights = new Uint8Array(mostPhones + 2);
  for (let at = count - 1; at >= 0; at -= 1) {
    const depth = depths[at]!;
    following[at] = below[depth + 1]!;
    still[at] = heights[depth + 1]!;
    always[at] = firstNumbers[at + 1]! > firstNumbers[at]! ? 0 : common[depth + 1]!;
    below[depth + 1] = 0;
    common[depth + 1] = -1;
    common[depth] = common[depth]! & (always[at]! | symbolBit(symbols[at]!));
    heights[depth + 1] = 0;
    heights[depth] = Math.max(heights[depth]!, still[at]! + 1);
    below[depth] = below[depth]! | following[at]! | symbolBit(symbols[at]!);
  }
  const nodes = new Int32Array((count + 1) * nodeWidth);
  for (let at = 0; at < count; at += 1) {
    nodes.set([symbols[at]! | depths[at]! << 16 | still[at]! << 24, behind[at]!, firstNumbers[at]!, following[at]!, always[at]!], at * nodeWidth);
  }
  nodes[count * nodeWidth + firstNumberPlace] = sorted.length;
  return { count, nodes, numbers: Uint32Array.from(sorted, ([, number]) => number) };
}
