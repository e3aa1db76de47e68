import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import type { Parts } from '../layout.js';
import { formsOf, readNames } from '../name.js';
import type { Random } from '../random.js';
import { registerOfTable } from '../register.js';
import { hepburn, hiragana, kunreiShiki, passport, typed, withOh } from '../romanise/kana.js';

const systems = { hepburn, passport, withOh, typed, kunreiShiki };

const names = readNames('japanese').map((name) => {
  const kana = formsOf(name, 'katakana')[0]!;
  return { ...name, forms: { ...name.forms, ...Object.fromEntries(Object.entries(systems).map(([system, romanise]) => [system, [romanise(kana)]])) } };
});
const people = registerOfTable(names, { given: ['m', 'f'], family: ['s'] });

const by = (...conventions: readonly string[]): Writer => ({ given, family }, random) => {
  const convention = random.pick(conventions);
  return { given: formsOf(given, convention)[0]!, family: formsOf(family, convention)[0]! };
};

const inHiragana: Writer = ({ given, family }) => ({ given: hiragana(formsOf(given, 'katakana')[0]!), family: hiragana(formsOf(family, 'katakana')[0]!) });

/** Family name first in Japanese, with a blank; either order in Latin. */
function lay({ given, family }: Parts, random: Random): string {
  if (!/\p{Script=Latin}/u.test(family)) return `${family}${random.pick([' ', '　', ''])}${given}`;
  return random.pick([`${family} ${given}`, `${given} ${family}`, `${family.toLocaleUpperCase('en')} ${given}`]);
}

/** Kana with a blank between the names: without one the names cannot be told apart in Latin either. */
const layApart = (parts: Parts, random: Random): string => lay(parts, random).replace('　', ' ');

const latin = by('hepburn', 'passport', 'typed', 'kunreiShiki');

export const japaneseCategories: readonly Category[] = [
  {
    name: 'japanese-kana', what: 'Katakana or hiragana beside Latin', positives: 40, negatives: 40,
    source: 'Modified Hepburn (passports, Ministry of Foreign Affairs of Japan); Kunrei-shiki (ISO 3602)',
    draw: oneOf(between(people, by('katakana'), latin, layApart), between(people, inHiragana, latin, layApart)),
  },
  {
    name: 'japanese-kanji', what: 'Kanji beside Latin', positives: 20, negatives: 20,
    source: 'Most common reading of each name (JMnedict); Modified Hepburn',
    draw: between(people, by('kanji'), latin, lay),
  },
  {
    name: 'japanese-spellings', what: 'Long vowels with macron, unmarked, as OU and as OH; Hepburn beside Kunrei-shiki', positives: 40, negatives: 45,
    source: 'Passport rules of the Ministry of Foreign Affairs of Japan (long vowels unmarked, OH or OU on request: Kato, Katoh); ISO 3602; Modified Hepburn',
    draw: (same, random) => between(people, by('hepburn', 'passport', 'withOh'), by('typed', 'kunreiShiki', 'passport'), lay)(same, random),
  },
];
