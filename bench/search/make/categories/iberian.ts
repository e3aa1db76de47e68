import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import { registerOfTable } from '../register.js';
import { withoutMarks } from '../romanise/icao-latin.js';

const names = readNames('iberian');
const spaniards = registerOfTable(names, { given: ['m', 'f', 'mm', 'ff'], family: ['s'] });
const portuguese = registerOfTable(names, { given: ['pm', 'pf'], family: ['ps'] });

/** Both family names, by a link, or the father's alone, which comes first. */
const spanishWith = (link: string | null, write: (text: string) => string = (text) => text): Writer => ({ given, family, family2 }) => {
  const [one, two] = [formsOf(family, 'native')[0]!, formsOf(family2, 'native')[0]!];
  return { given: write(formsOf(given, 'native')[0]!), family: write(link === null ? one : `${one}${link}${two}`) };
};

const both: Writer = (person, random) => spanishWith(random.pick([' ', ' ', ' y ', '-']))(person, random);
const bare: Writer = (person, random) => spanishWith(random.pick([' ', '-']), withoutMarks)(person, random);
const paternal: Writer = (person, random) => spanishWith(null, random.pick([withoutMarks, (text: string): string => text]))(person, random);

/** In Portugal the father's family name, the one that counts, comes last. */
const portugueseWith = (link: string | null, write: (text: string) => string = (text) => text): Writer => ({ given, family, family2 }) => ({
  given: write(formsOf(given, 'native')[0]!), family: write(link === null ? formsOf(family, 'native')[0]! : `${formsOf(family2, 'native')[0]!}${link}${formsOf(family, 'native')[0]!}`),
});
const last: Writer = (person, random) => portugueseWith(null, random.pick([withoutMarks, (text: string): string => text]))(person, random);
const linked: Writer = (person, random) => portugueseWith(random.pick([' de ', ' e ']))(person, random);
const portugueseBoth = portugueseWith(' ');

export const iberianCategories: readonly Category[] = [
  {
    name: 'spanish-double', what: 'Two family names beside the first alone, or joined by y or a hyphen', positives: 55, negatives: 65,
    source: 'W3C, Personal names around the world, multiple family names; Spanish naming customs (the father’s first, y between the two, the second left out)',
    draw: oneOf(between(spaniards, both, paternal), between(spaniards, both, bare)),
  },
  {
    name: 'portuguese-double', what: "Mother's and father's family names beside the last alone; particles between", positives: 35, negatives: 40,
    source: 'W3C, Personal names around the world, multiple family names (Brazil: the father’s last, particles between)',
    draw: oneOf(between(portuguese, portugueseBoth, last), between(portuguese, linked, portugueseBoth)),
  },
];
