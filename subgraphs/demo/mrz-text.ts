import anyAscii from 'any-ascii';

/** ICAO Doc 9303-3, section 6 A: Latin letters that do not simply lose their diacritic; where two are allowed, the first listed. */
const latin: Readonly<Record<string, string>> = {
  Ä: 'AE', Å: 'AA', Æ: 'AE', Ð: 'D', Đ: 'D', Ħ: 'H', Ĳ: 'IJ', ı: 'I', Ł: 'L', Ŋ: 'N', Ö: 'OE', Ø: 'OE', Œ: 'OE', ẞ: 'SS', ß: 'SS', Þ: 'TH', Ŧ: 'T',
  Ü: 'UE', Ə: 'E', ĸ: 'Q',
};

/** ICAO Doc 9303-3, section 6 B: Cyrillic letters. */
const cyrillic: Readonly<Record<string, string>> = {
  А: 'A', Б: 'B', В: 'V', Г: 'G', Д: 'D', Е: 'E', Ё: 'E', Ж: 'ZH', З: 'Z', И: 'I', І: 'I', Й: 'I', К: 'K', Л: 'L', М: 'M', Н: 'N', О: 'O', П: 'P',
  Р: 'R', С: 'S', Т: 'T', У: 'U', Ф: 'F', Х: 'KH', Ц: 'TS', Ч: 'CH', Ш: 'SH', Щ: 'SHCH', Ъ: 'IE', Ы: 'Y', Ь: '', Э: 'E', Ю: 'IU', Я: 'IA',
  Ђ: 'D', Ѓ: 'G', Є: 'IE', Ѕ: 'DZ', Ї: 'I', Ј: 'J', Љ: 'LJ', Њ: 'NJ', Ћ: 'C', Ќ: 'K', Ў: 'U', Џ: 'DZ', Ґ: 'G',
};

/** The letters that section 6 B writes otherwise for Serbian. */
const serbian: Readonly<Record<string, string>> = { Ж: 'Z', Х: 'H', Ц: 'C', Ч: 'C', Ш: 'S' };

/** ICAO Doc 9303-3, section 6 C: Arabic letters. Vowel marks and the tatweel are left out. */
const arabic: Readonly<Record<string, string>> = {
  ء: 'XE', آ: 'XAA', أ: 'XAE', ؤ: 'U', إ: 'I', ئ: 'XI', ا: 'A', ب: 'B', ة: 'XTA', ت: 'T', ث: 'XTH', ج: 'J', ح: 'XH', خ: 'XKH', د: 'D', ذ: 'XDH',
  ر: 'R', ز: 'Z', س: 'S', ش: 'XSH', ص: 'XSS', ض: 'XDZ', ط: 'XTT', ظ: 'XZZ', ع: 'E', غ: 'G', ف: 'F', ق: 'Q', ك: 'K', ل: 'L', م: 'M', ن: 'N', ه: 'H',
  و: 'W', ى: 'XAY', ي: 'Y', 'ـ': '',
};

function letter(character: string, isSerbian: boolean): string {
  const capital = character.toUpperCase();
  const listed = latin[character] ?? latin[capital] ?? (isSerbian ? serbian[capital] : undefined) ?? cyrillic[capital] ?? arabic[character];
  if (listed !== undefined) return listed;
  return anyAscii(capital.normalize('NFD').replace(/\p{Mn}/gu, '')).toUpperCase();
}

/**
 * Writes words as a machine-readable zone has them: A to Z, with `<` between words. Follows the tables of ICAO Doc
 * 9303-3 section 6 (Latin, Cyrillic, Arabic); letters of other scripts, which the tables leave out, go through the
 * any-ascii package. Hyphens become `<`; apostrophes, commas, dots and whatever else is no letter or digit are left out.
 * @param language ISO 639-3; `srp` chooses the Serbian column of the Cyrillic table. Default: the general column.
 */
export function mrzText(words: string, language?: string | null): string {
  const transliterated = [...words.normalize('NFC')]
    .map((character) => (/[\s-]/.test(character) ? '<' : letter(character, language === 'srp')))
    .join('');
  return transliterated.replace(/[ -]/g, '<').replace(/[^A-Z0-9<]/g, '').replace(/<+/g, '<').replace(/^<|<$/g, '');
}

/**
 * What fits into `length` characters, with a letter in the last of them where that can be, which tells a reader that the
 * name may be cut. It is one shorter where the last component that fits whole is a single letter.
 */
function cut(text: string, length: number): string {
  const head = text.slice(0, length);
  if (!head.endsWith('<')) return head;
  const whole = head.slice(0, -1);
  return /(^|<).$/.test(whole) ? whole : `${whole.slice(0, -1)}<${text.charAt(length)}`;
}

/**
 * The name field of a machine-readable zone: primary identifier, `<<`, secondary identifier, filled with `<`.
 * A name that is too long is cut as ICAO Doc 9303-4 section 4.2.3 allows: the given names at their end; when the
 * family name leaves them no room, its later components become initials first, then it is cut itself, so that at least
 * one letter of the given names stands.
 * @param length length of the field: 39 in TD3 and MRV-A, 31 in TD2 and MRV-B, 30 in TD1.
 */
export function mrzName(family: string, given: string, length: number, language?: string | null): string {
  const primary = mrzText(family, language).replace(/\d/g, '');
  const secondary = mrzText(given, language).replace(/\d/g, '');
  if (primary === '' || secondary === '') return cut(primary || secondary, length).padEnd(length, '<');
  const whole = `${primary}<<${secondary}`;
  if (whole.length <= length) return whole.padEnd(length, '<');
  const room = length - 3;
  const components = primary.split('<');
  for (let last = components.length - 1; last > 0 && components.join('<').length > room; last -= 1) components[last] = components[last]!.charAt(0);
  const shortened = cut(components.join('<'), room);
  return cut(`${shortened}<<${secondary}`, length).padEnd(length, '<');
}
