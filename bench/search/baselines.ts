import anyAscii from 'any-ascii';
import { distance } from 'fastest-levenshtein';

/** How alike two names are, in [0, 1]. */
export type Similarity = (a: string, b: string) => number;

/** Lower case, words parted by one blank: what any use of an edit distance does first. */
const folded = (name: string): string => name.toLowerCase().split(/[\s,.<-]+/u).filter((word) => word !== '').join(' ');

const sorted = (name: string): string => folded(name).split(' ').sort().join(' ');

const similarity = (a: string, b: string): number => 1 - distance(a, b) / Math.max(a.length, b.length, 1);

/** What the scorer is compared with. `ascii` is the token-sorted distance of names made Latin first: the best that plain means give. */
export const baselines: Readonly<Record<'levenshtein' | 'tokenSorted' | 'ascii', Similarity>> = {
  levenshtein: (a, b) => similarity(folded(a), folded(b)),
  tokenSorted: (a, b) => similarity(sorted(a), sorted(b)),
  ascii: (a, b) => similarity(sorted(anyAscii(a)), sorted(anyAscii(b))),
};
