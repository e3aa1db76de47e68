import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { readPairs } from '../../../bench/search/read-pairs.js';
import { abjadDistance, undoubled } from '../../../subgraphs/bureau/search/names/abjad-distance.js';
import { isAbjad } from '../../../subgraphs/bureau/search/names/abjad-letters.js';
import { scoreNames } from '../../../subgraphs/bureau/search/names/name-score.js';
import { nameTokens, takeNameApart } from '../../../subgraphs/bureau/search/names/name-tokens.js';
import { phoneDistance } from '../../../subgraphs/bureau/search/names/phone-distance.js';
import { phonesOf } from '../../../subgraphs/bureau/search/names/phones.js';
import { areOneSlipApart } from '../../../subgraphs/bureau/search/names/slip.js';
import { latinReader, lettersReader } from '../../../subgraphs/bureau/search/name-index/abjad-walk.js';
import { birthNumber } from '../../../subgraphs/bureau/search/name-index/birth-number.js';
import { LocalIds } from '../../../subgraphs/bureau/search/name-index/local-ids.js';
import { makeUpOfLatin, makeUpOfLetters } from '../../../subgraphs/bureau/search/name-index/make-up.js';
import { namePart, NameParts } from '../../../subgraphs/bureau/search/name-index/name-parts.js';
import { NameIndex } from '../../../subgraphs/bureau/search/name-index/name-index.js';
import { Postings } from '../../../subgraphs/bureau/search/name-index/postings.js';
import { joinedWords, spansOf, writtenTogether } from '../../../subgraphs/bureau/search/name-index/terms.js';
import { SoundWalk, soundWords } from '../../../subgraphs/bureau/search/name-index/sound-walk.js';
import { sortWords, walk, type WordReader, type SortedWords } from '../../../subgraphs/bureau/search/name-index/sorted-words.js';
import { inSteps } from '../../../subgraphs/bureau/search/name-index/steps.js';
import { WordFilter } from '../../../subgraphs/bureau/search/name-index/word-filter.js';

const pairs = readPairs('seen');
const names = [...new Set(pairs.flatMap(({ a, b }) => [a, b]))];
const every = <T>(list: readonly T[], step: number): readonly T[] => list.filter((_, at) => at % step === 0);
const parts = [...new Set(names.flatMap((name) => nameTokens(name)))];
const latin = [...new Set(parts.flatMap(({ letters, text }) => (letters === null ? [text] : [])))];
const letters = [...new Set(parts.flatMap((part) => part.letters ?? []))];

const numbered = (words: readonly string[]) => words.map((word, at) => [word, at] as const);
function foundBy(sorted: SortedWords, reader: WordReader): readonly number[] {
  const found: number[] = [];
  walk(sorted, reader, (at) => found.push(at));
  return found.sort((a, b) => a - b);
}
const indices = (list: readonly string[], fits: (word: string) => boolean): readonly number[] => list.flatMap((word, at) => (fits(word) ? [at] : []));

