import type { NameToken } from '../../subgraphs/bureau/search/names/name-tokens.js';
import { phonesOf } from '../../subgraphs/bureau/search/names/phones.js';

/** Phones (names/phones.ts) that spellings and scripts take for one another, with what stands for them. */
const alike: readonly (readonly [phones: string, one: string])[] = [
  ['BPVFW', 'B'], ['DT90', 'D'], ['GKQ78', 'K'], ['SzCcq54J6gX', 'S'], ['MN', 'N'], ['LR', 'L'],
];
const classes = new Map(alike.flatMap(([phones, one]) => [...phones].map((phone) => [phone, one] as const)));

/** Phones that are dropped: vowels, and what is as often left out as written. */
const dropped = /[AEIOUYHeo123]/g;

/** The consonants of a word, those that are taken for one another as one; a word without any stands by its first phone. */
function consonants(text: string): string {
  const phones = phonesOf(text);
  const folded = [...phones.replace(dropped, '')].map((phone) => classes.get(phone) ?? phone).join('').replace(/(.)\1+/g, '$1');
  return folded || phones.slice(0, 1);
}

/** How a word is made a key, the coarser the later. */
export const wordKeys = {
  'phones': (text: string): string => phonesOf(text),
  'consonants': consonants,
  'first two consonants': (text: string): string => consonants(text).slice(0, 2),
} as const satisfies Readonly<Record<string, (text: string) => string>>;

export type WordKey = keyof typeof wordKeys;

/** The words of a name that have keys: no particles, no initials. */
const wordsOf = (name: readonly NameToken[]): readonly string[] => name.filter(({ particle, text }) => particle === null && text.length > 1).map(({ text }) => text);

/** The keys that a name on record puts into its country's filter, and that a name asked is looked for by. @param pairs keys of two words each, where there are two. */
export function keysOfName(name: readonly NameToken[], word: WordKey, pairs: boolean): readonly string[] {
  const keys = [...new Set(wordsOf(name).map(wordKeys[word]))].sort();
  if (!pairs || keys.length < 2) return keys;
  return keys.flatMap((one, at) => keys.slice(at + 1).map((other) => `${one} ${other}`));
}
