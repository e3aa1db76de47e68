import { isChineseFamily } from './chinese.js';
import type { NameWord } from './name-word.js';
import { syllables } from './pinyin.js';

/** Initials of pinyin that Wade-Giles writes otherwise (Giles, A Chinese-English Dictionary, 1892), where the apostrophe that tells some apart is left out. */
const initials: readonly (readonly [RegExp, string])[] = [
  [/^(?:ZH|Q|J)/, 'CH'], [/^[ZC](?=I)/, 'TZ'], [/^(?:Z|C(?!H))/, 'TS'], [/^X/, 'HS'], [/^R/, 'J'], [/^B/, 'P'], [/^D/, 'T'], [/^G/, 'K'],
];

const whole: Readonly<Record<string, string>> = { YOU: 'YU', YI: 'I', YE: 'YEH', YUE: 'YUEH', YAN: 'YEN', YONG: 'YUNG', ER: 'ERH', E: 'O', SI: 'SZU', ZI: 'TZU', CI: 'TZU', HE: 'HO', GE: 'KO', KE: 'KO', GUI: 'KUEI', KUI: 'KUEI' };

/** A syllable of pinyin as Wade-Giles writes it. */
function wadeGiles(syllable: string): string {
  const known = whole[syllable];
  if (known !== undefined) return known;
  let written = syllable.replace(/^((?:ZH|CH|SH|R))I$/, '$1IH').replace(/IAN$/, 'IEN').replace(/IE$/, 'IEH').replace(/UE$/, 'UEH').replace(/ONG$/, 'UNG');
  if (!/^(?:G|K|H|SH)UO$/.test(written)) written = written.replace(/UO$/, 'O');
  const [initial, other] = initials.find(([one]) => one.test(syllable)) ?? [/^/, ''];
  return written.replace(initial, other);
}

const breathed = /^(?:[PTK]|C(?!I))/;

/** The syllable of pinyin for each of Wade-Giles; where there are several, that without breath; ch stays where it may be j or q. */
const pinyinFor = new Map<string, string>();
for (const syllable of syllables) {
  const written = wadeGiles(syllable), before = pinyinFor.get(written);
  if (before === undefined || breathed.test(before) && !breathed.test(syllable)) pinyinFor.set(written, syllable.replace(/^[JQ]/, 'CH'));
}

function read(word: string): string | null {
  if (word === '') return '';
  for (let length = Math.min(6, word.length); length > 0; length -= 1) {
    const first = pinyinFor.get(word.slice(0, length));
    const rest = first === undefined ? null : read(word.slice(length));
    if (rest !== null) return first + rest;
  }
  return null;
}

/** What no other spelling of syllables has. */
const own = /HS|TS|TZ|SZ|IEN|[IU]EH|[HJ]IH|ERH/;

/** Whether a word is Wade-Giles and no pinyin. */
export const isWadeGiles = (word: string): boolean => own.test(word) && read(word) !== null;

/** A name in Wade-Giles as it is in pinyin; other names as they are. */
export function fromWadeGiles(words: readonly NameWord[]): readonly NameWord[] {
  if (words.length < 2 || words.length > 4 || !words.some(({ text, letters }) => letters === null && own.test(text))) return words;
  const made = words.map(({ text, letters }) => (letters === null ? read(text) : null));
  if (made.some((text) => text === null) || !made.some((text) => isChineseFamily(text!))) return words;
  return made.map((text) => ({ text: text!, letters: null, small: false }));
}
