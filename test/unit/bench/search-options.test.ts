import { readOptions } from '../../../bench/options.js';

const read = (...given: readonly string[]): unknown => readOptions(['node', 'bench', 'search', ...given]);

test('The unseen pairs are measured, and mistakes shown, only where that is asked', () => {
  expect(read()).toEqual({ scenario: 'search', unseen: false, errors: 0 });
  expect(read('--unseen')).toEqual({ scenario: 'search', unseen: true, errors: 0 });
  expect(read('--errors')).toEqual({ scenario: 'search', unseen: false, errors: 40 });
  expect(read('--errors', '7')).toEqual({ scenario: 'search', unseen: false, errors: 7 });
});
