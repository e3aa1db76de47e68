/** Texts of fewer characters are parsed as they are: however deep, that takes little time. */
const shortText = 65_536;

/** How deep arrays and objects of a text may lie in one another. A document of a query as deep is refused long before. */
const mostDeep = 250;

const quote = 0x22, backslash = 0x5c, openArray = 0x5b, closeArray = 0x5d, openObject = 0x7b, closeObject = 0x7d;

/** Whether arrays and objects of a text lie in one another deeper than so many. Texts that are no JSON may read either way. */
function isDeeper(text: string, most: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at);
    if (sign === quote) {
      for (at += 1; at < text.length && text.charCodeAt(at) !== quote; at += 1) if (text.charCodeAt(at) === backslash) at += 1;
    } else if (sign === openArray || sign === openObject) {
      depth += 1;
      if (depth > most) return true;
    } else if (sign === closeArray || sign === closeObject) depth -= 1;
  }
  return false;
}

/**
 * Parses JSON that another party wrote. Of brackets in one another V8 takes up to a second for each MiB, in one piece; so such a text is not parsed.
 * @throws SyntaxError when it is no JSON, or deeper than any answer is.
 */
export function parseJson(text: string): unknown {
  if (text.length > shortText && isDeeper(text, mostDeep)) throw new SyntaxError(`Expected arrays and objects at most ${mostDeep} in one another, got more`);
  return JSON.parse(text);
}
