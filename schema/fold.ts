/** Folds an identifier: capitals, without blanks, dashes, dots and slashes. */
export const foldAlnum = (text: string): string => text.normalize('NFKC').replace(/[\s\p{Pd}./]+/gu, '').toUpperCase();

/** Folds words: capitals, without blanks at the ends. */
export const foldCase = (text: string): string => text.normalize('NFKC').trim().toUpperCase();
