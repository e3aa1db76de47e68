import fc from 'fast-check';
import { prepareFacts, scoreNames, scorePersons, type PersonFacts } from '../../../subgraphs/bureau/index.js';

const same: readonly [string, string][] = [
  ['ياسين بن صالح', 'Yacine BENSALAH'], ['ياسين بن صالح', 'Yassine Ben Saleh'], ['Yacine BENSALAH', 'Yassine Ben Saleh'],
  ['محمد الطرابلسي', 'Mohamed Trabelsi'], ['يوسف الشريف', 'Youssef Cherif'], ['خالد شوقي', 'Khaled CHAOUKI'], ['Јован Ђорђевић', 'Jovan Đorđević'],
  ['BENSALAH<<YACINE', 'Yacine Bensalah'], ['María José García López', 'GARCIA LOPEZ Maria Jose'], ['Abd El Kader Mansouri', 'Abdelkader MANSOURI'],
];
const different: readonly [string, string][] = [
  ['Mohamed Trabelsi', 'Mohamed Gharbi'], ['محمد الغربي', 'Mohamed Trabelsi'], ['ياسين بن صالح', 'Samir SASSI'], ['Jean Martin', 'Anne Martin'],
  ['Amadou Diallo', 'Mamadou Barry'], ['Jovan Petrović', 'Milan Petrović'], ['Yacine Gharbi', 'Yassine Ben Saleh'], ['Ben Ali', 'Ben Youssef'],
];
const born = (name: string, birth = '1984-03-12', sex: string | null = null): PersonFacts => ({ names: [name], births: [birth], sex });
const score = (a: PersonFacts, b: PersonFacts): number => scorePersons(prepareFacts(a), prepareFacts(b)).score;

test.each(same)('%s and %s with one date of birth are alike', (a, b) => {
  expect(score(born(a), born(b))).toBeGreaterThanOrEqual(0.8);
});

test.each(different)('%s and %s with one date of birth are not', (a, b) => {
  expect(score(born(a), born(b))).toBeLessThan(0.6);
});

test('dates of birth and sex have their say, and the reasons tell it', () => {
  const one = born('Yacine Bensalah', '1984-03-12', 'MALE');
  const against = (birth: string, sex: string): readonly [number, readonly string[]] => {
    const result = scorePersons(prepareFacts(one), prepareFacts(born('Yacine Bensalah', birth, sex)));
    return [result.score, result.reasons];
  };
  expect(against('1984-03-12', 'MALE')).toEqual([1, ['name equal', 'date of birth equal', 'sex equal']]);
  expect(against('1984-03', 'MALE')).toEqual([0.97, ['name equal', 'date of birth agrees as far as it is known', 'sex equal']]);
  expect(against('1984-12-03', 'NOT_KNOWN')).toEqual([0.92, ['name equal', 'date of birth equal with day and month swapped']]);
  expect(against('1985-03-12', 'MALE')[1]).toContain('date of birth equal but for one year');
  expect(against('1991-03-12', 'MALE')).toEqual([0.5, ['name equal', 'date of birth differs', 'sex equal']]);
  expect(against('1984-03-12', 'FEMALE')).toEqual([0.6, ['name equal', 'date of birth equal', 'sex differs']]);
});

test('reasons hold no personal data', () => {
  const { reasons } = scorePersons(prepareFacts(born('ياسين بن صالح')), prepareFacts(born('Yacine BENSALAH')));
  expect(reasons).toEqual(['2 of 2 name parts alike across scripts', 'parts written together in one of the names', 'date of birth equal']);
});

const names = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.array(fc.constantFrom('Yacine', 'ياسين', 'ben', 'بن', 'Saleh', 'صالح', 'BENSALAH', 'Јован', 'van', 'de', 'X', 'Ali', 'El', 'Kader', 'Abdelkader'), { maxLength: 5 }).map((parts) => parts.join(' ')),
);

test('scores are symmetric, in [0, 1], and 1 for a name and itself in any order', () => {
  fc.assert(fc.property(names, names, (a, b) => {
    const { score: there } = scoreNames(a, b);
    expect(scoreNames(b, a).score).toBe(there);
    expect(there).toBeGreaterThanOrEqual(0);
    expect(there).toBeLessThanOrEqual(1);
    if (scoreNames(a, a).parts > 0) expect(scoreNames(a, a.split(' ').reverse().join(' ')).score).toBeCloseTo(1, 3);
  }), { numRuns: 500 });
});
