import { areOfOneScript, type NameToken } from '../names/name-tokens.js';
import type { NamePart } from './name-parts.js';

const longestSpan = 3;

export const wordOf = ({ letters, text }: Pick<NameToken, 'letters' | 'text'>): string => letters ?? text;

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

/** Parts of one script that stand beside one another, written as one word. */
export const writtenTogether = (parts: readonly NameToken[]): string => parts.map(wordOf).join('');

/** Names of fewer parts than this have none of one syllable written together: John Smith. */
const leastParts = 3;

/**
 * The words that a name is found by besides its parts: short parts and particles written together with their neighbours, and names of one syllable, each such range (`spansOf`) as
 * one word.
 * @param found given each word, some twice, and whether it may have been cut off.
 */
export function joinedWords(parts: readonly NamePart[], found: (word: string, cut: boolean) => void): void {
  const many = parts.length >= leastParts;
  for (let from = 0; from + 1 < parts.length; from += 1) {
    let { word, isShort, isSyllable, isParticle } = parts[from]!;
    for (let at = from + 1; at < parts.length && at < from + longestSpan; at += 1) {
      const part = parts[at]!;
      if (part.isAbjad !== parts[from]!.isAbjad) break;
      word += part.word;
      isShort ||= part.isShort;
      isSyllable &&= part.isSyllable;
      isParticle &&= part.isParticle;
      if (!isParticle && (isShort || (many && isSyllable))) found(word, part.cut);
    }
  }
}

/** Twice what a name weighs, from 1 to 255: whole. */
export function weightOf(parts: readonly NamePart[]): number {
  let weight = 0;
  for (const part of parts) weight += part.weight;
  return Math.min(255, Math.max(1, Math.round(weight)));
}
