/** Most characters of a text that is looked for: names, numbers, plates, machine-readable zones (the longest has 90). */
export const mostCharacters = 200;

/** Says of the first text that is too long what was expected and what came, never the text; null: all are short enough. */
export function overlongText(texts: Readonly<Record<string, unknown>>): string | null {
  for (const [field, text] of Object.entries(texts)) {
    if (typeof text === 'string' && text.length > mostCharacters) return `Expected \`${field}\` of at most ${mostCharacters} characters, got ${text.length}`;
  }
  return null;
}
