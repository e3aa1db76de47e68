import { distance } from 'fastest-levenshtein';
import { between } from '../category.js';
import type { Category, Writer } from '../category.js';
import { laidOut, plainly } from '../layout.js';
import { formsOf, readNames } from '../name.js';
import type { Name } from '../name.js';
import type { Random } from '../random.js';
import { registerOfTable } from '../register.js';
import { icaoLatin, mrzName } from '../romanise/icao-latin.js';

const oneForm = (table: string, kinds: readonly string[], form: (name: Name) => string): readonly Name[] =>
  readNames(table).filter(({ kind }) => kinds.includes(kind)).map((name) => ({ kind: name.kind === 'al' ? 's' : name.kind, forms: { native: [form(name)] } }));

/** Names of many countries, by their usual Latin form. */
const mixed = [
  ...oneForm('western', ['m', 'f', 's'], (name) => formsOf(name, 'native')[0]!),
  ...oneForm('arabic', ['m', 'f', 's', 'al'], (name) => formsOf(name, 'english')[0]!),
  ...oneForm('iberian', ['m', 'f', 's'], (name) => formsOf(name, 'native')[0]!),
  ...oneForm('west-african', ['s'], (name) => formsOf(name, 'french')[0]!),
].filter((name, place, all) => all.findIndex((other) => other.forms['native']![0] === name.forms['native']![0]) === place);
const people = registerOfTable(mixed, { given: ['m', 'f'], family: ['s'] });

const iberian = readNames('iberian');
const longNames = registerOfTable(iberian, { given: ['mm', 'ff'], family: ['s', 'ps'] });

const native: Writer = ({ given, family }) => ({ given: formsOf(given, 'native')[0]!, family: formsOf(family, 'native')[0]! });

const neighbours = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'];

function besides(letter: string, random: Random): string {
  const row = neighbours.find((keys) => keys.includes(letter)) ?? neighbours[0]!;
  const place = Math.max(row.indexOf(letter), 0);
  return row[place === 0 ? 1 : place === row.length - 1 ? place - 1 : place + random.pick([-1, 1])]!;
}

/** One error of a typist: a letter left out, doubled, changed for its neighbour on the keyboard, or two changed over. Never the first letter. */
function mistyped(name: string, random: Random): string {
  const at = 1 + Math.floor(random.next() * (name.length - 2));
  const [before, letter, after] = [name.slice(0, at), name.charAt(at), name.slice(at + 1)];
  const way = random.next();
  if (way < 0.25) return before + after;
  if (way < 0.4) return before + letter + letter + after;
  if (way < 0.7) return before + besides(letter, random) + after;
  return before + after.charAt(0) + letter + after.slice(1);
}

const known = mixed.map(({ forms }) => forms['native']![0]!.toLowerCase());

/** A family or given name of 5 letters at least with one typing error, that is no other name of the tables. */
const typist: Writer = (person, random) => {
  const { given, family } = native(person, random)!;
  const which = random.pick([given, family].filter((name) => /^\p{L}{5,}$/u.test(name)).concat(''));
  if (which === '') return null;
  const wrong = mistyped(which, random);
  const errors = distance(which.toLowerCase(), wrong.toLowerCase());
  if (wrong === which || known.some((name) => distance(name, wrong.toLowerCase()) < errors)) return null;
  return { given: given === which ? wrong : given, family: family === which ? wrong : family };
};

const confused: readonly (readonly [string, string])[] = [
  ['O', '0'], ['I', '1'], ['B', '8'], ['S', '5'], ['Z', '2'], ['G', '6'], ['D', 'O'], ['RN', 'M'], ['M', 'RN'], ['VV', 'W'], ['W', 'VV'], ['L', 'I'], ['U', 'V'],
];

/** One letter of capitals misread by a machine. */
const misread: Writer = (person, random) => {
  const { given, family } = native(person, random)!;
  const upper = { given: icaoLatin(given), family: icaoLatin(family) };
  const which = random.pick(['given', 'family'] as const);
  const possible = confused.filter(([from]) => upper[which].slice(1).includes(from));
  if (possible.length === 0 || upper[which].length < 4) return null;
  const [from, to] = random.pick(possible);
  return { ...upper, [which]: upper[which].charAt(0) + upper[which].slice(1).replace(from, to) };
};

const fullSpanish: Writer = ({ given, second, family, family2 }) => ({
  given: `${formsOf(given, 'native')[0]!} ${formsOf(second, 'native')[0]!}`, family: `${formsOf(family, 'native')[0]!} ${formsOf(family2, 'native')[0]!}`,
});

const cut = (length: number, fillers: boolean): Writer => (person, random) => {
  const { given, family } = fullSpanish(person, random)!;
  const name = mrzName(family, given, length);
  return `${icaoLatin(family)} ${icaoLatin(given)}`.length < length ? null : { given: '', family: fillers ? name : name.replace(/<+/gu, ' ') };
};

const zone: Writer = (person, random) => {
  const { given, family } = native(person, random)!;
  return { given: '', family: mrzName(family, given, 39) };
};

const asItIs = ({ given, family }: { readonly given: string; readonly family: string }): string => (given === '' ? family : `${given} ${family}`);

export const errorCategories: readonly Category[] = [
  {
    name: 'typing', what: 'One typing error', positives: 80, negatives: 80,
    source: 'Damerau (1964): 80 % of misspellings are one letter left out, added, changed, or two changed over; neighbours on a QWERTY keyboard',
    draw: between(people, native, typist, plainly),
  },
  {
    name: 'ocr', what: 'One letter misread', positives: 35, negatives: 35,
    source: 'Letters that optical readers confuse: O and 0, I and 1, B and 8, S and 5, Z and 2, rn and m, vv and w',
    draw: between(people, native, misread, asItIs),
  },
  {
    name: 'mrz', what: 'The name field of a machine readable zone, fillers and all', positives: 35, negatives: 40,
    source: 'ICAO Doc 9303-3 and 9303-4: the name field of machine readable zones',
    draw: between(people, native, zone, (parts, random) => (parts.given === '' ? parts.family : laidOut(parts, random))),
  },
  {
    name: 'mrz-truncated', what: 'A long name cut at 39 characters (passport) or 30 (card)', positives: 40, negatives: 45,
    source: 'ICAO Doc 9303-4 (39 characters) and 9303-5 (30 characters): truncation of names, here by cutting the end',
    draw: (same, random) => between(longNames, fullSpanish, cut(random.pick([30, 39]), random.chance(0.5)), asItIs)(same, random),
  },
];
