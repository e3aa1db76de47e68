import { remember } from '../remember.js';

/**
 * A word in Latin letters as it may sound, whatever the spelling's tradition: a string with one character a phone. Digraphs of English, French, German, Slavic and
 * Arabic transliterations become one phone, doubled letters one. Vowels: A E I O U; `e` ei, ai, ay; `o` au; `1` ae, `2` oe, `3` ue. Consonants as
 * their letter, and: `c` c before e, i, y; `g` g before e, i, y; `C` ts, tz, tc; `4` ch, tch, cz; `5` sh, sch; `6` zh; `7` kh; `8` gh; `9` th; `0` dh; `q` dz; `z` sz;
 * `X` x at the beginning, hs (as in Hsu).
 */
export const phonesOf: (word: string) => string = remember(50_000, take);

/** In this order, at each place the first that fits. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/^GK/y, 'G'], [/^NT/y, 'D'], [/^MP/y, 'B'], [/(?<=T)J(?=[AEIOU])/y, 'Y'], [/SCHTSCH|SHCH|STCH/y, '54'], [/TSCH|TCH|TSH|CZ/y, '4'], [/SCH|SH/y, '5'], [/SZCZ/y, '54'], [/SZ/y, 'z'], [/CHR/y, 'KR'], [/CHL/y, 'KL'], [/CH/y, '4'],
  [/DZH|DJ/y, 'J'], [/DZ/y, 'q'], [/ZH/y, '6'], [/KH/y, '7'], [/GH/y, '8'], [/TH/y, '9'], [/DH/y, '0'], [/PH|PF/y, 'F'], [/TS|TZ|TC(?!H)/y, 'C'],
  [/DT/y, 'T'], [/CK|CQ|QU(?=[AEI])|Q/y, 'K'], [/C(?=V)/y, 'C'], [/C(?=[EIY])|C$/y, 'c'], [/C/y, 'K'], [/GU(?=[EI])/y, 'G'], [/G(?=[EIY])/y, 'g'], [/^HS/y, 'X'], [/^X/y, 'X'], [/X/y, 'KS'],
  [/AEE|AI(?!Y)|AY(?![AEOU])|EI|EY(?![AEOU])|AJ(?![AEIOU])|EJ(?![AEIOU])/y, 'e'], [/AU/y, 'o'], [/OU|OO|UU/y, 'U'],
  [/IYY?|II|EE|IJ(?![AEIOU])|YJ(?![AEIOU])|Y?YI/y, 'I'], [/AE/y, '1'], [/OE/y, '2'], [/UE/y, '3'], [/AA/y, 'A'], [/EE/y, 'I'],
  [/Y(?=[AEOU])/y, 'Y'], [/Y/y, 'I'],
  [/[A-Z]/y, ''],
];

/** The rules that may fit where a letter stands: those one of whose ways begins with it. */
const rulesOf = new Map(Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => [letter, rules.filter(([{ source }]) => {
  const ways = source.replace(/^\^|\(\?<=[^)]*\)/, '').split('|');
  return ways.some((way) => way[0] === letter || way === '[A-Z]');
})] as const));

function take(word: string): string {
  let phones = '';
  for (let at = 0; at < word.length;) {
    const [next, phone] = phoneAt(word, at);
    // A doubled letter is one; vowels of two letters have rules of their own.
    if (!phones.endsWith(phone)) phones += phone;
    at = next;
  }
  return phones;
}

function phoneAt(word: string, at: number): readonly [number, string] {
  for (const [rule, phone] of rulesOf.get(word[at]!) ?? []) {
    rule.lastIndex = at;
    const found = rule.exec(word);
    if (found) return [rule.lastIndex, phone || found[0]];
  }
  return [at + 1, word[at]!];
}
