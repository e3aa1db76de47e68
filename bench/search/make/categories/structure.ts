import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { laidOut, plainly } from '../layout.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import { registerOf, registerOfTable } from '../register.js';
import { withoutMarks } from '../romanise/icao-latin.js';

const western = readNames('western');
const people = registerOfTable(western, { given: ['m', 'f'], family: ['s'] });
const familyNames = western.filter(({ kind }) => kind === 's');
const particles = readNames('particles').map(({ kind, forms }): Name => ({ kind, forms: { name: forms['name']!, particle: forms['particle']! } }));

/** Given names of the table, family names with a particle: two of the same particle and another name are different. */
const withParticle = registerOf({
  given: (random, sex) => random.pick(western.filter(({ kind }) => (sex === null ? kind === 'm' || kind === 'f' : kind === sex))),
  family: (random) => random.pick(particles.map(({ kind, forms }) => ({ kind, forms: { name: forms['name']!, whole: [`${forms['particle']![0]!} ${forms['name']![0]!}`.replace("' ", "'")] } }))),
  male: 'm',
});

const compoundNames = readNames('compound').map(({ kind, forms }): Name => ({ kind, forms: { native: [`${forms['first']![0]!}-${forms['second']![0]!}`] } }));
const compounds = registerOf({
  given: (random, sex) => random.pick(compoundNames.filter(({ kind }) => sex === null || kind === sex)), family: (random) => random.pick(familyNames), male: 'm',
});

const typographic = registerOfTable([...western.filter(({ kind }) => kind !== 's'), ...readNames('typography')], { given: ['m', 'f'], family: ['s'] });

const native: Writer = ({ given, family }, random) => ({ given: random.pick(formsOf(given, 'native')), family: random.pick(formsOf(family, 'native')) });
const whole: Writer = ({ given, family }) => ({ given: formsOf(given, 'native')[0]!, family: formsOf(family, 'whole')[0]! });

const particleVariant: Writer = ({ given, family }, random) => {
  const [full, name, first] = [formsOf(family, 'whole')[0]!, formsOf(family, 'name')[0]!, formsOf(given, 'native')[0]!];
  const particle = full.slice(0, full.length - name.length).trim();
  return random.pick([
    { given: first, family: full.toLocaleUpperCase('en') },
    { given: first, family: full.replace(/[ ']/gu, '') },
    { given: `${first} ${particle}`, family: name },
    { given: first, family: name },
    { given: first, family: full.replace(/(^|\s)\p{L}/gu, (letter) => letter.toLocaleUpperCase('en')) },
  ]);
};

const compoundVariant: Writer = (person, random) => {
  const { given, family } = native(person, random)!;
  return { given: withoutMarks(random.pick([given.replace('-', ' '), given.replace('-', ' '), given.replace(/-(.)/u, (_hyphen, letter: string) => letter.toLowerCase())])), family };
};

/** The given name as an initial, with the second one or without. */
const initial = (point: string): Writer => ({ given, family }) => ({ given: `${formsOf(given, 'native')[0]!.charAt(0)}${point}`, family: formsOf(family, 'native')[0]! });
const initials: Writer = ({ given, second, family }) => ({
  given: `${formsOf(given, 'native')[0]!.charAt(0)}.${formsOf(second, 'native')[0]!.charAt(0)}.`, family: formsOf(family, 'native')[0]!,
});
const middleInitial: Writer = ({ given, second, family }) => ({
  given: `${formsOf(given, 'native')[0]!} ${formsOf(second, 'native')[0]!.charAt(0)}.`, family: formsOf(family, 'native')[0]!,
});
const withSecond: Writer = ({ given, second, family }) => ({ given: `${formsOf(given, 'native')[0]!} ${formsOf(second, 'native')[0]!}`, family: formsOf(family, 'native')[0]! });

/** Pairs where another given name has another initial: otherwise the initial would fit both. */
const whereInitialsDiffer = (draw: Category['draw']): Category['draw'] => (same, random) => {
  const drawn = draw(same, random);
  if (!drawn || same) return drawn;
  const initialsOf = (name: string): string => name.split(/[\s.,-]+/u).filter((part) => part !== '').map((part) => part.charAt(0).toLowerCase()).sort().join('');
  const [a, b] = drawn.map(initialsOf) as [string, string];
  return [...(a.length < b.length ? a : b)].every((letter) => (a.length < b.length ? b : a).includes(letter)) ? null : drawn;
};

const reversed = between(people, native, ({ given, family }) => ({ given: formsOf(family, 'native')[0]!, family: formsOf(given, 'native')[0]! }), plainly);
const secondDropped = between(people, withSecond, native, laidOut);

export const structureCategories: readonly Category[] = [
  {
    name: 'particles', what: 'Van, von, de, di, dos: joined, moved behind the given name, in capitals, left out', positives: 65, negatives: 65,
    source: 'IFLA, Names of Persons: national usages for entry in catalogues (prefixed names: Dutch, German, French, Italian, Portuguese)',
    draw: between(withParticle, whole, particleVariant),
  },
  {
    name: 'compound-given', what: 'Compound given names with a hyphen, apart and joined', positives: 35, negatives: 45,
    source: "Instruction générale relative à l'état civil (hyphens of compound given names); ICAO Doc 9303-4 (a hyphen becomes a filler)",
    draw: between(compounds, native, compoundVariant),
  },
  {
    name: 'order', what: 'Family and given name change places, with and without comma', positives: 55, negatives: 60,
    source: 'W3C, Personal names around the world, different order of parts; INTERPOL guide to names and naming practices (2006)',
    draw: oneOf(reversed, reversed, between(people, withSecond, ({ given, second, family }) => ({ given: `${formsOf(family, 'native')[0]!}, ${formsOf(given, 'native')[0]!}`, family: formsOf(second, 'native')[0]! }), plainly)),
  },
  {
    name: 'initials', what: 'An initial instead of a given name', positives: 45, negatives: 50,
    source: 'Oracle Watchlist Screening, individual name rules (abbreviated given name); W3C, Personal names around the world, middle initials',
    draw: whereInitialsDiffer(oneOf(between(people, native, initial('.')), between(people, native, initial('')), between(people, withSecond, initials), between(people, withSecond, middleInitial))),
  },
  {
    name: 'second-given', what: 'A second given name present in one register and missing in the other', positives: 35, negatives: 45,
    source: 'Oracle Watchlist Screening, individual name rules (John Mike Smith, John Smith); missing tokens tolerated',
    draw: secondDropped,
  },
  {
    name: 'typography', what: "Apostrophes, Mac and Mc, hyphens, blanks", positives: 45, negatives: 50,
    source: "Oracle Watchlist Screening, individual name rules (Tsanga, T'Sanga); ICAO Doc 9303-4 (apostrophes fall, hyphens become fillers); Mac and Mc of one name",
    draw: between(typographic, native, native),
  },
];
