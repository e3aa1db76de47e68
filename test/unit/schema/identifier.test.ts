import { type IdentifierField, readIdentifier } from '../../../schema/identifier.js';
import { plateForms } from '../../../schema/plate.js';

const read = (field: IdentifierField, text: string, manner: object = {}) => readIdentifier(field, text, { confusables: false, country: null, wildcards: true, ...manner });
const values = (...args: Parameters<typeof read>): readonly string[] => {
  const one = read(...args);
  if ('defect' in one) throw new Error(one.defect);
  return one.values;
};

test.each([
  ['number', ' 12-ab 34.567', '12AB34567'], ['number', '12–ab‑34/567', '12AB34567'], ['number', '１２ａｂ', '12AB'], ['engineNumber', 'k9k 636-d012345', 'K9K636D012345'], ['serial', 'a-123 456', 'A123456'],
  ['number', '12\u2212ab\u00ad34', '12AB34'], ['serial', '\u200bA\u200d1\u2060\ufeff2\u200e', 'A12'], ['engineNumber', 'K9\u20439\u02d7\u207bK\u3000\u202f\u00a01', 'K99K1'],
  ['plate', 'A\u2e3aB\ufe63\uff0d1\u2010\u2015\u301c2', 'AB12'], ['number', 'e\u200d\u0301\ufe0f1', 'É1'], ['vin', '1M8\u2066GDM9AXKP042788\u2069', '1M8GDM9AXKP042788'],
] as const)('%s %s is looked for as %s', (field, text, folded) => {
  expect(values(field, text)).toEqual([folded]);
});

test('O and 0, I and 1 are taken for one another where that is asked, and only there', () => {
  expect(values('number', 'ao1')).toEqual(['AO1']);
  expect([...values('number', 'ao1', { confusables: true })].sort()).toEqual(['A01', 'A0I', 'AO1', 'AOI']);
  expect(values('number', 'O0I1O0', { confusables: true })).toHaveLength(64);
  expect(read('number', 'O0I1O0I', { confusables: true })).toEqual({ defect: 'at most 6 of O, 0, I and 1 where these are taken for one another, got 7' });
});

describe('VIN', () => {
  test('a check digit that does not fit is a warning', () => {
    expect(read('vin', '1m8gdm9axkp042788')).toEqual({ values: ['1M8GDM9AXKP042788'], pattern: false, warnings: [], doubt: null });
    expect(read('vin', '1M8GDM9A5KP042788')).toMatchObject({
      values: ['1M8GDM9A5KP042788'], doubt: null, warnings: ['the check digit (place 9) is expected to be X, got 5; it binds in North America alone'],
    });
  });
  test('I, O and Q are looked for as they are and as 1 and 0', () => {
    expect(read('vin', 'IM8GDM9AXKPO42788')).toMatchObject({ values: ['IM8GDM9AXKPO42788', '1M8GDM9AXKP042788'], doubt: null, warnings: [expect.stringContaining('I, O and Q do not stand in a VIN')] });
  });
  test('another length is a doubt, and no defect', () => {
    expect(read('vin', 'ABC123')).toMatchObject({ values: ['ABC123'], doubt: '17 letters and digits (ISO 3779), got 6', warnings: ['expected 17 letters and digits (ISO 3779), got 6'] });
  });
});

test.each([
  ['plate', 'ab*', ['AB*']], ['plate', 'ab-1**9', ['AB1*9']], ['plate', 'AB＊', ['AB*']], ['serial', '*1234', ['*1234']], ['serial', '12*34*', ['12*34*']],
] as const)('a wildcard in the %s %s', (field, text, expected) => {
  expect(read(field, text)).toMatchObject({ values: expected, pattern: true });
});

test.each([
  ['plate', 'a*', 'at least 2 letters or digits before a wildcard *, got 1'], ['plate', '*ab', 'at least 2 letters or digits before a wildcard *, got 0'],
  ['plate', 'ab*c*d*e*', 'at most 3 wildcards *, got 4'], ['plate', 'ab%*', 'letters, digits and * alone, got others'], ['plate', 'ab_*', 'letters, digits and * alone, got others'],
  ['serial', '*12*3', 'at least 4 letters or digits beside a wildcard *, got 3'], ['number', 'ab12*', 'no wildcard *, got 1'], ['vin', '1M8GDM9A*', 'no wildcard *, got 1'],
  ['engineNumber', 'AB12*', 'no wildcard *, got 1'], ['number', '-./ ', 'a letter or a digit, got none'], ['number', '\u2212\u200b\u00ad', 'a letter or a digit, got none'], ['serial', '***', 'a letter or a digit, got none'],
] as const)('%s %s: %s', (field, text, defect) => {
  expect(read(field, text)).toEqual({ defect });
});

test('a check takes no wildcard', () => {
  expect(read('plate', 'AB*', { wildcards: false })).toEqual({ defect: 'no wildcard *, got 1' });
});

describe('plates', () => {
  test('in Greek and Cyrillic letters that look like Latin ones, where the country issues such', () => {
    expect(plateForms('NIK1234', 'GR')).toEqual(['NIK1234', 'ΝΙΚ1234']);
    expect(plateForms('ΝΙΚ1234', 'GR')).toContain('NIK1234');
    expect(plateForms('A123BC77', 'RU')).toEqual(['A123BC77', 'А123ВС77']);
    expect(plateForms('A123BC77', 'FR')).toEqual(['A123BC77']);
    expect(plateForms('AB123CD', 'RU')).toEqual(['AB123CD']);
  });
  test('in Arabic letters and digits', () => {
    expect(plateForms('١٢٣٤ابح', 'SA')).toContain('1234ABJ');
    expect(plateForms('1234ABJ', 'SA')).toContain('1234ابح');
    expect(plateForms('123تونس4567', 'TN')).toEqual(expect.arrayContaining(['123TU4567', '123TUN4567']));
  });
  test('in Latin letters, too, whosever they are', () => {
    expect(plateForms('AB123', null)).toEqual(['AB123']);
    expect(plateForms('АВ*3', null)).toEqual(['АВ*3', 'AB*3']);
    expect(plateForms('ŽA123', 'RS')).toEqual(['ŽA123']);
  });
});

test.each([
  ['number', 'Т734912', ['Т734912', 'T734912']], ['number', 'T٧٣٤٩١٢', ['T٧٣٤٩١٢', 'T734912']], ['serial', 'в448171', ['В448171', 'B448171']],
  ['vin', 'ΧΜ4KB41E3HG109043', ['ΧΜ4KB41E3HG109043', 'XM4KB41E3HG109043']],
] as const)('a %s in letters that look like Latin ones, or in other digits, is looked for in Latin ones, too, and says so', (field, typed, values) => {
  const read = readIdentifier(field, typed, { confusables: false, country: null, wildcards: false });
  expect(read).toMatchObject({ values, doubt: null });
  expect('warnings' in read && read.warnings.some((warning) => warning.startsWith('letters or digits of another script'))).toBe(true);
});

test.each([['number', 'БЮ734912'], ['number', 'ÄÖ12'], ['engineNumber', 'ab 12']] as const)('a %s with letters that look like no Latin one, or with Latin ones alone, is looked for as it is (%s)', (field, typed) => {
  expect(readIdentifier(field, typed, { confusables: false, country: null, wildcards: false })).toMatchObject({ values: [expect.any(String)], warnings: [] });
});
