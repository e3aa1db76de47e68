import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import { registerOfTable } from '../register.js';
import { bgnRussian, bgnUkrainian, icaoRussian, nationalBulgarian, nationalUkrainian } from '../romanise/cyrillic.js';
import { withoutMarks } from '../romanise/icao-latin.js';
import type { Romanisation } from '../romanise/letters.js';

const withLatin = (names: readonly Name[], system: Romanisation): readonly Name[] =>
  names.map((name) => ({ ...name, forms: { made: formsOf(name, 'native').map(system), ...name.forms } }));

const ukrainians = registerOfTable(withLatin(readNames('ukrainian'), nationalUkrainian), { given: ['m', 'f'], family: ['s'] });
const southern = readNames('south-slavic');
const serbs = registerOfTable(southern, { given: ['m', 'f'], family: ['s'] });
const bulgarians = registerOfTable(withLatin(southern, nationalBulgarian), { given: ['bm', 'bf'], family: ['bs'] });

const same: Romanisation = (name) => name;

const by = (convention: string, ...systems: readonly Romanisation[]): Writer => ({ given, family }, random) => {
  const system = random.pick(systems);
  return { given: system(random.pick(formsOf(given, convention))), family: system(random.pick(formsOf(family, convention))) };
};

const ukrainianLatin = by('native', nationalUkrainian, bgnUkrainian);
const russianLatin = by('russian', icaoRussian, bgnRussian);

/** Gaj's Latin in a machine or a register without its letters: Đ as Dj or as D. */
const gajAscii: Writer = (person, random) => by('latin', (name) => withoutMarks(random.chance(0.5) ? name.replaceAll('Đ', 'Dj').replaceAll('đ', 'dj') : name))(person, random);

const bulgarianFamily = (given: Name, family: string): string => (given.kind === 'bf' ? `${family}${/\p{Script=Latin}/u.test(family) ? 'a' : 'а'}` : family);

const bulgarian = (...conventions: readonly string[]): Writer => ({ given, family }, random) => ({
  given: random.pick(formsOf(given, ...conventions)), family: bulgarianFamily(given, random.pick(formsOf(family, ...conventions))),
});

export const slavicCategories: readonly Category[] = [
  {
    name: 'ukrainian-latin', what: 'Ukrainian in Cyrillic beside Latin', positives: 60, negatives: 60,
    source: 'Resolution 55 of the Cabinet of Ukraine (2010), as in ICAO Doc 9303-3 table 6.B; BGN/PCGN 1965',
    draw: between(ukrainians, by('native', same), ukrainianLatin),
  },
  {
    name: 'ukrainian-russian', what: 'The Ukrainian form of a name beside the Russian one (Oleksandr, Aleksandr; Mykola, Nikolai)', positives: 60, negatives: 60,
    source: 'Bilingual Soviet and Ukrainian identity papers, which give each name in both languages; Resolution 55 and ICAO Doc 9303-3 for the Latin',
    draw: oneOf(between(ukrainians, ukrainianLatin, russianLatin), between(ukrainians, by('native', same), by('russian', same)), between(ukrainians, by('native', same), russianLatin)),
  },
  {
    name: 'serbian-latin', what: 'Serbian in Cyrillic beside Latin with and without its letters (Đorđević, Djordjevic, Dordevic)', positives: 45, negatives: 45,
    source: "Gaj's Latin alphabet beside Vuk's Cyrillic; ICAO Doc 9303-3 tables 6.A and 6.B (Đ as D); Dj in registers without the letter",
    draw: oneOf(between(serbs, by('native', same), by('latin', same)), between(serbs, by('native', same), gajAscii)),
  },
  {
    name: 'bulgarian-latin', what: 'Bulgarian in Cyrillic beside the passport, and the passport beside French and German spellings', positives: 45, negatives: 45,
    source: 'Bulgarian transliteration act (2009); French and German spellings (Gueorguiev, Zankov) of older papers',
    draw: oneOf(between(bulgarians, bulgarian('native'), bulgarian('made')), between(bulgarians, bulgarian('native'), bulgarian('latin', 'made'))),
  },
];
