import type { NameWord } from './name-word.js';

/** The family names of nine in ten Vietnamese (Le Trung Hoa, Ho va ten nguoi Viet Nam, 2005); the first are hardly any other people's. */
const own = new Set('NGUYEN TRAN PHAM HUYNH HOANG PHAN TRINH TRUONG DUONG LUONG DINH DOAN BUI'.split(' '));
const families = new Set([...own, ...'LE VU VO DANG DO HO NGO LY LAM MAI CAO DAO TA HA TO LUU VUONG'.split(' ')]);

/** Middle names that tell men from women, and the most usual others. */
const middle = new Set('VAN THI HUU DUC MINH NGOC QUANG THANH XUAN'.split(' '));

const syllable = /^(?:B|CH?|D|GH?|GI|H|KH?|L|M|NGH?|NH?|PH?|QU|R|S|TH?|TR|V|X)?[AEIOUY]{1,3}(?:CH?|M|NG|NH|N|P|T)?$/;

/** Whether a name is a Vietnamese one without its signs: syllables, a usual family name first or last. Nothing in it is a particle, and its spelling is one everywhere. */
export function isVietnamese(words: readonly NameWord[]): boolean {
  if (words.length < 3 || !words.every(({ text, letters }) => letters === null && syllable.test(text))) return false;
  const ends = [words[0]!.text, words.at(-1)!.text];
  return ends.some((text) => own.has(text)) || ends.some((text) => families.has(text)) && words.some(({ text }) => middle.has(text));
}

/** Whether a word may be part of such a name. */
export const mayBeVietnamese = (word: string): boolean => syllable.test(word);
