import { baselines } from '../../../bench/search/baselines.js';
import { bestThreshold, figuresAt } from '../../../bench/search/figures.js';

const scored = [
  { same: true, score: 0.9 }, { same: true, score: 0.7 }, { same: true, score: 0.2 },
  { same: false, score: 0.8 }, { same: false, score: 0.1 },
];

test('Precision, recall and F1 count what is found from the threshold on', () => {
  expect(figuresAt(0.7, scored)).toEqual({ pairs: 5, same: 3, falsePositives: 1, falseNegatives: 1, precision: 2 / 3, recall: 2 / 3, f1: 2 / 3 });
  expect(figuresAt(0.85, scored)).toMatchObject({ falsePositives: 0, falseNegatives: 2, precision: 1, recall: 1 / 3, f1: 0.5 });
});

test('Where no pair is the same, there is no recall', () => {
  expect(figuresAt(0.5, scored.filter(({ same }) => !same))).toMatchObject({ falsePositives: 1, precision: 0, recall: Number.NaN, f1: Number.NaN });
});

test('The best threshold is the lowest with the highest F1', () => {
  expect(bestThreshold(scored)).toBe(0.11);
});

test('A baseline that sorts words finds a name reversed, one that makes names Latin finds it in another script', () => {
  const { levenshtein, tokenSorted, ascii } = baselines;
  expect(levenshtein('Ivan Petrov', 'Petrov, Ivan')).toBeLessThan(0.5);
  expect(tokenSorted('Ivan Petrov', 'PETROV, Ivan')).toBe(1);
  expect(tokenSorted('Ivan Petrov', 'Иван Петров')).toBeLessThan(0.5);
  expect(ascii('Ivan Petrov', 'Иван Петров')).toBe(1);
});
