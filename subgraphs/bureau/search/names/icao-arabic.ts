/**
 * Arabic letters as machine-readable zones write them (ICAO 9303-3, section 6 C): each by its own sequence, so that a name can be read back. Longest first.
 */
const sequences: readonly (readonly [string, string])[] = [
  ['XAA', 'ا'], ['XAE', 'ا'], ['XTA', 'ة'], ['XAH', 'ة'], ['XTH', 'ث'], ['XKH', 'خ'], ['XDH', 'ذ'], ['XSH', 'ش'], ['XSS', 'ص'], ['XDZ', 'ض'], ['XTT', 'ط'], ['XZZ', 'ظ'], ['XAY', 'ى'],
  ['XH', 'ح'], ['XI', 'ي'], ['XE', ''], ['A', 'ا'], ['B', 'ب'], ['T', 'ت'], ['J', 'ج'], ['D', 'د'], ['R', 'ر'], ['Z', 'ز'], ['S', 'س'], ['E', 'ع'], ['G', 'غ'], ['F', 'ف'], ['Q', 'ق'], ['K', 'ك'],
  ['L', 'ل'], ['M', 'م'], ['N', 'ن'], ['H', 'ه'], ['W', 'و'], ['Y', 'ي'], ['U', 'و'], ['I', 'ا'], ['P', 'پ'], ['V', 'ڤ'],
];

/** What no spelling of another language has: a sequence with X before a consonant that is one of the table's. */
const marked = /^EBD|X(?:AA|AE|TA|AH|TH|KH|DH|SH|SS|DZ|TT|ZZ|AY|H(?=[^AEIOU]|$))/;

/** Whether a word in ASCII capitals is an Arabic one as a machine-readable zone writes it. */
export const isIcaoArabic = (word: string): boolean => marked.test(word);

/** The Arabic letters of such a word; letters that are not in the table are left out. */
export function fromIcaoArabic(word: string): string {
  let letters = '';
  for (let at = 0; at < word.length;) {
    const found = sequences.find(([latin]) => word.startsWith(latin, at));
    letters += found?.[1] ?? '';
    at += found?.[0].length ?? 1;
  }
  return letters;
}
