import { inventQuestions } from '../../../bench/names-index/questions.js';
import { personInventor } from '../../../bench/names-index/register.js';

const invent = personInventor('FR'), again = personInventor('FR');
const persons = Array.from({ length: 3_000 }, (_, at) => invent(at + 1));
const shares = (words: readonly string[]): readonly number[] => {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts.values()].map((count) => count / words.length).sort((a, b) => b - a);
};

describe('The register of bench names-index', () => {
  test('is the same in every run, and has names in several scripts', () => {
    expect(persons.slice(0, 50)).toEqual(Array.from({ length: 50 }, (_, at) => again(at + 1)));
    const texts = persons.flatMap(({ onRecord }) => onRecord.flat()).join(' ');
    expect([/\p{Script=Arabic}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u].map((script) => script.test(texts))).toEqual([true, true, true]);
  });

  test('has few common names and many rare ones, of persons and of families', () => {
    const given = shares(persons.map(({ onRecord }) => onRecord[0]![0])), family = shares(persons.map(({ onRecord }) => onRecord[0]![1]));
    expect(given[0]).toBeGreaterThan(0.005);
    expect(given[0]).toBeLessThan(0.05);
    expect(family[0]).toBeGreaterThan(0.002);
    expect(family[0]).toBeLessThan(0.02);
    expect(family.filter((share) => share < 1.5 / persons.length).length).toBeGreaterThan(persons.length / 4);
  });

  test('is asked for persons as they stand in it, misspelt, and for some who do not', () => {
    const questions = inventQuestions(invent, persons.length, 400, 'test');
    expect(new Set(questions.map(({ kind }) => kind)).size).toBe(5);
    const names = new Set(persons.map(({ onRecord: [first] }) => first!.join(' ')));
    const known = (kind: string): readonly boolean[] => questions.filter((question) => question.kind === kind).map(({ name }) => names.has(name));
    expect(new Set(known('as on record'))).toEqual(new Set([true]));
    expect(known('misspelt').filter(Boolean).length).toBeLessThan(known('misspelt').length / 5);
  });
});
