const letters: Readonly<Record<string, string>> = {
  ء: 'XE', آ: 'XAA', أ: 'XAE', ؤ: 'U', إ: 'I', ئ: 'XI', ا: 'A', ب: 'B', ت: 'T', ث: 'XTH', ج: 'J', ح: 'XH', خ: 'XKH', د: 'D', ذ: 'XDH', ر: 'R', ز: 'Z', س: 'S', ش: 'XSH',
  ص: 'XSS', ض: 'XDZ', ط: 'XTT', ظ: 'XZZ', ع: 'E', غ: 'G', ف: 'F', ق: 'Q', ك: 'K', ل: 'L', م: 'M', ن: 'N', ه: 'H', و: 'W', ى: 'XAY', ي: 'Y',
};

/** ICAO Doc 9303-3, table 6.C: Arabic letter by letter, short vowels unwritten, for machine readable zones; tah marbuta XAH at the end of a word. */
export const icaoArabic = (name: string): string =>
  name.replace(/ة(?= |$)/gu, 'XAH').replace(/ة/gu, 'XTA').replace(/\p{Script=Arabic}/gu, (letter) => letters[letter] ?? '');
