import type { Category } from '../category.js';
import { laidOut, plainly } from '../layout.js';
import type { Parts } from '../layout.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import type { Random } from '../random.js';
import { bgnRussian } from '../romanise/cyrillic.js';

const russian = readNames('russian');
const russianMen = russian.filter(({ kind }) => kind === 'm');
const russianFamilies = russian.filter(({ kind }) => kind === 's');
const icelandic = readNames('icelandic');
const arabic = readNames('arabic');
const spanish = readNames('iberian');
const lookalikes = readNames('lookalikes');

type Draw = (random: Random) => readonly [Parts, Parts];

/** Father and son: the son's patronymic is the father's name, and the other way round. */
const russianFatherAndSon: Draw = (random) => {
  const [one, other] = [random.pick(russianMen), random.pick(russianMen)];
  const family = formsOf(random.pick(russianFamilies), 'native')[0]!;
  const write = random.pick([bgnRussian, (name: string): string => name]);
  const person = (given: typeof one, father: typeof one): Parts => ({ given: write(`${formsOf(given, 'native')[0]!} ${formsOf(father, 'patronymic')[0]!}`), family: write(family) });
  return [person(one, other), person(other, one)];
};

const icelandicFatherAndSon: Draw = (random) => {
  const [one, other] = [random.pick(icelandic), random.pick(icelandic)];
  const person = (given: typeof one, father: typeof one): Parts => ({ given: formsOf(given, 'native')[0]!, family: `${formsOf(father, 'genitive')[0]!}son` });
  return [person(one, other), person(other, one)];
};

const formOf = (names: readonly Name[], kind: string, convention: string, random: Random): string =>
  formsOf(random.pick(names.filter((name) => name.kind === kind)), convention)[0]!;

/** Brothers or sisters: the same chain behind another given name. */
const arabicSiblings: Draw = (random) => {
  const sex = random.pick(['m', 'f']);
  const of = (kind: string): string => formOf(arabic, kind, 'english', random);
  const [father, grandfather, family] = [of('m'), of('m'), `Al-${of('al')}`];
  const person = (): Parts => ({ given: `${of(sex)} ${father} ${grandfather}`, family });
  return [person(), person()];
};

const spanishSiblings: Draw = (random) => {
  const of = (kind: string): string => formOf(spanish, kind, 'native', random);
  const kind = random.pick(['m', 'f', 'mm', 'ff']);
  const family = `${of('s')} ${of('s')}`;
  return [{ given: of(kind), family }, { given: of(kind), family }];
};

const cousins: Draw = (random) => {
  const of = (kind: string): string => formOf(spanish, kind, 'native', random);
  const [given, paternal] = [of(random.pick(['m', 'f', 'mm', 'ff'])), of('s')];
  return [{ given, family: `${paternal} ${of('s')}` }, { given, family: `${paternal} ${of('s')}` }];
};

const wordsOf = ({ given, family }: Parts): readonly string[] => `${given} ${family}`.split(' ');

/** A name that bears one word twice is not clearly another than one that bears it once. */
const repeats = (parts: Parts): boolean => new Set(wordsOf(parts)).size < wordsOf(parts).length;

const relatives: readonly Draw[] = [russianFatherAndSon, icelandicFatherAndSon, arabicSiblings, spanishSiblings, cousins];

export const relativeCategories: readonly Category[] = [
  {
    name: 'relatives', what: 'Father and son by their patronymics, brothers and sisters, cousins of one name', positives: 0, negatives: 150,
    source: 'W3C, Personal names around the world (Icelandic and Russian patronymics, Spanish family names); INTERPOL guide to names and naming practices (2006), familial relationships',
    draw: (_same, random) => {
      const [one, other] = random.pick(relatives)(random);
      if (repeats(one) || repeats(other) || (one.given === other.given && one.family === other.family)) return null;
      return [plainly(one), laidOut(other, random)];
    },
  },
  {
    name: 'lookalikes', what: 'Given names that look or sound alike, the same family name', positives: 0, negatives: 190,
    source: 'Chosen by hand, each a pair that registers hold as two names: Mohamed and Mahmoud, Hassan and Hussein, names of men and women that share a stem',
    draw: (_same, random) => {
      const { forms } = random.pick(lookalikes);
      const family = random.pick(forms['families']!);
      return [laidOut({ given: forms['one']![0]!, family }, random), laidOut({ given: forms['other']![0]!, family }, random)];
    },
  },
];

