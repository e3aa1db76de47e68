import anyAscii from 'any-ascii';

/** Greek letters that are read together, after ELOT 743 (ISO 843), with the older spellings' g, b and d at the beginning of a word. */
const greek: readonly (readonly [RegExp, string])[] = [
  [/^μπ/g, 'b'], [/μπ/g, 'mb'], [/^ντ/g, 'd'], [/ντ/g, 'nt'], [/γγ/g, 'ng'], [/^γκ/g, 'g'], [/γκ/g, 'gk'], [/γξ/g, 'nx'], [/γχ/g, 'nch'], [/τζ/g, 'tz'], [/ου/g, 'ou'],
  [/αυ(?=[θκξπσςτφχψ]|$)/g, 'af'], [/αυ/g, 'av'], [/ευ(?=[θκξπσςτφχψ]|$)/g, 'ef'], [/ευ/g, 'ev'], [/ηυ/g, 'iv'], [/χ/g, 'kh'], [/η/g, 'i'], [/υι|οι|ει/g, 'i'], [/υ/g, 'y'], [/ω/g, 'o'],
];

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{M}+/gu, '').normalize('NFC');

/** A diaeresis keeps two vowels apart. */
const fromGreek = (word: string): string =>
  anyAscii(greek.reduce((text, [letters, read]) => text.replace(letters, read), withoutMarks(word.toLowerCase().replace(/[ϊΐ]/g, 'i').replace(/[ϋΰ]/g, 'y'))));

/** Kana: long vowels are one, as passports write them. */
const fromKana = (word: string): string => anyAscii(word.replace(/[ーｰ]/g, '')).toLowerCase().replace(/ou|oo/g, 'o').replace(/uu/g, 'u').replace(/[^a-z]/g, '');

/** Readings that Chinese characters have as family names and any-ascii gives otherwise. */
const familyReadings: Readonly<Record<string, string>> = { 单: 'Shan', 曾: 'Zeng', 仇: 'Qiu', 解: 'Xie', 查: 'Zha', 任: 'Ren', 朴: 'Piao', 盖: 'Ge', 翟: 'Zhai', 区: 'Ou', 葉: 'Ye', 叶: 'Ye', 沈: 'Shen', 覃: 'Qin', 尉: 'Wei' };

const twoCharacterFamilies = /^(?:欧阳|歐陽|司马|司馬|诸葛|諸葛|上官|东方|東方|皇甫|尉迟|公孙|公孫|慕容|令狐|司徒|夏侯)/u;

function fromHan(word: string): readonly string[] {
  const characters = [...word];
  if (characters.length === 1) return [anyAscii(word)];
  const families = twoCharacterFamilies.test(word) && characters.length > 2 ? 2 : 1;
  const reading = (character: string, place: number): string => (place === 0 ? (familyReadings[character] ?? anyAscii(character)) : anyAscii(character));
  const read = characters.map(reading);
  return [read.slice(0, families).join(''), read.slice(families).join('')];
}

/** Hangul: a family name of one syllable, and the given name. The vowels and the first consonants as passports mostly write them: Kim, not Gim. */
function fromHangul(word: string): readonly string[] {
  const syllables = [...word];
  const read = syllables.map((syllable) => anyAscii(syllable).toLowerCase().replace(/eo/g, 'o').replace(/eu/g, 'u').replace(/^g/, 'k').replace(/^b/, 'p').replace(/^d/, 't').replace(/g$/, 'k').replace(/^u/, 'woo').replace(/^i$/, 'yi').replace(/^o$/, 'oh'));
  return syllables.length >= 2 && syllables.length <= 4 ? [read[0]!, read.slice(1).join('')] : [read.join('')];
}

const armenian = (word: string): string => anyAscii(word.replace(/ու/g, 'u').replace(/Ու/g, 'U').replace(/և/g, 'ev')).replace(/rr/gi, 'r');

/** Letters that are Vietnamese, whose đ is d; that of Serbian and Croatian is dj. */
const vietnamese = /[ăâêôơư\u1ea0-\u1ef9]/i;

/** Latin letters that their language writes with two when it has but ASCII. */
const latin = (word: string): string => word.replace(/[Đđ]/g, vietnamese.test(word) ? 'd' : 'dj').replace(/[Þþ]/g, 'th').replace(/[Ññ]/g, 'n').replace(/[Əə]/g, 'a').replace(/[Ğğ]/g, 'g').replace(/ẞ|ß/g, 'ss');

/** Cyrillic of several languages where any-ascii follows Russian alone; Serbian and Macedonian letters, and Ukrainian and Belarusian ones. */
/** Letters that are Ukrainian, whose г is h. */
const ukrainian = /[іїєґ]/;

const cyrillic = (word: string): string => fromCyrillic(ukrainian.test(word.toLowerCase()) ? word.toLowerCase().replace(/г/g, 'h') : word.toLowerCase());

const fromCyrillic = (word: string): string => anyAscii(word.replace(/ђ/g, 'dj').replace(/ѓ/g, 'gj').replace(/ћ/g, 'ć').replace(/џ/g, 'dzh').replace(/љ/g, 'lj').replace(/њ/g, 'nj').replace(/ј/g, 'j')
  .replace(/ї/g, 'yi').replace(/і/g, 'i').replace(/є/g, 'ye').replace(/ґ/g, 'g').replace(/[ьъ’']/g, '').replace(/ё/g, 'yo').replace(/х/g, 'kh').replace(/ў/g, 'u'));

const takenFor: Readonly<Record<string, string>> = { 0: 'O', 1: 'I', 2: 'Z', 5: 'S', 8: 'B' };

/** Digits among letters are letters that a reader of documents took for them. */
const unmistaken = (text: string): string => (/^[a-z][a-z0-9]{2,}$/i.test(text) && /[a-z].*[a-z]/i.test(text) ? text.replace(/[01258]/g, (digit) => takenFor[digit]!) : text);

/** What needs no reading. */
const asciiLetters = /^[A-Za-z]+$/;

/**
 * A word of a name in Latin letters, as one or more words in ASCII capitals: Chinese and Korean names without blanks are taken apart into family and given name.
 * Arabic and Hebrew words come out without short vowels; they are compared by their letters instead (abjad-distance.ts).
 */
export function romanise(word: string): readonly string[] {
  if (asciiLetters.test(word)) return [word.toUpperCase()];
  const read = /\p{Script=Greek}/u.test(word) ? [fromGreek(word)]
    : /\p{Script=Cyrillic}/u.test(word) ? [cyrillic(word)]
      : /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(word) ? [/\p{Script=Han}/u.test(word) ? anyAscii(word) : fromKana(word)]
        : /\p{Script=Han}/u.test(word) ? fromHan(word)
          : /\p{Script=Hangul}/u.test(word) ? fromHangul(word)
            : /\p{Script=Armenian}/u.test(word) ? [armenian(word)]
              : [anyAscii(latin(word))];
  return read.map(unmistaken).flatMap((text) => text.replace(/['`’]/g, '').toUpperCase().split(/[^A-Z0-9]+/)).filter((part) => part !== '');
}