describe('words that are near are found without reading all', () => {
  const sounds = every(latin, 4).map(phonesOf);
  const sorted = soundWords(numbered(sounds));

  test.each([0.3, 0.51, 0.83, 1.31, 1.69])('by their phones, within %p: as the distance tells', (most) => {
    for (const asked of every(sounds, 40)) {
      const found = new Set<number>();
      new SoundWalk(asked).walk(sorted, most, (at) => found.add(at));
      expect([asked, [...found].sort((a, b) => a - b)]).toEqual([asked, indices(sounds, (sound) => phoneDistance(asked, sound, most) <= most)]);
    }
  });

  test('the words one slip away that may be there are those that are, and few others', () => {
    const words = [...new Set(latin)], filter = new WordFilter();
    for (const word of words) filter.add(word);
    let found = 0, there = 0;
    for (const asked of every(words, 60).filter((word) => word.length >= 4 && word.length <= 24)) {
      const known = new Set(words), slips = filter.oneSlipFrom(asked);
      const near = words.filter((word) => areOneSlipApart(asked, word) && /^[A-Z]+$/.test(word));
      expect([asked, near.filter((word) => !slips.includes(word))]).toEqual([asked, []]);
      found += slips.length;
      there += slips.filter((word) => known.has(word)).length;
    }
    expect(there).toBeGreaterThan(10);
    expect(found - there).toBeLessThan(words.length * 2);
  });

  test('Latin ones by letters of an abjad', () => {
    const words = every(latin, 3).map(undoubled);
    const all = sortWords(numbered(words), makeUpOfLatin);
    for (const asked of every(letters, 60)) expect([asked, foundBy(all, latinReader(asked, 0.65))]).toEqual([asked, indices(words, (word) => abjadDistance(asked, word, 0.65) <= 0.65)]);
  });

  test('ones of an abjad by Latin letters', () => {
    const all = sortWords(numbered(letters), makeUpOfLetters);
    for (const asked of every(latin, 90)) expect([asked, foundBy(all, lettersReader(asked, 0.65))]).toEqual([asked, indices(letters, (word) => abjadDistance(word, asked, 0.65) <= 0.65)]);
  });
});

function indexOf(list: readonly string[]): NameIndex {
  const index = NameIndex.create(null);
  for (const name of list) index.add({ localId: name, names: [name], births: [] });
  index.finish('test', '1');
  return index;
}
const find = (index: NameIndex, name: string, minScore = 0.7): readonly string[] => index.find({ name: nameTokens(name), minScore, birthFactor: null }).localIds;

