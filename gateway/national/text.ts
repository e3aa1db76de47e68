/** Most characters of a text that is looked for. */
export const mostCharacters = 200;

/** What is wrong with a text to look for, as what was expected and what came; never the text. Null: nothing. */
export function textDefect(text: string): string | null {
  if (text.length > mostCharacters) return `at most ${mostCharacters} characters, got ${text.length}`;
  // No database keeps these, and some fail on them, which must not count as a failure of the bureau.
  if (/[\u0000\p{Cs}]/u.test(text)) return 'Unicode text without the character U+0000, got other';
  return /[\p{L}\p{N}]/u.test(text) ? null : 'a letter or a digit, got none';
}
