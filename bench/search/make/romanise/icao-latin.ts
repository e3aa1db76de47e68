const expanded: Readonly<Record<string, string>> = {
  Ä: 'AE', Ö: 'OE', Ü: 'UE', ß: 'SS', ẞ: 'SS', Å: 'AA', Æ: 'AE', Ø: 'OE', Þ: 'TH', Œ: 'OE', Ĳ: 'IJ',
};

const plain: Readonly<Record<string, string>> = { Đ: 'D', Ð: 'D', Ł: 'L', Ħ: 'H', ı: 'i', ß: 'ss', ø: 'o', Ø: 'O', ł: 'l', đ: 'd', ð: 'd', þ: 'th', Þ: 'Th', æ: 'ae', Æ: 'Ae', œ: 'oe' };

/** Without marks: what a keyboard or a database without national letters leaves of a name. */
export const withoutMarks = (name: string): string =>
  name.replace(/./gu, (letter) => plain[letter] ?? letter).normalize('NFD').replace(/\p{M}/gu, '');

/** ICAO Doc 9303-3, table 6.A: the letters of machine readable zones (A to Z); apostrophes fall, hyphens become blanks. */
export function icaoLatin(name: string): string {
  const upper = [...name].map((letter) => (letter === 'ß' ? letter : letter.toLocaleUpperCase('en'))).join('');
  return withoutMarks(upper.replace(/./gu, (letter) => expanded[letter] ?? letter)).replace(/['’.]/gu, '').replace(/-/gu, ' ').toLocaleUpperCase('en');
}

/** A name as a machine readable zone holds it: family name, two fillers, given names; cut at so many characters (39 in a passport, 30 on a card). */
export function mrzName(family: string, given: string, length: number): string {
  const field = (name: string): string => icaoLatin(name).trim().replace(/ +/gu, '<');
  return `${field(family)}<<${field(given)}`.slice(0, length).replace(/<+$/u, '');
}