describe('an index', () => {
  test('finds all that the scorer takes to be alike, of a register', () => {
    const register = every(names, 24);
    const index = indexOf(register);
    for (const [at, asked] of every(register, 9).entries()) {
      const minScore = [0.7, 0.85, 0.5][at % 3]!;
      const found = new Set(find(index, asked, minScore));
      const missed = register.filter((name) => scoreNames(asked, name).score >= minScore && !found.has(name));
      expect([asked, minScore, missed]).toEqual([asked, minScore, []]);
      // And not many more than are.
      expect(found.size).toBeLessThan(register.length / 4);
    }
    index.close();
  });

  test('finds all that the scorer takes to be alike, where names mix scripts', () => {
    const words = ['محمد', 'Mohamed', 'Benali', 'بن', 'Ben', 'علي', 'Ali', 'Бенали', 'صالح', 'Saleh', 'عبد', 'Abdul', 'الرحمن', 'Rahman', 'الدين', 'Eddine', 'سيف', 'محمدAli', 'Trabelsi', 'יוסף'];
    const mixed = fc.sample(fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((some) => some.join(' ')), { numRuns: 400, seed: 3 });
    const register = [...new Set(mixed)];
    const index = indexOf(register);
    for (const asked of every(register, 4)) {
      const found = new Set(find(index, asked));
      expect([asked, register.filter((name) => scoreNames(asked, name).score >= 0.7 && !found.has(name))]).toEqual([asked, []]);
    }
    index.close();
  });

  test('finds all that the scorer takes to be alike, where words stand twice, apart or together', () => {
    const words = ['Ana', 'Maria', 'Anamaria', 'Mansour', 'Bu', 'Zayd', 'Bouzid', 'Ali', 'Petrov', 'J', 'de', 'la', 'Cruz', 'Delacruz', 'Van', 'Dam', 'Vandam', 'El', 'Khatib', 'Elkhatib', 'Nguyen'];
    const register = [...new Set(fc.sample(fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 5 }).map((some) => some.join(' ')), { numRuns: 400, seed: 5 }))];
    const index = indexOf(register);
    for (const [at, asked] of every(register, 5).entries()) {
      const minScore = [0.7, 0.5, 0.9, 0.97][at % 4]!, found = new Set(find(index, asked, minScore));
      expect([asked, minScore, register.filter((name) => scoreNames(asked, name).score >= minScore && !found.has(name))]).toEqual([asked, minScore, []]);
    }
    index.close();
  });

  test('finds all that the scorer takes to be alike, where halves are spelt otherwise than they are together', () => {
    const words = ['Hansjurgen', 'Hans', 'Juergen', 'Jurgen', 'Muller', 'Mueller', 'Annemarie', 'Anna', 'Anne', 'Mari', 'Marie', 'Karlheinz', 'Carl', 'Heintz', 'Jeanpierre', 'Jean', 'Piere', 'Yusufali', 'Youssouf', 'Aly', 'Ginpaolo', 'Gian', 'Paolo'];
    const register = [...new Set(fc.sample(fc.array(fc.constantFrom(...words), { minLength: 2, maxLength: 4 }).map((some) => some.join(' ')), { numRuns: 400, seed: 7 }))];
    const index = indexOf(register);
    let apart = 0;
    for (const asked of every(register, 4)) {
      const found = new Set(find(index, asked)), accepted = register.filter((name) => scoreNames(asked, name).score >= 0.7);
      apart += accepted.filter((name) => name.split(' ').length > asked.split(' ').length).length;
      expect([asked, accepted.filter((name) => !found.has(name))]).toEqual([asked, []]);
    }
    expect(apart).toBeGreaterThan(20);
    index.close();
  });

  test.each([
    ['Hansjurgen Muller', 'Hans Juergen Mueller'], ['Annemari Huber', 'Anna Marie Huber'], ['Yusufali Khan', 'Youssouf Aly Khan'], ['Karlheinz Schmidt', 'Carl Heintz Schmidt'],
    ['Olga Havlova', 'Olga Havel'], ['Maria Papadopoulou', 'Maria Papadopoulos'], ['Ruta Kazlauskiene', 'Ruta Kazlauskas'], ['Huziwara Yuki', 'Fujiwara Yuki'], ['Chujo Ken', 'Tyuzyo Ken'], ['Ibn Saud', 'Bin Saud'], ['Mao Tse-tung', 'Mao Zedong'], ['San Martin', 'Saint Martin'], ['Милица Јовић', 'Milica Jovic'],
    ['Анчица Цуцић', 'Ancica Cucic'],
  ])('finds %s and %s by one another', (one, other) => {
    const index = indexOf([one, other, 'Hans Peter Mueller', 'Youssouf Khan Omar', 'Carl Schmidt Heller']);
    expect([[...find(index, one)].sort(), [...find(index, other)].sort()]).toEqual([[one, other].sort(), [one, other].sort()]);
    index.close();
  });

  test('finds all that the scorer takes to be alike, where a letter is a whole name', () => {
    const short = ['U', 'U Nu', 'U Thant', 'Nu', 'X', 'Malcolm X', 'Malcolm', 'J', 'J Smith', 'J. S.', 'Smith', 'John Smith', 'Zayd J', 'Zayd', 'Kim O', 'O', '1', 'Ben 1', 'Y. J. Kim', 'Kim'];
    const index = indexOf(short);
    for (const asked of short) {
      const accepted = short.filter((name) => scoreNames(asked, name).score >= 0.7);
      expect([asked, accepted.filter((name) => !find(index, asked).includes(name))]).toEqual([asked, []]);
    }
    expect(find(index, 'J Smith')).not.toContain('Zayd J');
    index.close();
  });

  test('takes a word on record for one part, and what is written together for no more parts than it is: few others are found', () => {
    const index = indexOf(['Kenneth Brown', 'Kenneth Kenneth Bakar', 'Anamaria Lopez', 'Ana Maria Lopez', 'Bouzid Mansouri', 'Tariq Bouzid']);
    expect(['Kenneth Kenneth Bakar Whitaker', 'Alvaro Ana Maria Lopez', 'Tariq Bu Zayd'].map((name) => [...find(index, name)].sort())).toEqual([
      ['Kenneth Kenneth Bakar'], ['Ana Maria Lopez', 'Anamaria Lopez'], ['Tariq Bouzid'],
    ]);
    index.close();
  });

  test('finds either of two names that the scorer takes to be one by the other, in each category of the labelled pairs', () => {
    const alike = every(pairs, 13).filter(({ a, b }) => scoreNames(a, b).score >= 0.7);
    const index = indexOf([...new Set(alike.flatMap(({ a, b }) => [a, b]))]);
    expect(alike.length).toBeGreaterThan(80);
    expect(alike.some(({ a, b }) => isAbjad(a) !== isAbjad(b))).toBe(true);
    expect(alike.filter(({ a, b }) => !find(index, a).includes(b) || !find(index, b).includes(a))).toEqual([]);
    index.close();
  });

  test('finds one of several names of a person, once, and nobody by what he is no more', () => {
    const index = NameIndex.create(null);
    index.add({ localId: '1', names: ['Mohamed Trabelsi', 'محمد الطرابلسي'], births: [] });
    index.add({ localId: '2', names: ['Jean Dupont'], births: [] });
    index.finish('test', '1');
    expect(find(index, 'Muhammad Trabelsi')).toEqual(['1']);
    index.replace(['1', '2', '3'], [{ localId: '1', names: ['Ali Gharbi'], births: [] }, { localId: '3', names: ['Jeanne Mohamedou'], births: [] }], '2');
    expect([find(index, 'Mohamed Trabelsi'), find(index, 'Jean Dupont'), find(index, 'علي الغربي'), find(index, 'Jeanne Mohamadou'), index.position]).toEqual([[], [], ['1'], ['3'], '2']);
    index.close();
  });

  test('leaves out whose date of birth keeps the score too low, and nobody else', () => {
    const index = NameIndex.create(null);
    const births = [['1984-03-12'], ['1984-03'], ['1950-01-01'], [], ['1950-01-01', '1984-03-12'], ['198X']];
    births.forEach((own, at) => index.add({ localId: String(at), names: ['Mohamed Trabelsi'], births: own }));
    index.finish('test', '1');
    expect(births.map(birthNumber)).toEqual([19840312, 19840300, 19500101, 0, -1, -1]);
    const birthFactor = (birth: number): number => (birth === 19500101 ? 0.5 : 1);
    expect([...index.find({ name: nameTokens('Mohamed Trabelsi'), minScore: 0.7, birthFactor }).localIds].sort()).toEqual(['0', '1', '3', '4', '5']);
    index.close();
  });

  test('says so when more fit than it gives, and gives the likeliest', () => {
    const index = NameIndex.create(null);
    for (let at = 0; at < 10_010; at += 1) index.add({ localId: String(at), names: [at === 10_005 ? 'Ali Trabelsi' : 'Aly Trabelsi Mansouri'], births: [] });
    index.finish('test', '1');
    const { localIds, more } = index.find({ name: nameTokens('Ali Trabelsi'), minScore: 0.7, birthFactor: null });
    expect([more, localIds.length, localIds.includes('10005')]).toEqual([true, 10_000, true]);
    index.close();
  });
});

