import { between } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import { registerOf } from '../register.js';
import type { Register } from '../register.js';

const names = readNames('nicknames');

const families: Readonly<Record<string, readonly string[]>> = {
  e: ['Thompson', 'Whitaker', 'Hughes', 'Robinson', 'Fletcher', 'Campbell', 'Ashworth', 'Stewart'],
  s: ['García', 'Hernández', 'Navarro', 'Domínguez', 'Ortega', 'Iglesias', 'Guzmán', 'Castillo'],
  r: ['Sidorenko', 'Goncharenko', 'Schmidt', 'Kravchuk', 'Bondarenko', 'Zhuk', 'Petrenko', 'Melnik'],
  i: ['Rossi', 'Esposito', 'Santoro', 'Marchetti', 'Colombo', 'Ricci', 'Greco'],
  g: ['Schneider', 'Hoffmann', 'Krause', 'Zimmermann', 'Brandt', 'Vogel'],
  p: ['Nowicki', 'Jankowski', 'Kowalski', 'Zieliński', 'Wójcik'],
};

const registerOfLanguage = (language: string): Register => {
  const own = names.filter(({ kind }) => kind.startsWith(language));
  return registerOf({
    given: (random, kind) => random.pick(own.filter((name) => kind === null || name.kind === kind)),
    family: (random) => ({ kind: 's', forms: { full: [random.pick(families[language]!)] } }),
    male: `${language}m`,
  });
};

const registers = ['e', 'e', 's', 's', 'r', 'r', 'i', 'g', 'p'].map(registerOfLanguage);

const by = (convention: string): Writer => ({ given, family }, random) => ({ given: random.pick(formsOf(given, convention)), family: formsOf(family, 'full')[0]! });

export const nicknameCategories: readonly Category[] = [
  {
    name: 'nicknames', what: 'The given name beside its short form (William, Bill; Aleksandr, Sasha; Francisco, Paco)', positives: 95, negatives: 100,
    source: 'Hypocorisms by language (Wikipedia, Hypocorism); Oracle Watchlist Screening, given name map (Bill, William); OpenSanctions FAQ 158 (Alexander, Sasha)',
    draw: (same, random) => between(random.pick(registers), by('full'), by('short'))(same, random),
  },
];
