import { areOfOneScript, type NameToken } from '../names/name-tokens.js';

/** A word that names are found by. */
export interface Term {
  /** Its letters, where it was written in Arabic or Hebrew script; else ASCII capitals and digits. */
  readonly word: string;
  /** Whether it stands for several parts that are apart in the name. */
  readonly joined: boolean;
  /** Whether it is the last one of a name that may have been cut off. */
  readonly cut: boolean;
  /** How many parts of the name are this word; of several parts written together, 1. */
  readonly times: number;
}

/** What a name on record is found by. */
export interface NameTerms {
  readonly terms: readonly Term[];
  /** Twice what its parts weigh, particles left out: whole; at most 255. */
  readonly weight: number;
}

/** Parts of a name that are compared; see names/name-score.ts. */
const mostParts = 24, longestSpan = 3;

/** Parts of so many letters at most are often written together with the next; longer ones are looked for by taking the word asked apart. */
const shortPart = 2;

export const wordOf = ({ letters, text }: Pick<NameToken, 'letters' | 'text'>): string => letters ?? text;

/** Parts of one script that stand beside one another, written as one word. */
export const writtenTogether = (parts: readonly NameToken[]): string => parts.map(wordOf).join('');

/** Ranges of two or three parts of one script beside one another, one of which at least is no particle. */
export function spansOf(parts: readonly NameToken[]): readonly (readonly [from: number, to: number])[] {
  const spans: (readonly [number, number])[] = [];
  for (let from = 0; from < parts.length; from += 1) {
    for (let to = from + 2; to <= Math.min(parts.length, from + longestSpan); to += 1) {
      const several = parts.slice(from, to);
      if (several.some(({ particle }) => particle === null) && areOfOneScript(several)) spans.push([from, to]);
    }
  }
  return spans;
}

const isShort = ({ particle, letters, text }: NameToken): boolean => particle !== null || wordOf({ letters, text }).length <= shortPart;

/** Names of one syllable: East Asian registers write two of them apart or together. */
const syllable = /^[^AEIOUY]{0,3}[AEIOUY]{1,3}[^AEIOUY]{0,2}$/;
const isSyllable = ({ letters, text }: NameToken): boolean => letters === null && text.length <= 6 && syllable.test(text);

/** Names of fewer parts than this have none of one syllable written together: John Smith. */
const leastParts = 3;

/** The words that a name is found by: its parts, and short parts and particles written together with their neighbours. */
export function termsOf(name: readonly NameToken[]): NameTerms {
  const parts = name.slice(0, mostParts);
  const terms: Term[] = [];
  const add = (word: string, joined: boolean, cut: boolean): void => {
    if (word === '') return;
    const at = terms.findIndex((one) => one.word === word && one.joined === joined);
    if (at < 0) terms.push({ word, joined, cut, times: 1 });
    else terms[at] = { word, joined, cut: cut || terms[at]!.cut, times: terms[at]!.times + (joined ? 0 : 1) };
  };
  let weight = 0;
  for (const part of parts) {
    if (part.particle !== null) continue;
    weight += part.weight * 2;
    add(wordOf(part), false, part.cut);
  }
  if (parts.length > 1 && (parts.length >= leastParts || parts.some(isShort))) {
    for (const [from, to] of spansOf(parts)) {
      const several = parts.slice(from, to);
      if (several.some(isShort) || (parts.length >= leastParts && several.every(isSyllable))) add(writtenTogether(several), true, several.at(-1)!.cut);
    }
  }
  return { terms, weight: Math.min(255, Math.max(1, Math.round(weight))) };
}
