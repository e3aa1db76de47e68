import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import type { Random } from '../random.js';
import { registerOfTable } from '../register.js';
import { icaoArabic } from '../romanise/icao-arabic.js';

const names = readNames('arabic');
const people = registerOfTable(names, { given: ['m', 'f', 'abd'], family: ['al', 's'] });
const men = registerOfTable(names, { given: ['m', 'abd'], family: ['al', 's'] });
const compounds = registerOfTable(names, { given: ['abd'], family: ['al', 's'] });

const bgn = 'BGN/PCGN 1956 romanization of Arabic';
const guide = 'A Guide to Names and Naming Practices (United Kingdom for INTERPOL, 2006)';

const sun = /^(?:[tdrzsnl]|th|dh|sh)/iu;

/** The article in English registers: apart, joined by a hyphen, assimilated to a sun letter (BGN/PCGN), written el, or left out. */
function withArticle(family: Name, form: string, random: Random): string {
  if (family.kind !== 'al') return form;
  const assimilated = sun.exec(form)?.[0].toLowerCase();
  return random.pick([`al-${form}`, `Al ${form}`, `Al-${form}`, `El ${form}`, form, assimilated ? `A${assimilated}-${form}` : `Al-${form}`]);
}

const native = (family: Name): string => (family.kind === 'al' ? 'ال' : '') + formsOf(family, 'native')[0]!;

const inArabic: Writer = ({ given, family }) => ({ given: formsOf(given, 'native')[0]!, family: native(family) });

const inEnglish: Writer = ({ given, family }, random) => ({
  given: random.pick(formsOf(given, 'english')), family: withArticle(family, random.pick(formsOf(family, 'english')), random),
});

const inFrench: Writer = ({ given, family }, random) => {
  const form = random.pick(formsOf(family, 'french'));
  return { given: random.pick(formsOf(given, 'french')), family: family.kind === 'al' ? random.pick([form, form, `El ${form}`, `Al ${form}`]) : form };
};

const inRussian: Writer = ({ given, family }, random) => ({
  given: random.pick(formsOf(given, 'russian')), family: family.kind === 'al' ? random.pick([`аль-${formsOf(family, 'russian')[0]!}`, formsOf(family, 'russian')[0]!]) : formsOf(family, 'russian')[0]!,
});

/** The given name followed by the father's and, of some persons, the grandfather's. */
const chained = (writer: Writer, convention: string, link: readonly string[], generations: readonly number[]): Writer => (person, random) => {
  const written = writer(person, random);
  const ancestors = [person.father, person.grandfather].slice(0, random.pick(generations));
  const between_ = random.pick(link);
  return written && { ...written, given: [written.given, ...ancestors.map((name) => random.pick(formsOf(name, convention)))].join(between_) };
};

const plainArabic = ({ given, family }: { readonly given: string; readonly family: string }): string => `${given} ${family}`;

const mrz = (fillers: boolean): Writer => (person, random) => {
  const written = inArabic(person, random)!;
  const field = (name: string): string => icaoArabic(name).replace(/ /gu, fillers ? '<' : ' ');
  return fillers ? { given: `${field(written.family)}<<${field(written.given)}`, family: '' } : { given: field(written.given), family: field(written.family) };
};

export const arabicCategories: readonly Category[] = [
  {
    name: 'arabic-latin', what: 'Arabic script beside English and French transcriptions', positives: 110, negatives: 115,
    source: `${bgn}; French transcription of Maghreb civil registers; Ellis, Arabic Transliteration Rules in Document 9303 (ICAO NTWG, 2011) for the variety of one name`,
    draw: oneOf(between(people, inArabic, inEnglish), between(people, inArabic, inFrench)),
  },
  {
    name: 'arabic-mrz', what: 'Arabic script or its transcription beside the transliteration for machine readable zones (MXHMD)', positives: 40, negatives: 45,
    source: 'ICAO Doc 9303-3 (8th edition), section 6, table C: transliteration of Arabic script',
    draw: oneOf(between(people, inArabic, mrz(true)), between(people, inArabic, mrz(false)), between(people, inEnglish, mrz(false))),
  },
  {
    name: 'arabic-cyrillic', what: 'Arabic script beside its Russian transcription', positives: 30, negatives: 30,
    source: 'practical transcription of Arabic into Russian (Gilyarevsky and Starostin, 1985)',
    draw: between(men, inArabic, inRussian, plainArabic),
  },
  {
    name: 'arabic-spellings', what: 'English beside French transcriptions, and several of one language', positives: 90, negatives: 95,
    source: `${bgn}; French transcription of Maghreb civil registers (ou, ch, dj, ss); ${guide}, annex A`,
    draw: oneOf(between(people, inEnglish, inFrench), between(people, inEnglish, inFrench), between(people, inEnglish, inEnglish), between(people, inFrench, inFrench)),
  },
  {
    name: 'arabic-compound', what: 'Names with Abd: apart, joined, assimilated, French', positives: 40, negatives: 45,
    source: `${guide}, Arabic names (Abd with one of the 99 names is one name); ${bgn}, assimilation of the article`,
    draw: oneOf(between(compounds, inEnglish, inFrench), between(compounds, inEnglish, inEnglish)),
  },
  {
    name: 'arabic-chain', what: "The father's and grandfather's names present in one register and missing in the other; bin, ben, ould", positives: 45, negatives: 55,
    source: `${guide}, Arabic names (ism, nasab, nisba); Mauritanian registers for ould`,
    draw: oneOf(
      between(men, chained(inEnglish, 'english', [' ', ' bin ', ' ibn '], [1, 2]), inEnglish),
      between(men, chained(inFrench, 'french', [' ', ' ben ', ' ould '], [1]), inFrench),
      between(men, chained(inEnglish, 'english', [' bin ', ' ibn '], [1]), chained(inEnglish, 'english', [' ', ' ben '], [1])),
      between(men, chained(inArabic, 'native', [' ', ' بن '], [1]), inEnglish),
    ),
  },
];
