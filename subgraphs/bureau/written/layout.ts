/** A text of printable ASCII with its signs told by kind: `l` for a small letter, a blank, hyphen, dot or slash as it is, `U` for any other. */
export const layoutOf = (text: string): string => text.replace(/[^a-z ./-]/g, 'U').replace(/[a-z]/g, 'l');

const isSign = (kind: string): boolean => kind === 'U' || kind === 'l';

/** How many signs of a text in the layout stay when it is folded. */
export const signsOf = (layout: string): number => [...layout].filter(isSign).length;

/**
 * Writes the beginning of a folded text in a layout, up to its last sign or, with all of its signs, to the end. Null: a text in this layout does not fold to
 * what begins so.
 */
export function writeIn(layout: string, folded: string, whole: boolean): string | null {
  let text = '', next = 0;
  for (const kind of layout) {
    if (next === folded.length && !whole) break;
    if (!isSign(kind)) {
      text += kind;
      continue;
    }
    const sign = folded[next];
    if (sign === undefined || (kind === 'l' && !/[A-Z]/.test(sign)) || (kind === 'U' && !/[!-~]/.test(sign))) return null;
    text += kind === 'l' ? sign.toLowerCase() : sign;
    next += 1;
  }
  return next === folded.length ? text : null;
}
