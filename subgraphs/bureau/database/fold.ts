import anyAscii from 'any-ascii';

export { foldAlnum, foldCase } from '../../../schema/fold.js';

/** The parts of a name in ASCII capitals and digits. */
export function nameParts(text: string): readonly string[] {
  return anyAscii(text.replace(/[Đđ]/g, 'dj')).replace(/['`’]/g, '').toUpperCase().split(/[^A-Z0-9]+/).filter((part) => part !== '');
}
