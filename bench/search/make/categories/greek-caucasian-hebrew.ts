import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import { registerOfTable } from '../register.js';
import { armenian, georgian } from '../romanise/caucasian.js';
import { elot743 } from '../romanise/greek.js';
import type { Romanisation } from '../romanise/letters.js';

const made = (names: readonly Name[], system: Romanisation): readonly Name[] =>
  names.map((name) => ({ ...name, forms: { made: formsOf(name, 'native').map(system), ...name.forms } }));

const greeks = registerOfTable(made(readNames('greek'), elot743), { given: ['m', 'f'], family: ['s'] });
const hebrew = registerOfTable(readNames('hebrew'), { given: ['m', 'f'], family: ['s'] });
const caucasian = readNames('caucasian');
const armenians = registerOfTable(made(caucasian.filter(({ kind }) => kind.startsWith('a')), armenian), { given: ['am', 'af'], family: ['as'] });
const georgians = registerOfTable(made(caucasian.filter(({ kind }) => kind.startsWith('g')), georgian), { given: ['gm', 'gf'], family: ['gs'] });

const by = (...conventions: readonly string[]): Writer => ({ given, family }, random) => ({
  given: random.pick(formsOf(given, ...conventions)), family: random.pick(formsOf(family, ...conventions)),
});

/** Women bear the family name in the genitive. */
const greek: Writer = ({ given, family }) => ({
  given: formsOf(given, 'native')[0]!, family: formsOf(family, given.kind === 'f' ? 'fem' : 'native')[0]!,
});

const elot: Writer = (person, random) => {
  const { given, family } = greek(person, random)!;
  return { given: elot743(given), family: elot743(family) };
};

/** Forms of Greeks abroad; a woman's family name there is often that of men. */
const abroad: Writer = (person, random) => ({
  given: random.pick(formsOf(person.given, 'usual')),
  family: person.given.kind === 'f' && random.chance(0.6) ? elot743(formsOf(person.family, 'fem')[0]!) : random.pick(formsOf(person.family, 'usual')),
});

export const greekCaucasianHebrewCategories: readonly Category[] = [
  {
    name: 'greek-latin', what: 'Greek beside the passport and the usual spellings', positives: 70, negatives: 70,
    source: 'ELOT 743 (ISO 843:1997 type 2), deviations allowed by the Greek police on request (Ombudsman, 2013)',
    draw: oneOf(between(greeks, greek, elot), between(greeks, greek, abroad)),
  },
  {
    name: 'greek-spellings', what: 'The passport beside the usual spelling of a Greek name', positives: 35, negatives: 40,
    source: 'ELOT 743 beside traditional romanization (ou, y, gh, h for ch) and short forms (Yannis, Kostas)',
    draw: between(greeks, elot, abroad),
  },
  {
    name: 'hebrew-latin', what: 'Hebrew beside Latin', positives: 35, negatives: 35,
    source: 'Rules of the Academy of the Hebrew Language (2006) and the spellings that Israeli passports allow',
    draw: between(hebrew, by('native'), by('latin')),
  },
  {
    name: 'armenian-latin', what: 'Armenian beside eastern and western spellings', positives: 25, negatives: 25,
    source: 'BGN/PCGN 1981 romanization of Armenian; western Armenian pronunciation (Krikorian, Hagopian)',
    draw: oneOf(between(armenians, by('native'), by('made')), between(armenians, by('native'), by('latin'))),
  },
  {
    name: 'georgian-latin', what: 'Georgian beside Latin', positives: 25, negatives: 25,
    source: 'Georgian national romanization (2002); French spellings (Khoutsichvili)',
    draw: oneOf(between(georgians, by('native'), by('made')), between(georgians, by('native'), by('latin'))),
  },
];
