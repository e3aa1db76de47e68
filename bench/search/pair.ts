import { createHash } from 'node:crypto';

/** Two names as they stand in two registers, and whether one person may bear both. */
export interface Pair {
  readonly a: string;
  readonly b: string;
  /** True: the same name, written by other conventions. False: another name. */
  readonly same: boolean;
  /** The category that it belongs to: a key of `categories.json`. */
  readonly category: string;
}

/** Two thirds are seen while the scorer is built; the unseen third is for the end. */
export type Part = 'seen' | 'unseen';

export const parts: readonly Part[] = ['seen', 'unseen'];

/** Equal for (a, b) and (b, a), whatever the label and the category. */
export const pairKey = ({ a, b }: Pick<Pair, 'a' | 'b'>): string => JSON.stringify(a < b ? [a, b] : [b, a]);

/** The part that a pair belongs to: by the hash of its names alone, so that adding pairs moves none. */
export function partOf(pair: Pick<Pair, 'a' | 'b'>): Part {
  return createHash('sha256').update(pairKey(pair)).digest().readUInt32BE(0) % 3 === 0 ? 'unseen' : 'seen';
}

const scripts = ['Latin', 'Arabic', 'Cyrillic', 'Greek', 'Hebrew', 'Armenian', 'Georgian', 'Han', 'Hiragana', 'Katakana', 'Hangul'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

const scriptsOf = (name: string): string => scripts.map((script) => Number(script.test(name))).join('');

/** Whether the two names are written in different scripts. */
export const acrossScripts = ({ a, b }: Pick<Pair, 'a' | 'b'>): boolean => scriptsOf(a) !== scriptsOf(b);
