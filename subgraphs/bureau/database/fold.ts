import anyAscii from 'any-ascii';

/** Folds an identifier: capitals, without blanks, hyphens, dots and slashes (finder `text`, fold `alnum`). */
export const foldAlnum = (text: string): string => text.normalize('NFKC').replace(/[\s\-./]+/g, '').toUpperCase();

/** Folds words: capitals (finder `text`, fold `case`); calibres and makes lose their blanks at the ends. */
export const foldCase = (text: string): string => text.normalize('NFKC').trim().toUpperCase();

/** The parts of a name in ASCII capitals and digits. */
export function nameParts(text: string): readonly string[] {
  return anyAscii(text.replace(/[Đđ]/g, 'dj')).replace(/['`’]/g, '').toUpperCase().split(/[^A-Z0-9]+/).filter((part) => part !== '');
}
