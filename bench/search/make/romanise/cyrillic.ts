import { byLetters, tableOf } from './letters.js';
import type { Romanisation } from './letters.js';

const russian = 'а б в г д е ё ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ы ь э ю я';

/** ICAO Doc 9303-3, table 6.B; Russian passports since GOST R 52535.1-2006 and order 320 of 2014. */
export const icaoRussian: Romanisation = byLetters(tableOf(russian, 'a b v g d e e zh z i i k l m n o p r s t u f kh ts ch sh shch ie y _ e iu ia'));

/** BGN/PCGN 1947 without marks: ye at the start of a word, after a vowel and after a sign. */
export const bgnRussian: Romanisation = byLetters(
  tableOf(russian, 'a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya'),
  [[/(^|[аеёиоуыэюяйъь])е/gu, '$1ye']],
);

/** The French system of Soviet and early Russian passports (until 1997), in use in French-speaking registers. */
export const frenchRussian: Romanisation = byLetters(
  tableOf(russian, 'a b v g d e io j z i i k l m n o p r s t ou f kh ts tch ch chtch _ y _ e iou ia'),
  [[/г(?=[еиё])/gu, 'gu'], [/([аеёиоуыэюя])с(?=[аеёиоуыэюя])/gu, '$1ss'], [/ин$/u, 'ine']],
);

/** Duden's transcription, in German registers. */
export const germanRussian: Romanisation = byLetters(
  tableOf(russian, 'a b w g d e jo sch s i i k l m n o p r s t u f ch z tsch sch schtsch _ y _ e ju ja'),
  [[/ий$/u, 'i'], [/^е/u, 'je'], [/([аеёиоуыэюя])с(?=[аеёиоуыэюя])/gu, '$1ss']],
);

const ukrainian = 'а б в г ґ д е є ж з и і ї й к л м н о п р с т у ф х ц ч ш щ ь ю я';

/** Resolution 55 of the Ukrainian cabinet (2010): ye, yi, yu, ya at the start of a word; ICAO Doc 9303-3 has the same. */
export const nationalUkrainian: Romanisation = byLetters(
  tableOf(ukrainian, 'a b v h g d e ie zh z y i i i k l m n o p r s t u f kh ts ch sh shch _ iu ia'),
  [[/^є/u, 'ye'], [/^ї/u, 'yi'], [/^й/u, 'y'], [/^ю/u, 'yu'], [/^я/u, 'ya'], [/зг/gu, 'zgh']],
);

/** BGN/PCGN 1965 without marks. */
export const bgnUkrainian: Romanisation = byLetters(tableOf(ukrainian, 'a b v h g d e ye zh z y i yi y k l m n o p r s t u f kh ts ch sh shch _ yu ya'));

/** The Bulgarian transliteration act (2009), in Bulgarian passports. */
export const nationalBulgarian: Romanisation = byLetters(
  tableOf('а б в г д е ж з и й к л м н о п р с т у ф х ц ч ш щ ъ ь ю я', 'a b v g d e zh z i y k l m n o p r s t u f h ts ch sh sht a y yu ya'),
  [[/ия$/u, 'ia']],
);
