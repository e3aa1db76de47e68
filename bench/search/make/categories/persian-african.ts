import { between } from '../category.js';
import type { Category, Writer } from '../category.js';
import { formsOf, readNames } from '../name.js';
import { registerOfTable } from '../register.js';

const persians = registerOfTable(readNames('persian'), { given: ['m', 'f'], family: ['s'] });
const africans = registerOfTable(readNames('west-african'), { given: ['m', 'f'], family: ['s'] });

const by = (convention: string): Writer => ({ given, family }, random) => ({
  given: random.pick(formsOf(given, convention)), family: random.pick(formsOf(family, convention)),
});

export const persianAndAfricanCategories: readonly Category[] = [
  {
    name: 'persian-latin', what: 'Persian beside Latin', positives: 40, negatives: 40,
    source: 'BGN/PCGN 1958 romanization of Persian and the spellings of Iranian passports',
    draw: between(persians, by('native'), by('latin')),
  },
  {
    name: 'persian-spellings', what: 'Two Latin spellings of a Persian name', positives: 20, negatives: 25,
    source: 'BGN/PCGN 1958 romanization of Persian and the spellings of Iranian passports',
    draw: between(persians, by('latin'), by('latin')),
  },
  {
    name: 'west-african', what: 'The spelling of francophone registers beside that of anglophone ones (Diallo, Jallow; Kouassi, Kwasi)', positives: 60, negatives: 65,
    source: 'Names of the Akan in Ghana and of the Baoulé in Côte d’Ivoire (Wikipedia, Akan names); Diallo elsewhere, Jallow in The Gambia (Behind the Name, surnames); Gambian personal names (Wikipedia)',
    draw: between(africans, by('french'), by('english')),
  },
];
