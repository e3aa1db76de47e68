import { Gathered, whoIs } from './detector.js';
import type { Detector } from './detector.js';

/** Words of a user name that are shorter say nothing. */
const shortestWord = 3;

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

const wordsOf = (text: string): readonly string[] => folded(text).split(/[^\p{L}]+/u).filter((word) => word.length >= shortestWord);

/** All texts in a value that JSON has. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (typeof value === 'object' && value !== null) for (const each of Object.values(value)) yield* textsIn(each);
}

/**
 * Look-ups of oneself, as far as a log can tell: the log knows a user's name at the issuer, not the user's own. Found is who searched for a text that
 * has all words of the user name (before an `@`), in any order. Where search values are closed, nothing can be told.
 */
export function detectSelf(atLeast: number): Detector {
  const gathered = new Gathered();
  return {
    see(operation) {
      const { requester, search, searched } = operation;
      if (!searched || !requester) return true;
      const opened = requester.user === null || search === null ? null : search();
      if (requester.user === null || opened === null || opened.closed !== null) return false;
      const words = wordsOf(requester.user.split('@')[0]!);
      const isOwn = (text: string): boolean => {
        const there = new Set(wordsOf(text));
        return text === requester.user || (words.length > 0 && words.every((word) => there.has(word)));
      };
      if ([...textsIn(opened.values)].some(isOwn)) gathered.add(whoIs(operation), operation);
      return true;
    },
    findings: () => gathered.findings(atLeast, () => ({})),
  };
}