describe('the file of an index', () => {
  let folder: string, file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'index-'));
    file = join(folder, 'deeper', 'XX-names');
    const index = NameIndex.create(file);
    for (const [at, name] of names.slice(0, 4_200).entries()) index.add({ localId: `№${at}`, names: [name], births: ['1984-03-12'] });
    index.finish('making', 'here');
    index.close();
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is opened again with all it had, and takes in more', () => {
    const index = NameIndex.open(file, 'making')!;
    expect([index.position, find(index, names[17]!).includes('№17')]).toEqual(['here', true]);
    index.replace(['№17'], [{ localId: 'new', names: ['Xolani Hypothetical'], births: [] }], 'there');
    index.close();
    const again = NameIndex.open(file, 'making')!;
    expect([again.position, find(again, names[17]!).includes('№17'), find(again, 'Hypothetical Xolany')]).toEqual(['there', false, ['new']]);
    again.close();
  });

  test('is the same, whatever comes to it and goes before it is opened again, beyond what one row holds, too', () => {
    const index = NameIndex.open(file, 'making')!;
    const more = Array.from({ length: 4_300 }, (_, at) => ({ localId: `№${at + 4_000}`, names: [`${names[at % names.length]!} Quux${at % 7}`, 'Zzyzx WITHTHEVERYLONGNAMEOFALL'], births: [] }));
    index.replace(more.slice(0, 100).map(({ localId }) => localId), more, 'there');
    index.replace(['№5', '№4050'], [{ localId: '№5', names: ['ADALBERT MAXIMILIAN VON HOHENZOLLE'], births: [] }], 'beyond');
    const asked = [...every(names, 90), 'Adalbert Maximilian von Hohenzollern', 'Quux3', 'Zzyzx'];
    const found = asked.map((name) => [...find(index, name)].sort());
    const size = index.size;
    index.close();
    const again = NameIndex.open(file, 'making')!;
    expect(asked.map((name) => [...find(again, name)].sort())).toEqual(found);
    expect([find(again, 'Adalbert Maximilian von Hohenzollern'), again.size.names, again.size.words]).toEqual([['№5'], size.names, size.words]);
    again.replace(['№5'], [], 'end');
    expect(find(again, 'Adalbert Maximilian von Hohenzollern')).toEqual([]);
    again.close();
  });

  test.each([
    ['one of another making', 'another', () => null],
    ['one that was being written when its process ended', 'making', () => {
      const database = new DatabaseSync(file);
      database.exec("insert into facts values ('writing', '')");
      database.close();
      return null;
    }],
    ['one that another has open', 'making', () => NameIndex.open(file, 'making')],
    ['one that is no database', 'making', () => {
      writeFileSync(file, 'no database at all');
      return null;
    }],
  ])('%s is not opened', (_, making, spoil: () => NameIndex | null) => {
    const other = spoil();
    expect(NameIndex.open(file, making)).toBeNull();
    other?.close();
  });

  test('is opened in steps, between which other work may have its turn', () => {
    const opening = NameIndex.opening(file, 'making');
    let step = opening.next(), steps = 0;
    for (; step.done !== true; step = opening.next()) steps += 1;
    expect(steps).toBeGreaterThan(10);
    expect(find(step.value!, names[17]!)).toContain('№17');
    step.value!.close();
  });

  test('is given up between two steps of opening it: then another may have it', async () => {
    const given = NameIndex.opening(file, 'making');
    given.next();
    expect(() => given.throw(new Error('given up'))).toThrow('given up');
    const opened = (await inSteps(NameIndex.opening(file, 'making'), new AbortController().signal))!;
    expect(find(opened, names[17]!)).toContain('№17');
    opened.close();
    const endless = function* (): Generator<void, void> { for (;;) yield; };
    await expect(inSteps(endless(), AbortSignal.abort(new Error('stopped')))).rejects.toThrow('stopped');
  });

  test('nothing of one that is given up stays', () => {
    const index = NameIndex.create(join(folder, 'given-up'));
    index.add({ localId: '1', names: ['Ali'], births: [] });
    index.abandon();
    expect(existsSync(join(folder, 'given-up'))).toBe(false);
  });
});

