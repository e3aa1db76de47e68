import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import type { Parts } from '../layout.js';
import { formsOf, joined, readNames } from '../name.js';
import type { Name } from '../name.js';
import type { Random } from '../random.js';
import { registerOf } from '../register.js';

const chinese = readNames('chinese');
const korean = readNames('korean');

const kindOf = (names: readonly Name[], kind: string): readonly Name[] => names.filter((name) => name.kind === kind);

/** A given name of two different syllables. */
function twoSyllables(names: readonly Name[], random: Random): Name {
  const first = random.pick(names);
  return joined('g', first, random.pick(names.filter((name) => name !== first)), '-');
}

const chineseGiven = kindOf(chinese, 'g');
const mandarin = registerOf({
  given: (random) => (random.chance(0.2) ? random.pick(chineseGiven) : twoSyllables(chineseGiven, random)), family: (random) => random.pick(kindOf(chinese, 's')), male: 'g',
});
const koreans = registerOf({ given: (random) => twoSyllables(kindOf(korean, 'g'), random), family: (random) => random.pick(kindOf(korean, 's')), male: 'g' });

const capital = (text: string): string => text.charAt(0).toLocaleUpperCase('en') + text.slice(1);

/** Syllables joined, hyphenated, hyphenated with two capitals, or apart. */
const syllables = (given: string, random: Random): string => {
  const [first = '', second] = given.split('-');
  if (second === undefined) return capital(first);
  return random.pick([capital(first) + second, `${capital(first)}-${second}`, `${capital(first)}-${capital(second)}`, `${capital(first)} ${capital(second)}`]);
};

const inScript = (convention: string): Writer => ({ given, family }) => ({
  given: '', family: formsOf(family, convention)[0]! + formsOf(given, convention)[0]!.replace('-', ''),
});

const inLatin = (convention: string): Writer => ({ given, family }, random) => ({
  given: syllables(random.pick(formsOf(given, convention)), random), family: random.pick(formsOf(family, convention)),
});

/** Family name first, as at home (6 of 10), in capitals or before a comma, or last, as abroad. */
function eastAsian({ given, family }: Parts, random: Random): string {
  if (given === '') return family;
  const way = random.next();
  if (way < 0.6) return `${family} ${given}`;
  if (way < 0.7) return `${family}, ${given}`;
  if (way < 0.8) return `${family} ${given}`.toLocaleUpperCase('en');
  return `${given} ${family}`;
}

const guide = 'A Guide to Names and Naming Practices (United Kingdom for INTERPOL, 2006)';
const pairs = (register: typeof mandarin, one: Writer, other: Writer): Category['draw'] => between(register, one, other, eastAsian);

export const chineseAndKoreanCategories: readonly Category[] = [
  {
    name: 'chinese-pinyin', what: 'Chinese characters, simplified or traditional, beside pinyin', positives: 80, negatives: 85,
    source: `GB/T 28039-2011 (pinyin of personal names), ISO 7098; ${guide}, Chinese names for order, hyphen and blank`,
    draw: oneOf(pairs(mandarin, inScript('native'), inLatin('pinyin')), pairs(mandarin, inScript('native'), inLatin('pinyin')), pairs(mandarin, inScript('trad'), inLatin('pinyin'))),
  },
  {
    name: 'chinese-taiwan-hongkong', what: 'Traditional characters beside Wade-Giles and the spelling of Hong Kong', positives: 25, negatives: 25,
    source: 'Wade-Giles as in Taiwanese passports; Hong Kong Government Cantonese romanisation; Price, What’s in a name (one man as Tsang Kwok-wai and Zeng Guowei on a sanctions list)',
    draw: oneOf(pairs(mandarin, inScript('trad'), inLatin('wade')), pairs(mandarin, inScript('trad'), inLatin('canton'))),
  },
  {
    name: 'chinese-characters', what: 'Simplified beside traditional characters', positives: 15, negatives: 20,
    source: 'General Standard Chinese Characters table (2013), appendix 1: simplified and traditional forms',
    draw: (same, random) => {
      const drawn = pairs(mandarin, inScript('native'), inScript('trad'))(same, random);
      return drawn && (!same || drawn[0] !== drawn[1]) ? drawn : null;
    },
  },
  {
    name: 'chinese-spellings', what: 'Pinyin in another layout, and pinyin beside Wade-Giles', positives: 50, negatives: 60,
    source: `ISO 7098 and Wade-Giles conversion table (Library of Congress, pinyin conversion project); ${guide}, Chinese names`,
    draw: oneOf(pairs(mandarin, inLatin('pinyin'), inLatin('pinyin')), pairs(mandarin, inLatin('pinyin'), inLatin('wade'))),
  },
  {
    name: 'korean-latin', what: 'Hangul beside the Revised Romanization and the spellings in use', positives: 60, negatives: 65,
    source: 'Revised Romanization of Korean (2000); spellings of family names counted in South Korean passports (Lee, Yi, Rhee); the ministry’s advice of 2013 (Gildong, Gil-dong)',
    draw: oneOf(pairs(koreans, inScript('native'), inLatin('revised')), pairs(koreans, inScript('native'), inLatin('usual'))),
  },
  {
    name: 'korean-spellings', what: 'Two Latin spellings of a Korean name', positives: 45, negatives: 50,
    source: 'Revised Romanization of Korean (2000); McCune-Reischauer; spellings counted in South Korean passports (Young, Yeong; Hyun, Hyeon)',
    draw: oneOf(pairs(koreans, inLatin('revised'), inLatin('usual')), pairs(koreans, inLatin('usual'), inLatin('usual'))),
  },
];
