const syllables: Readonly<Record<string, string>> = Object.fromEntries(
  ('ア a イ i ウ u エ e オ o カ ka キ ki ク ku ケ ke コ ko サ sa シ shi ス su セ se ソ so タ ta チ chi ツ tsu テ te ト to ナ na ニ ni ヌ nu ネ ne ノ no ハ ha ヒ hi フ fu ヘ he ホ ho '
    + 'マ ma ミ mi ム mu メ me モ mo ヤ ya ユ yu ヨ yo ラ ra リ ri ル ru レ re ロ ro ワ wa ン n ガ ga ギ gi グ gu ゲ ge ゴ go ザ za ジ ji ズ zu ゼ ze ゾ zo ダ da ヂ ji ヅ zu デ de ド do '
    + 'バ ba ビ bi ブ bu ベ be ボ bo パ pa ピ pi プ pu ペ pe ポ po シャ sha シュ shu ショ sho チャ cha チュ chu チョ cho ジャ ja ジュ ju ジョ jo キャ kya キュ kyu キョ kyo リャ rya リュ ryu リョ ryo')
    .split(' ').reduce<[string, string][]>((pairs, part, place, all) => (place % 2 === 0 ? [...pairs, [part, all[place + 1]!]] : pairs), []),
);

const spelled = (kana: string): string =>
  kana.replace(/[シチジキリ][ャュョ]|[ァ-ヺ]/gu, (syllable) => syllables[syllable] ?? syllable);

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

const long = (text: string, o: string, u: string): string => capital(text.replace(/ou|oo/gu, o).replace(/uu/gu, u));

const kunrei: readonly (readonly [RegExp, string])[] = [
  [/sh(?=[auo])/gu, 'sy'], [/ch(?=[auo])/gu, 'ty'], [/j(?=[auo])/gu, 'zy'], [/shi/gu, 'si'], [/chi/gu, 'ti'], [/tsu/gu, 'tu'], [/fu/gu, 'hu'], [/ji/gu, 'zi'],
];

/** Modified Hepburn, long vowels with a macron. */
export const hepburn = (kana: string): string => long(spelled(kana), 'ō', 'ū');

/** Japanese passports: long vowels unmarked. */
export const passport = (kana: string): string => long(spelled(kana), 'o', 'u').replace(/n(?=[bmp])/gu, 'm');

/** The spelling with OH that passports allow on request. */
export const withOh = (kana: string): string => long(spelled(kana), 'oh', 'u');

/** Letter by letter, as typed on a keyboard. */
export const typed = (kana: string): string => capital(spelled(kana));

/** Kunrei-shiki (ISO 3602), long vowels with a circumflex. */
export const kunreiShiki = (kana: string): string => long(kunrei.reduce((text, [from, to]) => text.replace(from, to), spelled(kana)), 'ô', 'û');

/** Katakana in hiragana. */
export const hiragana = (kana: string): string => kana.replace(/[ァ-ヶ]/gu, (letter) => String.fromCodePoint(letter.codePointAt(0)! - 0x60));
