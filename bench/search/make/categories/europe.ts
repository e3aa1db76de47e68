import { between, oneOf } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, joined, readNames } from '../name.js';
import type { Name } from '../name.js';
import type { Random } from '../random.js';
import { registerOf, registerOfTable } from '../register.js';
import type { Person } from '../register.js';
import { icaoLatin, withoutMarks } from '../romanise/icao-latin.js';

const table = (name: string): readonly Name[] => readNames(name);
const plainKinds = { given: ['m', 'f'], family: ['s'] };

const marked = registerOfTable(table('european'), plainKinds);
const turks = registerOfTable(table('turkish'), plainKinds);
const hungarians = registerOfTable(table('hungarian'), plainKinds);

const vietnamese = table('vietnamese');
const vietnameseGiven = (random: Random): Name =>
  joined('g', random.pick(vietnamese.filter(({ kind }) => kind === 'mid')), random.pick(vietnamese.filter(({ kind }) => kind === 'm')));
const viets = registerOf({ given: vietnameseGiven, family: (random) => random.pick(vietnamese.filter(({ kind }) => kind === 's')), male: 'g' });

const native: Writer = ({ given, family }) => ({ given: formsOf(given, 'native')[0]!, family: formsOf(family, 'native')[0]! });

const through = (write: (name: string) => string): Writer => (person, random) => {
  const parts = native(person, random)!;
  return { given: write(parts.given), family: write(parts.family) };
};

/** Written with marks on something: the pattern shows on these persons alone. */
const hasMarks = ({ given, family }: Person): boolean => {
  const name = `${formsOf(given, 'native')[0]!}${formsOf(family, 'native')[0]!}`;
  return withoutMarks(name) !== name;
};

const onMarks = (writer: Writer): Writer => (person, random) => (hasMarks(person) ? writer(person, random) : null);

/** The spelling of the country's own people where their letters lack: ue, oe, dj. */
const ascii: Writer = ({ given, family }) => ({
  given: withoutMarks(formsOf(given, 'ascii', 'native')[0]!), family: withoutMarks(formsOf(family, 'ascii', 'native')[0]!),
});

const icao = through(icaoLatin);
const stripped = through(withoutMarks);

/** Without dots and hooks, ı as i: what Turkish names become abroad; Ö and Ü as OE and UE in German registers. */
const turkishAbroad: Writer = (person, random) => (random.chance(0.3) ? icao : stripped)(person, random);

/** Family name, middle, given name; without marks; or given name first, as abroad. */
const vietnameseHome: Writer = ({ given, family }) => ({ given: '', family: `${formsOf(family, 'native')[0]!} ${formsOf(given, 'native')[0]!}` });
const vietnameseAbroad: Writer = ({ given, family }, random) => {
  const surname = withoutMarks(formsOf(family, 'native')[0]!);
  const [middle = '', last = ''] = withoutMarks(formsOf(given, 'native')[0]!).split(' ');
  return {
    given: '',
    family: random.pick([`${surname} ${middle} ${last}`, `${last} ${middle} ${surname}`, `${surname.toUpperCase()} ${last} ${middle}`, `${middle} ${last} ${surname}`]),
  };
};

const hungarianHome: Writer = ({ given, family }) => ({ given: '', family: `${formsOf(family, 'native')[0]!} ${formsOf(given, 'native')[0]!}` });

export const europeCategories: readonly Category[] = [
  {
    name: 'diacritics', what: 'National letters beside machine readable zone, own fallback (ue, dj) and bare letters', positives: 85, negatives: 90,
    source: 'ICAO Doc 9303-3, section 6, table A (Ä AE, Ø OE, Å AA, Þ TH, Đ D, ß SS); DIN 5007-2 for ae, oe, ue; Unicode decomposition for bare letters',
    draw: oneOf(
      between(marked, onMarks(native), icao), between(marked, onMarks(native), stripped), between(marked, onMarks(native), ascii), between(marked, onMarks(stripped), icao),
    ),
  },
  {
    name: 'turkish', what: 'Turkish letters beside what registers abroad make of them', positives: 45, negatives: 50,
    source: 'ICAO Doc 9303-3 table 6.A (Ş S, Ğ G, ı I, Ç C; Ö OE, Ü UE)',
    draw: between(turks, onMarks(native), turkishAbroad),
  },
  {
    name: 'vietnamese', what: 'Vietnamese with marks and family name first beside bare letters in several orders', positives: 40, negatives: 45,
    source: 'W3C, Personal names around the world (family, middle, given; order abroad); Unicode decomposition for bare letters',
    draw: between(viets, vietnameseHome, vietnameseAbroad, ({ family }) => family),
  },
  {
    name: 'hungarian-order', what: 'Family name first in Hungary, last abroad', positives: 30, negatives: 35, source: 'W3C, Personal names around the world, different order of parts',
    draw: oneOf(between(hungarians, hungarianHome, native), between(hungarians, hungarianHome, stripped)),
  },
];
