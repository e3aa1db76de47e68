import { armenian, georgian } from '../../../bench/search/make/romanise/caucasian.js';
import { bgnRussian, frenchRussian, germanRussian, icaoRussian, nationalBulgarian, nationalUkrainian } from '../../../bench/search/make/romanise/cyrillic.js';
import { elot743 } from '../../../bench/search/make/romanise/greek.js';
import { icaoArabic } from '../../../bench/search/make/romanise/icao-arabic.js';
import { icaoLatin, mrzName } from '../../../bench/search/make/romanise/icao-latin.js';
import { hepburn, kunreiShiki, passport, withOh } from '../../../bench/search/make/romanise/kana.js';

// The pairs are only as good as the tables behind them: each is held to examples of its source.
test.each([
  ['ICAO 9303-3 Arabic', icaoArabic, { محمد: 'MXHMD', 'ابو بكر': 'ABW BKR', الرازي: 'ALRAZY', فاطمة: 'FAXTTMXAH', محمود: 'MXHMWD' }],
  ['ICAO 9303-3 Russian', icaoRussian, { Юрий: 'Iurii', Щербаков: 'Shcherbakov', Наталья: 'Natalia', Алексей: 'Aleksei' }],
  ['BGN/PCGN Russian', bgnRussian, { Елена: 'Yelena', Андреев: 'Andreyev', Юрий: 'Yuriy', Хрущёв: 'Khrushchyov' }],
  ['French of Soviet passports', frenchRussian, { Сергей: 'Serguei', Чайковский: 'Tchaikovskii', Никулин: 'Nikouline' }],
  ['Duden', germanRussian, { Чернышёв: 'Tschernyschjow', Жуков: 'Schukow' }],
  ['Ukrainian resolution 55', nationalUkrainian, { Згурський: 'Zghurskyi', Єнакієве: 'Yenakiieve', Їжакевич: 'Yizhakevych', Костянтин: 'Kostiantyn', Юрій: 'Yurii', Гаєвич: 'Haievych' }],
  ['Bulgarian act', nationalBulgarian, { Щерев: 'Shterev', Вълчев: 'Valchev', София: 'Sofia' }],
  ['ELOT 743', elot743, { Γεώργιος: 'Georgios', Ευθυμίου: 'Efthymiou', Αγγελόπουλος: 'Angelopoulos', Μπακογιάννης: 'Bakogiannis', Αυγερινός: 'Avgerinos' }],
  ['Georgian national system', georgian, { ჩხეიძე: 'Chkheidze', ბერიძე: 'Beridze' }],
  ['BGN/PCGN Armenian', armenian, { Սարգսյան: 'Sargsyan', Հարությունյան: 'Harutyunyan' }],
  ['ICAO 9303-3 Latin', icaoLatin, { Müller: 'MUELLER', 'Đorđević': 'DORDEVIC', Søren: 'SOEREN', Groß: 'GROSS', "O'Brien": 'OBRIEN', 'Meyer-Lüst': 'MEYER LUEST' }],
  ['Hepburn', hepburn, { ヨウコ: 'Yōko', イチロウ: 'Ichirō' }],
  ['Japanese passports', passport, { サトウ: 'Sato', ショウタ: 'Shota' }],
  ['OH on request', withOh, { サトウ: 'Satoh' }],
  ['Kunrei-shiki', kunreiShiki, { チバ: 'Tiba', シンジョウ: 'Sinzyô', ジュンコ: 'Zyunko' }],
] as const)('%s writes the examples of its source', (_system, romanise, examples) => {
  expect(Object.fromEntries(Object.keys(examples).map((name) => [name, romanise(name)]))).toEqual(examples);
});

test('The name field of a machine readable zone is cut at its length and ends in no filler', () => {
  expect(mrzName('Müller-Groß', "Anne D'Arc", 39)).toBe('MUELLER<GROSS<<ANNE<DARC');
  expect(mrzName('Müller-Groß', 'Anne Marie', 20)).toBe('MUELLER<GROSS<<ANNE');
});