describe('names are taken apart for the index', () => {
  /** Words that are what they are in any company, and such that are not: particles, articles, what is joined with the next or the last, letters, what machine-readable zones write. */
  const words = [
    'Mohamed', 'TRABELSI', 'José', 'ŽIVKOVIĆ', 'Đorđe', 'Иван', 'ПЕТРОВ', 'Ψαρρός', 'محمد', 'الشريف', 'عبدالرحمن', 'يوسفAli', 'Nguyen', 'Li', 'WEI', 'u', 'U', '0lga', 'ŉa', 'Ĳsbrand', 'Ǆ', 'Abdelkader', 'Salaheddine',
    'ben', 'BEN', 'de', 'La', 'Van', 'y', 'Y', 'e', 'al', 'EL', 'Abd', 'ABDUL', 'Abder', 'Seif', 'Din', 'Eddine', 'Ud', 'عبد', 'بن', 'الدين', 'دين', 'الله', 'XHAMAD', 'MXAHMD', 'EBD', "O'Brien", 'd’Arc', 'D’', 'سَعِيد', 'e\u0301va', '李明', '김철수', '*', '\u200b',
  ];
  const blanks = fc.constantFrom(' ', ' ', ' ', '-', ', ', '<', '<<', '.', '  ', '\t', '\u00a0', '–');
  const any = fc.array(fc.tuple(fc.constantFrom(...words), blanks), { minLength: 1, maxLength: 6 }).map((all) => all.flat().slice(0, -1).join(''));
  const untouched = ({ term: _, ...part }: ReturnType<typeof namePart>) => part;

  test('as they are for the scorer, whether their words are known or not', () => {
    const parts = new NameParts();
    const same = (name: string): void => {
      for (const form of [name, name.toUpperCase(), name.toLowerCase()]) expect([form, parts.of(form).map(untouched)]).toEqual([form, takeNameApart(form).slice(0, 24).map(namePart).map(untouched)]);
    };
    for (const name of every(names, 3)) same(name);
    fc.assert(fc.property(any, same), { numRuns: 3_000, seed: 11 });
    same(Array.from({ length: 30 }, (_, at) => words[at % 8]).join(' '));
  });

  test('what stands beside one another is found written together, where something of it is short', () => {
    fc.assert(fc.property(any, (name) => {
      const tokens = takeNameApart(name).slice(0, 24), own = tokens.map(namePart), found: string[] = [];
      joinedWords(own, (word) => found.push(word));
      expect(found).toEqual(spansOf(tokens).filter(([from, to]) => {
        const several = own.slice(from, to);
        return several.some(({ isShort }) => isShort) || (own.length > 2 && several.every(({ isSyllable }) => isSyllable));
      }).map(([from, to]) => writtenTogether(tokens.slice(from, to))));
    }), { numRuns: 1_000, seed: 12 });
  });
});

