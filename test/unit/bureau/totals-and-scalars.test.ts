import { isPartialDate } from '../../../schema/scalars.js';
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

test.each(['1984', '1984-03', '1984-03-12', '198X', '19XX', '1984-XX-12', '1984-03-XX', '1984-1X', '1984-03-12?', '1984~', '2000-02-29%'])('%s is a partial date', (text) => {
  expect(isPartialDate(text)).toBe(true);
});
test.each(['', '84', '1984-13', '1984-00', '1984-02-30', '1984-3-1', '12/03/1984', '1X84', 'XXXX', '1984-03-12T00:00', '1984??', '2001-02-29'])('%s is none', (text) => {
  expect(isPartialDate(text)).toBe(false);
});
