import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import { registerOfTable } from '../register.js';
import { bgnRussian, frenchRussian, germanRussian, icaoRussian } from '../romanise/cyrillic.js';
import type { Romanisation } from '../romanise/letters.js';

const names = readNames('russian').map((name) => ({ ...name, forms: { ...name.forms, icao: formsOf(name, 'native').map(icaoRussian) } }));
const people = registerOfTable(names, { given: ['m', 'f'], family: ['s'] });
const women = registerOfTable(names, { given: ['f'], family: ['s'] });

/** The family name of a woman: -ова, -ева, -ина, -ская. */
const feminine = (family: string): string => family.replace(/(ов|ев|ёв|ин)$/u, '$1а').replace(/(ск|цк)ий$/u, '$1ая');

const familyOf = (family: Name, given: Name): string => (given.kind === 'f' ? feminine : (form: string) => form)(formsOf(family, 'native')[0]!);

const patronymicOf = (father: Name, given: Name): string => formsOf(father, 'patronymic')[given.kind === 'f' ? 1 : 0]!;

const same: Romanisation = (name) => name;

/** Written by a system; with the patronymic where wanted. */
const by = (system: Romanisation, patronymic = false): Writer => ({ given, family, father }) => ({
  given: system(formsOf(given, 'native')[0]!) + (patronymic ? ` ${system(patronymicOf(father, given))}` : ''), family: system(familyOf(family, given)),
});

/** The given name in a form that no table makes, the family name by a system. */
const usual = (system: Romanisation): Writer => ({ given, family }, random) => ({
  given: random.pick(formsOf(given, 'usual', 'icao')), family: system(familyOf(family, given)),
});

const systems = [icaoRussian, bgnRussian, frenchRussian, germanRussian];
const anyLatin: Writer = (person, random) => random.pick([...systems.map((system) => by(system)), usual(bgnRussian), usual(icaoRussian)])(person, random);
const anyFull: Writer = (person, random) => by(random.pick(systems), true)(person, random);

/** A woman's family name left in the form of men, as registers of other countries write it. */
const masculine: Writer = ({ given, family }, random) => {
  const system = random.pick([icaoRussian, bgnRussian]);
  return { given: system(formsOf(given, 'native')[0]!), family: system(formsOf(family, 'native')[0]!) };
};

const systemsNamed = 'ICAO Doc 9303-3 table 6.B (GOST R 52535.1-2006); BGN/PCGN 1947; the French system of Soviet passports; Duden';
const guide = 'A Guide to Names and Naming Practices (United Kingdom for INTERPOL, 2006), Russian names';

export const russianCategories: readonly Category[] = [
  {
    name: 'russian-latin', what: 'Russian in Cyrillic beside five ways to write it in Latin', positives: 110, negatives: 115, source: systemsNamed,
    draw: oneOf(between(people, by(same), anyLatin), between(people, by(same, true), anyFull)),
  },
  {
    name: 'russian-spellings', what: 'Two Latin spellings of a Russian name by different systems', positives: 80, negatives: 85, source: systemsNamed,
    draw: between(people, anyLatin, anyLatin),
  },
  {
    name: 'russian-patronymic', what: 'The patronymic present in one register and missing in the other', positives: 50, negatives: 50, source: `${guide}; W3C, Personal names around the world`,
    draw: oneOf(between(people, by(same, true), anyLatin), between(people, anyFull, anyLatin), between(people, by(same, true), by(same))),
  },
  {
    name: 'russian-feminine', what: 'A woman’s family name in the feminine and in the masculine form', positives: 25, negatives: 25,
    source: 'W3C, Personal names around the world, variant word forms (-ova, -aya of women); registers that know one form of a family name hold the masculine',
    draw: between(women, by(icaoRussian), masculine),
  },
];