test('local ids: each person has his own, and the one who was added last with it is found', () => {
  const all = Array.from({ length: 9_000 }, (_, at) => (at % 3 === 0 ? `№${at % 4_500}` : at % 3 === 1 ? String(at) : `${'x'.repeat(at % 70)}-${at}`));
  const ids = new LocalIds();
  all.slice(0, 5_000).forEach((id, at) => expect(ids.add(id)).toBe(at));
  expect([ids.find('№3'), ids.find('none'), ids.find('')]).toEqual([4_503, undefined, undefined]);
  for (const id of all.slice(5_000)) ids.add(id);
  const again = new LocalIds();
  for (const chunk of [0, 1, 2]) again.load(ids.chunk(chunk));
  for (const some of [ids, again]) {
    expect(all.map((_, at) => some.of(at))).toEqual(all);
    expect(all.map((id) => some.find(id))).toEqual(all.map((id) => all.lastIndexOf(id)));
  }
});

test('postings: names of a word are told in ascending order, packed or added since', () => {
  const postings = new Postings();
  for (const [term, name] of [[0, 1], [2, 2], [0, 4]] as const) postings.add(term, name);
  postings.pack();
  const all = (terms: number): readonly (readonly number[])[] => Array.from({ length: terms }, (_, term) => [...postings.namesOf(term)]);
  for (const [term, name] of [[0, 5], [1, 5], [3, 6], [0, 7], [2_000, 7]] as const) postings.add(term, name);
  const expected = [[1, 4, 5, 7], [5], [2], [6], []];
  expect([all(5), [...postings.namesOf(2_000)]]).toEqual([expected, [7]]);
  postings.pack();
  postings.add(1, 9);
  expect([all(5), [...postings.namesOf(2_000)], [...postings.namesOf(9_999)]]).toEqual([[[1, 4, 5, 7], [5, 9], [2], [6], []], [7], []]);
});
