import { vinCheckDigit } from '../../../schema/vin.js';
import { composeVin } from '../../../subgraphs/demo/vin.js';

test('the check digit of the published examples', () => {
  expect(vinCheckDigit('1M8GDM9AXKP042788')).toBe('X');
  expect(vinCheckDigit('11111111111111111')).toBe('1');
});

test('a VIN has 17 characters, its check digit and its year', () => {
  const vin = composeVin('XT1', 'KB41E', 2021, 'A104417');
  expect(vin).toMatch(/^XT1KB41E[0-9X]MA104417$/);
  expect(vin.charAt(8)).toBe(vinCheckDigit(vin));
  expect(composeVin('XT1', 'KB41E', 2010, 'A104417').charAt(9)).toBe('A');
  expect(composeVin('XT1', 'KB41E', 1999, 'A104417').charAt(9)).toBe('X');
  expect(composeVin('XT1', 'KB41E', 2001, 'A104417').charAt(9)).toBe('1');
});

test('I, O and Q are no letters of a VIN', () => {
  expect(() => vinCheckDigit('1M8GDM9AIKP042788')).toThrow('Expected 17 letters and digits without I, O and Q, got 17 characters.');
});
