import type { NameToken } from './name-tokens.js';

/** Letters that one name begins with in different spellings: Yevgeny, Evgeny, Yosif, Josif; Osama, Usama; Carl, Karl; Viktor, Wiktor; Khristo, Hristo; Tsvetko, Cvetko. */
const alike = ['IJY', 'EY', 'OU', 'CKQ', 'VW'];
const alikeBeginnings: readonly (readonly [beginning: string, initial: string])[] = [['KH', 'H'], ['TS', 'C'], ['ZH', 'J'], ['SH', 'C'], ['PH', 'F']];

const isInitial = ({ text, letters, particle }: NameToken): boolean => particle === null && letters === null && text.length === 1;

const mayStandFor = (initial: string, text: string): boolean =>
  initial === text[0] || alike.some((letters) => letters.includes(initial) && letters.includes(text[0]!))
  || alikeBeginnings.some(([beginning, letter]) => letter === initial && text.startsWith(beginning));

/** Parts of one script are compared by their letters; what stands in an abjad may begin with any. */
const contradicts = (one: NameToken, other: NameToken): boolean =>
  other.letters === null && !mayStandFor(one.text, other.text) && !(isInitial(other) && mayStandFor(other.text, one.text));

/**
 * What initials weigh more than as such, of the parts of a name that found no like, where they contradict each such part of the other: they stand for names as whole as others.
 * 0 where the other has none: initials are often left out.
 */
export function weightOfContradicting(left: readonly NameToken[], others: readonly NameToken[]): number {
  const names = others.filter(({ particle }) => particle === null);
  if (names.length === 0) return 0;
  return left.reduce((sum, one) => (isInitial(one) && names.every((other) => contradicts(one, other)) ? sum + 1 - one.weight : sum), 0);
}
