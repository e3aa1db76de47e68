/** How a letter of an abjad is written in Latin letters, and what each way costs: 0 is the usual one. The empty text: not at all. */
export type Writings = readonly (readonly [string, number])[];

const ways = (text: string): Writings => text.split(' ').map((way) => {
  const [latin = '', cost = '0'] = way.split(':');
  return [latin === '-' ? '' : latin, Number(cost)];
});

/**
 * Arabic, Persian and Urdu letters, after ISO 233, DIN 31635, BGN/PCGN, ICAO 9303-3 section 6 and the French spelling of Maghreb civil registers.
 * A long vowel has to be written: it tells Karim from Karam and Mahmoud from Muhammad. Dialects: g for q and for j, d for dh, t and s for th.
 */
const arabic: Readonly<Record<string, string>> = {
  ا: 'A AA E:.05 O:.25 E:.05 I:.5 -:.35', ع: 'A:.02 E:.1 I:.05 O:.1 U:.1 -:.02 OU:.1 AA:.02', ء: '-', ى: 'A AA I:.05 Y:.1 E:.1', ة: 'A E AH EH H:.1 -:.03 AT:.1 ET:.1 T:.15 EE:.2',
  و: 'U OU OO W V:.1 O:.05 AW:.03 AU:.05 AOU:.1 UW:.02 OW:.05 EU:.15 EW:.1 OUA:.05 OUI:.05 WOO:.05 WOU:.05 WU:.05 -:.7', ي: 'I Y EE IY E:.37 AI:.04 AY:.04 EI:.04 EY:.04 IE:.05 IA:.08 J:.15 II AYY:.1 IYY:.1 YY:.05 AII:.1 EE:.05 YEE:.1 YI:.1 -:.7',
  ب: 'B P:.15', ت: 'T TH:.1', ث: 'TH S:.05 T:.05 C:.2', ج: 'J DJ G:.05 DZH:.1 ZH:.15 C:.35 GI:.1 Y:.5', ح: 'H KH:.12', خ: 'KH H:.12 K:.12 CH:.12 X:.1 J:.35', د: 'D DH:.12', ذ: 'DH D:.04 Z:.05 TH:.1 S:.3', ر: 'R',
  ز: 'Z S:.15 DZ:.2', س: 'S C:.05 Z:.3', ش: 'SH CH SCH:.05 S:.35 SZ:.2 C:.4', ص: 'S C:.1 SS', ض: 'D DH Z:.1 DD', ط: 'T TH:.1 TT', ظ: 'Z DH:.04 TH:.1 D:.1', غ: 'GH G:.05 R:.12 KH:.3 H:.4', ف: 'F PH V:.25',
  ق: 'Q K G:.1 C:.06 GH:.2 KH:.25 QU:.1 -:.6', ك: 'K C Q:.1 CK:.1', ل: 'L', م: 'M', ن: 'N', ه: 'H KH:.15 -:.3', پ: 'P', چ: 'CH TCH C:.1', ژ: 'ZH J', ڤ: 'V', گ: 'G', ٹ: 'T', ڈ: 'D', ڑ: 'R',
};

/** Hebrew letters, after the Academy's rules of 2006 and common passport spellings. */
const hebrew: Readonly<Record<string, string>> = {
  א: 'A E:.03 O:.1 I:.1 U:.15 -:.08', ב: 'B V', ג: 'G', ד: 'D', ה: 'H A:.03 AH E:.05 -:.12', ו: 'V O U W:.05 OO:.02 OU:.05 -:.6', ז: 'Z', ח: 'H CH KH:.05', ט: 'T', י: 'Y I J:.1 E:.1 EI:.05 AI:.05 AY:.05 EY:.05 IE:.1 EE:.03 -:.35',
  כ: 'K KH CH:.05 C:.05', ל: 'L', מ: 'M', נ: 'N', ס: 'S C:.2', ע: 'A:.03 E:.1 O:.1 I:.1 -:.05', פ: 'P F PH:.03', צ: 'TZ TS Z:.1 S:.2 C:.2 CZ:.2', ק: 'K C:.03 Q:.03 CK:.1', ר: 'R', ש: 'SH S:.05 CH:.2 SCH:.1', ת: 'T TH:.05 S:.3',
};

const finals: Readonly<Record<string, string>> = { ך: 'כ', ם: 'מ', ן: 'נ', ף: 'פ', ץ: 'צ' };

/** Each letter's ways into Latin. */
export const writings: Readonly<Record<string, Writings>> =
  Object.fromEntries([...Object.entries(arabic), ...Object.entries(hebrew)].map(([letter, text]) => [letter, ways(text)]));

/** Letters that are left out of an abjad word before it is compared: vowel signs and tatweel. */
const signs = /[\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640\u06d6-\u06ed\u200c\u200d'’`״׳]/g;

/** Whether a word is written in Arabic or Hebrew script. */
export const isAbjad = (word: string): boolean => /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(word);

/** An abjad word as it is compared: without vowel signs, each letter in its plain form (alif with hamza, Persian kaf and ye, final letters). */
export function abjadLetters(word: string): string {
  return word.normalize('NFKC').replace(signs, '')
    .replace(/[أإآٱ]/g, 'ا').replace(/ؤ/g, 'و').replace(/[ئیېے]/g, 'ي').replace(/يي+/g, 'ي').replace(/יי/g, 'י').replace(/וו/g, 'ו').replace(/[کڪ]/g, 'ك').replace(/[هہھۀە]$/, 'ه').replace(/[ہھۀە]/g, 'ه')
    .replace(/[ךםןףץ]/g, (letter) => finals[letter]!).replace(/[^\p{Script=Arabic}\p{Script=Hebrew}]/gu, '');
}
