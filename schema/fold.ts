/** Whether a text is folded, and of Latin capitals and digits alone, as most identifiers are when they come. */
export const isPlain = (text: string): boolean => /^[A-Z\d]+$/.test(text);

/** Folds an identifier: capitals, without blanks, dashes, dots and slashes. */
export const foldAlnum = (text: string): string => (isPlain(text) ? text : foldAny(text));

const foldAny = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Pd}./]+/gu, '').toUpperCase();

/** Folds words: capitals, without blanks at the ends. */
export const foldCase = (text: string): string => text.normalize('NFKC').trim().toUpperCase();
