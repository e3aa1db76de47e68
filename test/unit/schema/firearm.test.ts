import { calibreSpellings, mayBeOneCalibre, mayBeOneMake } from '../../../schema/firearm.js';

test.each([
  ['Zastava', 'Zastava Arms'], ['Zastava', 'Zastáva'], ['Zastava', 'Застава'], ['ZASTAVA', 'zastava'], ['FN', 'FN Herstal'], ['S&W', 'Smith & Wesson'], ['HK', 'Heckler & Koch'],
  ['H&K', 'Heckler und Koch GmbH'.replace('und', '&')], ['Ceska zbrojovka', 'Česká zbrojovka a.s.'], ['Arms', 'Arms Co'],
])('%s and %s may be one make', (one, other) => {
  expect([mayBeOneMake(one, other), mayBeOneMake(other, one)]).toEqual([true, true]);
});

test.each([['Zastava', 'Beretta'], ['Norinco', 'FN'], ['Smith & Wesson', 'Sig Sauer'], ['Zastava Arms', 'Beretta Arms'], ['Glock', 'Colt']])('%s and %s are two makes', (one, other) => {
  expect([mayBeOneMake(one, other), mayBeOneMake(other, one)]).toEqual([false, false]);
});

test.each([
  ['7.62x39mm', '7.62x39'], ['7.62x39mm', '7,62 x 39 mm'], ['7.62x39mm', '7.62 × 39 mm'], ['7,62', '7.62'], ['9 mm', '9x19mm Parabellum'], ['.45 ACP', '45 ACP'], ['0.45', '.45'], ['.380 ACP', '9 mm kurz'],
  ['.308 Win', '7.62x51'], ['308 Win', '7.62 NATO'], ['12 ga', '9 mm'], ['12/70', '16/70'], ['not known', '9 mm'], ['.22 LR', '22'], ['5.56x45', '.223 Rem'], ['.38 Special', '38'],
])('%s and %s may be one calibre', (one, other) => {
  expect([mayBeOneCalibre(one, other), mayBeOneCalibre(other, one)]).toEqual([true, true]);
});

test.each([['7.62', '9 mm'], ['9 mm', '.45 ACP'], ['.22 LR', '9x19'], ['5.45', '7.62'], ['12.7', '7.62'], ['45 ACP', '9 mm'], ['20 mm', '.22']])('%s and %s are two calibres', (one, other) => {
  expect([mayBeOneCalibre(one, other), mayBeOneCalibre(other, one)]).toEqual([false, false]);
});

test('a calibre is looked for as registers may have written it', () => {
  expect(calibreSpellings('7,62 x 39 mm')).toEqual(['762X39', '762X39MM', '762×39', '762×39MM', '7,62X39', '7,62X39MM', '7,62×39', '7,62×39MM']);
  expect(calibreSpellings('7.62×39')).toEqual(calibreSpellings('7,62 х 39 mm'));
  expect(calibreSpellings('9 mm')).toEqual(['9', '9MM']);
  expect(calibreSpellings('.45 ACP')).toEqual(['45ACP', '45ACPMM']);
});
