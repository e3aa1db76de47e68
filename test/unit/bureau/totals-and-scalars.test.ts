import { intervalText, readDateInterval } from '../../../schema/date-interval.js';
import { isPartialDate, partialDateScalar } from '../../../schema/scalars.js';
import type { SeizedItem } from '../../../subgraphs/bureau/mapping/index.js';
import { sumItems } from '../../../subgraphs/bureau/totals.js';

const item = (kind: SeizedItem['kind'], quantity: number | null, unit: string | null): SeizedItem =>
  ({ kind, quantity, unit, code: null, description: null, counterfeit: null, identifier: null, origin: null });

test('things are summed by kind in one unit', () => {
  expect(sumItems([
    item('DRUG', 100, 'GRM'), item('DRUG', 0.2, 'KGM'), item('DRUG', 1, 'TNE'), item('DRUG', 500, 'MLT'), item('DRUG', null, 'KGM'),
    item('CURRENCY', 0.1, 'EUR'), item('CURRENCY', 0.2, 'EUR'), item('CURRENCY', 5, 'XOF'), item('FIREARM', 2, 'C62'), item('FIREARM', null, null), item(null, 3, 'EA'),
  ])).toEqual([
    { kind: 'CURRENCY', unit: 'EUR', quantity: 0.3 }, { kind: 'CURRENCY', unit: 'XOF', quantity: 5 },
    { kind: 'DRUG', unit: 'KGM', quantity: 1000.3 }, { kind: 'DRUG', unit: 'LTR', quantity: 0.5 },
    { kind: 'FIREARM', unit: 'C62', quantity: 3 }, { kind: 'OTHER', unit: 'C62', quantity: 3 },
  ]);
});

test.each(['1984', '1984-03', '1984-03-12', '198X', '19XX', '1984-XX-12', '1984-03-XX', '1984-1X', '1984-03-12?', '1984~', '2000-02-29%', '0001', '9999-12-31', '000X', '198X-02-29', '1984-XX-31', '1984-0X-31', '1985-02-2X'])('%s is a partial date', (text) => {
  expect(isPartialDate(text)).toBe(true);
});
test.each(['', '84', '1984-13', '1984-00', '1984-02-30', '1984-3-1', '12/03/1984', '1X84', 'XXXX', '1984-03-12T00:00', '1984??', '2001-02-29', '198X-02-30', '1984-04-31', '1984-02-3X'])('%s is none', (text) => {
  expect(isPartialDate(text)).toBe(false);
});

test.each([
  ['1980/1985', '1980-01-01/1985-12-31'], ['1980-02/1984-02', '1980-02-01/1984-02-29'], ['1900-02/1900-02', '1900-02-01/1900-02-28'],
  ['1980-03-04/1980-03-04', '1980-03-04/1980-03-04'], ['1980/1980-01-01', '1980-01-01/1980-01-01'], ['1980-06/..', '1980-06-01/..'], ['../1985-04', '../1985-04-30'],
])('%s is the interval %s', (text, days) => {
  const read = readDateInterval(text);
  expect('defect' in read ? read.defect : intervalText(read)).toBe(days);
  expect(partialDateScalar.parseValue(text)).toBe(text);
  expect(() => partialDateScalar.serialize(text)).toThrow('no PartialDate');
});
test.each(['1980/', '/1985', '../..', '1980/1985/1990', '1980-13/1985', '1981-02-29/1985', '198X/1990', '1980?/1985', '1980 / 1985', '1980/P1Y'])('%s is no interval', (text) => {
  expect(readDateInterval(text)).toEqual({ defect: expect.stringMatching(/^an interval such as .* characters that is none$/) });
  expect(() => partialDateScalar.parseValue(text)).toThrow(/^Expected an interval such as/);
});
test.each(['0000', '0000-05', '0000-05-01', '0000?', '0000/1985', '1980/0000-01', '../0000', '0000-13-01'])('%s is in no year', (text) => {
  expect(() => partialDateScalar.parseValue(text)).toThrow(/^Expected a date from the year 0001 on, got one in the year 0000$/);
});
test('an interval does not end before it begins', () => {
  expect(readDateInterval('1985-06/1985-05-31')).toEqual({ defect: 'an interval that does not end before it begins, got one that does' });
});
