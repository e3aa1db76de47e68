/** Whether a text is folded, and of Latin capitals and digits alone, as most identifiers are when they come. */
export const isPlain = (text: string): boolean => /^[A-Z\d]+$/.test(text);

/**
 * What is of no account in an identifier: blanks, dashes of every kind, the minus sign and the hyphen bullet among them, dots and slashes, and what is not seen, such as the
 * soft hyphen, joiners and marks of direction.
 */
const ofNoAccount = /[\s\p{Pd}\u02d7\u2043\u2212./\p{Cf}\p{Default_Ignorable_Code_Point}]+/gu;

/** Folds an identifier: capitals, without what is of no account. */
export const foldAlnum = (text: string): string => (isPlain(text) ? text : foldAny(text));

const foldAny = (text: string): string => text.normalize('NFKC').replace(ofNoAccount, '').normalize('NFC').toUpperCase();

/** Folds words: capitals, without blanks at the ends. */
export const foldCase = (text: string): string => text.normalize('NFKC').trim().toUpperCase();
